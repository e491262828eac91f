"""A written package, read back: a folder or a zip with ``datapackage.json`` at its root."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taizhang.files.places import PlaceError, is_taken
from taizhang.files.text import FileError
from taizhang.package.described import DESCRIPTOR, TEXTS, read_descriptor, tables_of
from taizhang.package.model import Package
from taizhang.package.packed import NoPackageError, open_packed
from taizhang.package.table_reader import Cells, Room, read_table
from taizhang.package.writers.csv_writer import cell

__all__ = ["Cells", "NoPackageError", "WrittenPackage", "as_written", "is_package", "read_package"]


@dataclass(frozen=True)
class WrittenPackage:
    """Metadata as ``datapackage.yaml`` holds it, table schemas, and rows with cells as text."""

    metadata: dict[str, Any]
    schemas: dict[str, dict[str, Any]]
    rows: dict[str, list[Cells]]


def as_written(package: Package) -> WrittenPackage:
    """A package as it would be read back, without writing it."""
    schemas = {table.name: table.schema for table in package.tables}
    rows = {
        table.name: [
            {column: cell(row.get(column)) for column in table.columns}
            for row in package.rows.get(table.name, [])
        ]
        for table in package.tables
    }
    return WrittenPackage(package.metadata, schemas, rows)


def is_package(path: Path) -> bool:
    """Whether a path is meant for a package: a zip, or a folder with a descriptor."""
    try:
        return zipfile.is_zipfile(path) if path.is_file() else is_taken(path / DESCRIPTOR)
    except OSError:  # reading it says why
        return True


def read_package(path: Path) -> WrittenPackage:
    """Read a package, in which every table is as its descriptor says.

    Raises NoPackageError with what is wrong, and where.
    """
    try:
        with open_packed(path) as read:
            descriptor = read_descriptor(read(DESCRIPTOR))
            tables = tables_of(descriptor)
            room = Room()
            rows = {name: read_table(table, read, room) for name, table in tables.items()}
    except (NoPackageError, FileError, PlaceError) as error:
        raise NoPackageError(f"{path} is no data package: {error} {path} 不是数据包。") from error
    schemas = {
        name: {**{key: table[key] for key in TEXTS}, **table["schema"]}
        for name, table in tables.items()
    }
    return WrittenPackage(_metadata(descriptor), schemas, rows)


def _metadata(descriptor: dict[str, Any]) -> dict[str, Any]:
    names = {"title": "title_zh", "title_en": "title"}
    names |= {"description": "description_zh", "description_en": "description"}
    keys = ("name", "version", "as_of", "previous_version", *names, "homepage", "keywords")
    keys += ("themes", "licenses", "rights", "rights_en", "contributors")
    return {key: descriptor[name] for key in keys if (name := names.get(key, key)) in descriptor}
