"""What words mean for quantities: the registers, made ready for matching."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from taizhang.quantity.numerals import BLANK, CHINESE, LARGE, NUMERAL, SIGNS
from taizhang.registers import Registers

KINDS = {"ratio": "percentage", "money": "amount", "count": "count"}
"""Kind of quantity by the dimension of its unit; other dimensions are measures."""

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFE6A: 0x25}
_HALF_WIDTH |= dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F), 0x20)
_UNCOUNTED = rf"(?<![{SIGNS}两几数])(?<!(?<![0-9])[0-9])"
"""Within some years (三年内) is not within the year (年内)."""
_MULTIPLIER = re.compile(f"^[十百千]?[{''.join(LARGE)}]+")


class Circumstance(NamedTuple):
    """Something that words before a quantity say of it."""

    gives: str
    value: str
    pattern: re.Pattern[str]
    adjacent: bool


class YearWords(NamedTuple):
    """How the words around a year make it a deadline, a baseline …"""

    timing: str
    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, repr=False)
class Words:
    """The vocabulary of quantities, compiled.  All patterns match folded text."""

    simplify: Callable[[str], str]
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    years: re.Pattern[str]
    core: re.Pattern[str]
    per: re.Pattern[str]
    worded: re.Pattern[str]
    worded_as: Mapping[str, Mapping[str, Any]]
    kinds: Mapping[str, str]
    latin: str
    """A pattern for a unit in Latin letters, whole."""
    lists: frozenset[str]
    scale: str
    before: re.Pattern[str]
    far: re.Pattern[str]
    after: re.Pattern[str]
    bounds: Mapping[str, str]
    negations: str
    growth: re.Pattern[str]
    average: re.Pattern[str]
    previous_year: re.Pattern[str]
    rate_before: re.Pattern[str]
    rate_after: re.Pattern[str]
    year_words: tuple[YearWords, ...]
    circumstances: tuple[Circumstance, ...]
    units: Mapping[str, frozenset[str]]
    dimensions: Mapping[str, str]
    scales: Mapping[str, Decimal]
    """What a unit of money is worth in its base unit; 1 for every other unit."""

    def fold(self, text: str) -> str:
        """Text in simplified characters and half width; its length stays the same."""
        return self.simplify(text).translate(_HALF_WIDTH)

    @classmethod
    def of(cls, registers: Registers) -> "Words":
        """The words of a corpus."""
        words, units = registers.lexicon["quantities"], registers.tables["units"]
        printed = {id: frozenset(map(_bare, unit.get("printed", []))) for id, unit in units.items()}
        kinds = dict.fromkeys(words.get("latin", []), "measure")
        kinds |= _kinds(printed, units, words["counters"])
        latin = f"(?:{_any(filter(_is_latin, kinds))})(?![A-Za-z0-9])"
        bounds = {
            word: bound
            for side in ("before", "after")
            for bound, listed in words[side].items()
            for word in listed
        } | dict.fromkeys(words["more"], "gt")
        fillers = f"(?:{_any(words['fillers'])})*"
        before = [word for listed in words["before"].values() for word in listed]
        after = [word for listed in words["after"].values() for word in listed]
        always = [(form["form"], form["pattern"]) for form in registers.lexicon["number_forms"]]
        forms = [*always, *((form["kind"], form["pattern"]) for form in words["forms"])]
        return cls(
            simplify=registers.simplify,
            forms=tuple((kind, _form(pattern, latin)) for kind, pattern in forms),
            years=_years(words["dashes"]),
            core=_core(kinds, latin, words),
            per=re.compile(f"{words['per']}{NUMERAL}(?:{_any(kinds)})"),
            worded=re.compile(_any(entry["word"] for entry in words["worded"])),
            worded_as={entry["word"]: entry for entry in words["worded"]},
            kinds=kinds,
            latin=latin,
            lists=frozenset(words["lists"]),
            scale=words["scale"],
            before=re.compile(f"({_any(before)}){fillers}{BLANK}$"),
            far=re.compile(f"({_any(words['far'])})[^、0-9{SIGNS}]{{0,8}}$"),
            after=re.compile(f"{BLANK}({_any(after)})"),
            bounds=bounds,
            negations=words["negations"],
            growth=re.compile(
                f"({_any(words['growth'])})(?:{_any([*words['fillers'], *before])})*$"
            ),
            average=re.compile(f"({_any(words['average'])})"),
            previous_year=re.compile(f"({_any(words['previous_year'])})"),
            rate_before=re.compile(f"({_any(words['rate_before'])})(?:{_any(before)})?$"),
            rate_after=re.compile(_any(words["rate_after"])),
            year_words=tuple(
                YearWords(
                    timing,
                    re.compile(f"(?:{_any(around['before'])})$"),
                    re.compile(_any(around["after"])),
                )
                for timing, around in words["years"].items()
            ),
            circumstances=tuple(
                Circumstance(
                    entry["gives"],
                    entry["value"],
                    re.compile(rf"{_UNCOUNTED}(?:{_any(entry['words'])})"),
                    entry.get("adjacent", False),
                )
                for entry in words["circumstances"]
            ),
            units=printed,
            dimensions={id: unit["dimension"] for id, unit in units.items()},
            scales={
                id: Decimal(unit["factor"] if unit["dimension"] == "money" else 1)
                for id, unit in units.items()
            },
        )


@lru_cache(maxsize=4)
def words_of(registers: Registers) -> Words:
    """The words of a corpus, compiled once."""
    return Words.of(registers)


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first; one that never matches for none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def _bare(unit: str) -> str:
    """A printed unit without the multiplier that belongs to the number: 万元 is 元."""
    return _MULTIPLIER.sub("", unit.translate(_HALF_WIDTH))


def _kinds(
    printed: Mapping[str, frozenset[str]],
    units: Mapping[str, Mapping[str, Any]],
    counters: Mapping[str, list[str]],
) -> dict[str, str]:
    """The kind of quantity that each printed unit makes."""
    kinds = {word: kind for kind, listed in counters.items() for word in listed}
    for id, words in printed.items():
        dimension = units[id]["dimension"]
        kind = "multiple" if id == "times" else KINDS.get(dimension, "measure")
        kinds |= dict.fromkeys(words - {""}, kind)
    return kinds


def _is_latin(unit: str) -> bool:
    return unit.isascii() and unit.isalpha()


def _form(pattern: str, latin: str) -> re.Pattern[str]:
    for name, meant in (("{n}", NUMERAL), ("{c}", CHINESE), ("{latin}", latin)):
        pattern = pattern.replace(name, meant)
    return re.compile(pattern, re.MULTILINE)


def _years(dashes: str) -> re.Pattern[str]:
    """A year a plan may be for, or two with a dash between them; in brackets even without 年."""
    known = "(?:19(?:49|[5-9][0-9])|20[0-9]{2})"
    year, ending = f"(?<![0-9.])({known})", " ?年度?"
    return re.compile(
        f"{year}(?:{ending})? ?[{re.escape(dashes)}]{{1,2}} ?({known})(?:{ending}|(?=\\)))"
        f"|{year}{ending}|(?<![{'〇零一二三四五六七八九'}])([二一][〇零一二三四五六七八九]{{3}})年度?"
    )


def _core(kinds: Iterable[str], latin: str, words: Mapping[str, Any]) -> re.Pattern[str]:
    """A numeral with its unit, or two of them with a dash between them."""
    unit = f"{latin}|{_any(kind for kind in kinds if not _is_latin(kind))}"
    more, dash = _any(words["more"]), f"[{re.escape(words['dashes'])}]"
    return re.compile(
        f"(?P<percent>百分之)?(?P<first>{NUMERAL})"
        f"(?:{BLANK}(?P<more>(?:{more}))(?P<times>[十百千]?[万亿]+)?(?={BLANK}(?:{unit})))?"
        f"(?:{BLANK}(?P<unit>{unit}))?"
        f"(?: ?{dash}{{1,2}} ?(?:百分之)?(?P<second>{NUMERAL})(?:{BLANK}(?P<unit_to>{unit}))?)?"
        f"(?P<after>(?:{more})(?![一-鿿]))?(?P<scale>{words['scale']})?"
    )
