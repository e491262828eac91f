"""What is true of a text: beginnings and roles of its parts, names, targets and money.

The truth of a text of ``texts/`` is written by hand, from the text alone, in ``truth.yaml``: its
parts in their order, each with the words it begins with (``at``), its role, and what its own text
says: ``names`` [role, name as printed], ``targets`` [words that carry the value, value, unit, to]
and ``money`` [words, amount, unit, to].  That of a plan of the corpus is its ``plan.yaml``.

A truth that is ``complete`` tells more: behind a value {bound, year, recurrence, currency}, a
``year`` for all targets of a part, ``rhythms`` [words, how often] of what watches over delivery,
and the ``facts`` of the document.  What it leaves out, the words do not say: no bound is ``eq`` or
``exact``.  Of a truth that is not complete nobody can tell whether a bound or a year is right.
What may be read in several ways is not judged: a fact that is null, a year or recurrence that is
``?``; of names with ``|`` between them either is right.

What a text promises without a number, and what it only says besides, stands in ``promised.yaml``, where
somebody has written it: measures [words, action, grain, modality] and asides [words, reason].
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from taizhang.files.yaml_reader import read_yaml

TEXTS = Path(__file__).parent / "texts"
FACTS = ("issuer", "document_number", "written", "published", "period")
"""What a plan says of itself, or is said to lack; a title it always has."""


@dataclass(frozen=True)
class Value:
    """A number that is promised: where its words stand in the source, and what they say."""

    start: int
    end: int
    value: Decimal | None
    to: Decimal | None
    unit: str | None
    bound: str | None = None
    year: str | None = None
    recurrence: str | None = None
    currency: str | None = None
    review: frozenset[str] = frozenset()
    """Of a draft: the keys under review."""


@dataclass(frozen=True)
class Rhythm:
    """Something done again and again so that delivery is watched, and how often."""

    start: int
    end: int
    every: str
    review: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Promised:
    """A measure, or an aside, which has a reason: where its words stand in the source, and what they say."""

    start: int
    end: int
    action: str | None = None
    grain: str | None = None
    modality: str | None = None
    reason: str | None = None


@dataclass
class Part:
    """A section: where it begins in the source, its role, and what its own text says."""

    start: int
    role: str
    names: list[tuple[str, str]] = field(default_factory=list)
    targets: list[Value] = field(default_factory=list)
    money: list[Value] = field(default_factory=list)
    rhythms: list[Rhythm] = field(default_factory=list)
    review: frozenset[str] = frozenset()
    names_in_review: list[tuple[str, str]] = field(default_factory=list)
    """Of a draft: the names of responsibilities that are under review."""


@dataclass
class Truth:
    """A text and all that is true of it."""

    name: str
    source: bytes
    region: str
    parts: list[Part]
    complete: bool = True
    facts: dict[str, Any] = field(default_factory=dict)
    promised: list[Promised] | None = None
    """Its measures and asides; None where nobody tells."""
    review: frozenset[str] = frozenset()


def text_names(folder: Path = TEXTS) -> list[str]:
    """The names of the texts written for the purpose."""
    return sorted(path.parent.name for path in folder.glob("*/truth.yaml"))


def read_truth(name: str, texts: Path = TEXTS) -> Truth:
    """The truth of one text.  Raises ValueError where its words do not stand in the text."""
    folder = texts / name
    document, findings = read_yaml((folder / "truth.yaml").read_text("utf-8"), "truth.yaml")
    if findings:
        raise ValueError(findings[0].message)
    data, source = document.data, (folder / "source.txt").read_bytes()
    parts = list(_parts(data["sections"], source.decode("utf-8")))
    facts = _facts(data["facts"], source.decode("utf-8")) if "facts" in data else {}
    complete = data.get("complete", False)
    promised = _read_promised(folder / "promised.yaml", source.decode("utf-8"))
    return Truth(name, source, data["region"], parts, complete, facts, promised)


def _read_promised(path: Path, text: str) -> list[Promised] | None:
    """The measures and asides of a text, in their order; None where nobody tells."""
    if not path.is_file():
        return None
    document, findings = read_yaml(path.read_text("utf-8"), path.name)
    if findings:
        raise ValueError(findings[0].message)
    promised: list[Promised] = []
    for words, *said in document.data["promised"]:
        start = _find(text, words, promised[-1].end if promised else 0, len(text))
        told = {"reason": said[0]} if len(said) == 1 else {}
        end = start + len(words)
        promised.append(Promised(start, end, **told) if told else Promised(start, end, *said))
    return promised


def _facts(written: dict[str, Any], text: str) -> dict[str, Any]:
    """The facts as told; None for what the document does not say, and nothing for the doubtful."""
    for key in ("title", "issuer", "document_number"):
        _find(re.sub(r"\s", "", text), re.sub(r"\s", "", written.get(key) or ""), 0, len(text))
    told = dict.fromkeys(FACTS) | written
    return {key: one for key, one in told.items() if one is not None or key not in written}


def _parts(written: list[dict[str, Any]], text: str) -> Iterator[Part]:
    starts = []
    for section in written:
        after = starts[-1] + 1 if starts else 0
        starts.append(_find(text, section["at"], after, len(text)))
    for section, start, end in zip(written, starts, [*starts[1:], len(text)], strict=True):
        names = [(role, re.sub(r"\s", "", name)) for role, name in section.get("names", [])]
        year = section.get("year")
        targets = [_value(text, start, end, year, *one) for one in section.get("targets", [])]
        money = [_value(text, start, end, None, *one) for one in section.get("money", [])]
        rhythms = [_rhythm(text, start, end, *one) for one in section.get("rhythms", [])]
        yield Part(start, section["role"], names, targets, money, rhythms)


def _rhythm(text: str, low: int, high: int, words: str, every: str) -> Rhythm:
    start = _find(text, words, low, high)
    return Rhythm(start, start + len(words), every)


def _value(text: str, low: int, high: int, year: Any, words: str, *said: Any) -> Value:
    start = _find(text, words, low, high)
    more = {"year": year} | (said[-1] if isinstance(said[-1], dict) else {})
    value, unit, to = [*(one for one in said if not isinstance(one, dict)), None][:3]
    more["year"] = years(more["year"])
    ends = (None if one is None else Decimal(str(one)) for one in (value, to))
    return Value(start, start + len(words), *ends, unit, **more)


def years(said: Any) -> str | None:
    """A year, or the first and last of several, as one word: 2027, 2025/2027."""
    both = said if isinstance(said, list) else [said]
    return None if said is None else "/".join(str(one) for one in both)


def _find(text: str, words: str, low: int, high: int) -> int:
    start = text.find(words, low, high)
    if start < 0:
        raise ValueError(f"{words} does not stand where the truth has it.")
    return start
