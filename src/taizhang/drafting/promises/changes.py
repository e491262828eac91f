"""What a promise is measured against: growth and increments, a base year and what was so in it."""

import re
from typing import Any

from taizhang.drafting.promises.promise import Promise
from taizhang.drafting.promises.units import value_in
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.quantity import Quantity


def changed_from(page: Page, part: Part, one: Promise, unit: str, quote: str) -> dict[str, Any]:
    """The change that the words of a target print, and its baseline, in the form of the schema."""
    quantity = one.quantity
    said: dict[str, Any] = {}
    if quantity.change:
        said["change"] = {"kind": quantity.change}
        if quantity.says("against"):
            said["change"]["against"] = quantity.says("against")
    year, base = quantity.part("baseline"), _base(page, part, one, unit)
    told = year or base
    begins = part.start + told.start if told else one.start
    if re.search(any_of(page.lexicon["increments"]), page.folded[begins : one.start]):
        said.setdefault("change", {"kind": "increment"})
    baseline = {"year": int(year.value)} if year else {}
    baseline |= {"value": value_in(page, base, unit)} if base else {}
    if "change" in said and baseline:
        said["change"].setdefault("against", "baseline")
    if said.get("change", {}).get("against") != "previous-year":
        said |= {"baseline": baseline} if baseline else {}
    if year and "baseline" in said:
        start, end = part.start + year.start, part.start + (base.end if base else year.end)
        if page.text[start:end] not in quote:
            start, end = page.quote(start, end, 0, len(page.text))
            said["context"] = {"baseline": page.text[start:end]}
    return said


def _base(page: Page, part: Part, one: Promise, unit: str) -> Quantity | None:
    """What was so in the base year, or before: a number of the unit of the target (比2022年的65家)."""
    year = one.quantity.part("baseline")
    for other in page.quantities(part.start):
        base = other.part("base")
        if base is None or other is one.quantity:
            continue
        same = base.start == year.start if year else one.low <= part.start + other.start < one.start
        fits = other.unit == one.quantity.unit or other.unit in page.words.units.get(unit, ())
        if same and fits:
            return other
    return None
