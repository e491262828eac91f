"""Values as a bulletin prints them: 26家, 不低于300家, 67.5%, 5个百分点."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from taizhang.office.matters import Matter
from taizhang.progress import Row
from taizhang.progress.because import as_decimal, in_unit
from taizhang.progress.targets import Judged
from taizhang.promises.labels import value_label
from taizhang.registers import Registers

TENTH = Decimal("0.1")


def observed(row: Row, one: Matter) -> str:
    """What a row of a report observed, with its bound."""
    fields = row.fields
    told = bounded(fields.get("comparator", "eq"), fields, fields.get("unit", ""), one.registers)
    return _growth(fields, one) + told


def _growth(fields: Any, one: Matter) -> str:
    """What makes a figure one of growth, where the name of the indicator does not say so."""
    judged = one.judgement
    grows = fields.get("change", {}).get("kind") in ("growth", "average-growth")
    said = isinstance(judged, Judged) and judged.line.measure == "growth"
    return "" if not grows or said else value_label("target.change.kind", "growth", "zh")


def bounded(bound: str, fields: Any, unit: str, registers: Registers) -> str:
    """A value with its unit; a bound says so in words, a range has both its ends."""
    first = f"{Decimal(fields['value']):f}"
    told = f"{first}-{Decimal(fields['to']):f}" if "to" in fields else first
    word = "" if bound in ("eq", "range") else value_label("comparator", bound, "zh")
    return f"{word}{told}{_unit(unit, registers)}"


def _unit(unit: str, registers: Registers) -> str:
    """How a unit is printed behind its number."""
    entry = registers.tables["units"].get(unit, {})
    return str(next(iter(entry.get("printed", ())), entry.get("label", unit)))


def goal(one: Matter) -> str:
    """What a matter has to reach; empty where it has no number."""
    judged = one.judgement
    if not isinstance(judged, Judged) or judged.goal is None or judged.line.value is None:
        return ""
    fields, unit = judged.line.fields, judged.goal.unit
    value: dict[str, Any] = {"value": judged.line.value}
    if judged.line.change in ("multiple", "increment"):
        value["value"] = as_decimal(in_unit(judged.goal.value, unit, one.registers))
    elif "to" in fields and not judged.line.organisation:
        value["to"] = fields["to"]
    return _growth(fields, one) + bounded(
        fields.get("comparator", "eq"), value, unit, one.registers
    )


def share(one: Matter) -> str:
    """How much of the goal is reached; empty where less is better, and for growth."""
    judged = one.judgement
    if not isinstance(judged, Judged) or judged.shown.share is None:
        return ""
    tells_nothing = judged.line.is_downward or judged.line.is_growth or judged.line.is_ceiling
    return "" if tells_nothing else f"{_percent(judged.shown.share)}%"


def gap(one: Matter) -> str:
    """By how much progress is behind pace, in points; empty where it is not."""
    margin = one.judgement.shown.margin if isinstance(one.judgement, Judged) else None
    return f"{_percent(-margin)}个百分点" if margin is not None and one.state == "behind" else ""


def _percent(number: Fraction) -> str:
    exact = Decimal(number.numerator) * 100 / Decimal(number.denominator)
    rounded = exact.quantize(TENTH, ROUND_HALF_UP)
    return f"{rounded:f}".removesuffix(".0")
