"""Which year a quantity is due in: of the years that a text names, the nearest that governs it.

A year governs what follows it to the end of its paragraph, but for what another year governs; one in
brackets governs what stands in them, or the number right before them; one in a heading or before a
colon at the end of its paragraph governs what is listed below.  Years in a list are handed out to as
many numbers (2024年、2025年分别培育20家、25家).  A year that is only compared with governs nothing: it
is a baseline, and a number right behind it is what it is compared with.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from taizhang.quantity import Quantity, QuantityPart
from taizhang.registers import Registers
from taizhang.words.printed_years import CLAUSE, PARAGRAPH, SENTENCE, YEARLY, Year, YearText

LISTED = re.compile(r"(?:年?底|末)?(?:、|和|及|与|以及)\s*(?:到|至)?")
"""Between the years of a list."""
NEXT = re.compile(r"[^,;:。\d\n]{0,4}[、和及与][^,;:。\d\n]{0,4}")
"""Between the numbers of a list."""
BEHIND = re.compile(r"[一-鿿]{0,4}\((?:到|至|截至)?")
"""Between a number and the year in brackets behind it."""
CLOSED = re.compile(r"(?:年?底|末)?(?:之?前)?\)")
"""Behind that year."""
BESIDE = re.compile(r"[^,;:。\d\n]{0,8}")
"""Between a number and brackets beside it."""
BASE = re.compile(r"(?:年?底|末)?(?:的|为|:|\()?")
"""Between a year that is compared with and its own number: 比2022年(65家)."""

MOST = 20
"""No period has more years than so many."""


class GoverningYears:
    """The quantities of a text, each with the year that governs it and the one it is compared with.

    ``lead`` is what a year before the text gives to all of it that no year of its own governs.
    """

    def __init__(
        self,
        found: list[Quantity],
        text: str,
        registers: Registers,
        lead: Iterable[QuantityPart] = (),
    ) -> None:
        self.found, self.lead = found, tuple(lead)
        self.page = YearText(found, text, registers)
        self.ahead = [year for year in self.page.years if not year.compared]
        self.compared = [year for year in self.page.years if year.compared]
        self.starts, self.bases = (
            [year.start for year in years] for years in (self.ahead, self.compared)
        )
        yearly = (one for one in found if one.kind in YEARLY)
        self.dated = {(one.part("timing") or one).start for one in yearly}
        self.handed = dict(self._handed_out())
        self.beside = dict(self._beside())
        told = [year.start for year in self.beside.values()]
        self.ahead = [year for year in self.ahead if year.start not in told]
        self.starts = [year.start for year in self.ahead]

    def quantities(self) -> list[Quantity]:
        """The quantities of the text; years, and what has no value, as they were."""
        return [
            one if one.kind in YEARLY or one.value is None else self._governed(n, one)
            for n, one in enumerate(self.found)
        ]

    def trailing(self) -> tuple[tuple[QuantityPart, ...], bool]:
        """What its last paragraph, if it leads to a list, gives to that; whether by a colon (到2025年:).

        Without one it is a heading, and holds for what lies in its part alone.
        """
        last = len(self.page.text.rstrip()) - 1
        year = self.page.leads.get(self.page.begin(PARAGRAPH, last))
        return (year.parts(near=False) if year else ()), self.page.text[last : last + 1] == ":"

    def _governed(self, n: int, one: Quantity) -> Quantity:
        parts = [
            part
            for part in one.parts
            if part.gives not in (*YEARLY, "baseline")
            and not (part.gives == "timing" and part.start in self.dated)
        ]
        year, base = self._year(n, one), self.beside.get(n) or self._baseline(n, one)
        for found in filter(None, (year, base)):
            near = self._clause(found.start) == self._clause(one.start)
            parts += found.parts(near or n in self.handed)
        if base and one.kind != "multiple":
            own = BASE.fullmatch(self.page.text, base.quantity.end, one.start)
            parts += [QuantityPart("base", base.value, base.start, one.end)] if own else []
        elif self.page.is_base(one.start, one.end):
            parts.append(QuantityPart("base", "", one.start, one.end))
        led = () if year or n in self.handed else self.lead
        return replace(one, parts=(*parts, *led))

    def _clause(self, offset: int) -> int:
        return self.page.begin(CLAUSE, offset)

    def _year(self, n: int, one: Quantity) -> Year | None:
        """The year behind it in brackets, the one handed out to it, the nearest before, one that leads."""
        at = bisect_left(self.starts, one.start)
        after = self.ahead[at] if at < len(self.ahead) else None
        if after and after.low >= one.end and self._in_brackets_behind(one, after):
            return after
        if n in self.handed:
            return self.handed[n]
        paragraph = self.page.begin(PARAGRAPH, one.start)
        for year in reversed(self.ahead[:at]):
            if year.start < paragraph:
                break
            if year.low <= one.start < year.high:
                return year
        return self._done_by(one, after) or self._leading(one)

    def _in_brackets_behind(self, one: Quantity, year: Year) -> bool:
        before = BEHIND.fullmatch(self.page.text, one.end, year.start)
        return bool(before and CLOSED.match(self.page.text, year.quantity.end))

    def _done_by(self, one: Quantity, after: Year | None) -> Year | None:
        """The year behind it in its sentence, by which it shall be done: …100家,2025年底前完成."""
        if after is None or after.start > self.page.end(SENTENCE, one.start):
            return None
        return after if self.page.words.done.match(self.page.text, after.quantity.end) else None

    def _leading(self, one: Quantity) -> Year | None:
        """The year of the last paragraph before it that leads to a list."""
        before = [lead for lead in self.page.leads if lead < self.page.begin(PARAGRAPH, one.start)]
        return self.page.leads[max(before)] if before else None

    def _baseline(self, n: int, one: Quantity) -> Year | None:
        """The year it is compared with: in its clause, or in one before with no number between."""
        at = bisect_left(self.bases, one.start) - 1
        if at < 0 or self.bases[at] < self.page.begin(SENTENCE, one.start):
            return None
        year = self.compared[at]
        before = takewhile(lambda other: other.start > year.start, reversed(self.found[:n]))
        amid = self._clause(year.start) != self._clause(one.start)
        return None if amid and any(other.promising for other in before) else year

    def _beside(self) -> Iterator[tuple[int, Year]]:
        """Numbers beside brackets that say what was so in an earlier year, and the number in them.

        Of 到2025年达到100家(2023年为65家) both 100家 and 65家, with 2023; of 企业(2023年:65家)达到100家, too.
        """
        promising = [n for n, one in enumerate(self.found) if one.promising]
        for n, m in pairwise(promising):
            before, after = self.found[n], self.found[m]
            low, high = (bisect_left(self.starts, at) for at in (before.end, after.start))
            for whole, told, year in (
                *((n, m, year) for year in self.ahead[low:high]),
                *((m, n, year) for year in self.ahead[max(0, low - 1) : low]),
            ):
                if self._told_in_brackets(whole, told, year):
                    yield from ((at, replace(year, compared=True)) for at in (n, m))

    def _told_in_brackets(self, whole: int, told: int, year: Year) -> bool:
        """Whether brackets hold an earlier year and what was so in it, beside the number of a later one."""
        number, other = self.found[told], self.found[whole]
        inside = year.low <= number.start < year.high and not year.low <= other.start < year.high
        if not inside or year.low == 0 or number.unit != other.unit:
            return False
        gap = (other.end, year.low + 1) if whole < told else (year.high, other.start)
        near = BESIDE.fullmatch(self.page.text, *gap)
        own = BASE.fullmatch(self.page.text, year.quantity.end, number.start)
        due = self._year(whole, other) if near and own else None
        return due is not None and due.value > year.value

    def _handed_out(self) -> Iterator[tuple[int, Year | None]]:
        """The numbers of lists behind a list of years: each with its year, or with none if they do not fit."""
        for years in self._lists():
            last = years[-1].start
            later = bisect_right(self.ahead, last, key=lambda one: one.start)
            high = min(
                [
                    self.page.end(SENTENCE, last),
                    *(year.start for year in self.ahead[later : later + 1]),
                ]
            )
            first = bisect_right(self.found, last, key=lambda one: one.start)
            end = bisect_left(self.found, high, key=lambda one: one.start)
            numbers = [n for n in range(first, end) if self.found[n].promising]
            for group in self._groups(numbers):
                each = len(years) > 1 or self.found[group[0]].part("each") is not None
                within = [one for year in years for one in _each(year)] if each else years
                fits = len(group) == len(within) > 1
                if fits or len(years) > 1:
                    yield from ((n, within[at] if fits else None) for at, n in enumerate(group))

    def _lists(self) -> Iterator[list[Year]]:
        """Years that stand in a list, two or more, or a period alone."""
        run: list[Year] = []
        for year in self.ahead:
            if run and not LISTED.fullmatch(self.page.text, run[-1].quantity.end, year.start):
                yield run
                run = []
            run.append(year)
        yield from [run] if run else []

    def _groups(self, numbers: list[int]) -> Iterator[list[int]]:
        """Numbers of one unit that are listed one behind the other."""
        group: list[int] = []
        for n in numbers:
            if group and not self._continues(self.found[group[-1]], self.found[n]):
                yield group
                group = []
            group.append(n)
        yield from [group] if group else []

    def _continues(self, before: Quantity, one: Quantity) -> bool:
        alike = (before.kind, before.unit) == (one.kind, one.unit)
        return alike and NEXT.fullmatch(self.page.text, before.end, one.start) is not None


def _each(year: Year) -> list[Year]:
    """The years of a period; a year alone is one."""
    first, last = year.quantity.value, year.quantity.value_to
    if first is None or last is None or last - first > MOST:
        return [year]
    timing = QuantityPart("timing", "in", year.start, year.quantity.end)
    alone = replace(year.quantity, kind="year", value_to=None, parts=(timing,))
    return [
        replace(year, quantity=replace(alone, value=Decimal(one)))
        for one in range(int(first), int(last) + 1)
    ]
