"""What the site says in Chinese and English: `labels.toml`, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("zh", "en")


@cache
def _labels() -> dict[str, Any]:
    text = files("taizhang.site.language").joinpath("labels.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def word(key: str, lang: str) -> str:
    """A word or sentence of the site's own.  Raises KeyError for one that nobody wrote."""
    told: str = _labels()["words"][key][lang]
    return told


def value_label(enum: str, value: str, lang: str) -> str:
    """What a value of an enumeration is called; a value that a corpus added says itself."""
    label: str = _labels()["values"].get(enum, {}).get(value, {}).get(lang, value)
    return label


def is_labelled(enum: str, value: str) -> bool:
    """Whether a value of an enumeration has a label in every language."""
    label = _labels()["values"].get(enum, {}).get(value, {})
    return all(label.get(lang) for lang in LANGUAGES)
