"""A written package, read back: a folder or a zip with ``datapackage.json`` at its root."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taizhang.package.csv_writer import cell
from taizhang.package.model import Package

DESCRIPTOR = "datapackage.json"
TEXTS = ("title", "title_zh", "description", "description_zh")

Cells = dict[str, str]


class NoPackage(Exception):
    """What was named is no data package."""


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
    """Whether a path can be a package: a zip, or a folder with a descriptor."""
    return zipfile.is_zipfile(path) if path.is_file() else (path / DESCRIPTOR).exists()


def read_package(path: Path) -> WrittenPackage:
    """Read a package.  Raises NoPackage where its descriptor or a table is not there."""
    try:
        if path.is_dir():
            return _read(lambda name: (path / name).read_bytes())
        with zipfile.ZipFile(path) as archive:
            return _read(archive.read)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise NoPackage(f"{path} is no data package: {error}. {path} 不是数据包。") from error


def _read(read: Callable[[str], bytes]) -> WrittenPackage:
    descriptor = json.loads(read(DESCRIPTOR))
    tables = {one["name"]: one for one in descriptor["resources"] if one.get("type") == "table"}
    schemas = {
        name: {**{key: table[key] for key in TEXTS if key in table}, **table["schema"]}
        for name, table in tables.items()
    }
    rows = {name: read_rows(read(table["path"])) for name, table in tables.items()}
    return WrittenPackage(_metadata(descriptor), schemas, rows)


def _metadata(descriptor: dict[str, Any]) -> dict[str, Any]:
    names = {"title": "title_zh", "title_en": "title"}
    names |= {"description": "description_zh", "description_en": "description"}
    keys = ("name", "version", "as_of", *names, "homepage", "keywords", "licenses", "contributors")
    return {key: descriptor[name] for key in keys if (name := names.get(key, key)) in descriptor}


def read_rows(data: bytes) -> list[Cells]:
    """The rows of a CSV file in UTF-8, line breaks in cells untouched."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
