"""Whether a claim states what its words say.

``fields`` are those of a target, threshold, quota or funding record as ``plan.schema.json`` names
them: value or amount, to, unit, comparator or bound, change, baseline, year, period or years,
timing, every, cumulative, modality, recurrence.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from taizhang.quantity.matching import fits_unit, means, scale_of
from taizhang.quantity.model import Quantity, QuantityPart, Sure, least_sure
from taizhang.quantity.numerals import SIGNS
from taizhang.quantity.words import Words

FUNDING_BOUNDS = {"lte": "ceiling", "lt": "ceiling", "gte": "floor", "gt": "floor", "eq": "exact"}
Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Contradiction:
    """A field of which the words say something else.

    ``stated`` is None where the claim leaves out what the words say, ``said`` is empty where the
    words are silent.  ``start`` and ``end`` are those of the telling words, or of the quantity.
    """

    field: str
    stated: Any
    said: str
    start: int
    end: int
    sure: Sure


def compare(quantity: Quantity, fields: Fields, words: Words) -> list[Contradiction]:
    """Where a claim's fields contradict the words around its quantity, in the order of CHECKS."""
    return [found for check in CHECKS for found in check(quantity, fields, words)]


def _value(quantity: Quantity, fields: Fields, words: Words) -> Iterator[Contradiction]:
    value, to = fields.get("value", fields.get("amount")), fields.get("to")
    if value is None or means(
        quantity, Decimal(value), None if to is None else Decimal(to), fields.get("unit", ""), words
    ):
        return
    scale = scale_of(quantity, fields.get("unit", ""), words)
    worth = Decimal(value) * scale
    if worth != quantity.value:
        yield _about("value", plain(worth), plain(quantity.value or 0), quantity)
    else:
        upper = None if to is None else plain(Decimal(to) * scale)
        said = "" if quantity.value_to is None else plain(quantity.value_to)
        yield _about("to", upper, said, quantity)


def plain(number: Decimal | int) -> str:
    """A number without idle zeros or powers of ten, as messages tell it."""
    told = f"{Decimal(number):f}"
    return told.rstrip("0").rstrip(".") if "." in told else told


def _unit(quantity: Quantity, fields: Fields, words: Words) -> Iterator[Contradiction]:
    if not fits_unit(quantity, fields.get("unit", ""), words):
        yield _about("unit", fields["unit"], quantity.unit, quantity, quantity.part("unit"))


def _bound(quantity: Quantity, fields: Fields, words: Words) -> Iterator[Contradiction]:
    said = quantity.bound
    if "comparator" in fields and fields["comparator"] != said:
        yield _about("comparator", fields["comparator"], said, quantity, quantity.part("bound"))
    said = FUNDING_BOUNDS.get(said, said)
    if "bound" in fields and fields["bound"] != said and said != "range":
        yield _about("bound", fields["bound"], said, quantity, quantity.part("bound"))


def _change(quantity: Quantity, fields: Fields, words: Words) -> Iterator[Contradiction]:
    """Growth must be said; an increment may rest on words that only a person sees (新增)."""
    stated = fields.get("change", {})
    for gives, key in (("change", "kind"), ("against", "against")):
        part = quantity.part(gives)
        if part and part.value != stated.get(key):
            yield _about("change", stated.get(key), part.value, quantity, part)
    if stated and stated["kind"] != "increment" and not quantity.change:
        yield _about("change", stated["kind"], "", quantity)


def _years(quantity: Quantity, fields: Fields, words: Words) -> Iterator[Contradiction]:
    """A year in the words must be the claim's: its year, or an end of its period."""
    for gives, key in (("year", "year"), ("period", "period"), ("baseline", "baseline")):
        parts = [part for part in quantity.parts if part.gives == gives]
        if not parts:
            continue
        part, stated = parts[0], _stated_years(fields, key)
        if not stated & {part.value for part in parts} and (stated or part.near):
            yield _about(key, "/".join(sorted(stated)) or None, part.value, quantity, part)


def _stated_years(fields: Fields, key: str) -> set[str]:
    if key == "baseline":
        return {str(fields.get("baseline", {}).get("year", ""))} - {""}
    periods = [fields[name] for name in ("period", "years") if name in fields]
    if key == "period":
        return {f"{period['start']}/{period['end']}" for period in periods}
    same = {str(period["start"]) for period in periods if period["start"] == period["end"]}
    return same | {str(fields["year"])} if "year" in fields else same


def recurrence_of(quantity: Quantity) -> tuple[str, QuantityPart | None]:
    """How often an amount is paid, by the words of its own clause, and one of these words.

    Empty where they say nothing, or something that is no ``recurrence`` (每两年).
    """
    parts = {gives: quantity.part(gives) for gives in ("recurrence", "every", "cumulative")}
    near = {gives: part for gives, part in parts.items() if part and part.near}
    if not near:
        return "", None
    first = next(iter(near.values()))
    if "recurrence" in near:
        return "once", first
    every = RECURRENCES.get(near["every"].value, "") if "every" in near else ""
    cumulative = "cumulative" if "cumulative" in near else ""
    if every == "annual" and cumulative:
        return "annual-cumulative", first
    return every or cumulative, first


RECURRENCES = {
    "P1Y": "annual",
    "P6M": "half-yearly",
    "P3M": "quarterly",
    "P1M": "monthly",
    "P7D": "weekly",
    "P1D": "daily",
}
"""Rhythms that an offer of money may have."""


def _recurrence(quantity: Quantity, fields: Fields, words: Words) -> Iterator[Contradiction]:
    """How often an offer of money is paid: once, each year, month …, or a sum over several."""
    said, part = recurrence_of(quantity)
    if "amount" in fields and said and said != fields.get("recurrence"):
        yield _about("recurrence", fields.get("recurrence"), said, quantity, part)


def terms_of(quantity: Quantity) -> dict[str, str]:
    """What the words of its own clause say that a claim must enter: ``within``, ``denominator``."""
    within, per = quantity.part("within"), quantity.part("per")
    told = {"within": within.value} if within and within.near else {}
    if per and per.near and not _COUNTED.search(per.value):
        told["denominator"] = per.value
    return told


def _within(quantity: Quantity, fields: Fields, words: Words) -> Iterator[Contradiction]:
    """Within how long (三年内), of targets and offers alike."""
    part, stated = quantity.part("within"), fields.get("within")
    if part and (stated or part.near) and part.value != stated:
        yield _about("within", stated, part.value, quantity, part)
    elif stated and not part:
        yield _about("within", stated, "", quantity)


def _denominator(quantity: Quantity, fields: Fields, words: Words) -> Iterator[Contradiction]:
    """For how much of what a price is; 每万人 is part of a unit and need not be entered."""
    part, stated = quantity.part("per"), fields.get("denominator")
    asked = stated or (part and part.near and not _COUNTED.search(part.value))
    said = part.value if part else ""
    if asked and said != (words.fold(stated) if stated else None):
        yield _about("denominator", stated, said, quantity, part)


_COUNTED = re.compile(f"^每[0-9{SIGNS}]")


def _plain(field: str) -> Callable[[Quantity, Fields, Words], Iterator[Contradiction]]:
    """A check of a field that has the same name and values in claims and quantities."""

    def check(quantity: Quantity, fields: Fields, words: Words) -> Iterator[Contradiction]:
        part, stated = quantity.part(field), fields.get(field)
        if part is None or "amount" in fields or (stated is None and not part.near):
            return
        if part.value != ("true" if stated is True else stated):
            yield _about(field, stated, part.value, quantity, part)

    return check


def _about(
    field: str, stated: Any, said: str, quantity: Quantity, part: QuantityPart | None = None
) -> Contradiction:
    start, end = (part.start, part.end) if part else (quantity.start, quantity.end)
    sure = least_sure(quantity.sure, "certain" if part is None or part.near else "likely")
    return Contradiction(field, stated, said, start, end, sure)


CHECKS = (
    _value,
    _unit,
    _bound,
    _change,
    _years,
    _recurrence,
    _within,
    _denominator,
    *map(_plain, ("timing", "every", "cumulative", "modality")),
)
"""One check for each thing that words can say of a claim."""
