"""Tables as CSV: UTF-8, LF, values exact, empty cells for what has no value."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from taizhang.tables import Row, Table


def write_csv(table: Table, rows: Iterable[Row], path: Path) -> None:
    """Write the rows of a table, its columns in the order of its schema."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(_EndingWithLF(stream), lineterminator="\r\n")
        writer.writerow(table.columns)
        for row in rows:
            writer.writerow([cell(row.get(column)) for column in table.columns])


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
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    text = str(value)
    if "\0" in text:
        raise ValueError(f"NUL has no place in the package: {text!r}")
    return text
