"""Why a number may be no promise: the reasons that the words around it show."""

import re
from collections.abc import Iterator
from functools import lru_cache

from taizhang.numbers import Number
from taizhang.plan import Plan
from taizhang.quantity import Quantity, Words, words_of
from taizhang.quantity.numerals import NUMERAL
from taizhang.registers import Registers
from taizhang.second_reading.facts import Facts

NUMBER, AMOUNT, COUNT = "\ue000", "\ue001", "\ue002"
"""Stand for the number in question, or for its whole quantity, so that patterns can name them."""
WINDOW = 600
"""So far on either side words can tell why a number is no promise."""
BESIDE = rf"[^,;:!?。\n|\t]*{NUMBER}[^,;:!?。\n|\t]{{0,5}}"
CELL = rf"(?:^|[\n|])[^\S\n]*[^\W\d]{{0,4}}{NUMBER}\w{{0,4}}%?[^\S\n]*\|"


def fitting_reasons(number: Number, facts: Facts) -> set[str]:
    """The reasons (as ``plan.schema.json`` names them) that the words around a number show."""
    plan = facts.plan
    lexicon, words = facts.registers.lexicon["dismissals"], words_of(facts.registers)
    section = number.section
    start, end = number.start - section.start, number.end - section.start
    own = words.fold(plan.text(section))
    text = own[:start] + NUMBER + own[end:]
    quantities = facts.rereading.quantities_in(section, number.start, number.end)
    bounded = [
        own[: one.start] + (COUNT if one.kind == "count" else AMOUNT) + own[_bounds_end(one) :]
        for one in quantities
        if one.bound != "eq" and one.kind != "age"
    ]
    around = max(0, start - WINDOW), start + WINDOW
    fitting = {
        reason
        for reason, pattern in _forms(facts.registers)
        if any(pattern.search(one, *around) for one in (text, *bounded))
    }
    if any(start <= number.start and number.end <= end for start, end in _names(plan)):
        fitting.add("name")
    if any(one.kind == "vague" for one in quantities):
        fitting.add("vague")
    beside = re.compile(BESIDE).search(text, *around)
    promised = beside and re.search("|".join(lexicon["promises"]), beside[0])
    if section.role in ("furniture", "preamble") or not (
        fitting or promised or re.compile(CELL).search(text, *around)
    ):
        fitting.add("background")
    return fitting


@lru_cache(maxsize=4)
def _forms(registers: Registers) -> list[tuple[str, re.Pattern[str]]]:
    """The patterns that show a reason, each with it."""
    words, forms = words_of(registers), registers.lexicon["dismissals"]["forms"]
    return [
        (reason, re.compile(_named(pattern, words)))
        for reason, patterns in forms.items()
        for pattern in patterns
    ]


def _named(pattern: str, words: Words) -> str:
    units = "|".join(map(re.escape, sorted(words.kinds, key=len, reverse=True)))
    meant = {"{n}": NUMBER, "{amount}": AMOUNT, "{count}": COUNT, "{q}": f"{NUMERAL}(?:{units})?"}
    meant["{latin}"] = words.latin
    for name, sign in meant.items():
        pattern = pattern.replace(name, sign)
    return pattern


def _bounds_end(quantity: Quantity) -> int:
    """Where a quantity ends with the words that bound it (以上)."""
    bound = quantity.part("bound")
    return max(quantity.end, bound.end if bound else 0)


def _names(plan: Plan) -> Iterator[tuple[int, int]]:
    """Where the names of entities stand."""
    for claim in plan.of_kind("entities"):
        start = claim.start + claim.quote.find(claim.data.get("name", claim.quote))
        yield start, start + len(claim.data.get("name", claim.quote))
