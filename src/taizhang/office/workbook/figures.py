"""What a filled line states: the value, count or state as a row of a report."""

import re
from collections.abc import Mapping
from typing import Any

from taizhang.findings import Finding
from taizhang.office.workbook.filled import Filled
from taizhang.office.workbook.lines import PROGRESS, STATE
from taizhang.office.workbook.opening import Sheet
from taizhang.quantity import Quantity, Words, read_quantities, unit_of
from taizhang.registers import Registers

COUNT = re.compile(r"(\d+)\s*[次期篇份场个轮]")
GROWTH = ("growth", "average-growth")
Row = tuple[str, dict[str, Any]]
"""The list of a report in which a row stands, and its fields."""


def row_of(one: Filled, sheet: Sheet, registers: Registers, words: Words) -> Row | Finding:
    """The row of a report that a filled line makes, without its quote; else what it lacks."""
    place = sheet.place(one.row, PROGRESS)
    if one.line.is_counted:
        count = COUNT.search(one.progress)
        if count is None:
            return place.finding("workbook-count", told=one.progress or "—")
        return "fulfilments", {"count": int(count[1])}
    if not one.line.is_figure:
        if not one.state:
            known = "、".join(one.line.states)
            return sheet.place(one.row, STATE).finding("workbook-state", state="—", known=known)
        return "standings", {"state": one.state}
    said = {"said": one.state} if one.state else {}
    if not one.progress:
        return "observations", said
    fields = one.line.promise.claim.fields
    figure = _figure(one.progress, fields, registers, words)
    if isinstance(figure, str):
        unit = str(registers.tables["units"].get(_wanted(fields), {}).get("label", ""))
        return place.finding(figure, told=one.progress, unit=unit)
    return "observations", {**figure, **said}


def _wanted(fields: Mapping[str, Any]) -> str:
    """The unit in which a target is reported: that of its baseline where it has one of its own."""
    return str(fields.get("baseline", {}).get("unit") or fields.get("unit", ""))


def _figure(
    told: str, fields: Mapping[str, Any], registers: Registers, words: Words
) -> dict[str, Any] | str:
    """The value that words state for a target; else the rule that they break."""
    found = [one for one in read_quantities(told, words) if one.promising]
    if len(found) > 1:
        return "workbook-values-several"
    unit = unit_of(found[0], _wanted(fields), words, registers.tables["units"]) if found else ""
    if not found or not found[0].unit:
        return "workbook-value-without-unit"
    if not unit:
        return "workbook-unit-other"
    grows = fields.get("change", {}).get("kind") in GROWTH
    if grows and found[0].change not in GROWTH:
        return "workbook-growth"
    return _stated(found[0], unit)


def _stated(quantity: Quantity, unit: str) -> dict[str, Any]:
    stated: dict[str, Any] = {"comparator": quantity.bound, "value": quantity.number, "unit": unit}
    if quantity.change in GROWTH:
        against = quantity.says("against")
        stated["change"] = {"kind": quantity.change, **({"against": against} if against else {})}
    return {**stated, "printed": quantity.printed}
