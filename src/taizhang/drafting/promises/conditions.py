"""Numbers that say of whom or on which terms something holds, and those that say what is paid."""

import re

from taizhang.drafting.promises.promise import Promise
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of

MEASURED = ("amount", "percentage", "measure", "rate")
"""Kinds of quantity that may bound which things are meant."""
NEAR = 24
"""A word that tells what an amount is stands at most so far behind it."""


def is_condition(page: Page, one: Promise, part: Part) -> bool:
    """Whether a bounded quantity says which things are meant: 1亿元以上的工业企业."""
    after = page.folded[one.end : min(part.end, one.end + 30)]
    conditions = page.lexicon["conditions"]
    sentence = page.border_before(one.start, part.start, "。\n")
    if re.search(any_of(conditions["listed"]), page.folded[sentence : one.start]):
        return True
    if one.quantity.kind == "percentage" and re.match(any_of(conditions["shares"]), after):
        return False
    if one.quantity.kind in ("amount", "scale") and re.match(any_of(conditions["sized"]), after):
        return False
    if _is_measured(page, part, one):
        return True
    if one.quantity.kind in MEASURED and one.quantity.bound != "eq":
        paid = one.quantity.kind == "amount" and is_paid(page, part, one)
        told = [*conditions["meant"], *([] if paid else conditions["bounded"])]
        return re.match(any_of(told), after) is not None
    return re.match(any_of(conditions["any"]), after) is not None


def _is_measured(page: Page, part: Part, one: Promise) -> bool:
    """Whether a number measures whom something is granted to further on in its sentence."""
    conditions = page.lexicon["conditions"]
    before = rf"(?:{any_of(conditions['measures'])})[^,;:。]{{0,10}}$"
    measured = re.search(before, page.folded[one.low : one.start])
    if not measured or one.quantity.kind == "rate":
        return False
    end = page.border_after(one.end, part.end, "。；;\n")
    grants = re.compile(any_of(conditions["grants"]))
    _, *clauses = page.folded[one.end : end].split(",")
    return any(grants.match(clause) for clause in clauses)


def is_aside(page: Page, one: Promise) -> bool:
    """Whether a number stands in brackets that say what is so elsewhere, or was so before."""
    opened, _ = page.brackets_around(one.start)
    words = page.folded[opened : one.start]
    return opened > 0 and re.search(any_of(page.lexicon["asides"]), words) is not None


def counts_document(page: Page, one: Promise) -> bool:
    """Whether a number counts what the document itself consists of: 本措施共23项."""
    counts = page.lexicon["own_counts"]
    before, behind = page.folded[one.low : one.start], page.folded[one.end : one.high]
    told = re.search(any_of(counts["told"]), before) and re.match(any_of(counts["behind"]), behind)
    return bool(told) or re.search(any_of(counts["before"]), before) is not None


def is_term(page: Page, one: Promise) -> bool:
    """Whether a number is a term on which support or taxes are reckoned: 减按25%计入."""
    terms = any_of(page.lexicon["conditions"]["terms"])
    before, around = page.folded[one.low : one.start], page.folded[one.low : one.high]
    paid = one.quantity.kind in ("amount", "percentage", "rate") and re.search(
        any_of(page.lexicon["money"]["paid"]), around
    )
    return not paid and (re.search(terms, around) or re.search(terms, before)) is not None


def is_of_payee(page: Page, part: Part, one: Promise) -> bool:
    """Whether a quantity stands between those who are paid (对…) and what they get."""
    conditions = page.lexicon["conditions"]
    low = page.border_before(one.start, part.start, "。；;\n")
    high = page.border_after(one.end, part.end, "。；;\n")
    payees = list(re.finditer(conditions["payees"], page.folded[low : one.start]))
    pays = re.compile(any_of(conditions["pays"]))
    return (
        bool(payees)
        and not pays.search(page.folded, low + payees[-1].end(), one.end + 4)
        and pays.search(page.folded, page.border_after(one.end, high), high) is not None
    )


def is_paid(page: Page, part: Part, one: Promise) -> bool:
    """Whether an amount is money that government pays: the nearest telling word decides."""
    money = page.lexicon["money"]
    paid, other = (_last(page, one, money[sort]) for sort in ("paid", "other"))
    if paid != other:
        return paid > other
    after = page.folded[one.end : min(one.high, one.end + NEAR)]
    pays = re.search(any_of(money["paid"]), after)
    lent = re.search(any_of(money["other"]), after)
    if pays or lent:
        return pays is not None and (lent is None or pays.start() <= lent.start())
    sentence = page.border_before(one.start, part.start, "。；;\n")
    return re.search(any_of(money["before"]), page.folded[sentence : one.start]) is not None


def _last(page: Page, one: Promise, patterns: list[str]) -> int:
    """Where the last match in the clause before an amount ends; -1 where there is none."""
    clause = re.finditer(any_of(patterns), page.folded[one.low : one.high])
    return max((m.end() for m in clause if one.low + m.end() <= one.start), default=-1)
