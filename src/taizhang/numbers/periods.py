"""The periods that a text prints."""

import re

from taizhang.plan import Plan
from taizhang.registers import Registers

YEAR = re.compile(r"(?<!\d)(\d{4}) ?年(?! ?\d{1,2} ?月)")


def printed_periods(plan: Plan, registers: Registers) -> set[tuple[int, int]]:
    """The periods that may be the plan's: of those its text prints, the ones in its title if any.

    A year alone (2025年, 2025年度) is a period where the title prints no longer one.
    """
    title, text = (registers.simplify(one) for one in (plan.data["title"], plan.reading.text))
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


def _ends(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last year of a period."""
    years = [int(year) for year in match.groups()]
    return years[0], years[-1]
