"""A written package as tables of typed values: the door for those who compute with it in Python."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from http.client import HTTPException
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from taizhang.package.packed import no_package
from taizhang.package.reader import Cells, read_package

PATIENCE = 60
"""Seconds that an address may take to answer."""
TYPES: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "year": int,
    "number": Decimal,
    "boolean": lambda cell: cell == "true",
    "date": date.fromisoformat,
}
"""What the cells of a field's type become; those of other types stay text."""


class OpenedPackage(Mapping[str, list[dict[str, Any]]]):
    """The tables of a package by name, each a list of rows; empty cells are None.

    Numbers are exact (``Decimal``), so that 18.1 stays 18.1.  ``metadata`` says what
    ``datapackage.yaml`` says: name, version, title …
    """

    def __init__(self, path: Path) -> None:
        package = read_package(path)
        self.metadata = package.metadata
        self._schemas, self._cells = package.schemas, package.rows

    def __getitem__(self, table: str) -> list[dict[str, Any]]:
        types = {
            field["name"]: TYPES.get(field.get("type", ""), str)
            for field in self._schemas[table]["fields"]
        }
        return [_typed(row, types) for row in self._cells[table]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._schemas)

    def __len__(self) -> int:
        return len(self._schemas)


def _typed(row: Cells, types: dict[str, Callable[[str], Any]]) -> dict[str, Any]:
    return {column: types[column](cell) if cell else None for column, cell in row.items()}


def open_package(path: str | Path) -> OpenedPackage:
    """Open a package, a folder, a zip or the address of a zip, as tables.

    Raises an error of the toolkit where there is no data package, or the address does not answer.
    """
    if not str(path).startswith(("http://", "https://")):
        return OpenedPackage(Path(path))
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "package.zip"
        _fetch(str(path), archive)
        return OpenedPackage(archive)


def _fetch(address: str, place: Path) -> None:
    try:
        with urlopen(address, timeout=PATIENCE) as answer, place.open("wb") as file:
            copyfileobj(answer, file)
    except (OSError, HTTPException) as error:
        raise no_package(address, f"it cannot be fetched ({error})", "无法取得") from error
