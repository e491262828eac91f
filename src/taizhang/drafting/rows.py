"""What the columns of a table say of a row's target: its cell, its unit, base year and nature."""

import re
from typing import Any

from taizhang.drafting.bodies import is_body
from taizhang.drafting.outline import Part
from taizhang.drafting.page import Page, any_of
from taizhang.drafting.table import Cell, Row, Table
from taizhang.quantity.numerals import read_numeral

YEAR = re.compile(r"20\d\d")
UNIT_BEHIND = re.compile(r"\(([^()]{1,4})\)$")
"""A label may name the unit of its row: 新增企业(家)."""


def column_of(table: Table, cell: Cell) -> str:
    """What the column of a cell is called."""
    return table.columns[min(cell.column, len(table.columns) - 1)] if table.columns else ""


def aim_cell(page: Page, table: Table, row: Row) -> Cell | None:
    """The cell of a row that holds its target: that of the last year, else that of the aim."""
    beside = [cell for cell in row.cells if cell.start >= row.start + len(row.heading)]
    years = [cell for cell in beside if YEAR.search(column_of(table, cell))]
    aims = any_of(page.lexicon["aims"])
    named = [cell for cell in beside if re.search(aims, column_of(table, cell))]
    return years[-1] if years else named[0] if named else None


def unit_of_row(page: Page, part: Part) -> str:
    """The unit that a column of the row's table names, or a bracket behind its label, else ""."""
    assert part.row and part.table
    for cell in part.row.cells:
        if re.fullmatch(any_of(page.lexicon["unit_columns"]), column_of(part.table, cell)):
            return page.folded[cell.start : cell.end]
    behind = UNIT_BEHIND.search(part.row.label)
    return behind[1] if behind else ""


def read_row(page: Page, part: Part, aim: Cell) -> tuple[int, int, dict[str, Any]]:
    """The words to quote, and the base and nature that cells beside the target print."""
    assert part.row and part.table
    start, end = aim.start, aim.end
    said: dict[str, Any] = {}
    for cell in part.row.cells[1:]:
        column, words = column_of(part.table, cell), page.folded[cell.start : cell.end]
        if cell.start < aim.start and YEAR.search(column) and re.fullmatch(r"[\d.]+", words):
            start = min(start, cell.start)
            said |= _baseline(page, part.table, column, words)
        for nature in page.registers.lexicon["signs"]["nature"]:
            if words in nature["words"]:
                end = max(end, cell.end)
                said["nature"] = nature["value"]
    if UNIT_BEHIND.search(part.row.label) and re.fullmatch(r"[\d.]+", page.folded[start:end]):
        at = page.folded.find(part.row.label, part.row.start)
        low, high = page.quote(at, at + len(part.row.label), 0, len(page.text))
        said["context"] = said.get("context", {}) | {"unit": page.text[low:high]}
    return start, end, said


def shares_of_row(page: Page, part: Part) -> list[dict[str, Any]]:
    """The cells that name a body and its share: 临湘高新区10家."""
    assert part.row
    shares = []
    for cell in part.row.cells[1:]:
        match = re.match(r"(\D{2,30}?)(\d+(?:\.\d+)?)\D{0,3}$", page.folded[cell.start : cell.end])
        name = page.text[cell.start : cell.start + len(match[1])] if match else ""
        if match and is_body(page, name):
            value = read_numeral(match[2]).value
            number = int(value) if value == value.to_integral_value() else value
            quote = page.text[cell.start : cell.end]
            shares.append({"quote": quote, "organisation": name, "value": number})
    return shares


def _baseline(page: Page, table: Table, column: str, words: str) -> dict[str, Any]:
    """The value of the base year, with the words of its column."""
    year = YEAR.search(column)
    assert year
    at = page.folded.find(column, table.start)
    start, end = page.quote(at, at + len(column), 0, len(page.text))
    value = read_numeral(words).value
    number = int(value) if value == value.to_integral_value() else value
    return {
        "baseline": {"year": int(year[0]), "value": number},
        "context": {"baseline": page.text[start:end]},
    }
