"""What is promised in numbers: every quantity of a part becomes a target, money, or is left over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.drafting.outline import Part
from taizhang.drafting.page import Page, any_of
from taizhang.drafting.rows import aim_cell
from taizhang.drafting.times import is_ahead, is_past
from taizhang.quantity import Quantity

SILENT = ("cover", "signature", "furniture", "annex", "table")
MEASURED = ("amount", "percentage", "measure", "rate")
"""Kinds of quantity that may bound which things are meant."""
MOST = 400
"""What seems to promise more than this in one part is no prose; the rest is left to people."""
NEAR = 24
"""A word that tells what an amount is stands at most so far behind it."""
GOVERNED = ("goals", "row")
"""Roles in which every number is promised."""


@dataclass(frozen=True)
class Promise:
    """A quantity at ``text[start:end]`` with what it was taken for.

    ``sort`` is target, money, rate or threshold; ``low`` and ``high`` border its clause.
    """

    sort: str
    quantity: Quantity
    start: int
    end: int
    low: int
    high: int


def find_promises(page: Page, part: Part, taken: list[tuple[int, int]]) -> list[Promise]:
    """The promises and thresholds of a part's own text; ``taken`` are words that name bodies."""
    if part.role in SILENT:
        return []
    found: list[Promise] = []
    for quantity in page.quantities(part.start):
        if quantity.start < part.number:
            continue
        promise = _placed(page, part, quantity)
        if any(start < promise.end and promise.start < end for start, end in taken):
            continue
        sort = _sort(page, part, promise, found)
        if sort:
            found.append(Promise(sort, *_rest(promise)))
        if len(found) == MOST:
            break
    return _joined(page, found)


def _joined(page: Page, found: list[Promise]) -> list[Promise]:
    """The same promises; what is listed with a threshold behind it (1亿元、2亿元以上的项目) is one, too."""
    joint = re.compile(page.lexicon["conditions"]["joints"])
    for n in range(len(found) - 1, 0, -1):
        one, after = found[n - 1], found[n]
        listed = joint.fullmatch(page.folded, one.end, after.start)
        if listed and after.sort == "threshold" and one.quantity.kind == after.quantity.kind:
            found[n - 1] = Promise("threshold", *_rest(one))
    return found


def _rest(promise: Promise) -> tuple[Quantity, int, int, int, int]:
    return promise.quantity, promise.start, promise.end, promise.low, promise.high


def _placed(page: Page, part: Part, quantity: Quantity) -> Promise:
    start, end = part.start + quantity.start, part.start + quantity.end
    bound = quantity.part("bound")
    words_end = max(end, part.start + bound.end) if bound and bound.near else end
    words_end -= len(page.text[start:words_end]) - len(page.text[start:words_end].rstrip())
    low = page.border_before(start, part.start + part.number, ",，:：;；。\n|")
    high = page.border_after(words_end, part.end, ",，:：;；。\n|")
    return Promise("", quantity, start, words_end, low, high)


def _sort(page: Page, part: Part, one: Promise, found: list[Promise]) -> str:
    """What a quantity is taken for; nothing where it is no promise."""
    quantity = one.quantity
    if quantity.part("base"):
        return ""
    if part.row:
        return "target" if quantity.number is not None and _aim_of_row(page, part, one) else ""
    if part.role == "preamble" and not is_ahead(page, part, one.start):
        return ""
    if not quantity.promising or quantity.value is None or quantity.kind == "list-count":
        return ""
    if quantity.kind == "scale" and not page.has(page.lexicon["scaled"], one.end, one.high):
        return ""
    if re.search(
        any_of(page.lexicon["counted_lists"]), page.folded[max(0, one.start - 4) : one.end]
    ):
        return ""
    if _is_quota(page, one) or (quantity.kind != "count" and not _has_unit(page, quantity)):
        return ""
    if quantity.sure == "doubtful" and quantity.kind in ("unknown", "count"):
        return ""
    if _is_condition(page, one, part) or _is_of_payee(page, part, one):
        return "threshold"
    if _is_term(page, one) or is_past(page, part, one.start, quantity):
        return ""
    if quantity.kind == "amount" and _is_paid(page, part, one):
        return "money"
    if quantity.kind in ("rate", "percentage") and _is_rate(page, one):
        return "rate"
    if _is_told(page, part, one, found):
        return "target"
    return ""


def _aim_of_row(page: Page, part: Part, one: Promise) -> bool:
    """In a row, the cell of the last year its columns name, or the only one with a number."""
    assert part.row and part.table
    cells = [cell for cell in part.row.cells[1:] if cell.start <= one.start < cell.end]
    return bool(cells) and cells[0] is aim_cell(page, part.table, part.row)


def _has_unit(page: Page, quantity: Quantity) -> bool:
    return not quantity.unit or any(quantity.unit in words for words in page.words.units.values())


def _is_quota(page: Page, one: Promise) -> bool:
    """Whether a number counts reports, meetings and the like, which are duties."""
    around = page.folded[one.low : one.high]
    return re.search(any_of(page.lexicon["quotas"]), around) is not None


def _is_condition(page: Page, one: Promise, part: Part) -> bool:
    """Whether a bounded quantity says which things are meant: 1亿元以上的工业企业."""
    after = page.folded[one.end : min(part.end, one.end + 30)]
    conditions = page.lexicon["conditions"]
    sentence = page.border_before(one.start, part.start, "。\n")
    if re.search(any_of(conditions["listed"]), page.folded[sentence : one.start]):
        return True
    if one.quantity.kind == "percentage" and re.match(any_of(conditions["shares"]), after):
        return False
    if one.quantity.kind in MEASURED and one.quantity.bound != "eq":
        paid = one.quantity.kind == "amount" and _is_paid(page, part, one)
        told = [*conditions["meant"], *([] if paid else conditions["bounded"])]
        return re.match(any_of(told), after) is not None
    return re.match(any_of(conditions["any"]), after) is not None


def _is_term(page: Page, one: Promise) -> bool:
    """Whether a number is a term on which support or taxes are reckoned: 减按25%计入."""
    terms = any_of(page.lexicon["conditions"]["terms"])
    before, around = page.folded[one.low : one.start], page.folded[one.low : one.high]
    paid = one.quantity.kind in ("amount", "percentage", "rate") and re.search(
        any_of(page.lexicon["money"]["paid"]), around
    )
    return not paid and (re.search(terms, around) or re.search(terms, before)) is not None


def _is_of_payee(page: Page, part: Part, one: Promise) -> bool:
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


def _is_paid(page: Page, part: Part, one: Promise) -> bool:
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


def _is_rate(page: Page, one: Promise) -> bool:
    """Whether a percentage is a share of something that is paid."""
    around = page.folded[one.low : one.high]
    return re.search(any_of(page.lexicon["money"]["rates"]), around) is not None


def _is_told(page: Page, part: Part, one: Promise, found: list[Promise]) -> bool:
    """Whether the words around a quantity make it something to reach."""
    quantity, clause = one.quantity, page.folded[one.low : one.start]
    behind = page.folded[one.start : min(one.high, one.end + 5)]
    promises = any_of(
        [*page.registers.lexicon["dismissals"]["promises"], *page.lexicon["promises"]]
    )
    told = [match.end() for match in re.finditer(promises, clause)]
    background = [match.end() for match in re.finditer(any_of(page.lexicon["backgrounds"]), clause)]
    if background and max(background) > max(told, default=-1):
        return False
    if told or part.role in GOVERNED or quantity.bound != "eq" or quantity.change:
        return True
    if not _has_unit(page, quantity):
        return False
    if re.search(promises, behind):
        return True
    sentence = page.border_before(one.start, part.start, "。\n")
    return any(other.sort == "target" and other.start >= sentence for other in found)


def iter_sort(promises: list[Promise], sort: str) -> Iterator[Promise]:
    """The promises taken for one sort."""
    return (promise for promise in promises if promise.sort == sort)
