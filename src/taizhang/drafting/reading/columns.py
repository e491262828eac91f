"""What the columns of a table hold: aims and what was reached, by year; units; bodies."""

import re
from decimal import Decimal
from typing import Any

from taizhang.drafting.reading.page import Page, any_of
from taizhang.drafting.reading.table import Row, Table
from taizhang.quantity.numerals import read_numeral
from taizhang.second_reading.column_years import Headed
from taizhang.words.cells import Cell

YEAR = re.compile(r"20\d\d")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
COUNTED = re.compile(r"(\d+(?:\.\d+)?)[^\d,;。]{0,3}")
"""A number with its unit, and nothing else."""


def header_of(page: Page, table: Table, column: int) -> str:
    """What a column is called; "" for none."""
    return table.columns[column].words(page.folded) if 0 <= column < len(table.columns) else ""


def aim_cells(page: Page, table: Table, row: Row) -> list[tuple[int, Cell]]:
    """The cells of a row that hold its targets: those of the years ahead, else that of the aim."""
    beside = [(column, cell) for column, cell in row.cells if cell.start > row.label.start]
    ahead = {column for column, reached in _years(page, table).items() if not reached}
    if ahead:
        return [(column, cell) for column, cell in beside if column in ahead]
    aims = any_of(page.lexicon["aims"])
    named = [one for one in beside if re.search(aims, header_of(page, table, one[0]))]
    return named[:1]


def base_cell(page: Page, table: Table, row: Row) -> tuple[int, Cell] | None:
    """The last cell of a row that holds a number that was reached in the year of its column."""
    reached = {column for column, was in _years(page, table).items() if was}
    found = [
        (column, cell)
        for column, cell in row.cells
        if column in reached and COUNTED.fullmatch(cell.words(page.folded))
    ]
    return found[-1] if found else None


def _years(page: Page, table: Table) -> dict[int, bool]:
    """The columns of years, each with whether what stands in it was reached.

    Their words tell; of years alone the first of two was, and those before the plan begins.
    """
    words = page.lexicon["columns"]
    years = {}
    for n in range(len(table.columns)):
        header = header_of(page, table, n)
        year = YEAR.search(header)
        if year and not re.search(any_of(words["other"]), header):
            years[n] = header
    told = any_of([*words["reached"], *words["aims"]])
    open_years = [n for n, header in years.items() if not re.search(told, header)]
    pair = open_years[:1] if len(years) == 2 and len(open_years) == 2 else []
    return {
        n: re.search(any_of(words["reached"]), header) is not None
        or (n in open_years and (n in pair or _year(header) < page.begins))
        for n, header in years.items()
    }


def _year(header: str) -> int:
    year = YEAR.search(header)
    return int(year[0]) if year else 0


def year_of(page: Page, table: Table, column: int) -> int:
    """The year of a column; 0 for none."""
    return _year(header_of(page, table, column))


def number_in(page: Page, cell: Cell) -> int | Decimal:
    """The number that a cell holds."""
    counted = COUNTED.match(cell.words(page.folded))
    value = read_numeral(counted[1]).value if counted else Decimal(0)
    return int(value) if value == value.to_integral_value() else value


def quoted(page: Page, cell: Cell) -> str:
    """The words of a cell, with as many around it as make them the only ones of the text."""
    start, end = page.quote(cell.start, cell.end, 0, len(page.text))
    return page.text[start:end]


def _header_quoted(page: Page, table: Table, column: int) -> str:
    """The words of a header, with as many of those before it as make them the only ones of the text."""
    end = table.columns[column].end
    for first in range(column, -1, -1):
        words = page.text[table.columns[first].start : end]
        if page.text.count(words) == 1:
            return words
    return quoted(page, table.columns[column])


def unit_cell(page: Page, table: Table, row: Row, column: int) -> tuple[str, Cell] | None:
    """The unit of a cell and where it stands: a column of units, the header of its own, the label."""
    units = any_of(page.lexicon["unit_columns"])
    for at, cell in row.cells:
        if re.fullmatch(units, header_of(page, table, at)):
            return cell.words(page.folded), cell
    header = [table.columns[column]] if 0 <= column < len(table.columns) else []
    for cell in (*header, row.label):
        behind = re.search(r"\(([^()\d]{1,4})\)$", cell.words(page.folded))
        if behind:
            return behind[1], cell
    return None


def headed_cells(page: Page, table: Table, row: Row, start: int) -> list[Headed]:
    """The cells of a row with their headers, offsets counted from where the row begins."""
    return [
        Headed(
            cell.start - start,
            cell.end - start,
            table.columns[column].start - start,
            header_of(page, table, column),
        )
        for column, cell in row.cells
        if 0 <= column < len(table.columns)
    ]


def said_of(page: Page, table: Table, row: Row, column: int, cell: Cell) -> dict[str, Any]:
    """What header and neighbours of a cell say of its target: year, baseline, unit, nature."""
    said: dict[str, Any] = {}
    context: dict[str, str] = {}
    year, base = year_of(page, table, column), base_cell(page, table, row)
    if year:
        said |= {"year": year, "timing": "in"}
        context["year"] = _header_quoted(page, table, column)
    if base and base[1].start < cell.start:
        said["baseline"] = {
            "year": year_of(page, table, base[0]),
            "value": number_in(page, base[1]),
        }
        context["baseline"] = _header_quoted(page, table, base[0])
    unit = unit_cell(page, table, row, column)
    if unit and NUMBER.fullmatch(cell.words(page.folded)):
        context["unit"] = quoted(page, unit[1])
    return said | ({"context": context} if context else {})
