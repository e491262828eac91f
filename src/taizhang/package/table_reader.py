"""A table of a written package: rows of as many cells as columns, each of its column's type."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from taizhang.files.csv_reader import CSVError, iter_rows
from taizhang.findings import shorten
from taizhang.package.packed import Read, no_package

Cells = dict[str, str]

SPARE_CELLS, BYTES_A_CELL = 200_000, 6
"""Beyond the first of a package, so many bytes must stand for each cell, on average.

Tables have three times as many; empty cells by the million are no data, and fill the memory.
"""


@dataclass
class Room:
    """How many cells of a package may still be read."""

    cells: int = SPARE_CELLS

    def take(self, path: str, cells: int) -> None:
        """Raises NoPackageError where there is no room for so many more."""
        self.cells -= cells
        if self.cells < 0:
            raise no_package(
                path, "it has more cells than its size allows", "单元格数与文件大小不相称"
            )


def _is_date(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


WHOLE = re.compile("-?[0-9]{1,15}")
FITS: dict[str, Callable[[str], object]] = {
    "integer": WHOLE.fullmatch,
    "year": WHOLE.fullmatch,
    "number": re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,60})?").fullmatch,
    "boolean": re.compile("true|false").fullmatch,
    "date": _is_date,
}
"""Whether a cell is of a type; what is of no type listed here is text."""


def read_table(table: dict[str, Any], read: Read, room: Room) -> list[Cells]:
    """The rows of a table, line breaks in cells untouched.

    Raises NoPackageError for the first row or cell that is not as the descriptor says.
    """
    path, fields = table["path"], table["schema"]["fields"]
    data = read(path)
    room.cells += len(data) // BYTES_A_CELL
    stream = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
    try:
        return list(_rows(path, {one["name"]: one["type"] for one in fields}, stream, room))
    except CSVError as error:
        found = error.finding(path)
        told = (found.message.rstrip("."), found.message_zh.rstrip("。"))
        raise no_package(f"{path}, line {error.line}", *told) from error
    except UnicodeDecodeError as error:
        raise no_package(path, "it is not UTF-8", "不是 UTF-8 编码") from error


def _rows(path: str, types: dict[str, str], stream: io.TextIOBase, room: Room) -> Iterator[Cells]:
    typed = {name: FITS[kind] for name, kind in types.items() if kind in FITS}
    for line, row in iter_rows(stream, types):
        room.take(path, len(row))
        for name, fits in typed.items():
            if row[name] and not fits(row[name]):
                told, kind = f"{name}: “{shorten(row[name])}”", types[name]
                raise no_package(
                    f"{path}, line {line}", f"{told} is no {kind}", f"{told}不是 {kind}"
                )
        yield row
