"""A table as files: CSV that spreadsheets open as Chinese, and Excel."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook  # type: ignore[import-untyped]

CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in Excel files for the time of writing, so that the same table gives the same bytes."""

WIDTHS = (10, 60)


def write_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with the byte-order mark that spreadsheets want for Chinese; every cell is quoted."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([columns, *rows])
    return ("\ufeff" + stream.getvalue()).encode()


def write_excel(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """One sheet with a heading that stays, a filter and wrapped text.

    Raises ValueError for a text or a table that is longer than Excel can hold.
    """
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title, "created": CREATED.replace(tzinfo=None)})
    sheet = book.add_worksheet()
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    heading = book.add_format({"bold": True, "bottom": 1})
    for number, row in enumerate([columns, *rows]):
        for column, text in enumerate(row):
            if sheet.write_string(number, column, text, wrap if number else heading):
                raise ValueError(f"Excel cannot hold row {number}, column {column}: {text[:40]!r}")
    for column, name in enumerate(columns):
        longest = max((len(row[column]) for row in rows), default=0)
        sheet.set_column(column, column, min(max(longest * 2, len(name) * 2, WIDTHS[0]), WIDTHS[1]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    book.close()
    return stream.getvalue()
