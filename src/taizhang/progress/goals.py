"""The goal of a line, and whether a figure keeps it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from taizhang.progress.figures import ABOUT, End, Figure
from taizhang.progress.lines import Line, in_base
from taizhang.registers import Registers


@dataclass(frozen=True)
class Goal:
    """What a line must reach, in base units, and the value of its base; ``unit`` is that of both."""

    value: Fraction
    bound: str
    downward: bool
    unit: str
    base: Fraction | None = None

    def kept(self, figure: Figure) -> bool | None:
        """Whether a figure keeps it; None where that is not certain."""
        ends = {self._keeps(figure.low), self._keeps(figure.high)}
        return ends.pop() if len(ends) == 1 else None

    def _keeps(self, end: End) -> bool | None:
        goal: End = (self.value, 0)
        if self.bound == "gt":
            return end > goal
        if self.bound == "lt":
            return end < goal
        if self.bound == "gte" or (self.bound != "lte" and not self.downward):
            kept, near = end >= goal, end >= (self.value * (1 - ABOUT), 0)
        else:
            kept, near = end <= goal, end <= (self.value * (1 + ABOUT), 0)
        return None if self.bound == "approx" and near and not kept else kept

    def progress(self, attained: Fraction) -> Fraction | None:
        """How far on the way from the base, or from nothing, a figure is; None where there is no way."""
        base = self.base or Fraction(0)
        return (attained - base) / (self.value - base) if self.value != base else None

    def share(self, attained: Fraction) -> Fraction | None:
        """A figure as a share of the goal."""
        return attained / self.value if self.value else None


def goal_of(line: Line, registers: Registers) -> Goal | None:
    """The goal of a line; None where it states no value or its base is not known."""
    fields, base, unit = line.fields, line.base, line.fields.get("unit", "")
    if line.value is None:
        return None
    bound = fields.get("comparator", "eq")
    near = line.value
    if bound == "range" and line.is_downward and not line.organisation:
        near = Decimal(fields.get("to", near))
    value = in_base(near, unit, registers)
    known = base.value if base else None
    if line.change == "multiple" and base and known is not None:
        if not known:
            return None
        value, unit = Fraction(near) * known, base.unit
    elif line.change == "increment" and known is not None and value is not None:
        value += known
    if value is None:
        return None
    counts = known is not None and not line.accumulates and not line.is_growth
    downward = line.is_downward and line.change != "increment"
    return Goal(value, bound, downward, unit, known if counts else None)
