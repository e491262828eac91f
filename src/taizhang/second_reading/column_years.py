"""The year of a number in a table is that of the header of its column."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from taizhang.plan import Plan, Section
from taizhang.quantity import Quantity, read_quantities, words_of
from taizhang.registers import Registers
from taizhang.words.cells import MARKS, Cell, cells_of, columns_of
from taizhang.words.printed_years import YEARLY, Year


class Headed(NamedTuple):
    """A cell at ``text[start:end]`` of a row, and the header of its column, which begins at ``at``.

    ``at`` counts from the beginning of the row, and is negative.
    """

    start: int
    end: int
    at: int
    header: str


def with_column_years(
    found: list[Quantity], headed: list[Headed], registers: Registers
) -> list[Quantity]:
    """The same quantities of a row, each with the year of its column, unless its own cell names one."""
    return [_dated(one, headed, registers) for one in found]


def _dated(one: Quantity, headed: list[Headed], registers: Registers) -> Quantity:
    cell = next((cell for cell in headed if cell.start <= one.start < cell.end), None)
    if cell is None or one.value is None or one.kind in YEARLY:
        return one
    words = words_of(registers)
    years = [year for year in read_quantities(cell.header, words) if year.kind in YEARLY]
    own = any(part.gives in YEARLY and cell.start <= part.start < cell.end for part in one.parts)
    if _is_unit(one, cell, registers):
        return replace(one, kind="name", value=None, parts=())
    if not years or own:
        return one
    given = (
        part._replace(start=part.start + cell.at, end=part.end + cell.at)
        for part in Year(years[0], False, 0, 0).parts(near=True)
    )
    kept = (part for part in one.parts if part.gives not in (*YEARLY, "timing"))
    alone = (one.start, one.end) == (cell.start, cell.end)
    return replace(one, parts=(*kept, *given), sure="certain" if alone else one.sure)


def _is_unit(one: Quantity, cell: Headed, registers: Registers) -> bool:
    """Whether a cell holds a unit and nothing else: 亿元 counts nothing there."""
    units = registers.tables["units"].values()
    whole = (one.start, one.end) == (cell.start, cell.end)
    return whole and any(one.printed in unit.get("printed", []) for unit in units)


def headed_cells(plan: Plan, section: Section) -> list[Headed]:
    """The cells of a row of a plan, with their headers; none where its table has no such line."""
    table = section.parent
    if section.role != "row" or table is None or table.role != "table":
        return []
    text = plan.reading.text
    header, cells = _lines_of_cells(text, table, section)
    named = [cell.words(text) for cell in header]
    places = columns_of(named, [cell.words(text) for cell in cells])
    return [
        Headed(
            cell.start - section.start,
            cell.end - section.start,
            header[place].start - section.start,
            header[place].words(text),
        )
        for cell, place in zip(cells, places, strict=True)
        if 0 <= place < len(header)
    ]


def _lines_of_cells(text: str, table: Section, row: Section) -> tuple[list[Cell], list[Cell]]:
    """The cells of the header and of a row: of a line with marks, or the lines themselves."""
    above, own = (list(_lines(text, one)) for one in (table, row))
    marked = [line for line in above if MARKS.search(text, *line)]
    if marked and own:
        return cells_of(text, *marked[0]), cells_of(text, *own[0])
    missing = len(above) - len(own)
    return above[1:] if missing == 1 else above, own


def _lines(text: str, section: Section) -> Iterator[Cell]:
    """The lines of a section's own text that are not blank."""
    for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text[section.start : section.end]):
        yield Cell(section.start + match.start(), section.start + match.end())
