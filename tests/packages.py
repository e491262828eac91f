"""Packages for tests: corpora laid out in folders, and built once however many tests read them."""

import csv
import functools
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
GOLDEN = PROJECT / "tests" / "golden"
COMMAND = [sys.executable, "-m", "taizhang"]

Rows = list[dict[str, str]]


def lay_golden_corpus(root: Path) -> Path:
    """The corpus in tests/golden with the project's schemas and lexicon, and its oldest rules.

    It is made up to try the package; what real plans must keep to is not asked of it.
    """
    _copy_contracts(root, rules=GOLDEN_RULES)
    registers = root / "datapackage" / "registers"
    registers.mkdir(parents=True)
    shutil.copy(PROJECT / "datapackage" / "registers" / "lexicon.yaml", registers)
    shutil.copytree(GOLDEN / "corpus", root, dirs_exist_ok=True)
    return root


def lay_real_corpus(root: Path) -> Path:
    """A copy of the project's own corpus."""
    _copy_contracts(root)
    shutil.copytree(PROJECT / "datapackage", root / "datapackage")
    return root


GOLDEN_RULES = ("allocations_add_up", "numbers_are_accounted_for", "values_stand_in_words")


def _copy_contracts(root: Path, rules: tuple[str, ...] = ("*",)) -> None:
    shutil.copytree(PROJECT / "schemas", root / "schemas")
    (root / "validators").mkdir()
    for rule in rules:
        for path in (PROJECT / "validators").glob(f"{rule}.py"):
            shutil.copy(path, root / "validators")


LAY = {"golden": lay_golden_corpus, "real": lay_real_corpus}


def build(root: Path) -> Path:
    """Run ``taizhang build`` in a corpus as a maintainer does; the folder of the package."""
    done = subprocess.run([*COMMAND, "build"], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return Path(done.stdout.splitlines()[0])


@functools.cache
def built(corpus: str, base: Path) -> tuple[Path, Path]:
    """The root of a corpus (``golden`` or ``real``) and its package, made once under ``base``."""
    root = LAY[corpus](base / corpus)
    return root, build(root)


def describe(package: Path) -> dict[str, Any]:
    """What ``datapackage.json`` says."""
    descriptor: dict[str, Any] = json.loads((package / "datapackage.json").read_bytes())
    return descriptor


def read_rows(path: Path) -> Rows:
    """The rows of a CSV file, all cells as text."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_tables(package: Path) -> dict[str, Rows]:
    """The rows of every table of a package."""
    return {path.stem: read_rows(path) for path in sorted((package / "data").glob("*.csv"))}


def read_schemas(package: Path) -> dict[str, dict[str, Any]]:
    """The Table Schema of every table, from the package's descriptor."""
    return {one["name"]: one["schema"] for one in describe(package)["resources"]}
