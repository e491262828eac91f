"""When targets are due: years in their own clause, in their sentence, or said once for a part."""

from typing import Any

from taizhang.drafting.outline import Part
from taizhang.drafting.page import Page
from taizhang.drafting.promises import Promise
from taizhang.quantity import Quantity
from taizhang.quantity.model import Part as Said


def date_targets(page: Page, part: Part, dated: list[tuple[Promise, dict[str, Any]]]) -> None:
    """Give targets their year and timing, and the part a ``given`` where a year is said once."""
    given = _given(page, part) if part.role == "goals" else None
    part.given = given or (part.parent.given if part.parent else None)
    for promise, target in dated:
        _date(page, part, promise.quantity, target, part.given)
    if given:
        part.add("given", {key: given[key] for key in ("quote", "year")})


def _given(page: Page, part: Part) -> dict[str, Any] | None:
    """The first year of a part of goals that is no baseline, said for all that follows."""
    for one in page.quantities(part.start, part.end):
        timing = one.part("timing")
        if one.kind == "year" and timing and timing.value != "baseline" and one.value:
            start = part.start + min(one.start, timing.start)
            end = part.start + max(one.end, timing.end)
            start, end = page.quote(start, end, part.start, part.end)
            quote = page.text[start:end]
            return {"quote": quote, "year": int(one.value), "timing": timing.value}
    return None


def _date(
    page: Page, part: Part, quantity: Quantity, target: dict[str, Any], given: dict[str, Any] | None
) -> None:
    said = quantity.part("year")
    timing = quantity.part("timing")
    if given and (said is None or int(said.value) == given["year"]):
        target["timing"] = given["timing"]
    elif said and not quantity.part("period"):
        target["year"] = int(said.value)
        target["timing"] = timing.value if timing else "in"
        add_context(page, part, target, "year", said, timing or said)
    elif (
        timing and page.text[part.start + timing.start : part.start + timing.end] in target["quote"]
    ):
        target["timing"] = timing.value


def add_context(page: Page, part: Part, target: dict[str, Any], field: str, *said: Said) -> None:
    """Quote the words of a field where the target's own quote does not hold them."""
    start = part.start + min(one.start for one in said)
    end = part.start + max(one.end for one in said)
    if page.text[start:end] not in target["quote"]:
        start, end = page.quote(start, end, 0, len(page.text))
        target.setdefault("context", {})[field] = page.text[start:end]
