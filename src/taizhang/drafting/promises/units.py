"""In which unit of the register a number is counted, and what it is worth in it."""

import re
from decimal import Decimal
from typing import Any

from taizhang.drafting.promises.promise import Promise
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.drafting.reading.rows import unit_of_row
from taizhang.quantity import Quantity


def unit_of(page: Page, part: Part, one: Promise, indicator: str) -> tuple[str, bool]:
    """The unit of the register that the printed one means here, and whether there is no other."""
    quantity = one.quantity
    if quantity.kind == "amount" or _is_money(page, quantity):
        return money_unit(page, quantity), True
    named = unit_of_row(page, part, one.start) if part.row and not quantity.unit else ""
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

    It is one of the quantity's own currency.
    """
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
        return _last_thing(page, part.row.label.words(page.folded), fitting)
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
