"""From a stretch of text to its quantities.

The forms that only look like quantities come first, then years, then what is vague (几十家), shares
and other quantities in words (全覆盖), then numerals with their units; what one has read is hidden
from the next.  Then the words around each quantity
say the rest.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from taizhang.quantity.fractions import DOUBLED, read_doubled, read_share, read_tenths
from taizhang.quantity.model import Quantity, QuantityPart, Sure, least_sure
from taizhang.quantity.numerals import Numeral, is_chinese, read_numeral
from taizhang.quantity.surroundings import describe
from taizhang.quantity.words import Words
from taizhang.quantity.years import read_year

HIDDEN = "\0"
QUOTED = re.compile(r"[“\"「『][^“”\"「」『』\n]{1,40}[”\"」』]")
LISTED = re.compile("[/、或和及]")
"""Between the quantities of a list."""
TEN = Decimal(10)
_MINUS = {
    "temperature": re.compile("(?:零下|(?:^|[一-鿿,(:])[-−])$"),
    "ratio": re.compile("(?:^|[为达到至约是,(:])[-−]$"),
}
"""Before a value below zero, by the dimension of its unit: -20℃, 增速为-2%."""


def read_quantities(text: str, words: Words) -> list[Quantity]:
    """Every quantity of a text, and all that only looks like one, in order, with offsets."""
    folded = words.fold(text)
    page = _Page(text, folded)
    for kind, pattern in words.forms:
        page.read(pattern, partial(_named, kind=kind))
    page.read(words.years.pattern, read_year)
    page.read(words.vague, _vague)
    page.read(words.shares, read_share)
    page.read(words.tenths, read_tenths)
    page.read(DOUBLED, read_doubled)
    page.read(words.per, partial(_named, kind="denominator"))
    page.read(words.worded, partial(_worded, words=words))
    page.read(words.core, partial(_counted, words=words))
    quoted = {at for match in QUOTED.finditer(folded) for at in range(*match.span())}
    found = _with_units(sorted(page.found, key=lambda quantity: quantity.start), folded)
    return describe([_in_quotes(quantity, quoted) for quantity in found], folded, words)


def _with_units(found: list[Quantity], text: str) -> list[Quantity]:
    """The quantities of a list of amounts, of which only the last prints its unit: 2万/5万/10万元."""
    for n in range(len(found) - 1, 0, -1):
        one, after = found[n - 1], found[n]
        listed = LISTED.fullmatch(text, one.end, after.start) and after.kind == "amount"
        if listed and one.kind == "count" and one.multiplier and not one.unit:
            found[n - 1] = replace(one, kind="amount", sure=after.sure, unit=after.unit)
    return found


class _Page:
    """A text from which quantities are read, each character at most once."""

    def __init__(self, text: str, folded: str) -> None:
        self.text, self.left = text, folded
        self.found: list[Quantity] = []

    def read(
        self, pattern: re.Pattern[str], make: Callable[[re.Match[str]], Quantity | None]
    ) -> None:
        """Make a quantity of each match, and hide it from what is read later."""
        left, done = [], 0
        for match in pattern.finditer(self.left):
            quantity = make(match)
            if quantity is None:
                continue
            start, end = quantity.start, quantity.end
            left += [self.left[done:start], HIDDEN * (end - start)]
            done = end
            self.found.append(replace(quantity, printed=self.text[start:end]))
        if done:
            self.left = "".join([*left, self.left[done:]])


def _named(match: re.Match[str], kind: str) -> Quantity:
    """What only looks like a quantity."""
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Quantity("", start, match.end(), kind, "certain")


def _vague(match: re.Match[str]) -> Quantity:
    """How many, in words that give no number."""
    unit = match["unit"] or ""
    parts = (QuantityPart("unit", unit, *match.span("unit")),) if unit else ()
    return Quantity("", *match.span(), "vague", "likely", unit=unit, parts=parts)


def _worded(match: re.Match[str], words: Words) -> Quantity:
    """A quantity without a numeral: 全覆盖, 翻番."""
    entry = words.worded_as[match[0]]
    value = Decimal(entry["value"])
    parts = [QuantityPart("number", str(value), *match.span())]
    if "bound" in entry:
        parts.append(QuantityPart("bound", entry["bound"], *match.span()))
    if entry["kind"] == "multiple":
        parts.append(QuantityPart("change", "multiple", *match.span()))
    unit = entry.get("unit", "")
    return Quantity(
        "", *match.span(), entry["kind"], "likely", value, None, value, "", unit, tuple(parts)
    )


def _counted(match: re.Match[str], words: Words) -> Quantity | None:
    """A numeral with its unit, or a range of them; None for Chinese characters without a unit."""
    first, second = read_numeral(match["first"]), None
    first = _times(first, match["times"] or "")
    unit = _unit(match, words)
    if match["second"]:
        second = read_numeral(match["second"])
        if not (match["unit"] or first.multiplier) and first.number < second.number:
            first = _times(first, second.multiplier)
    if is_chinese(match["first"]) and not (unit or match["scale"]):
        return None
    minus = _MINUS.get(words.measures.signed.get(unit, ""))
    if minus and minus.search(match.string, max(0, match.start() - 4), match.start()):
        first = Numeral(-first.value, -first.number, first.multiplier)
    kind, sure = _kind(match, first, unit, words)
    if kind == "list-count" and not unit:
        unit = match["scale"]
    if second and second.value <= first.value:
        sure = "doubtful"
    return Quantity(
        printed="",
        start=match.start(),
        end=match.end(),
        kind=kind,
        sure=sure,
        value=first.value,
        value_to=second.value if second else None,
        number=first.number,
        multiplier=(second or first).multiplier,
        unit=unit,
        parts=tuple(_core_parts(match, first, second, kind, words)),
    )


def _unit(match: re.Match[str], words: Words) -> str:
    """The unit behind a number; of money the base unit of its currency, which may stand before."""
    units = words.measures
    printed = match["unit"] or match["unit_to"] or ""
    before = _currency_before(match, words)
    if before and units.bases.get(printed, units.own) == units.own:  # 港币2000万元 is 港元.
        return units.bases[before[1]]
    return units.bases.get(printed, printed)


def _currency_before(match: re.Match[str], words: Words) -> re.Match[str] | None:
    """The currency directly before a number whose unit is one of money, or none."""
    printed = match["unit"] or match["unit_to"]
    if match["scale"] or (printed and words.kinds[printed] != "amount"):
        return None
    return words.measures.before.search(match.string, max(0, match.start() - 8), match.start())


def _times(numeral: Numeral, multiplier: str) -> Numeral:
    """The same number times a multiplier that stands apart: 30-50万元, 100多万元."""
    return read_numeral(f"{numeral.number}{multiplier}") if multiplier else numeral


def _kind(match: re.Match[str], numeral: Numeral, unit: str, words: Words) -> tuple[str, Sure]:
    """What sort of quantity it is, and how sure that is."""
    chinese = is_chinese(match["first"])
    sure: Sure = "likely" if chinese else "certain"
    if match["scale"]:
        return ("scale", "likely") if numeral.value >= 100 else ("list-count", "likely")
    if not unit:
        multiplied = numeral.multiplier or re.search("[百千万亿]", match["first"])
        plain: Sure = "likely" if multiplied else "doubtful"
        bare = "亿" in f"{match['first']}{numeral.multiplier}"
        return ("amount" if bare else "count" if multiplied else "unknown"), plain
    kind = "amount" if unit in words.measures.bases.values() else words.kinds[unit]
    if chinese and kind in ("count", "list-count") and not (match["more"] or match["second"]):
        if numeral.value == 1:
            kind = "idiom"
        elif numeral.value <= TEN and unit in words.lists:
            kind = "list-count"
    return kind, sure


def _core_parts(
    match: re.Match[str], first: Numeral, second: Numeral | None, kind: str, words: Words
) -> Iterator[QuantityPart]:
    start, end = match.span("first")
    yield QuantityPart("number", str(first.number), start, end)
    if first.multiplier and match["first"].endswith(first.multiplier):
        yield QuantityPart("multiplier", first.multiplier, end - len(first.multiplier), end)
    for group in ("unit", "unit_to"):
        if match[group]:
            yield QuantityPart("unit", match[group], *match.span(group))
    before = None if kind == "scale" else _currency_before(match, words)
    if before:
        yield QuantityPart("unit", before[1], *before.span(1))
    if second:
        yield QuantityPart("to", str(second.number), *match.span("second"))
    for group in ("more", "after"):
        if match[group]:
            yield QuantityPart("bound", words.more[match[group]], *match.span(group))
    if kind == "scale":
        yield QuantityPart("bound", "approx", *match.span("scale"))
    if match["unit"] or match["unit_to"]:
        yield from _denominators(match, words)


def _denominators(match: re.Match[str], words: Words) -> Iterator[QuantityPart]:
    """What a price is for (元/亩, 元/人·月), and how often it is paid where that is a time."""
    found = words.measures.per.match(match.string, match.end())
    if found is None:
        return
    span = found.span(1 if found[1] else 2)
    times = [one for one in re.split("[/·•]", found[1] or "") if one in words.measures.rhythms]
    if times:
        yield QuantityPart("every", words.measures.rhythms[times[-1]], *span)
    if times != [found[1]]:
        yield QuantityPart("per", found[1] or found[2], *span)


def _in_quotes(quantity: Quantity, quoted: set[int]) -> Quantity:
    """Inside quotation marks a number is part of a name, unless a unit says otherwise."""
    if quantity.start not in quoted:
        return quantity
    if quantity.kind == "unknown" or (quantity.promising and is_chinese(quantity.printed)):
        return replace(quantity, kind="name", sure="likely")
    if quantity.promising:
        return replace(quantity, sure=least_sure(quantity.sure, "doubtful"))
    return quantity
