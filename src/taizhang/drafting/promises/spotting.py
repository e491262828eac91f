"""What is promised in numbers: every quantity of a part becomes a target, money, or is left over."""

import re

from taizhang.drafting.promises.conditions import (
    counts_document,
    is_aside,
    is_condition,
    is_of_payee,
    is_paid,
    is_term,
)
from taizhang.drafting.promises.promise import Promise
from taizhang.drafting.promises.times import is_ahead, is_past
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.drafting.reading.rows import aim_at, has_aims
from taizhang.quantity import Quantity
from taizhang.words.section_roles import is_silent

MOST = 400
"""What seems to promise more than this in one part is no prose; the rest is left to people."""
GOVERNED = ("goals", "row")
"""Roles in which every number is promised."""


def find_promises(page: Page, part: Part, taken: list[tuple[int, int]]) -> list[Promise]:
    """The promises and thresholds of a part's own text; ``taken`` are words that name bodies."""
    if is_silent(part.role, "promises", page.registers):
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
    if part.row and has_aims(page, part):
        aims = quantity.number is not None and aim_at(page, part, one.start)
        return "target" if aims else ""
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
    if counts_document(page, one) or is_aside(page, one):
        return ""
    if _is_quota(page, one) or (quantity.kind != "count" and not _has_unit(page, quantity)):
        return ""
    if quantity.sure == "doubtful" and quantity.kind in ("unknown", "count"):
        return ""
    if is_condition(page, one, part) or is_of_payee(page, part, one):
        return "threshold"
    if is_term(page, one) or is_past(page, part, one.start, quantity):
        return ""
    if quantity.kind == "amount" and is_paid(page, part, one):
        return "money"
    if quantity.kind in ("rate", "percentage") and _is_rate(page, one):
        return "rate"
    if _is_told(page, part, one, found):
        return "target"
    return ""


def _has_unit(page: Page, quantity: Quantity) -> bool:
    return not quantity.unit or any(quantity.unit in words for words in page.words.units.values())


def _is_quota(page: Page, one: Promise) -> bool:
    """Whether a number counts reports, meetings and the like, which are duties."""
    around = page.folded[one.low : one.high]
    return re.search(any_of(page.lexicon["quotas"]), around) is not None


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
    governed = part.role in GOVERNED and not part.row
    if told or governed or quantity.bound != "eq" or quantity.change:
        return True
    if not _has_unit(page, quantity):
        return False
    if re.search(promises, behind):
        return True
    sentence = page.border_before(one.start, part.start, "。\n")
    return any(other.sort == "target" and other.start >= sentence for other in found)
