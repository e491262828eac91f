"""Words on a page, with the language they are in and where they lead."""

import re
from typing import Any, NamedTuple

SCRIPTS = {"Hans": "zh-Hans", "Hant": "zh-Hant", "Latn": "und-Latn", "": "und"}
"""The script of a source as a language tag (BCP 47)."""

TAGS = {"zh": "zh-Hans", "en": "en"}
"""The languages of the site as language tags (BCP 47)."""

HAN = re.compile("[\u3400-\u9fff]")


class TextRun(NamedTuple):
    """A run of text.  ``lang`` is empty where it is the page's own.

    ``page`` is the key of the page it leads to (empty for this page), ``anchor`` the place there,
    ``href`` an address outside the site.
    """

    text: str
    lang: str = ""
    page: str = ""
    anchor: str = ""
    href: str = ""


def both(
    entry: dict[str, Any], key: str, lang: str, page: str = "", script: str = ""
) -> tuple[TextRun, ...]:
    """A name in the page's language: Chinese pages say it as it is, English ones add the Chinese.

    Where there is no English one, both say it as it is.  ``script`` is the language tag of the
    name as it is; without it, that shows in its characters.
    """
    name, english = entry[key], entry.get(f"{key}_en")
    own = named(name, lang) if not script else TextRun(name, "" if script == TAGS[lang] else script)
    if lang == "zh" or not english:
        return (own._replace(page=page),)
    return (TextRun(english, "", page), own)


def named(name: str, lang: str) -> TextRun:
    """A name that is Chinese if it has a Chinese character, tagged where the page is not."""
    written = TAGS["zh" if HAN.search(name) else "en"]
    return TextRun(name, "" if written == TAGS[lang] else written)


def other(entry: dict[str, Any], key: str, lang: str) -> TextRun | None:
    """The name of an entry in the language that the page is not in; none where it has only one."""
    if not entry.get(f"{key}_en"):
        return None
    return named(entry[f"{key}_en"] if lang == "zh" else entry[key], lang)


def curated(text: str, lang: str) -> TextRun:
    """A remark by a curator, who may write either language, tagged where it is not the page's."""
    written = language_of(text)
    return TextRun(text, "" if written == lang else {"zh": "zh-Hans"}.get(written, written))


def language_of(text: str) -> str:
    """Whether prose is Chinese or English, by its punctuation, then by its words.

    What stands between backticks or quotation marks is quoted and does not count.
    """
    own = re.sub(r"`[^`]*`|“[^”]*”", "", text)
    if re.search("[，。；：！？]", own):
        return "zh"
    return "en" if re.search("[a-z]{2,}", own) or not HAN.search(text) else "zh"
