"""Chinese words in English prose, tagged as what they are."""

import re

from markupsafe import Markup, escape

from taizhang.site.language.text_run import HAN

RUN = re.compile(rf"{HAN.pattern}(?:[^<>&A-Za-z]*{HAN.pattern})?[”》）】]?")
"""From a Chinese character to the last before a Latin letter or markup."""


def tag_chinese(html: str) -> str:
    """HTML of English prose with every run of Chinese in an element that says its language."""
    pieces = re.split("(<[^>]*>)", html)
    for index in range(0, len(pieces), 2):
        pieces[index] = RUN.sub(r'<span lang="zh-Hans">\g<0></span>', pieces[index])
    return "".join(pieces)


def tagged(text: str, lang: str) -> Markup:
    """A text as HTML, its Chinese tagged where the text is English."""
    html = escape(text)
    return Markup(tag_chinese(str(html))) if lang == "en" else html
