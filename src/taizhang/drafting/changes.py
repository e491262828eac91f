"""What a promise is measured against: growth and increments, a base year and what was so in it."""

import re
from typing import Any

from taizhang.drafting.outline import Part
from taizhang.drafting.page import Page, any_of
from taizhang.drafting.promise import Promise
from taizhang.drafting.units import value_in
from taizhang.quantity import Quantity


def changed_from(page: Page, part: Part, one: Promise, unit: str, quote: str) -> dict[str, Any]:
    """The change that the words of a target print, and its baseline, in the form of the schema."""
    quantity = one.quantity
    said: dict[str, Any] = {}
    if quantity.change:
        said["change"] = {"kind": quantity.change}
        if quantity.says("against"):
            said["change"]["against"] = quantity.says("against")
    year = quantity.part("baseline")
    if year is None:
        return said
    between = page.folded[part.start + year.end : one.start]
    if re.search(any_of(page.lexicon["increments"]), between):
        said.setdefault("change", {"kind": "increment"})
    base = _base(page, part, quantity, unit)
    said["baseline"] = {"year": int(year.value)} | (
        {"value": value_in(page, base, unit)} if base else {}
    )
    if "change" in said:
        said["change"].setdefault("against", "baseline")
    start, end = part.start + year.start, part.start + (base.end if base else year.end)
    if page.text[start:end] not in quote:
        start, end = page.quote(start, end, 0, len(page.text))
        said["context"] = {"baseline": page.text[start:end]}
    return said


def _base(page: Page, part: Part, quantity: Quantity, unit: str) -> Quantity | None:
    """The number right behind the base year, if it is of the unit of the target (比2022年的65家)."""
    year = quantity.part("baseline")
    for one in page.quantities(part.start):
        base = one.part("base")
        if base and year and base.start == year.start and one is not quantity:
            fits = one.unit == quantity.unit or one.unit in page.words.units.get(unit, ())
            return one if fits else None
    return None
