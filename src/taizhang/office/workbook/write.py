"""Writing a body's workbook: what is given is locked, what is to be filled in is open and offers choices."""

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from taizhang.office.workbook.lines import (
    COLUMNS,
    DATE,
    EVIDENCE,
    ID,
    NOTES,
    OPEN,
    PROGRESS,
    STATE,
    Book,
    Line,
)

SHEET = "台账 Ledger"
MADE = datetime(2000, 1, 1)
"""When every workbook was made: the ledger knows no clock."""
TITLE_ROW, FACTS_ROW, NOTE_ROW, HEADER_ROW, FIRST_ROW = range(5)
"""Rows of the sheet, counted from 0."""
BODY_CELL, AS_OF_CELL, WRITTEN_CELL = (FACTS_ROW, 0), (FACTS_ROW, 7), (FACTS_ROW, 9)
MARK_CELLS = ((TITLE_ROW, 9), (TITLE_ROW, 10), (TITLE_ROW, 11))
"""Where the sheet says what it is."""
AS_OF_LABEL, WRITTEN_LABEL = "截至日期 As of", "填报日期 Written"
NOTE = (
    "只填写浅黄色的格。进展写数和单位（如 26家），次数写“2次”（自今年1月1日起）；日期按日期填写。"
    "Fill in yellow cells only; figures with their unit, dates as dates."
)
FONT = "宋体"
A4 = 9
PAPER: dict[str, Any] = {"font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "top"}
FILLED = {"bg_color": "#FFF9DB", "locked": False}
DAY = {"num_format": "yyyy-mm-dd"}
LINED = {"border": 1, "border_color": "#808080"}
LAST = len(COLUMNS) - 1
LINE_HEIGHT = 13
"""Points that a line of text takes."""


def write_book(book: Book) -> bytes:
    """The workbook as bytes."""
    stream = BytesIO()
    out = Workbook(stream, {"in_memory": True})
    out.set_properties({"title": book.title, "created": MADE})
    _Sheet(out, out.add_worksheet(SHEET), book).write()
    out.close()
    return stream.getvalue()


class _Sheet:
    def __init__(self, out: Workbook, sheet: Worksheet, book: Book) -> None:
        self.sheet, self.book = sheet, book
        self.given = out.add_format({**PAPER, **LINED})
        self.header = out.add_format(
            {**PAPER, **LINED, "bold": True, "bg_color": "#E8EEF4", "align": "center"}
        )
        self.id = out.add_format({**PAPER, **LINED, "font_size": 7, "font_color": "#606060"})
        self.open = out.add_format({**PAPER, **LINED, **FILLED, "num_format": "@"})
        self.day = out.add_format({**PAPER, **LINED, **FILLED, **DAY})
        self.title = out.add_format({"font_name": FONT, "font_size": 16, "bold": True})
        self.plain = out.add_format({"font_name": FONT, "font_size": 10})
        self.faint = out.add_format({"font_name": FONT, "font_size": 7, "font_color": "#808080"})

    def write(self) -> None:
        self._top()
        for row, line in enumerate(self.book.lines, FIRST_ROW):
            self._line(row, line)
        self._print()

    def _top(self) -> None:
        book, sheet = self.book, self.sheet
        sheet.write_string(TITLE_ROW, 0, book.title, self.title)
        for place, mark in zip(MARK_CELLS, book.marks, strict=True):
            sheet.write_string(*place, mark, self.faint)
        sheet.write_string(*BODY_CELL, f"填报单位：{book.body['name']}", self.plain)
        for (row, column), label in ((AS_OF_CELL, AS_OF_LABEL), (WRITTEN_CELL, WRITTEN_LABEL)):
            sheet.write_string(row, column - 1, label, self.plain)
            sheet.write_blank(row, column, None, self.day)
            self._choose_day(row, column)
        if book.as_of:
            sheet.write_datetime(*AS_OF_CELL, datetime.fromisoformat(book.as_of), self.day)
        sheet.write_string(NOTE_ROW, 0, NOTE, self.plain)
        for column, (name, width) in enumerate(COLUMNS):
            sheet.write_string(HEADER_ROW, column, name, self.header)
            sheet.set_column(column, column, width)

    def _line(self, row: int, line: Line) -> None:
        self.sheet.set_row(row, LINE_HEIGHT * _lines(line.cells))
        for column, text in enumerate(line.cells):
            if column not in OPEN:
                shape = self.id if column == ID else self.given
                self.sheet.write_string(row, column, text, shape)
        for column in (PROGRESS, EVIDENCE, NOTES):
            self.sheet.write_blank(row, column, None, self.open)
        self.sheet.write_blank(row, DATE, None, self.day)
        self._choose_day(row, DATE)
        states = list(line.states)
        self.sheet.write_blank(row, STATE, None, self.open if states else self.given)
        if states:
            self.sheet.data_validation(
                row, STATE, row, STATE, {"validate": "list", "source": states}
            )

    def _choose_day(self, row: int, column: int) -> None:
        between = {"minimum": date(1950, 1, 1), "maximum": date(2100, 12, 31)}
        told = {"error_title": "日期 Date", "error_message": "请按 2025-06-30 填写。"}
        rule = {"validate": "date", "criteria": "between", **between, **told}
        self.sheet.data_validation(row, column, row, column, rule)

    def _print(self) -> None:
        sheet, last = self.sheet, max(FIRST_ROW, FIRST_ROW + len(self.book.lines) - 1)
        sheet.protect("", {"format_rows": True, "format_columns": True})
        sheet.freeze_panes(FIRST_ROW, 0)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADER_ROW)
        sheet.print_area(TITLE_ROW, 0, last, LAST)
        sheet.set_footer("&C第 &P 页，共 &N 页")


def _lines(cells: Iterable[str]) -> int:
    """Over how many lines the longest cell of a row runs; a Chinese character counts two."""
    widths = (sum(1 + (east_asian_width(c) in "WF") for c in text) for text in cells)
    room = (width - 2 for _, width in COLUMNS)
    return max(-(-wide // free) for wide, free in zip(widths, room, strict=True)) or 1
