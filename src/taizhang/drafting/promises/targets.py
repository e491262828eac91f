"""From promises to targets: quote, value, unit, indicator or label, year, and what the words add."""

import re
from decimal import Decimal
from typing import Any

from taizhang.drafting.promises.changes import changed_from
from taizhang.drafting.promises.indicators import indicator_in
from taizhang.drafting.promises.promise import Promise
from taizhang.drafting.promises.spotting import GOVERNED
from taizhang.drafting.promises.units import money_unit, unit_of, value_in
from taizhang.drafting.promises.years import add_context
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.drafting.reading.rows import aim_at, read_row, shares_of_row
from taizhang.quantity import Quantity
from taizhang.quantity.agreement import terms_of

PLAIN = ("every", "cumulative", "modality")


def make_target(page: Page, part: Part, one: Promise, others: list[Promise]) -> dict[str, Any]:
    """The target of a promise, in the form of ``plan.schema.json``, without id."""
    start, end = _quoted(page, part, one, others)
    indicator = _indicator(page, part, one, start)
    unit, sure = unit_of(page, part, one, indicator)
    target: dict[str, Any] = {}
    if indicator and _fits(page, indicator, unit, one.quantity):
        target["indicator"] = indicator
    else:
        target["label"] = _label(page, part, one, start, end)
    target["quote"] = page.text[start:end]
    target["comparator"] = one.quantity.bound
    value = value_in(page, one.quantity, unit)
    target["value"] = value
    if one.quantity.value_to is not None:
        target["to"] = value_in(page, one.quantity, unit, one.quantity.value_to)
    target["unit"] = unit
    if needs_printed(page, part, start, end, value, bool(one.quantity.value_to)):
        target["printed"] = printed_words(page, one, end)
    target |= changed_from(page, part, one, unit, target["quote"]) | terms_of(one.quantity)
    if part.row:
        target |= read_row(page, part, one.start)[2]
        shares = shares_of_row(page, part)
        target |= {"allocations": shares} if shares else {}
    bounds = [other for other in others if _bounds(other, one) and start <= other.start]
    thresholds = [_threshold(page, other, start) for other in bounds]
    target |= {"thresholds": thresholds} if all(thresholds) and thresholds else {}
    for gives in PLAIN:
        said = one.quantity.part(gives)
        if said and said.near:
            target[gives] = True if said.value == "true" else said.value
            add_context(page, part, target, gives, said)
    review = _doubts(page, part, one, target, sure)
    target |= {"review": review} if review else {}
    return {key: value for key, value in target.items() if value is not None}


def _doubts(page: Page, part: Part, one: Promise, target: dict[str, Any], sure: bool) -> list[str]:
    """What of a target is a guess: a unit, and a number without one; whether it is a target at all.

    Money that no indicator names may be a threshold or paid, what it is at most a condition, and a
    scale alone (百亿元) a class of things, or the rest of a number.
    """
    aimed = "label" in target and part.role in GOVERNED
    counted = one.quantity.unit or one.quantity.multiplier
    bare = [] if sure else ["unit"] if counted else ["unit", "value"]
    money = "label" in target and page.words.dimensions.get(target["unit"]) == "money"
    classed = re.fullmatch("[十百千万亿]+.*", one.quantity.printed)
    limit = "label" in target and target.get("comparator") in ("lte", "lt")
    doubtful = [*(["value"] if classed else []), "record"]
    doubted = (part.row and part.row.short) or money or limit or classed
    return [*(["indicator"] if aimed else []), *bare, *(doubtful if doubted else [])]


def _quoted(page: Page, part: Part, one: Promise, others: list[Promise]) -> tuple[int, int]:
    """From the beginning of the item or clause to the next border, long enough to be found."""
    if part.row:
        start, end, _ = read_row(page, part, one.start)
        return page.quote(start, end, part.start, part.end)
    item = page.border_before(one.start, one.low, "、")
    own = [p.start for p in one.quantity.parts if p.near and p.gives in ("year", "bound", "change")]
    after = page.folded[one.end : page.border_after(one.end, one.high, "、")]
    noun = re.compile("[一-鿿]{2}")
    alone = item == one.low or noun.search(page.folded, item, one.start) or noun.search(after)
    starts = [item if alone else one.low, one.start, *(part.start + at for at in own)]
    start = min(starts) if min(starts) >= item else one.low
    end = min(one.high, page.border_after(one.end, one.high, "、"))
    if page.folded[one.end : end].startswith("(") and page.folded[one.end : end].endswith(")"):
        end = one.end
    while not _paired(page.folded[start:end]) and (start > one.low or end < one.high):
        if start > one.low:
            start = page.border_before(start - 1, one.low, "、")
        else:
            end = min(one.high, page.border_after(end + 1, one.high, "、"))
    return page.quote(start, end, part.start, part.end)


def _paired(words: str) -> bool:
    pairs = zip("(“《【〔[「", ")”》】〕]」", strict=True)
    return all(words.count(opening) == words.count(closing) for opening, closing in pairs)


def needs_printed(page: Page, part: Part, start: int, end: int, value: Any, ranged: bool) -> bool:
    """Whether a quote leaves open which of its words carry a value, or prints it without digits."""
    digits = re.findall(r"\d+(?:\.\d+)?", page.folded[start:end])
    near = page.quantities(part.start)
    inside = [one for one in near if start <= part.start + one.start < end]
    several = sum(one.promising for one in inside) > 1
    return ranged or several or len(digits) != 1 or Decimal(digits[0]) != value


def _bounds(other: Promise, one: Promise) -> bool:
    """Whether a threshold says which of the things of a target count."""
    return other.sort == "threshold" and one.low <= other.start < one.start


def _threshold(page: Page, one: Promise, start: int) -> dict[str, Any]:
    """The threshold in the form of ``plan.schema.json``; empty where no words say what it is of."""
    before = re.search(r"([一-鿿]{2,16})$", page.folded[start : one.start])
    if not before or one.quantity.kind != "amount":
        return {}
    verbs = any_of(sorted(page.lexicon["verbs"], key=len, reverse=True))
    reaching = any_of(page.lexicon["reaching"])
    of = re.sub(rf"^(?:{verbs})+|(?:{reaching})+$", "", before[1])
    if not of:
        return {}
    at = page.folded.rfind(of, start, one.start)
    unit = money_unit(page, one.quantity)
    return {
        "of": page.text[at : at + len(of)],
        "printed": page.text[one.start : one.end],
        "comparator": one.quantity.bound,
        "value": value_in(page, one.quantity, unit),
        "unit": unit,
    }


def printed_words(page: Page, one: Promise, end: int) -> str:
    """The words of the number, with as many behind it as make them the only ones of their quote."""
    stop = one.end
    while stop < end and page.text[one.low : end].count(page.text[one.start : stop]) > 1:
        stop += 1
    return page.text[one.start : stop]


def _indicator(page: Page, part: Part, one: Promise, start: int) -> str:
    if part.row and aim_at(page, part, one.start):
        return indicator_in(page, *part.row.label)
    behind = indicator_in(page, one.end, page.border_after(one.end, one.high, "、"))
    return indicator_in(page, start, one.start) or behind


def _fits(page: Page, indicator: str, unit: str, quantity: Quantity) -> bool:
    usual = page.registers.tables["indicators"][indicator]["unit"]
    kinds = {page.words.dimensions.get(one) for one in (usual, unit)}
    return usual == unit or kinds == {"money"} or bool(quantity.change)


def _label(page: Page, part: Part, one: Promise, start: int, end: int) -> str | None:
    """What is promised, in words of the quote: the thing behind the number, else that before it."""
    if part.row and aim_at(page, part, one.start):
        label = part.row.label.words(page.text)
        return re.sub(r"[(（][^()（）\d]{1,4}[)）]$", "", label)
    behind = re.match(r"的?((?![()])[一-鿿A-Za-z“”()]{2,24})", page.folded[one.end : end])
    if behind:
        words = re.sub(rf"(?:{page.lexicon['conditions']['joints']})$", "", behind[1])
        first = one.end + behind.start(1)
        first, last = page.whole(first, first + len(words))
        return page.text[max(one.end, first) : min(end, last)].strip()
    before = page.folded[start : one.start].rstrip()
    verbs = any_of(sorted(page.lexicon["verbs"], key=len, reverse=True))
    head = re.match(rf"(?:{verbs})+", before)
    bare = re.sub(rf"(?:{any_of(page.lexicon['reaching'])})+$", "", before)
    at = start + (head.end() if head and head.end() < len(bare) else 0)
    first, last = page.whole(at, start + len(bare))
    words = page.text[max(start, first) : last].strip()
    words = re.sub(r"^[(（]([^()（）]+)[)）]$", r"\1", words)
    return words if len(words) > 1 else page.text[start:end]
