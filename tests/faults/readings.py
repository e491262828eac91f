"""Faults of a reader who takes the words otherwise: their negation, currency, paragraph or rhythm."""

import json
import re
from collections.abc import Iterator
from random import Random

from faults.kinds import kind
from faults.page import Patch, Patches, Spot

NEGATED = {
    "gte": "lt",
    "gt": "lte",
    "lte": "gt",
    "lt": "gte",
    "ceiling": "floor",
    "floor": "ceiling",
}
"""A bound, and what it says where a negation is added or overlooked: 不低于 read as 低于."""


@kind("value", "a bound negated", "targets", "thresholds", "funding")
def bound_negated(spot: Spot, draw: Random) -> Patches:
    key = "bound" if "bound" in spot.data else "comparator"
    wrong = NEGATED.get(str(spot.data.get(key)))
    return spot.replace(key, wrong) if wrong else []


CURRENCIES = ("美元", "港元", "欧元", "日元", "英镑")


@kind("value", "the currency changed", "targets", "thresholds", "funding")
def currency_changed(spot: Spot, draw: Random) -> Patches:
    unit = str(spot.data.get("unit", ""))
    if unit not in ("元", "万元", "亿元"):
        return []
    return spot.replace("unit", unit.replace("元", draw.choice(CURRENCIES)))


YEAR = re.compile(r"(?:到|至)?(?P<year>20[0-9]{2})(?:年(?![0-9]{1,2}月)|(?=[-—–~至]20))")


@kind("time", "the year moved to that of another paragraph", "targets")
def year_of_another_paragraph(spot: Spot, draw: Random) -> Patches:
    """A year that another paragraph prints, with its words under context."""
    known, others = spot.claim.fields.get("year"), list(_years_elsewhere(spot))
    if known is None or not others or "context" in spot.data:
        return []
    year, words = draw.choice(others)
    context = f"{{year: {json.dumps(words, ensure_ascii=False)}}}"
    if "year" in spot.data:
        return [*spot.replace("year", year), *spot.page.add(spot.pointer, "context", context)]
    (patch,) = spot.page.add(spot.pointer, "year", str(year))
    before = patch.text.split("year:")[0]
    return [Patch(patch.start, patch.end, f"{patch.text}{before}context: {context}")]


def _years_elsewhere(spot: Spot) -> Iterator[tuple[int, str]]:
    """Other years than the target's in other paragraphs, each with words printed once."""
    text, known = spot.page.plan.reading.text, spot.claim.fields.get("year")
    low, high = text.rfind("\n", 0, spot.claim.start) + 1, text.find("\n", spot.claim.end)
    for match in YEAR.finditer(text):
        if int(match["year"]) == known or low <= match.start() < high:
            continue
        longer = (text[match.start() : match.end() + more] for more in range(4, 20))
        words = next((one for one in longer if text.count(one) == 1), "\n")
        if "\n" not in words:
            yield int(match["year"]), words


RHYTHMS = ("once", "annual", "half-yearly", "quarterly", "monthly", "weekly", "daily")


@kind("money", "the recurrence changed to another rhythm", "funding")
def recurrence_changed(spot: Spot, draw: Random) -> Patches:
    known = spot.data.get("recurrence")
    wrong = [rhythm for rhythm in RHYTHMS if rhythm != known]
    return spot.replace("recurrence", draw.choice(wrong)) if known else []
