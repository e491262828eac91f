"""Writing the whole package, so that what stands under its name is always whole."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taizhang.check import Report
from taizhang.corpus import Corpus
from taizhang.package.archive import write_zip
from taizhang.package.csv_writer import write_csv
from taizhang.package.descriptor import describe
from taizhang.package.json_writer import to_json, write_plans, write_registers
from taizhang.package.validate import validate
from taizhang.tables import Rows, Table, load_tables, make_rows
from taizhang.yaml_reader import read_yaml

STAGE, READY, OLD = ".building", ".ready", ".old"


@dataclass(frozen=True)
class Package:
    """What writers see: metadata, tables and rows that passed the checks."""

    metadata: dict[str, Any]
    tables: list[Table]
    rows: Rows

    @property
    def name(self) -> str:
        return f"{self.metadata['name']}-{self.metadata['version']}"


def collect(corpus: Corpus, report: Report) -> Package:
    """The package of a corpus without findings of severity error."""
    path = corpus.root / "datapackage" / "datapackage.yaml"
    document, _ = read_yaml(path.read_text(encoding="utf-8"), corpus.shown(path))
    tables = load_tables(corpus.root / "schemas" / "tables")
    return Package(document.data, tables, make_rows(report.results, corpus.registers))


def build_package(corpus: Corpus, report: Report, out: Path) -> list[Path]:
    """Write the package as a folder and as a zip into ``out``; returns both.

    Everything is written beside its place and moved there when it is whole.  What an interrupted
    build left behind is finished or cleared away first.  Raises PackageError, and leaves what was
    there, when Frictionless finds the package other than its descriptor says.
    """
    restore(out)
    package = collect(corpus, report)
    stage = out / STAGE
    stage.mkdir(parents=True)
    try:
        write_package(package, stage / package.name)
        validate(stage / package.name)
        write_zip(stage / package.name, stage / f"{package.name}.zip")
    except BaseException:
        shutil.rmtree(stage)
        raise
    (stage / READY).touch()
    restore(out)
    return [out / package.name, out / f"{package.name}.zip"]


def restore(out: Path) -> None:
    """Bring ``out`` into order after an interruption at any moment.

    A stage that is ready is moved into place, piece by piece; one that is not is cleared away.
    """
    stage = out / STAGE
    if not stage.exists():
        return
    if (stage / READY).exists():
        for piece in sorted(stage.iterdir()):
            if piece.name not in (READY, OLD):
                _replace(piece, out / piece.name, stage / OLD)
        _remove(stage / OLD)
    else:
        for piece in stage.iterdir():
            _remove(piece)
    (stage / READY).unlink(missing_ok=True)
    stage.rmdir()


def _replace(new: Path, old: Path, aside: Path) -> None:
    """Put ``new`` in the place of ``old``: what stands there is never half of either.

    A folder cannot be written over in one step: the old one moves aside first.
    """
    if new.is_dir() and old.exists():
        _remove(aside)
        os.replace(old, aside)
    os.replace(new, old)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def write_package(package: Package, folder: Path) -> None:
    """Write every file of the package into a new folder."""
    folder.mkdir(parents=True)
    files: dict[str, Path] = {}
    for table in package.tables:
        path = folder / "data" / f"{table.name}.csv"
        path.parent.mkdir(exist_ok=True)
        write_csv(table, package.rows.get(table.name, []), path)
        files[table.name] = path
    write_plans(package.tables, package.rows, folder / "plans.json")
    write_registers(package.tables, package.rows, folder / "registers.json")
    descriptor = describe(package.metadata, package.tables, package.rows, folder)
    (folder / "datapackage.json").write_bytes(to_json(descriptor))
