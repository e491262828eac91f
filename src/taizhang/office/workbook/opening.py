"""Opening a workbook that somebody filled in: its sheet, and what no sheet of ours may hold."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from taizhang.files.text import read_bytes
from taizhang.findings import TOP, Finding, Mark, Span, finding
from taizhang.office.workbook.lines import COLUMNS, FORM
from taizhang.office.workbook.write import FIRST_ROW, MARK_CELLS, SHEET

MOST_UNPACKED = 100_000_000
"""A workbook that unpacks to more is none that anybody filled in."""
FURTHER = 200
"""So many rows below the last of ours are looked at."""
FORMULA, ERROR = "f", "e"


@dataclass(frozen=True)
class Place:
    """A cell of a sheet, counted from 0."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """As people call it: 台账 Ledger!H7."""
        return f"{self.sheet}!{get_column_letter(self.column + 1)}{self.row + 1}"

    @property
    def span(self) -> Span:
        """Its line and column are those of the sheet, counted from 1."""
        row, column = self.row + 1, self.column + 1
        return Span(Mark(row, column), Mark(row, column + 1))

    def finding(self, rule: str, **facts: Any) -> Finding:
        """A finding here."""
        return finding(rule, self.file, self.span, self.name, **facts)


class Sheet:
    """The sheet of a workbook, cell by cell."""

    def __init__(self, file: str, book: Any, sheet: Any) -> None:
        self.file, self._book, self._sheet = file, book, sheet

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return int(self._sheet.max_row)

    def place(self, row: int, column: int) -> Place:
        return Place(self.file, self._sheet.title, row, column)

    def value(self, row: int, column: int) -> Any:
        """What a cell holds; nothing where it holds a formula or an error."""
        cell = self._sheet.cell(row + 1, column + 1)
        return None if getattr(cell, "data_type", "") in (FORMULA, ERROR) else cell.value

    def text(self, row: int, column: int) -> str:
        """The same as text on one line."""
        value = self.value(row, column)
        return "" if value is None else " ".join(str(value).split())

    @property
    def marks(self) -> tuple[str, ...]:
        """What it says it is."""
        return tuple(self.text(*place) for place in MARK_CELLS)

    @property
    def body_place(self) -> Place:
        """Where it says whose it is."""
        return self.place(*MARK_CELLS[1])

    def faults(self, last: int) -> Iterator[Finding]:
        """What would be lost or cannot be read: things hidden, merged, reckoned, or in error."""
        for other in self._book.worksheets:
            if other.sheet_state != "visible":
                hidden = Place(self.file, other.title, 0, 0)
                yield hidden.finding("workbook-hidden", what=f"{other.title}!")
        for row, told in self._sheet.row_dimensions.items():
            if told.hidden and row <= last + FURTHER:
                yield self.place(row - 1, 0).finding("workbook-hidden", what=f"{row}:{row}")
        for letter, told in self._sheet.column_dimensions.items():
            if told.hidden and told.min <= len(COLUMNS):
                place = self.place(0, told.min - 1)
                yield place.finding("workbook-hidden", what=f"{letter}:{letter}")
        for merged in self._sheet.merged_cells.ranges:
            place = self.place(merged.min_row - 1, merged.min_col - 1)
            yield place.finding("workbook-merged", cells=str(merged))
        yield from self._reckoned(last)

    def _reckoned(self, last: int) -> Iterator[Finding]:
        for row in range(min(self.rows, last + FURTHER)):
            for column in range(len(COLUMNS)):
                cell = self._sheet.cell(row + 1, column + 1)
                kind = getattr(cell, "data_type", "")
                if kind in (FORMULA, ERROR):
                    rule = "workbook-formula" if kind == FORMULA else "workbook-error-value"
                    yield self.place(row, column).finding(rule, value=str(cell.value))
                if cell.comment:
                    yield self.place(row, column).finding("workbook-comment")


def open_sheet(path: Path) -> Sheet | Finding:
    """The sheet of a workbook of ours; else what is wrong with the file.  Raises FileError."""
    content, file = read_bytes(path), path.name
    book = _book(content)
    if book is None:
        return finding("workbook-unreadable", file, TOP, "")
    found = [one for one in book.worksheets if _has_mark(one)]
    if len(found) != 1:
        named = "、".join(one.title for one in book.worksheets)
        return finding("workbook-none-of-ours", file, TOP, "", sheets=named, sheet=SHEET)
    sheet = Sheet(file, book, found[0])
    if sheet.marks[0] != FORM:
        place = sheet.place(*MARK_CELLS[0])
        return place.finding("workbook-other-form", form=sheet.marks[0], ours=FORM)
    headings = tuple(sheet.text(FIRST_ROW - 1, column) for column in range(len(COLUMNS)))
    for column, (told, (name, _)) in enumerate(zip(headings, COLUMNS, strict=True)):
        if told != name:
            place = sheet.place(FIRST_ROW - 1, column)
            return place.finding("workbook-columns", told=told or "—", name=name)
    return sheet


def _book(content: bytes) -> Any:
    """The workbook; None where the bytes are none, or more than anybody fills in."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
        if unpacked > MOST_UNPACKED:
            return None
        return load_workbook(BytesIO(content))
    except Exception:  # openpyxl raises whatever a damaged file makes it stumble over
        return None


def _has_mark(sheet: Any) -> bool:
    row, column = MARK_CELLS[0]
    told = getattr(sheet.cell(row + 1, column + 1), "value", "")
    return str(told).startswith(FORM.rpartition("-")[0])
