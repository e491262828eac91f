"""What the words around a quantity say of it: bounds, change, year, rhythm, intent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from taizhang.quantity.model import Quantity, QuantityPart, Sure
from taizhang.quantity.sentences import Sentences
from taizhang.quantity.words import Words
from taizhang.quantity.years import governing, is_baseline, timing_of

ENUMERATION = re.compile(r"[、和及或与]|以及")
YEARS = ("year", "period")
RATES = ("per", "every")
"""Parts that may stand between a quantity and the bound behind it: 500万元/公顷以上."""
POINTS = ("个百分点", "百分点")
NEAR = 12
"""A word of growth or rate governs a number at most so many characters after it."""


@dataclass(frozen=True)
class _Setting:
    """A quantity with the folded text around it."""

    quantity: Quantity
    sentences: Sentences

    @property
    def text(self) -> str:
        return self.sentences.text

    @cached_property
    def clause(self) -> int:
        return self.sentences.clause(self.quantity.start)

    @property
    def before(self) -> str:
        """The words of the clause before the quantity."""
        return self.text[self.clause : self.quantity.start]

    @property
    def start(self) -> int:
        """Where the quantity begins, with a currency before it: 人民币500万元."""
        return min([self.quantity.start, *(part.start for part in self.quantity.parts)])

    def found(self, gives: str, value: str, start: int, end: int) -> QuantityPart:
        return QuantityPart(gives, value, start, end, near=start >= self.clause)


def describe(quantities: list[Quantity], text: str, words: Words) -> list[Quantity]:
    """The same quantities with all that the words around them say.  ``text`` is folded."""
    described: list[Quantity] = []
    if not quantities:
        return described
    sentences = Sentences(text, words)
    timed = [_timed(quantity, sentences, words) for quantity in quantities]
    shared = words.years.shared_out(timed, text)
    for quantity in timed:
        if quantity.value is None or quantity.kind in YEARS:
            described.append(quantity)
        else:
            setting = _Setting(quantity, sentences)
            described.append(_described(setting, described, shared, words))
    return described


def _timed(quantity: Quantity, sentences: Sentences, words: Words) -> Quantity:
    """A year with how it is meant; any other quantity as it is."""
    if quantity.kind not in YEARS:
        return quantity
    clause = sentences.clause(quantity.start)
    return quantity.with_parts([words.years.meant(quantity, sentences.text, clause)])


def _described(
    setting: _Setting,
    earlier: list[Quantity],
    shared: dict[int, list[Quantity]],
    words: Words,
) -> Quantity:
    quantity = setting.quantity
    bounds, sure = _bounds(setting, earlier, words)
    parts = [*bounds, *_change(setting, words), *_circumstances(setting)]
    parts += _year(setting, earlier, shared)
    parts += _per(setting, earlier, words)
    described = quantity.with_parts(parts, sure)
    return replace(described, kind=_settled_kind(described, setting, words))


def _bounds(
    setting: _Setting, earlier: list[Quantity], words: Words
) -> tuple[list[QuantityPart], Sure]:
    """The bound: before, inside or after the quantity, or taken over in an enumeration."""
    quantity = setting.quantity
    before = words.bounds.before(setting.text, setting.clause, setting.start)
    behind = max([quantity.end, *(part.end for part in quantity.parts if part.gives in RATES)])
    found = [one for one in (before, words.bounds.behind(setting.text, behind)) if one]
    parts = [setting.found("bound", *one) for one in found if one.says]
    told = {part.value for part in [*parts, *quantity.parts] if part.gives == "bound"}
    if len(told) > 1 or len(parts) < len(found):
        return parts, "doubtful"
    carried = None if told else _carried_bound(setting, earlier)
    return ([carried], "likely") if carried else (parts, "certain")


def _carried_bound(setting: _Setting, earlier: list[Quantity]) -> QuantityPart | None:
    """The bound before the first of an enumeration holds for the rest: 过500亿、100亿."""
    if not earlier or earlier[-1].kind != setting.quantity.kind:
        return None
    between = (earlier[-1].end, setting.quantity.start)
    bound = earlier[-1].part("bound")
    if bound and bound.end <= earlier[-1].start and ENUMERATION.fullmatch(setting.text, *between):
        return bound
    return None


def _change(setting: _Setting, words: Words) -> Iterator[QuantityPart]:
    """Growth, average growth, increment or multiple, and what it is measured against."""
    quantity = setting.quantity
    growth = _growth(setting, words)
    if growth and not quantity.part("change"):
        kind = "growth" if quantity.kind in ("percentage", "multiple") else "increment"
        if quantity.unit in POINTS:
            kind = "increment"
        near = max(setting.clause, growth[0] - NEAR)
        average = words.average.search(setting.text, near, growth[1])
        if average:
            kind = "average-growth"
        yield setting.found("change", kind, *growth)
        previous = words.previous_year.search(setting.text, near, quantity.start)
        if previous:
            yield setting.found("against", "previous-year", *previous.span())
    elif quantity.kind == "multiple" and not quantity.part("change"):
        yield QuantityPart("change", "multiple", quantity.start, quantity.end)


def _growth(setting: _Setting, words: Words) -> tuple[int, int] | None:
    """The word of growth before a quantity, with no more than bounds and the like between them."""
    low, end = setting.clause, setting.start
    found = [
        (start, -place)
        for place in words.bounds.levels.before(setting.text, low, end)
        for start in words.growth.ending_at(setting.text, low, place)
    ]
    return (min(found)[0], -min(found)[1]) if found else None


def _circumstances(setting: _Setting) -> Iterator[QuantityPart]:
    """The last word of each sort before the quantity, in its sentence."""
    known = {part.gives for part in setting.quantity.parts}
    for said in setting.sentences.circumstances(setting.quantity.start):
        if said.gives not in known:
            yield setting.found(*said)


def _year(
    setting: _Setting, earlier: list[Quantity], shared: dict[int, list[Quantity]]
) -> Iterator[QuantityPart]:
    """The year or period before the quantity in its sentence, and the baseline."""
    quantity, text = setting.quantity, setting.text
    years = list(_years_before(setting, earlier))
    own = shared.get(quantity.start) or governing(quantity, years, text)
    for year in own:
        yield setting.found(year.kind, _named(year), year.start, year.end)
    timing = timing_of(own) if own else None
    if timing:
        yield setting.found("timing", timing.value, timing.start, timing.end)
    base = next((year for year in years if is_baseline(year, quantity, text)), None)
    if base:
        yield setting.found("baseline", _named(base), base.start, base.end)


def _years_before(setting: _Setting, earlier: list[Quantity]) -> Iterator[Quantity]:
    """The years and periods before a quantity in its sentence, the last one first."""
    low = setting.sentences.sentence(setting.quantity.start)
    for year in reversed(earlier):
        if year.start < low:
            return
        if year.kind in ("year", "period"):
            yield year


def _named(year: Quantity) -> str:
    """A year, or the first and last of a period, as claims are compared with it."""
    return str(year.value) if year.value_to is None else f"{year.value}/{year.value_to}"


def _per(setting: _Setting, earlier: list[Quantity], words: Words) -> Iterator[QuantityPart]:
    """The denominator before the quantity in its clause: 每万人, 每亩."""
    quantity = setting.quantity
    if quantity.part("per"):
        return
    for other in reversed(earlier):
        if other.start < setting.clause:
            break
        if other.kind == "denominator" and not words.rhythms.intervals(other.printed):
            yield setting.found("per", other.printed, other.start, other.end)
            return
    if quantity.kind == "amount":
        for match in words.measures.each.finditer(setting.text, setting.clause, quantity.start):
            yield setting.found("per", match[0], *match.span())


def _settled_kind(quantity: Quantity, setting: _Setting, words: Words) -> str:
    """The kind, once the words around it are known."""
    bound = quantity.part("bound") is not None
    if quantity.kind in ("list-count", "idiom") and (bound or _each(quantity)):
        return "count"
    if quantity.kind == "percentage" and not quantity.change:
        before = words.rate_before.search(setting.before)
        if before or words.rate_after.match(setting.text, quantity.end):
            return "rate"
    return quantity.kind


def _each(quantity: Quantity) -> bool:
    each = quantity.part("each")
    return each is not None and each.end == quantity.start
