"""From promises to targets: quote, value, unit, indicator or label, year, and what the words add."""

import re
from decimal import Decimal
from typing import Any

from taizhang.drafting.indicators import indicator_in
from taizhang.drafting.outline import Part
from taizhang.drafting.page import Page, any_of
from taizhang.drafting.promises import GOVERNED, Promise
from taizhang.drafting.rows import read_row, shares_of_row, unit_of_row
from taizhang.drafting.table import Cell
from taizhang.drafting.years import add_context
from taizhang.quantity import Quantity, read_quantities
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
    if needs_printed(page, start, end, value, bool(one.quantity.value_to)):
        target["printed"] = printed_words(page, one, end)
    target |= _added(one.quantity) | terms_of(one.quantity)
    if part.row:
        target |= read_row(page, part, _cell(part, one))[2]
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
    aimed = "label" in target and part.role in GOVERNED
    review = [*(["indicator"] if aimed else []), *([] if sure else ["unit"])]
    target |= {"review": review} if review else {}
    return {key: value for key, value in target.items() if value is not None}


def _quoted(page: Page, part: Part, one: Promise, others: list[Promise]) -> tuple[int, int]:
    """From the beginning of the item or clause to the next border, long enough to be found."""
    if part.row:
        start, end, _ = read_row(page, part, _cell(part, one))
        return page.quote(start, end, part.start, part.end)
    item = page.border_before(one.start, one.low, "、")
    own = [p.start for p in one.quantity.parts if p.near and p.gives in ("year", "bound", "change")]
    after = page.folded[one.end : page.border_after(one.end, one.high, "、")]
    noun = re.compile("[一-鿿]{2}")
    alone = item == one.low or noun.search(page.folded, item, one.start) or noun.search(after)
    starts = [item if alone else one.low, one.start, *(part.start + at for at in own)]
    start = min(starts) if min(starts) >= item else one.low
    end = min(one.high, page.border_after(one.end, one.high, "、"))
    while not _paired(page.folded[start:end]) and (start > one.low or end < one.high):
        if start > one.low:
            start = page.border_before(start - 1, one.low, "、")
        else:
            end = min(one.high, page.border_after(end + 1, one.high, "、"))
    return page.quote(start, end, part.start, part.end)


def _cell(part: Part, one: Promise) -> Cell:
    assert part.row
    return next(cell for cell in part.row.cells if cell.start <= one.start < cell.end)


def _paired(words: str) -> bool:
    pairs = zip("(“《【〔[「", ")”》】〕]」", strict=True)
    return all(words.count(opening) == words.count(closing) for opening, closing in pairs)


def unit_of(page: Page, part: Part, one: Promise, indicator: str) -> tuple[str, bool]:
    """The unit of the register that the printed one means here, and whether there is no other."""
    quantity = one.quantity
    if quantity.kind == "amount" or _is_money(page, quantity):
        return money_unit(page, quantity), True
    named = unit_of_row(page, part) if part.row and not quantity.unit else ""
    fitting = _fitting(page, quantity, named)
    if len(fitting) == 1:
        return fitting[0], True
    usual = page.registers.tables["indicators"].get(indicator, {}).get("unit")
    thing = _thing(page, part, one, fitting)
    if usual in fitting and not (thing and _ends_in_thing(page, one, thing)):
        return str(usual), True
    if thing:
        return thing, True
    return fitting[-1] if fitting and quantity.unit else "item", False


def _fitting(page: Page, quantity: Quantity, named: str) -> list[str]:
    """The units that the printed one can be; any that counts where none is printed."""
    units = page.registers.tables["units"].items()
    if named:
        return [id for id, unit in units if named in unit.get("printed", [])]
    if quantity.unit:
        return [id for id, words in page.words.units.items() if quantity.unit in words]
    return [id for id, unit in units if unit["dimension"] == "count"]


def _is_money(page: Page, quantity: Quantity) -> bool:
    return quantity.kind == "scale" and not quantity.unit


def money_unit(page: Page, quantity: Quantity) -> str:
    """The unit of money in which the number is printed; of one in words, the largest it holds.

    It is one of the quantity's own currency."""
    value = quantity.value or Decimal(0)
    printed = re.search(r"\d", quantity.printed)
    worth = value / (quantity.number or Decimal(1)) if printed else value
    money = [
        (scale, id)
        for id, scale in page.words.scales.items()
        if page.words.measures.is_money(quantity.unit, id) and scale <= max(worth, Decimal(1))
    ]
    return max(money)[1]


def _thing(page: Page, part: Part, one: Promise, fitting: list[str]) -> str:
    """The unit of what is counted: the thing named right behind the number, or last before it."""
    if part.row:
        return _last_thing(page, part.row.label, fitting)
    after = page.folded[one.end : min(one.high, page.border_after(one.end, one.high, "、"))]
    after = re.split(any_of(page.lexicon["breaks"]), after, maxsplit=1)[0]
    item = page.border_before(one.start, one.low, "、")
    sentence = page.border_before(one.start, part.start, "。；;\n")
    for words in (after, *(page.folded[low : one.start] for low in (item, one.low, sentence))):
        found = _last_thing(page, words, fitting)
        if found:
            return found
    return ""


def _ends_in_thing(page: Page, one: Promise, unit: str) -> bool:
    """Whether the words right behind a number name such a thing: 20个人才团队 are teams."""
    after = page.folded[one.end : min(one.high, page.border_after(one.end, one.high, "、"))]
    return _last_thing(page, after, [unit]) != ""


def _last_thing(page: Page, words: str, fitting: list[str]) -> str:
    """The unit of the thing that words name last."""
    best = (-1, 0, "")
    for thing in page.lexicon["things"]:
        if thing["unit"] in fitting:
            for match in re.finditer(any_of(thing["words"]), words):
                best = max(best, (match.end(), len(match[0]), thing["unit"]))
    return best[2]


def value_in(page: Page, quantity: Quantity, unit: str, value: Decimal | None = None) -> Any:
    """A value of the quantity in a unit, as exact number."""
    printed = quantity.unit or quantity.multiplier or quantity.kind == "scale"
    scale = page.words.scales.get(unit, Decimal(1)) if printed else Decimal(1)
    worth = (quantity.value if value is None else value) or Decimal(0)
    number = worth / scale
    return int(number) if number == number.to_integral_value() else number.normalize()


def needs_printed(page: Page, start: int, end: int, value: Any, ranged: bool) -> bool:
    """Whether a quote leaves open which of its words carry a value, or prints it without digits."""
    digits = re.findall(r"\d+(?:\.\d+)?", page.folded[start:end])
    several = sum(one.promising for one in read_quantities(page.text[start:end], page.words)) > 1
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
    if part.row:
        at = part.row.start
        return indicator_in(page, at, at + len(part.row.heading))
    behind = indicator_in(page, one.end, page.border_after(one.end, one.high, "、"))
    return indicator_in(page, start, one.start) or behind


def _fits(page: Page, indicator: str, unit: str, quantity: Quantity) -> bool:
    usual = page.registers.tables["indicators"][indicator]["unit"]
    kinds = {page.words.dimensions.get(one) for one in (usual, unit)}
    return usual == unit or kinds == {"money"} or bool(quantity.change)


def _label(page: Page, part: Part, one: Promise, start: int, end: int) -> str | None:
    """What is promised, in words of the quote: the thing behind the number, else that before it."""
    if part.row:
        return (
            page.text[part.row.start : part.row.start + len(part.row.heading)].split("|")[0].strip()
        )
    behind = re.match(r"的?([一-鿿A-Za-z“”()]{2,24})", page.folded[one.end : end])
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
    return words if len(words) > 1 else page.text[start:end]


def _added(quantity: Quantity) -> dict[str, Any]:
    """What the words around the number say besides."""
    added: dict[str, Any] = {}
    if quantity.change:
        added["change"] = {"kind": quantity.change}
        if quantity.says("against"):
            added["change"]["against"] = quantity.says("against")
    baseline = quantity.part("baseline")
    if baseline:
        added["baseline"] = {"year": int(baseline.value)}
        if "change" in added:
            added["change"].setdefault("against", "baseline")
    return added
