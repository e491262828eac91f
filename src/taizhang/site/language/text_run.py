"""Words on a page, with the language they are in and where they lead."""

import re
from typing import NamedTuple

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


def language_of(text: str) -> str:
    """Whether prose is Chinese or English, by its punctuation, then by its words.

    What stands between backticks or quotation marks is quoted and does not count.
    """
    own = re.sub(r"`[^`]*`|“[^”]*”", "", text)
    if re.search("[，。；：！？]", own):
        return "zh"
    return "en" if re.search("[a-z]{2,}", own) or not HAN.search(text) else "zh"
