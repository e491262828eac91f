"""Whether a row states what its words say: the quantities of its quote are read again."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from taizhang.findings import Finding, finding
from taizhang.plan import Claim, Plan
from taizhang.quantity import Quantity, Words, compare, quantity_for, read_quantities, words_of
from taizhang.registers import Registers

COMPARED = ("value", "to", "unit", "comparator", "change")
"""What the words of a figure must say as it is entered."""


def check_words(text: Plan, registers: Registers) -> Iterator[Finding]:
    """Findings for observations whose value, unit or bound is not that of their words."""
    if not registers.lexicon.get("quantities"):
        return
    words = words_of(registers)
    for claim in text.of_kind("observations"):
        if claim.data.get("value") is None:
            if not any(key in claim.data for key in ("completion", "rank", "said", "margin")):
                yield _finding(text, claim, "report-figure-missing", "quote")
            continue
        if "inferred" in claim.data and "value" in claim.data["inferred"]:
            continue
        yield from _value(text, claim, words)
    for claim in text.of_kind("tallies"):
        yield from _tally(text, claim)


def _value(text: Plan, claim: Claim, words: Words) -> Iterator[Finding]:
    fields = claim.data
    quantity = quantity_in(text, claim, words)
    if quantity is None:
        yield _finding(text, claim, "report-value-not-said", "value", value=str(fields["value"]))
        return
    inferred = fields.get("inferred", {})
    if quantity.unit and "unit" not in fields:
        told = {"field": "unit", "stated": "—", "said": quantity.unit}
        yield _finding(text, claim, "report-words-differ", "value", **told)
    for one in compare(quantity, fields, words):
        if one.field in COMPARED and one.field not in inferred and one.sure != "doubtful":
            told = {"field": one.field, "stated": str(one.stated), "said": one.said or "—"}
            key = one.field if one.field in fields else "quote"
            yield _finding(text, claim, "report-words-differ", key, **told)


def quantity_in(text: Plan, claim: Claim, words: Words) -> Quantity | None:
    """The quantity of a row's quote that its value refers to."""
    fields = claim.data
    found = read_quantities(text.reading.text[claim.start : claim.end], words)
    printed = fields.get("printed", "")
    at = claim.quote.find(printed) if printed else -1
    span = (at, at + len(printed)) if at >= 0 else None
    to = fields.get("to")
    return quantity_for(
        found,
        Decimal(fields["value"]),
        words,
        to=Decimal(to) if isinstance(to, int | Decimal) else None,
        unit=fields.get("unit", ""),
        span=span,
    )


def _tally(text: Plan, claim: Claim) -> Iterator[Finding]:
    """A share that is not that of its count among all."""
    count, whole, share = (claim.data.get(key) for key in ("count", "of_count", "share"))
    if whole is None:
        return
    if count is not None and count > whole:
        told = {"count": str(count), "of_count": str(whole)}
        yield _finding(text, claim, "report-tally-exceeds", "of_count", **told)
    if count is None or share is None or not whole:
        return
    if not agrees(share, Decimal(count) * 100 / Decimal(whole)):
        told = {"share": str(share), "count": str(count), "of_count": str(whole)}
        yield _finding(text, claim, "report-tally-share", "share", **told)


def agrees(printed: Any, exact: Decimal) -> bool:
    """Whether a printed figure is an exact one rounded, up or down, to as many places."""
    told = Decimal(printed)
    places = Decimal(1).scaleb(int(told.as_tuple().exponent))
    return bool(abs(told - exact) < places)


def _finding(text: Plan, claim: Claim, rule: str, key: str, **facts: Any) -> Finding:
    pointer = f"{claim.pointer}/{key}"
    span = text.place(pointer)
    return finding(rule, text.path, span, pointer, record=claim.record, quoted=claim.quote, **facts)
