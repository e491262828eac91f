"""What is true of a text: beginnings and roles of its parts, names, targets and money.

The truth of a text of ``texts/`` is written by hand, from the text alone, in ``truth.yaml``: its
parts in their order, each with the words it begins with (``at``), its role, and what its own text
says: ``names`` [role, name as printed], ``targets`` [words that carry the value, value, unit, to]
and ``money`` [words, amount, unit, to].  That of a plan of the corpus is its ``plan.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from taizhang.files.yaml_reader import read_yaml

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Value:
    """A number that is promised: where its words stand in the source, and what they say."""

    start: int
    end: int
    value: Decimal | None
    to: Decimal | None
    unit: str | None


@dataclass
class Part:
    """A section: where it begins in the source, its role, and what its own text says."""

    start: int
    role: str
    names: list[tuple[str, str]] = field(default_factory=list)
    targets: list[Value] = field(default_factory=list)
    money: list[Value] = field(default_factory=list)


@dataclass
class Truth:
    """A text and all that is true of it."""

    name: str
    source: bytes
    region: str
    parts: list[Part]


def text_names() -> list[str]:
    """The names of the texts written for the purpose."""
    return sorted(path.parent.name for path in TEXTS.glob("*/truth.yaml"))


def read_truth(name: str) -> Truth:
    """The truth of one text.  Raises ValueError where its words do not stand in the text."""
    folder = TEXTS / name
    document, findings = read_yaml((folder / "truth.yaml").read_text("utf-8"), "truth.yaml")
    if findings:
        raise ValueError(findings[0].message)
    source = (folder / "source.txt").read_bytes()
    parts = list(_parts(document.data["sections"], source.decode("utf-8")))
    return Truth(name, source, document.data["region"], parts)


def _parts(written: list[dict[str, Any]], text: str) -> Iterator[Part]:
    starts = []
    for section in written:
        after = starts[-1] + 1 if starts else 0
        starts.append(_find(text, section["at"], after, len(text)))
    for section, start, end in zip(written, starts, [*starts[1:], len(text)], strict=True):
        names = [(role, re.sub(r"\s", "", name)) for role, name in section.get("names", [])]
        targets = [_value(text, start, end, *one) for one in section.get("targets", [])]
        money = [_value(text, start, end, *one) for one in section.get("money", [])]
        yield Part(start, section["role"], names, targets, money)


def _value(text: str, low: int, high: int, words: str, *said: Any) -> Value:
    start = _find(text, words, low, high)
    value, unit, to = [*said, None][:3]
    ends = (None if one is None else Decimal(str(one)) for one in (value, to))
    return Value(start, start + len(words), *ends, unit)


def _find(text: str, words: str, low: int, high: int) -> int:
    start = text.find(words, low, high)
    if start < 0:
        raise ValueError(f"{words} does not stand where the truth has it.")
    return start
