"""What codes of promises are called in Chinese and English: `labels.toml`, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("zh", "en")


@cache
def read_labels() -> dict[str, Any]:
    """The words around values (``words``), and what codes are called (``values``)."""
    text = files("taizhang.promises").joinpath("labels.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def word(key: str, lang: str) -> str:
    """Words around a value.  Raises KeyError for what nobody wrote."""
    told: str = read_labels()["words"][key][lang]
    return told


def value_label(enum: str, value: str, lang: str) -> str:
    """What a value of an enumeration is called; a value that a corpus added says itself."""
    label: str = read_labels()["values"].get(enum, {}).get(value, {}).get(lang, value)
    return label
