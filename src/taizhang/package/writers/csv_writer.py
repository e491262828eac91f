"""Tables as CSV: UTF-8, LF, values exact, empty cells for what has no value."""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, TextIO

from taizhang.package.model import Content, Format, Package, table_content
from taizhang.tables import Row, Table


def write_csv(package: Package) -> Iterator[Content]:
    """One file per table, in ``data/``."""
    for table, rows in package.each_table():
        yield table_content(table, f"data/{table.name}.csv", csv_of(table, rows))


def csv_of(table: Table, rows: Iterable[Row]) -> bytes:
    """The rows of a table, its columns in the order of its schema."""
    stream, columns = io.StringIO(newline=""), table.columns
    writer = csv.writer(_EndingWithLF(stream), lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
    return stream.getvalue().encode()


class _EndingWithLF:
    """Rows end with LF, yet cells with either CR or LF are quoted.

    Python 3.11 quotes only the characters of the line terminator.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, row: str) -> int:
        return self.stream.write(row.removesuffix("\r\n") + "\n")


def cell(value: Any) -> str:
    """A value as the CSV files print it.  Raises ValueError for NUL, at which many readers stop."""
    if value is None:
        return ""
    if type(value) is str and "\0" not in value:  # Most are.
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    text = str(value)
    if "\0" in text:
        raise ValueError(f"NUL has no place in the package: {text!r}")
    return text


CSV = Format("csv", "text/csv", "CSV", "CSV", write_csv)
