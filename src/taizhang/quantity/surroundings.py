"""What the words around a quantity say of it: bounds, change, year, rhythm, intent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from taizhang.quantity.model import Part, Quantity, Sure
from taizhang.quantity.words import Words

CLAUSE = re.compile(r"[,;:!?。\n]")
PART_SENTENCE = re.compile(r"[;!?。\n]")
SENTENCE = re.compile(r"[!?。\n]")
ENUMERATION = re.compile(r"[、和及或与]|以及")
NEAR = 12
"""A word of growth or rate governs a number at most so many characters after it."""


@dataclass(frozen=True)
class _Setting:
    """A quantity with the folded text around it."""

    quantity: Quantity
    text: str
    clause: int
    part_sentence: int
    sentence: int

    @property
    def before(self) -> str:
        """The words of the clause before the quantity."""
        return self.text[self.clause : self.quantity.start]

    def found(self, gives: str, value: str, start: int, end: int) -> Part:
        return Part(gives, value, start, end, near=start >= self.clause)


def describe(quantities: list[Quantity], text: str, words: Words) -> list[Quantity]:
    """The same quantities with all that the words around them say.  ``text`` is folded."""
    described: list[Quantity] = []
    for quantity in quantities:
        starts = (
            _last(border, text, quantity.start) for border in (CLAUSE, PART_SENTENCE, SENTENCE)
        )
        setting = _Setting(quantity, text, *starts)
        if quantity.kind in ("year", "period"):
            described.append(quantity.with_parts([_deadline(setting, words)]))
        elif quantity.value is not None:
            described.append(_described(setting, described, words))
        else:
            described.append(quantity)
    return described


def _last(pattern: re.Pattern[str], text: str, end: int) -> int:
    """Where the clause or sentence that holds ``text[end]`` begins."""
    begin = max(0, end - 400)
    return max((match.end() for match in pattern.finditer(text, begin, end)), default=begin)


def _described(setting: _Setting, earlier: list[Quantity], words: Words) -> Quantity:
    quantity = setting.quantity
    bounds, sure = _bounds(setting, earlier, words)
    parts = [*bounds, *_change(setting, words), *_circumstances(setting, words)]
    parts += _year(setting, earlier)
    parts += _per(setting, earlier)
    described = quantity.with_parts(parts, sure)
    return replace(described, kind=_settled_kind(described, setting, words))


def _deadline(setting: _Setting, words: Words) -> Part:
    """How a year is meant: by, in, before, during it, or as a baseline."""
    quantity, text = setting.quantity, setting.text
    if quantity.kind == "period":
        return Part("timing", "during", quantity.start, quantity.end)
    for around in words.year_words:
        after = around.after.match(text, quantity.end)
        if after:
            return Part("timing", around.timing, *after.span())
    for around in words.year_words:
        before = around.before.search(setting.before)
        if before:
            start = setting.clause + before.start()
            return Part("timing", around.timing, start, quantity.start)
    return Part("timing", "in", quantity.start, quantity.end)


def _bounds(setting: _Setting, earlier: list[Quantity], words: Words) -> tuple[list[Part], Sure]:
    """The bound: before, inside or after the quantity, or taken over in an enumeration."""
    quantity = setting.quantity
    before, after = _bound_before(setting, words), _bound_after(setting, words)
    parts = [part for part in (before, after) if part]
    told = {part.value for part in [*parts, *quantity.parts] if part.gives == "bound"}
    lead = setting.text[: before.start][-1:] if before else ""
    if len(told) > 1 or (lead and lead in words.negations):
        return parts, "doubtful"
    carried = None if told else _carried_bound(setting, earlier)
    return ([carried], "likely") if carried else (parts, "certain")


def _bound_before(setting: _Setting, words: Words) -> Part | None:
    match = words.before.search(setting.before) or words.far.search(setting.before)
    if match is None or words.bounds[match[1]] == "none":
        return None
    return setting.found(
        "bound", words.bounds[match[1]], *(setting.clause + at for at in match.span(1))
    )


def _bound_after(setting: _Setting, words: Words) -> Part | None:
    match = words.after.match(setting.text, setting.quantity.end)
    return setting.found("bound", words.bounds[match[1]], *match.span(1)) if match else None


def _carried_bound(setting: _Setting, earlier: list[Quantity]) -> Part | None:
    """The bound before the first of an enumeration holds for the rest: 过500亿、100亿."""
    if not earlier or earlier[-1].kind != setting.quantity.kind:
        return None
    between = (earlier[-1].end, setting.quantity.start)
    bound = earlier[-1].part("bound")
    if bound and bound.end <= earlier[-1].start and ENUMERATION.fullmatch(setting.text, *between):
        return bound
    return None


def _change(setting: _Setting, words: Words) -> Iterator[Part]:
    """Growth, average growth, increment or multiple, and what it is measured against."""
    quantity = setting.quantity
    growth = words.growth.search(setting.before)
    if growth and not quantity.part("change"):
        kind = "growth" if quantity.kind in ("percentage", "multiple") else "increment"
        if quantity.unit == "个百分点":
            kind = "increment"
        near = setting.clause + max(0, growth.start() - NEAR)
        average = words.average.search(setting.text, near, setting.clause + growth.end())
        if average:
            kind = "average-growth"
        yield setting.found("change", kind, *(setting.clause + at for at in growth.span(1)))
        previous = words.previous_year.search(setting.text, near, quantity.start)
        if previous:
            yield setting.found("against", "previous-year", *previous.span())
    elif quantity.kind == "multiple" and not quantity.part("change"):
        yield Part("change", "multiple", quantity.start, quantity.end)


def _circumstances(setting: _Setting, words: Words) -> Iterator[Part]:
    """The last word of each sort before the quantity, in its sentence."""
    told: set[str] = set()
    start = setting.quantity.start
    for gives, value, pattern, adjacent in words.circumstances:
        matches = list(pattern.finditer(setting.text, setting.part_sentence, start))
        if matches and gives not in told and (not adjacent or matches[-1].end() == start):
            told.add(gives)
            yield setting.found(gives, value, *matches[-1].span())


def _year(setting: _Setting, earlier: list[Quantity]) -> Iterator[Part]:
    """The year or period before the quantity in its sentence, and the baseline."""
    told: set[str] = set()
    for year in reversed(earlier):
        if year.start < setting.sentence:
            break
        timing = year.part("timing")
        if year.kind not in ("year", "period") or timing is None:
            continue
        gives = "baseline" if timing.value == "baseline" else year.kind
        if gives in told or (gives != "baseline" and told & {"year", "period"}):
            continue
        told.add(gives)
        value = str(year.value) if year.value_to is None else f"{year.value}/{year.value_to}"
        yield setting.found(gives, value, year.start, year.end)
        if gives != "baseline":
            yield setting.found("timing", timing.value, timing.start, timing.end)


def _per(setting: _Setting, earlier: list[Quantity]) -> Iterator[Part]:
    """The denominator before the quantity in its clause: 每万人."""
    for other in reversed(earlier):
        if other.start < setting.clause:
            return
        if other.kind == "denominator":
            yield setting.found("per", other.printed, other.start, other.end)
            return


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
