"""The periods that a text prints."""

import re
from collections.abc import Iterator

from taizhang.plan import Plan
from taizhang.registers import Registers
from taizhang.words.places import places_of

YEAR = re.compile(r"(?<!\d)(\d{4}) ?年(?! ?\d{1,2} ?月)")


def printed_periods(plan: Plan, registers: Registers) -> set[tuple[int, int]]:
    """The periods that may be the plan's: of those its text prints, the ones in its title if any.

    A year alone (2025年, 2025年度) is a period where the title prints no longer one.
    """
    title, text = registers.simplify(plan.data["title"]), plan.simplified
    ranges, years = (
        [{_ends(match) for match in re.finditer(pattern, one)} for one in (title, text)]
        for pattern in (registers.lexicon["period"], YEAR)
    )
    return set.intersection(*ranges) or ranges[1] | (set.intersection(*years) or years[1])


def period_of_title(plan: Plan, registers: Registers) -> tuple[int, int] | None:
    """The one period that the title of a plan prints, a year alone included; None for none or several."""
    title = registers.simplify(plan.data["title"])
    for pattern in (registers.lexicon["period"], YEAR):
        found = {_ends(match) for match in re.finditer(pattern, title)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def unfitting_periods(plan: Plan, registers: Registers) -> list[tuple[int, int]]:
    """Where the text prints periods, if the plan's is none of them; else nowhere.

    Where none is entered, these are the years of the period that its title prints.
    """
    stated = _stated(plan)
    if stated is None:
        years = period_of_title(plan, registers) or ()
        return [span for year in {*years} for span in _in_title(year, plan, registers)]
    if stated in printed_periods(plan, registers):
        return []
    return [match.span() for match in _ranges(plan, registers)]


def _in_title(year: int, plan: Plan, registers: Registers) -> Iterator[tuple[int, int]]:
    """Where the text prints a year within the title of its plan."""
    for start, end in places_of(plan.data["title"], plan.folded, registers):
        for match in re.compile(rf"(?<!\d){year}(?!\d)").finditer(plan.folded, start, end):
            yield match.span()


def spans_of_period(plan: Plan, registers: Registers) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where the text prints the years of the plan's period, with the field that states them."""
    stated = _stated(plan)
    if stated is None or stated not in printed_periods(plan, registers):
        return
    if stated[0] == stated[1]:
        for span in _in_title(stated[0], plan, registers):
            yield "period.start", span
    for match in _ranges(plan, registers):
        if (int(match[1]), int(match[2])) == stated:
            yield "period.start", match.span(1)
            yield "period.end", match.span(2)


def _stated(plan: Plan) -> tuple[int, int] | None:
    period = plan.data.get("period")
    return (period["start"], period["end"]) if period else None


def _ranges(plan: Plan, registers: Registers) -> Iterator[re.Match[str]]:
    return re.finditer(registers.lexicon["period"], plan.reading.text)


def _ends(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last year of a period."""
    years = [int(year) for year in match.groups()]
    return years[0], years[-1]
