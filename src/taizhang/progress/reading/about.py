"""Findings about a report or one of its rows."""

from typing import Any

from taizhang.findings import Finding, finding
from taizhang.plan import Claim, Plan


def about(text: Plan, claim: Claim | None, rule: str, key: str, **facts: Any) -> Finding:
    """A finding of the toolkit at a key of a row, or of the report itself."""
    pointer = f"{claim.pointer if claim else ''}/{key}"
    record = claim.record if claim else text.id
    quote = claim.quote if claim else ""
    span = text.place(pointer)
    return finding(rule, text.path, span, pointer, record=record, quoted=quote, **facts)
