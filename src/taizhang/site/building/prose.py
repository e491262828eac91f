"""Pages written by hand, as the theme has rendered their Markdown."""

from taizhang.site.language.tongues import tag_chinese

QUALITY = "<!-- how good the reading is -->"
"""Where a hand-written page wants the figures of the corpus."""


def finish_prose(html: str, lang: str) -> str:
    """The HTML of prose, its tables scrolling, the Chinese in English prose tagged."""
    return _scrolling(tag_chinese(html) if lang == "en" else html)


def _scrolling(html: str) -> str:
    """Tables of a hand-written page in frames that the keyboard can scroll."""
    html = html.replace("<table>", '<div class="tz-table" tabindex="0"><table class="tz-plain">')
    return html.replace("</table>", "</table></div>")
