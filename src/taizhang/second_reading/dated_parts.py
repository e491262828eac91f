"""The quantities of the parts of a text, each with the year it is due in."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from taizhang.quantity import Quantity, QuantityPart, read_quantities, words_of
from taizhang.registers import Registers
from taizhang.second_reading.column_years import Headed, with_column_years
from taizhang.words.governing_years import GoverningYears


class Stretch(NamedTuple):
    """A part of a text: where it begins, how deep it lies, its own words, and cells with headers."""

    start: int
    depth: int
    text: str
    headed: list[Headed]


def dated(stretches: Iterable[Stretch], registers: Registers) -> Iterator[list[Quantity]]:
    """The quantities of each part of a text with their years.

    A year at the end of a part that leads to a list holds for the parts of that list, too.
    """
    lead: tuple[QuantityPart, ...] = ()
    leading, deep, listed = 0, 0, False
    for one in stretches:
        deep = one.depth if listed else deep
        lead = lead if one.depth >= deep else ()
        moved = leading - one.start
        here = (part._replace(start=part.start + moved, end=part.end + moved) for part in lead)
        found = read_quantities(one.text, words_of(registers))
        years = GoverningYears(found, one.text, registers, here)
        yield with_column_years(years.quantities(), one.headed, registers)
        trailing, colon = years.trailing()
        listed = colon and bool(trailing)
        if trailing:
            lead, leading, deep = trailing, one.start, one.depth + 1
