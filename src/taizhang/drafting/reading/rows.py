"""From a row of a table to what it promises: words to quote, nature, shares of bodies."""

import re
from typing import Any

from taizhang.drafting.bodies.names import is_body
from taizhang.drafting.reading.columns import aim_cells, base_cell, number_in, said_of, unit_cell
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page
from taizhang.words.cells import Cell


def aim_at(page: Page, part: Part, offset: int) -> tuple[int, Cell] | None:
    """The cell of a row that holds a target and lies at an offset, with its column."""
    assert part.row and part.table
    aims = aim_cells(page, part.table, part.row)
    return next((one for one in aims if one[1].start <= offset < one[1].end), None)


def has_aims(page: Page, part: Part) -> bool:
    """Whether columns of the table of a row hold aims."""
    assert part.row and part.table
    return bool(aim_cells(page, part.table, part.row))


def unit_of_row(page: Page, part: Part, offset: int) -> str:
    """The unit that column, header or label name for the cell at an offset, else ""."""
    assert part.row and part.table
    aim = aim_at(page, part, offset)
    found = unit_cell(page, part.table, part.row, aim[0] if aim else -1)
    return found[0] if found else ""


def read_row(page: Page, part: Part, offset: int) -> tuple[int, int, dict[str, Any]]:
    """The words to quote for the target at an offset, and what the cells around it say of it."""
    assert part.row and part.table
    aim = aim_at(page, part, offset)
    if aim is None:
        cell = next(cell for _, cell in part.row.cells if cell.start <= offset < cell.end)
        return cell.start, cell.end, {}
    column, cell = aim
    start, end = cell.start, cell.end
    said = said_of(page, part.table, part.row, column, cell)
    base = base_cell(page, part.table, part.row)
    start = min(start, base[1].start) if base else start
    for _, beside in part.row.cells:
        for nature in page.registers.lexicon["signs"]["nature"]:
            if beside.words(page.folded) in nature["words"]:
                end = max(end, beside.end)
                said["nature"] = nature["value"]
    return start, end, said


def shares_of_row(page: Page, part: Part) -> list[dict[str, Any]]:
    """The cells that name a body and its share: 临湘高新区10家."""
    assert part.row
    shares = []
    for _, cell in part.row.cells[1:]:
        match = re.match(r"(\D{2,30}?)(\d+(?:\.\d+)?)\D{0,3}$", cell.words(page.folded))
        name = page.text[cell.start : cell.start + len(match[1])] if match else ""
        if match and is_body(page, name):
            number = Cell(cell.start + match.start(2), cell.start + match.end(2))
            share = {"organisation": name, "value": number_in(page, number)}
            shares.append({"quote": cell.words(page.text)} | share)
    return shares
