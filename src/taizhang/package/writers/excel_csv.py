"""Tables as CSV that Excel in Chinese opens well by a double click.

UTF-8 with a byte order mark, headers and codes in Chinese words, lines ended by CR LF.  Text that a spreadsheet
would take for a formula is preceded by an apostrophe, and so is text that begins with one: who
takes the first apostrophe off gets the exact text back.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from taizhang.files.table_schemas import category_labels
from taizhang.package.model import Content, Format, Package, table_content
from taizhang.package.writers.csv_writer import cell
from taizhang.package.writers.long_text import LongTexts
from taizhang.tables import Row, Table

FORMULA = re.compile(r"'|[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How text begins that a spreadsheet may run, and text that is already marked."""


def write_excel_csv(package: Package) -> Iterator[Content]:
    """One file per table, and one per text that is too long for a cell, in ``excel/``."""
    long = LongTexts("excel")
    for table, rows in package.each_table():
        yield table_content(table, f"excel/{table.name}.csv", _csv(table, rows, long))
    yield from long.files()


def _csv(table: Table, rows: list[Row], long: LongTexts) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([field["title_zh"] for field in table.schema["fields"]])
    for row in in_words(table, rows):
        writer.writerow([harmless(one, long) for one in row])
    return stream.getvalue().encode("utf-8-sig")


def in_words(table: Table, rows: Iterable[Row]) -> Iterator[list[Any]]:
    """The rows with the Chinese words of codes in place of the codes."""
    words = [(field["name"], category_labels(field)) for field in table.schema["fields"]]
    for row in rows:
        values = [(row.get(name), labels) for name, labels in words]
        yield [labels.get(str(one), one) if labels else one for one, labels in values]


def harmless(value: Any, long: LongTexts) -> str:
    """A cell that no spreadsheet runs or cuts.  Numbers stay as they are, below zero as well."""
    if not isinstance(value, str):
        return cell(value)
    text = long.fit(cell(value))
    return f"'{text}" if FORMULA.match(text) else text


EXCEL_CSV = Format("excel-csv", "text/csv", "CSV for Excel", "Excel 用 CSV", write_excel_csv)
