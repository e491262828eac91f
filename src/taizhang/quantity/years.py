"""Years: where they stand, how they are meant, and which of them governs a quantity.

A quantity has the year that stands last before it in its sentence.  Of years that are listed each has
the quantity of its place where 分别 or 依次 shares them out (2024年、2025年分别培育20家、25家); without
such a word all of them govern it.  A year that is only compared with is a baseline.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from taizhang.quantity.model import Quantity, QuantityPart
from taizhang.quantity.units import any_of

JOINT = re.compile("[、,/和及与或]|以及")
"""Between the members of a list of years or of quantities."""
BORDER = re.compile(r"[;!?。\n]")
_JOINED = re.compile(f"(?:末|底|前|之前)?(?:{JOINT.pattern})(?:到|至)?")
_FROM = re.compile("[由从]$")
"""Before a year whose value something starts from: 由2024年的8亿元翻一番."""
_VALUE = re.compile("的|[0-9]")
_BASIS = re.compile("[^,;:。\n]{0,16}基础上")
"""Behind a year that something is built on: 在2020年8亿元的基础上."""
_ITS = re.compile("[底末]?[一-鿿]{0,3}的")
"""Between a year and what is so many times its value."""
FAR = 400
"""So many characters before a place its sentence is looked through at most."""
_KNOWN = "(?:19(?:49|[5-9][0-9])|20[0-9]{2})"
_WRITTEN = "[二一][〇零一二三四五六七八九]{3}"


class Around(NamedTuple):
    """How the words around a year make it a deadline, a baseline …"""

    timing: str
    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, repr=False)
class Years:
    """The words around years, compiled."""

    pattern: re.Pattern[str]
    around: tuple[Around, ...]
    sharing: re.Pattern[str]

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> "Years":
        """The words of years in a lexicon."""
        around = (
            Around(
                timing,
                re.compile(f"(?:{any_of(said['before'])})$"),
                re.compile(any_of(said["after"])),
            )
            for timing, said in words["years"].items()
        )
        sharing = f"(?:{any_of(words.get('sharing', []))})"
        return cls(_pattern(words["dashes"]), tuple(around), re.compile(sharing))

    def meant(self, quantity: Quantity, text: str, clause: int) -> QuantityPart:
        """How a year is meant: by, in, before, during it, or as a baseline."""
        if quantity.kind == "period":
            return QuantityPart("timing", "during", quantity.start, quantity.end)
        for around in self.around:
            after = around.after.match(text, quantity.end)
            if after:
                return QuantityPart("timing", around.timing, *after.span())
        started = _FROM.search(text, clause, quantity.start) and _VALUE.match(text, quantity.end)
        if started or _BASIS.match(text, quantity.end):
            return QuantityPart("timing", "baseline", quantity.start, quantity.end)
        for around in self.around:
            before = around.before.search(text, clause, quantity.start)
            if before:
                return QuantityPart("timing", around.timing, before.start(), quantity.start)
        return QuantityPart("timing", "in", quantity.start, quantity.end)

    def shared_out(self, quantities: list[Quantity], text: str) -> dict[int, list[Quantity]]:
        """The year of each quantity to which such a word gives one, by where the quantity begins."""
        given: dict[int, list[Quantity]] = {}
        for word in self.sharing.finditer(text):
            listed = _listed_before(quantities, text, word.start())
            timing = timing_of(listed[::-1]) if listed else None
            years = [one for period in listed for one in _each(period, timing)]
            taking = _listed_after(quantities, text, word.end(), len(years))
            while len(years) == len(taking) > 1:
                given |= {one.start: [year] for one, year in zip(taking, years, strict=True)}
                taking = _listed_after(quantities, text, taking[-1].end, len(years))
        return given


def governing(quantity: Quantity, years: list[Quantity], text: str) -> list[Quantity]:
    """Of the years before a quantity in its sentence, the last first, those that are its own."""
    own: list[Quantity] = []
    for year in years:
        if is_baseline(year, quantity, text):
            continue
        if own and not _JOINED.fullmatch(text, year.end, own[-1].start):
            break
        own.append(year)
    return own


def is_baseline(year: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether a quantity is compared with a year: 比2022年净增, 达到2020年的1.5倍."""
    if year.says("timing") == "baseline":
        return True
    shares = quantity.kind in ("multiple", "percentage", "rate")
    return shares and _ITS.fullmatch(text, year.end, quantity.start) is not None


def timing_of(years: list[Quantity]) -> QuantityPart | None:
    """How a list of years is meant: as its first (到2025年、2027年), the last one first."""
    said = [year.part("timing") for year in years]
    return next((one for one in reversed(said) if one and one.value != "in"), said[0])


def read_year(match: re.Match[str]) -> Quantity:
    """A year, or a period of years."""
    spans = [match.span(n) for n in range(1, len(match.groups()) + 1) if match[n]]
    ends = [match.string[slice(*span)].translate(_DIGITS) for span in spans]
    parts = [QuantityPart("number", ends[0], *spans[0])]
    value, to = Decimal(ends[0]), None
    if len(ends) > 1:
        parts.append(QuantityPart("to", ends[1], *spans[1]))
        to = Decimal(ends[1])
    kind, unit = "period" if to else "year", "年" if "年" in match[0] else ""
    return Quantity("", *match.span(), kind, "certain", value, to, value, "", unit, tuple(parts))


_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _pattern(dashes: str) -> re.Pattern[str]:
    """A year a plan may be for, or two with a dash between them; in brackets even without 年."""
    dash, ending = f" ?[{re.escape(dashes)}]{{1,2}} ?", " ?年度?"
    number, written = f"(?<![0-9.])({_KNOWN})", f"(?<![〇零一二三四五六七八九])({_WRITTEN})"
    return re.compile(
        f"{number}(?:{ending})?{dash}({_KNOWN})(?:{ending}|(?=\\)))|{number}{ending}"
        f"|{number}(?=(?:[、/和及与]{_KNOWN})+{ending})"
        f"|{written}(?:年度?)?{dash}({_WRITTEN})年度?|{written}年度?"
    )


def _listed_before(quantities: list[Quantity], text: str, end: int) -> list[Quantity]:
    """The years listed last before a place, in their order."""
    listed: list[Quantity] = []
    for at in range(bisect_left(quantities, end, key=_start) - 1, -1, -1):
        one = quantities[at]
        if one.start < end - FAR or (not listed and BORDER.search(text, one.end, end)):
            break
        if listed and not _JOINED.fullmatch(text, one.end, listed[0].start):
            break
        if one.kind in ("year", "period") and one.says("timing") != "baseline":
            listed.insert(0, one)
        elif listed:
            break
    return listed


def _each(period: Quantity, timing: QuantityPart | None) -> list[Quantity]:
    """The years of a period, or a year alone with the timing of its list (到2025年、2027年)."""
    if period.value is None or period.value_to is None:
        said = [timing] if timing and period.says("timing") == "in" else []
        return [replace(period, parts=(*said, *period.parts))]
    years = range(int(period.value), int(period.value_to) + 1)
    within = QuantityPart("timing", "in", period.start, period.end)
    return [
        replace(period, kind="year", value=Decimal(year), value_to=None, parts=(within,))
        for year in years
    ]


def _listed_after(quantities: list[Quantity], text: str, start: int, count: int) -> list[Quantity]:
    """So many quantities of one kind listed behind a place; none where there are fewer or more."""
    listed: list[Quantity] = []
    for at in range(bisect_left(quantities, start, key=_start), len(quantities)):
        one = quantities[at]
        last = listed[-1] if listed else None
        if one.start > (last.end if last else start) + FAR:
            break
        if BORDER.search(text, last.end if last else start, one.start):
            break
        if not one.promising:
            continue
        if last and not (one.kind == last.kind and JOINT.fullmatch(text, last.end, one.start)):
            break
        listed.append(one)
    return listed if len(listed) == count else []


def _start(quantity: Quantity) -> int:
    return quantity.start
