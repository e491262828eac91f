"""When targets are due: years in their own clause, in their sentence, or said once for a part."""

from typing import Any

from taizhang.drafting.promises.promise import Promise
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page
from taizhang.quantity import Quantity
from taizhang.quantity.model import QuantityPart
from taizhang.words.printed_years import YEARLY, Year


def date_targets(page: Page, part: Part, dated: list[tuple[Promise, dict[str, Any]]]) -> None:
    """Give targets their year and timing, and the part a ``given`` where a year is said once.

    A year that a target has from another sentence is to be reviewed where the part names several.
    """
    years = _years(page, part)
    given = _given(page, part, years) if part.role == "goals" else None
    part.given = given or (part.parent.given if part.parent else None)
    for promise, target in dated:
        if part.row and "year" in target:
            continue
        _date(page, part, promise.quantity, target, part.given)
        if _is_doubtful(page, part, promise.quantity, years):
            target.setdefault("review", []).append("year")
    if given:
        part.add("given", {key: given[key] for key in ("quote", "year")})


def _years(page: Page, part: Part) -> dict[str, Quantity]:
    """The years of a part's own text that date what it and its parts hold, where they are first named.

    Where it has no numbers, the first that is not only compared with: it may date aims without one.
    """
    dating = {
        inside.start + said.start
        for inside in part.walk()
        for one in page.quantities(inside.start)
        for said in one.parts
        if said.gives == "year"
    }
    found = page.quantities(part.start)
    own = [one for one in found if one.kind == "year"]
    meant = [one for one in own if part.start + one.start in dating]
    if not any(one.promising for one in found):
        meant = meant or _printed(page, part)[:1]
    years: dict[str, Quantity] = {}
    for one in meant:
        years.setdefault(str(one.value), one)
    return years


def _printed(page: Page, part: Part) -> list[Quantity]:
    """The years of a part's own text that are not only compared with."""
    found = page.quantities(part.start)
    return [one for one in found if one.kind == "year" and one.says("timing") != "baseline"]


def _given(page: Page, part: Part, years: dict[str, Quantity]) -> dict[str, Any] | None:
    """The one year of a part of goals, said for all that it holds."""
    if len(years) != 1:
        return None
    (one,) = years.values()
    timing = Year(one, False, 0, 0).timing
    start = part.start + min(one.start, timing.start)
    end = part.start + max(one.end, timing.end)
    start, end = page.quote(start, end, part.start, part.end)
    return {"quote": page.text[start:end], "year": int(one.value or 0), "timing": timing.value}


def _date(
    page: Page, part: Part, quantity: Quantity, target: dict[str, Any], given: dict[str, Any] | None
) -> None:
    said = next((one for one in quantity.parts if one.gives in YEARLY), None)
    timing = quantity.part("timing")
    if given and (said is None or said.value == str(given["year"])):
        target["timing"] = given["timing"]
    elif said and (part.role == "goals" or _in_sentence(page, part, quantity, said)):
        first, _, last = said.value.partition("/")
        span = {"start": int(first), "end": int(last or first)}
        target[said.gives] = span if last else int(first)
        target["timing"] = timing.value if timing else "in"
        add_context(page, part, target, said.gives, said, timing or said)
    elif (
        timing and page.text[part.start + timing.start : part.start + timing.end] in target["quote"]
    ):
        target["timing"] = timing.value


def _in_sentence(page: Page, part: Part, quantity: Quantity, said: QuantityPart) -> bool:
    """Whether a year stands in the sentence of a quantity; it reaches no further but among goals."""
    start = part.start + min(quantity.start, said.start)
    return page.border_after(start, part.end, "。\n") >= part.start + max(
        quantity.start, said.start
    )


def _is_doubtful(page: Page, part: Part, quantity: Quantity, years: dict[str, Quantity]) -> bool:
    """Whether of several years of a part of goals another might be meant."""
    said = quantity.part("year") or quantity.part("period")
    if part.role != "goals":
        return False
    if said is None:
        return not part.given and bool(_printed(page, part))
    return len(years) > 1 and not _in_sentence(page, part, quantity, said)


def add_context(
    page: Page, part: Part, target: dict[str, Any], field: str, *said: QuantityPart
) -> None:
    """Quote the words of a field where the target's own quote does not hold them."""
    start = part.start + min(one.start for one in said)
    end = part.start + max(one.end for one in said)
    if page.text[start:end] not in target["quote"]:
        start, end = page.quote(start, end, 0, len(page.text))
        target.setdefault("context", {})[field] = page.text[start:end]
