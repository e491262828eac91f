"""The days and windows that words of a report print, and whether what was entered is one of them."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from taizhang.findings import Finding
from taizhang.plan import Claim, Plan
from taizhang.progress.reading.about import about
from taizhang.registers import Registers
from taizhang.words.dates import find_dates

DAYS = ("as_of", "on")
SHORTEST = 28
"""A dekad that ends on this day of a month or later ends with the month."""
DASH = "[-—–~～至到]"


class Said(NamedTuple):
    """Months of a year as words print them; ``year`` and ``day`` are 0 where they do not."""

    year: int
    first: int
    last: int
    day: int = 0

    @property
    def is_year(self) -> bool:
        """Whether the words print a year alone."""
        return (self.first, self.last, self.day) == (1, 12, 0)

    def ends_in(self, year: int) -> date:
        """The last day of these months in a year, or the day."""
        longest = monthrange(year, self.last)[1]
        return date(year, self.last, min(self.day or longest, longest))

    def is_day(self, written: str) -> bool:
        """Whether a day, month or year as entered is the end of these months, or this day."""
        year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
        if self.year not in (0, year):
            return False
        if not month:
            return True
        ends = day in (0, monthrange(year, month)[1])
        return month == self.last and (day == self.day if self.day and day else ends)

    def is_window(self, start: str, end: str) -> bool:
        """Whether a window as entered begins and ends with these months; one month may only end it."""
        first = int(start.split("-")[1]) if "-" in start else 1
        alone = self.first == self.last
        last = end if "-" in end else f"{end}-12"
        one_year = alone or start[:4] == end[:4]
        return one_year and first == (1 if alone else self.first) and self.is_day(last)


def said_in(text: str, registers: Registers) -> list[Said]:
    """All months and days that a text prints."""
    return [said for said, _, _ in said_at(text, registers)]


def said_at(text: str, registers: Registers) -> list[tuple[Said, int, int]]:
    """The same, each with where its words begin and end."""
    lexicon: dict[str, dict[str, list[int]]] = registers.lexicon.get("reports", {})
    words, dekads = lexicon.get("months", {}), lexicon.get("dekads", {})
    named, tens = ("|".join(map(re.escape, one)) or "(?!)" for one in (words, dekads))
    pattern = re.compile(
        rf"(?:(?P<year>\d{{4}})\s*年)?\s*(?:(?P<from>\d{{1,2}})月?{DASH}(?P<to>\d{{1,2}})月"
        rf"|(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|(?P<dekad>{tens}))?|(?P<word>{named}))"
        rf"|(?P<alone>\d{{4}})\s*年?(?!\d)"
    )
    folded = registers.simplify(unicodedata.normalize("NFKC", text))
    return [
        (one, *match.span())
        for match in pattern.finditer(folded)
        if (one := _said(match, words, dekads))
    ]


def _said(
    match: re.Match[str], words: dict[str, list[int]], dekads: dict[str, list[int]]
) -> Said | None:
    part = match.groupdict()
    year = int(part["year"] or part["alone"] or 0)
    if part["word"]:
        first, last = words[part["word"]]
    elif part["from"]:
        first, last = int(part["from"]), int(part["to"])
    elif part["month"]:
        first = last = int(part["month"])
    else:
        first, last = 1, 12
    sound = 1 <= first <= 12 and 1 <= last <= 12 and (not year or 1949 <= year <= 2100)
    day = int(part["day"] or 0)
    if part["dekad"] and (end := dekads[part["dekad"]][1]) < SHORTEST:
        day = end
    return Said(year, first, last, day) if sound else None


def check_days(text: Plan, registers: Registers) -> Iterator[Finding]:
    """Findings for days and windows that no words near them print."""
    for claim in text.of_kind("given", "observations", "standings", "fulfilments", "tallies"):
        for key in DAYS:
            if key in claim.data and key not in claim.data.get("inferred", {}):
                written = str(claim.data[key])
                if not any(one.is_day(written) for one in _near(text, claim, key, registers)):
                    yield about(text, claim, "report-day-not-said", key, day=written)
        window = claim.data.get("window")
        if window and "window" not in claim.data.get("inferred", {}):
            start, end = str(window["start"]), str(window["end"])
            told = _near(text, claim, "window", registers)
            if not any(one.is_window(start, end) for one in told):
                yield about(text, claim, "report-day-not-said", "window", day=f"{start}/{end}")
    yield from _check_report(text, registers)


def _near(text: Plan, claim: Claim, key: str, registers: Registers) -> Iterable[Said]:
    """What the words of a claim print; where they print nothing, those around it, then the title."""
    around = [
        given.quote
        for section in claim.section.ancestors()
        for given in text.of_kind("given")
        if given.section is section and given is not claim
    ]
    places = [claim.data.get("context", {}).get(key, ""), claim.quote]
    for words in (*places, " ".join(around), text.data["title"]):
        if found := said_in(words, registers):
            ahead = claim.data.get("forecast", False)
            return found if ahead else [_in_year(one, text, registers) for one in found]
    return ()


def _in_year(said: Said, text: Plan, registers: Registers) -> Said:
    """Months without a year are those of the title's, else the last such before it was written."""
    years = {one.year for one in said_in(text.data["title"], registers) if one.year}
    written = str(text.data.get("written") or text.data.get("published") or "")
    if said.year or len(years) > 1 or not (years or written):
        return said
    if years:
        return said._replace(year=years.pop())
    year, month = int(written[:4]), int(written[5:7])
    return said._replace(year=year if said.last <= month else year - 1)


def _check_report(text: Plan, registers: Registers) -> Iterator[Finding]:
    """The day of the whole report stands in its text; so does that on which it was written."""
    as_of, written = str(text.data["as_of"]), str(text.data.get("written", ""))
    told = [_in_year(one, text, registers) for one in said_in(text.reading.text, registers)]
    if as_of != written and not any(one.is_day(as_of) for one in told):
        yield about(text, None, "report-day-not-said", "as_of", day=as_of)
    dates = set(find_dates(text.reading.text))
    if written and dates and written not in dates:
        yield about(text, None, "report-day-not-said", "written", day=written)
