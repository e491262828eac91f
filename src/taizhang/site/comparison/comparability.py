"""Which targets on one indicator can stand side by side, and why others cannot."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.promises.due import stated_year
from taizhang.registers import Entry


@dataclass(frozen=True)
class Measured:
    """A target with its value in the unit in which it is compared."""

    plan: Plan
    claim: Claim
    value: Decimal
    unit: str

    @property
    def year(self) -> int:
        """The year in which it is due: the last, where it names several."""
        return stated_year(self.claim.fields) or 0


@dataclass(frozen=True)
class ComparableTargets:
    """Targets on one indicator: in each group all are measured alike, and no two groups are."""

    groups: tuple[tuple[Measured, ...], ...]
    apart: tuple[tuple[Plan, Claim], ...]
    """Those that nothing of another region can stand beside."""


def compare(
    mentions: Iterable[tuple[Plan, Claim]], indicator: Entry, units: dict[str, Entry]
) -> ComparableTargets:
    """Group the targets on an indicator by how they are measured.

    A promise made again in the same plan counts once.  A group holds targets of at least two
    regions; what is left is told apart.
    """
    first = [(plan, claim) for plan, claim in mentions if "restates" not in claim.data]
    groups: dict[tuple[Any, ...], list[tuple[Plan, Claim]]] = {}
    for plan, claim in first:
        groups.setdefault(_measured_how(claim, indicator, units), []).append((plan, claim))
    alike = [group for key, group in groups.items() if key and _spans_regions(group)]
    taken = {(plan.id, claim.pointer) for group in alike for plan, claim in group}
    return ComparableTargets(
        tuple(tuple(_in_one_unit(group, indicator, units)) for group in alike),
        tuple((plan, claim) for plan, claim in first if (plan.id, claim.pointer) not in taken),
    )


def _measured_how(claim: Claim, indicator: Entry, units: dict[str, Entry]) -> tuple[Any, ...]:
    """What two targets must share to be compared; empty where one cannot be compared at all."""
    fields = claim.fields
    change = fields.get("change", {})
    if not {"value", "unit"} <= set(fields) or "to" in fields or not stated_year(fields):
        return ()
    years = fields.get("period")
    span = int(years["end"]) - int(years["start"]) if years else 0
    return (
        units[fields["unit"]]["base"],
        (change.get("kind"), change.get("against")),
        tuple((one["of"], one["printed"]) for one in fields.get("thresholds", [])),
        fields.get("scope"),
        fields.get("cumulative", False),
        "part_of" in fields,
        (span, fields.get("every")) if indicator["measure"] == "flow" else None,
    )


def _spans_regions(group: list[tuple[Plan, Claim]]) -> bool:
    return len({plan.data["region"] for plan, _ in group}) > 1


def _in_one_unit(
    group: list[tuple[Plan, Claim]], indicator: Entry, units: dict[str, Entry]
) -> list[Measured]:
    """The values in the usual unit of the indicator, or in that of the first if it does not fit."""
    unit = group[0][1].fields["unit"]
    usual = units.get(indicator["unit"])
    if usual and usual["base"] == units[unit]["base"]:
        unit = indicator["unit"]
    told = []
    for plan, claim in group:
        factor = Decimal(units[claim.fields["unit"]]["factor"]) / Decimal(units[unit]["factor"])
        value = Decimal(claim.fields["value"])
        told.append(Measured(plan, claim, value * factor if factor != 1 else value, unit))
    return sorted(told, key=lambda one: (one.year, -one.value, one.plan.id))
