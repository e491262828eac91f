"""What the site says in Chinese and English: `labels.toml`, and beside it what promises are told in."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.promises.labels import LANGUAGES, read_labels

__all__ = ["LANGUAGES", "is_labelled", "value_label", "word"]


@cache
def _labels() -> dict[str, Any]:
    text = files("taizhang.site.language").joinpath("labels.toml").read_text(encoding="utf-8")
    own, shared = tomllib.loads(text), read_labels()
    return {part: {**shared[part], **own[part]} for part in ("words", "values")}


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
