"""From promises to money: amount or rate, unit, bound, for each what, how often."""

import re
from typing import Any

from taizhang.drafting.promises.promise import Promise
from taizhang.drafting.promises.targets import needs_printed
from taizhang.drafting.promises.units import money_unit, value_in
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.quantity.agreement import FUNDING_BOUNDS, recurrence_of, terms_of


def make_funding(page: Page, part: Part, one: Promise, others: list[Promise]) -> dict[str, Any]:
    """The offer of an amount, with the rate of its sentence, without id."""
    sentence = page.border_before(one.start, part.start, "。；;\n")
    paid = [p for p in others if p.sort in ("money", "rate") and sentence <= p.start < one.start]
    rates = [p for p in paid[-1:] if p.sort == "rate"]
    start, end = _quoted(page, part, one, rates)
    unit = money_unit(page, one.quantity)
    amount = value_in(page, one.quantity, unit)
    offer: dict[str, Any] = {
        "quote": page.text[start:end],
        "instrument": _instrument(page, start, end),
        "amount": amount,
    }
    if one.quantity.value_to is not None:
        offer["to"] = value_in(page, one.quantity, unit, one.quantity.value_to)
    offer["unit"] = unit
    if needs_printed(page, part, start, end, amount, "to" in offer):
        offer["printed"] = page.text[one.start : one.end]
    if "to" not in offer:
        offer["bound"] = FUNDING_BOUNDS.get(one.quantity.bound, one.quantity.bound)
    if rates:
        offer |= _rate(page, rates[-1], start)
    offer["per"] = _per(page, start, one.end if "printed" in offer else end, one)
    terms = terms_of(one.quantity)
    offer["per"] = "unit" if "denominator" in terms else offer["per"]
    return (
        offer | terms | _recurrence(one) | _years(one) | {"review": ["instrument", "per", "record"]}
    )


def make_rate(page: Page, part: Part, one: Promise) -> dict[str, Any]:
    """The offer of a share without an amount."""
    start, end = page.quote(one.low, one.high, part.start, part.end)
    offer = {"quote": page.text[start:end], "instrument": _instrument(page, start, end)}
    return offer | _rate(page, one, start) | {"review": ["instrument", "rate", "record"]}


def _quoted(page: Page, part: Part, one: Promise, rates: list[Promise]) -> tuple[int, int]:
    low = min([one.low, *(rate.low for rate in rates)])
    sentence = page.border_before(one.start, part.start, "。；;\n")
    towards = any_of(page.registers.lexicon["towards"])
    own = re.match(rf"\s*(?:{towards})", page.folded[low:])
    for clause in re.finditer(r"[^,]+", "" if own else page.folded[sentence:low]):
        if re.match(towards, clause[0]):
            low = sentence + clause.start()
            break
    end = one.high
    while page.folded[low:end].count("(") != page.folded[low:end].count(")") and low > part.start:
        low = page.border_before(low - 1, part.start)
    return page.quote(low, end, part.start, part.end)


def _instrument(page: Page, start: int, end: int) -> str:
    for entry in page.lexicon["instruments"]:
        if re.search(any_of(entry["words"]), page.folded[start:end]):
            return str(entry["id"])
    return str(page.lexicon["instruments"][-1]["id"])


def _rate(page: Page, one: Promise, start: int) -> dict[str, Any]:
    words = page.folded[max(start, one.low) : one.start]
    before = re.search(r"([一-鿿]{2,16}?)的?(?:\d+(?:\.\d+)?%[、和及或])*$", words)
    base = before[1] if before else ""
    base = re.sub(rf"^(?:{any_of(page.lexicon['money']['of'])})+", "", base)
    at = page.folded.find(base, start) if base else -1
    if at < 0:
        return {}
    value = value_in(page, one.quantity, "percent")
    rate = {"value": value, "of": page.text[at : at + len(base)]}
    if one.quantity.value_to is not None:
        rate["to"] = value_in(page, one.quantity, "percent", one.quantity.value_to)
    return {"rate": rate}


def _per(page: Page, start: int, end: int, one: Promise) -> str:
    """For each what: the last telling word of the amount's clause, else where 对 names the payee."""
    per = [
        (word, entry["value"])
        for entry in page.registers.lexicon["signs"]["per"]
        for word in entry["words"]
    ]
    values = dict(per)
    pattern = re.compile("|".join(re.escape(w) for w in sorted(values, key=len, reverse=True)))
    own = pattern.findall(page.folded, one.low, end)
    if own:
        return str(values[own[-1]])
    towards = any_of(page.registers.lexicon["towards"])
    for clause in re.finditer(r"[^,;:。]+", page.folded[start : one.low]):
        named = pattern.findall(clause[0])
        if named and re.match(towards, clause[0]):
            return str(values[named[-1]])
    before = pattern.findall(page.folded, page.border_before(start, 0, "。\n"), end)
    return str(values[before[-1]]) if before else "total"


def _years(one: Promise) -> dict[str, Any]:
    """The years of payment that its clause prints."""
    for gives in ("period", "year"):
        said = one.quantity.part(gives)
        if said and said.near:
            start, _, end = said.value.partition("/")
            return {"years": {"start": int(start), "end": int(end or start)}}
    return {}


def _recurrence(one: Promise) -> dict[str, Any]:
    said, _ = recurrence_of(one.quantity)
    return {"recurrence": said} if said else {}
