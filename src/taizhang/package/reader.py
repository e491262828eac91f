"""A written package, read back: a folder or a zip with ``datapackage.json`` at its root."""

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DESCRIPTOR = "datapackage.json"

Cells = dict[str, str]


class NoPackage(Exception):
    """What was named is no data package."""


@dataclass(frozen=True)
class WrittenPackage:
    """The descriptor, the schema of each table, and its rows with every cell as text."""

    descriptor: dict[str, Any]
    schemas: dict[str, dict[str, Any]]
    rows: dict[str, list[Cells]]


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


def _read(read: Any) -> WrittenPackage:
    descriptor = json.loads(read(DESCRIPTOR))
    tables = {one["name"]: one for one in descriptor["resources"] if "schema" in one}
    rows = {name: read_rows(read(table["path"])) for name, table in tables.items()}
    return WrittenPackage(descriptor, {n: t["schema"] for n, t in tables.items()}, rows)


def read_rows(data: bytes) -> list[Cells]:
    """The rows of a CSV file in UTF-8, line breaks in cells untouched."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
