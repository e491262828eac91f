"""What an observation comes to for a line: its figure in base units, within its window."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from taizhang.progress.days import Window
from taizhang.progress.lines import Line, in_base, whole_year
from taizhang.progress.model import Observation
from taizhang.registers import Registers

ABOUT = Fraction(5, 100)
"""So far about a figure that is only approximate its true value may lie."""

End = tuple[float | Fraction, int]
"""An end of what a figure may be; the second number is 1 just above it, -1 just below."""


@dataclass(frozen=True)
class Figure:
    """What was reached on a day by one standpoint, as far as the line can use it.

    ``attained`` is in base units, None where nothing can be said (``because`` tells why).
    """

    day: date
    window: Window
    attained: Fraction | None
    low: End
    high: End
    observations: tuple[Observation, ...]
    because: str = ""
    other: Fraction | None = None
    """The figure of a window that cannot be judged, to be shown all the same."""

    @property
    def told(self) -> Fraction | None:
        """What is shown, judged or not."""
        return self.other if self.attained is None else self.attained

    def differs(self, other: "Figure") -> bool:
        """Whether two figures of one window cannot both be true."""
        if self.window != other.window or None in (self.attained, other.attained):
            return False
        return self.high < other.low or other.high < self.low


def figures_of(
    line: Line, observations: Iterable[Observation], registers: Registers
) -> list[Figure]:
    """The figures of a line, by day; windows that adjoin are added up."""
    single = [_figure(line, one, registers) for one in observations]
    chained = [_from_start(line, one, single) for one in single]
    return sorted(chained, key=lambda one: (one.day, one.window))


def summed(figures: list[Figure], day: date) -> Figure:
    """The sum of figures of one day, one for each share."""
    attained = sum((one.attained or Fraction(0) for one in figures), Fraction(0))
    low = (sum(one.low[0] for one in figures), sum(one.low[1] for one in figures))
    high = (sum(one.high[0] for one in figures), sum(one.high[1] for one in figures))
    told = tuple(row for one in figures for row in one.observations)
    return Figure(day, figures[0].window, attained, low, high, told)


def _figure(line: Line, one: Observation, registers: Registers) -> Figure:
    window = window_for(line, one)
    value, trouble = _attained(line, one, registers)
    low: End = (value or Fraction(0), 0)
    high: End = low
    if value is not None:
        low, high = _ends(one, value, registers)
    return Figure(one.day, window, value, low, high, (one,), trouble)


def window_for(line: Line, one: Observation) -> Window:
    """The window of an observation: the day of a stock or ratio, else as printed, else from its start."""
    if not line.is_flow and not line.is_growth:
        return Window(one.day, one.day)
    if one.window:
        return one.window
    first = date(one.day.year, 1, 1)
    start = line.window_start if line.accumulates and line.window_start else first
    return Window(min(start, one.day), one.day)


def _attained(line: Line, one: Observation, registers: Registers) -> tuple[Fraction | None, str]:
    """The figure in base units as what the line counts, or why it cannot be had."""
    fields, unit = one.fields, one.fields.get("unit", "")
    if fields.get("value") is None:
        return _from_completion(line, fields, registers)
    value = in_base(fields["value"], unit, registers)
    base = line.base.value if line.base else None
    kind = fields.get("change", {}).get("kind", "")
    wanted = line.base.unit if line.base and base is not None else line.fields.get("unit", "")
    if line.is_growth:
        same = kind == line.change or (line.measure == "growth" and kind in ("", "growth"))
        if base is not None and base < 0:
            return None, "negative-base"
        return (value, "") if same and unit == line.fields.get("unit") else (None, "other-kind")
    if kind == "multiple":
        if line.change != "multiple" or value is None:
            return None, "other-kind"
        return (base * value if base is not None else value), ""
    if kind in ("growth", "average-growth"):
        return None, "other-kind"
    if line.change == "multiple" and base is None:
        return None, "no-base"
    if value is None or _counted_in(unit, registers) != _counted_in(wanted, registers):
        return None, "other-unit"
    if kind == "increment" and line.change != "increment" and base is None:
        return (value, "") if line.is_flow else (None, "no-base")
    if kind == "increment" and base is not None:
        return base + value, ""
    if line.change == "increment" and base is None and not line.is_flow and not kind:
        return None, "no-base"
    return value, ""


def _from_completion(line: Line, fields: Any, registers: Registers) -> tuple[Fraction | None, str]:
    """What a printed completion of the line's own goal comes to."""
    done, stated = fields.get("completion"), fields.get("goal")
    other = "basis" in fields or (stated is not None and stated != line.value)
    if done is None or other or line.change or line.value is None:
        return None, "no-figure"
    goal = in_base(line.value, line.fields.get("unit", ""), registers)
    return (None if goal is None else goal * Fraction(Decimal(done)) / 100), ""


def _counted_in(unit: str, registers: Registers) -> str:
    """The base unit of a unit; percentage points are percent."""
    return str(registers.tables["units"].get(unit, {}).get("base", unit))


def _ends(one: Observation, value: Fraction, registers: Registers) -> tuple[End, End]:
    """Between what a figure lies: 突破 is more than it, 近 less."""
    bound = one.fields.get("comparator", "eq")
    low: End = (value, 0)
    high: End = (value, 0)
    if bound == "approx":
        low, high = (value - abs(value) * ABOUT, 0), (value + abs(value) * ABOUT, 0)
    elif bound in ("gte", "gt"):
        low, high = (value, int(bound == "gt")), (float("inf"), 0)
    elif bound in ("lte", "lt"):
        low, high = (float("-inf"), 0), (value, -int(bound == "lt"))
    elif bound == "range" and "to" in one.fields:
        to = in_base(one.fields["to"], one.fields.get("unit", ""), registers)
        high = (value if to is None else to, 0)
    return low, high


def _from_start(line: Line, figure: Figure, single: list[Figure]) -> Figure:
    """A flow's figure counted from the start of the line, adding what adjoins before it; else unusable."""
    if figure.attained is None or line.window_start is None or not (line.is_flow or line.is_growth):
        return figure if not line.is_growth else _growth_in_year(line, figure)
    if line.is_growth:
        return _growth_in_year(line, figure)
    start, parts = figure.window.start, [figure]
    while start > line.window_start:
        before = [
            one
            for one in single
            if one.attained is not None and one.window.end + timedelta(days=1) == start
        ]
        if not before:
            break
        parts.append(min(before, key=lambda one: one.window.start))
        start = parts[-1].window.start
    if start == line.window_start:
        window = Window(start, figure.day)
        total = summed(parts, figure.day)
        return Figure(figure.day, window, total.attained, total.low, total.high, total.observations)
    if line.base and line.base.value is not None and whole_year(figure.window):
        return figure
    return _unusable(figure, "other-window")


def _growth_in_year(line: Line, figure: Figure) -> Figure:
    """Growth of another year than the one that is due says nothing, unless it is an average."""
    year = line.due.year
    if line.change == "average-growth" or year is None or figure.day.year == year:
        return figure
    return _unusable(figure, "other-window")


def _unusable(figure: Figure, because: str) -> Figure:
    return replace(figure, attained=None, because=because, other=figure.attained)
