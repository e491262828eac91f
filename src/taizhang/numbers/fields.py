"""The numbers that claims state, field by field."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from taizhang.plan import Claim

NESTED = (
    ("rate", "value"),
    ("rate", "to"),
    ("quota", "value"),
    ("baseline", "value"),
    ("baseline", "year"),
    ("rank", "value"),
    ("rank", "among"),
)
"""Fields that hold a number within another."""


OF_REPORTS = {
    "goal": "",
    "shortfall": "",
    "planned": "",
    "completion": "percent",
    "margin": "percent",
    "count": "count",
    "of_count": "count",
    "share": "percent",
}
"""Fields of rows of reports that hold a number, and its unit where it is not the row's."""

DATED = ("as_of", "on", "window")
"""Fields of reports that hold days; words may print no more of one than its month, or none of it."""


def printed_for(claim: Claim, key: str) -> str | None:
    """The words that carry a field's number, where a person named them."""
    head, _, tail = key.partition(".")
    if head == "thresholds":
        printed: str = claim.fields["thresholds"][int(tail.split(".")[0])]["printed"]
        return printed
    if head in ("value", "to", "amount", "quota") and "printed" in claim.data:
        return str(claim.data["printed"])
    return None


def numeric_fields(claim: Claim) -> Iterator[tuple[str, Decimal, str | None]]:
    """The numbers a claim states or takes over: field, value, unit."""
    fields = claim.fields
    unit = fields.get("unit")
    for key in ("value", "amount", "to"):
        if isinstance(fields.get(key), int | Decimal):
            yield key, Decimal(fields[key]), unit
    for head, key in NESTED:
        if key in fields.get(head, {}):
            own = "percent" if head == "rate" else fields[head].get("unit")
            yield f"{head}.{key}", Decimal(fields[head][key]), own
    for index, share in enumerate(fields.get("cost_shares", [])):
        yield f"cost_shares.{index}.share", Decimal(share["share"]), None
    for index, threshold in enumerate(fields.get("thresholds", [])):
        for key in ("value", "to"):
            if isinstance(threshold.get(key), int | Decimal):
                yield f"thresholds.{index}.{key}", Decimal(threshold[key]), threshold["unit"]
    for key, counted in OF_REPORTS.items():
        if isinstance(fields.get(key), int | Decimal):
            yield key, Decimal(fields[key]), counted or unit
    yield from _days(claim)
    if "due" in fields:
        yield from _due(fields["due"])
    for key in ("year", "number"):
        if key in fields:
            yield key, Decimal(fields[key]), None
    for head in ("period", "years"):
        for key in ("start", "end"):
            if key in fields.get(head, {}):
                yield f"{head}.{key}", Decimal(fields[head][key]), None


def _due(due: str) -> Iterator[tuple[str, Decimal, str | None]]:
    """The year of a deadline; of one that returns each year or month, its month and day."""
    if not due.startswith("--"):
        yield "due", Decimal(due[:4]), None
        return
    keys = ("due.month", "due.day") if due[2] != "-" else ("due.day",)
    for key, number in zip(keys, due.strip("-").split("-"), strict=False):
        yield key, Decimal(number), None


def _days(claim: Claim) -> Iterator[tuple[str, Decimal, str | None]]:
    """The years, months and days that words of a report may print of its days."""
    days: dict[str, Any] = {
        key: claim.fields[key] for key in ("as_of", "on") if key in claim.fields
    }
    window = claim.data.get("window", {})
    days |= {f"window.{key}": window[key] for key in ("start", "end") if key in window}
    for key, written in days.items():
        for part, number in zip(("year", "month", "day"), str(written).split("-"), strict=False):
            yield f"{key}.{part}", Decimal(number), None


def is_year(key: str) -> bool:
    return key.rpartition(".")[2] in ("year", "start", "end", "due")
