"""What words mean for quantities: the registers, made ready for matching."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from taizhang.quantity.bounds import Bounds, Vocabulary
from taizhang.quantity.fractions import share_pattern, tenths_pattern
from taizhang.quantity.numerals import (
    BLANK,
    CHINESE,
    MULTIPLIER,
    NUMERAL,
    SIGNS,
    plain_numerals,
)
from taizhang.quantity.rhythms import Rhythms
from taizhang.quantity.units import HALF_WIDTH, Units, any_of
from taizhang.quantity.years import Years
from taizhang.registers import Registers

UNCOUNTED = rf"(?<![{SIGNS}两几数])(?<!(?<![0-9])[0-9])"
"""Within some years (三年内) is not within the year (年内)."""


class Circumstance(NamedTuple):
    """Something that words before a quantity say of it."""

    gives: str
    value: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    adjacent: bool

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Where a text says it; most texts have none of its words."""
        return self.pattern.finditer(text) if any(one in text for one in self.words) else iter(())


@dataclass(frozen=True, repr=False)
class Words:
    """The vocabulary of quantities, compiled.  All patterns match folded text."""

    simplify: Callable[[str], str]
    measures: Units
    bounds: Bounds
    years: Years
    rhythms: Rhythms
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    vague: re.Pattern[str]
    shares: re.Pattern[str]
    tenths: re.Pattern[str]
    core: re.Pattern[str]
    per: re.Pattern[str]
    worded: re.Pattern[str]
    worded_as: Mapping[str, Mapping[str, Any]]
    lists: frozenset[str]
    more: Mapping[str, str]
    growth: Vocabulary
    average: re.Pattern[str]
    previous_year: re.Pattern[str]
    rate_before: re.Pattern[str]
    rate_after: re.Pattern[str]
    circumstances: tuple[Circumstance, ...]

    @property
    def units(self) -> Mapping[str, frozenset[str]]:
        """Printed forms without 万 or 亿 of each unit."""
        return self.measures.printed

    @property
    def dimensions(self) -> Mapping[str, str]:
        """What each unit measures."""
        return self.measures.dimensions

    @property
    def scales(self) -> Mapping[str, Decimal]:
        """What a unit of money is worth in its base unit; 1 for every other unit."""
        return self.measures.scales

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kind of quantity that each printed unit makes."""
        return self.measures.kinds

    @property
    def latin(self) -> str:
        """A pattern for a unit in Latin letters, whole."""
        return self.measures.latin

    def fold(self, text: str) -> str:
        """Text in simplified characters and half width; its length stays the same."""
        return plain_numerals(self.simplify(text).translate(HALF_WIDTH))

    @classmethod
    def of(cls, registers: Registers) -> "Words":
        """The words of a corpus."""
        words = registers.lexicon["quantities"]
        units = Units.of(registers.tables["units"], words)
        always = [(form["form"], form["pattern"]) for form in registers.lexicon["number_forms"]]
        forms = [*always, *((form["kind"], form["pattern"]) for form in words["forms"])]
        more = any_of(words["more"])
        bounds = Bounds.of(words)
        return cls(
            simplify=registers.simplify,
            measures=units,
            bounds=bounds,
            years=Years.of(words),
            rhythms=Rhythms.of(words),
            forms=tuple((kind, _form(pattern, units)) for kind, pattern in forms),
            vague=_vague(words.get("vague", []), units),
            shares=share_pattern(words["dashes"], more),
            tenths=tenths_pattern(words["dashes"], more),
            core=_core(units, words),
            per=re.compile(f"{words['per']}{NUMERAL}(?:{any_of(units.kinds)})"),
            worded=re.compile(any_of(entry["word"] for entry in words["worded"])),
            worded_as={entry["word"]: entry for entry in words["worded"]},
            lists=frozenset(words["lists"]),
            more={word: bounds.beside(word) for word in words["more"]},
            growth=Vocabulary(words["growth"]),
            average=re.compile(f"({any_of(words['average'])})"),
            previous_year=re.compile(f"({any_of(words['previous_year'])})"),
            rate_before=re.compile(f"({any_of(words['rate_before'])})(?:{any_of(bounds.words)})?$"),
            rate_after=re.compile(any_of(words["rate_after"])),
            circumstances=tuple(_circumstance(entry) for entry in words["circumstances"]),
        )


@lru_cache(maxsize=4)
def words_of(registers: Registers) -> Words:
    """The words of a corpus, compiled once."""
    return Words.of(registers)


def _circumstance(entry: Mapping[str, Any]) -> Circumstance:
    words = tuple(entry["words"])
    pattern = re.compile(f"{UNCOUNTED}(?:{any_of(words)})")
    adjacent = entry.get("adjacent", False)
    return Circumstance(entry["gives"], entry["value"], words, pattern, adjacent)


def _form(pattern: str, units: Units) -> re.Pattern[str]:
    meant = {"{n}": NUMERAL, "{c}": CHINESE, "{latin}": units.latin, "{tail}": units.tail}
    for name, regex in meant.items():
        pattern = pattern.replace(name, regex)
    return re.compile(pattern, re.MULTILINE)


def _vague(patterns: Iterable[str], units: Units) -> re.Pattern[str]:
    """How many in words that give no number (几十, 上百), with the unit behind them."""
    meant = {"{n}": NUMERAL, "{u}": f"(?={BLANK}(?:{MULTIPLIER}|{units.pattern}))"}
    alternatives = []
    for pattern in patterns:
        for name, regex in meant.items():
            pattern = pattern.replace(name, regex)
        alternatives.append(pattern)
    listed = "|".join(alternatives) or "(?!)"
    return re.compile(f"(?:{listed})(?:{MULTIPLIER})?(?:{BLANK}(?P<unit>{units.pattern}))?")


def _core(units: Units, words: Mapping[str, Any]) -> re.Pattern[str]:
    """A numeral with its unit, or two of them with a dash between them."""
    unit = units.pattern
    more, dash = any_of(words["more"]), f"[{re.escape(words['dashes'])}]"
    after = any_of(filter(str.isalpha, words["more"]))
    return re.compile(
        f"(?P<first>{NUMERAL})"
        f"(?:{BLANK}(?P<more>(?:{more}))(?P<times>{MULTIPLIER})?(?={BLANK}(?:{unit})))?"
        f"(?:{BLANK}(?:\\(含\\))?(?P<unit>{unit}))?"
        f"(?: ?{dash}{{1,2}} ?(?P<second>{NUMERAL})(?:{BLANK}(?P<unit_to>{unit}))?)?"
        f"(?P<after>(?:{after})(?![一-鿿]))?(?P<scale>{words['scale']})?"
    )
