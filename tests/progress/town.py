"""Qinghe, the town in tests/town that was made up, laid out as a corpus and read once."""

import functools
import shutil
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from conftest import PROJECT

from taizhang.corpus import Corpus
from taizhang.plan import Plan
from taizhang.progress import Reckoning, Report, reckon
from taizhang.progress.reading.check import CheckedAll, check_all, plans_of
from taizhang.promises import Promises, read_promises

TOWN = PROJECT / "tests" / "town"
BORROWED = ("lexicon", "units", "indicators", "instruments", "themes", "actions")
"""Registers of the project that the town is read with."""


def lay_town(root: Path) -> Path:
    """The town as a corpus of its own."""
    for folder in ("schemas", "validators"):
        shutil.copytree(PROJECT / folder, root / folder)
    shutil.copytree(TOWN / "datapackage", root / "datapackage")
    shutil.copytree(PROJECT / "datapackage" / "templates", root / "datapackage" / "templates")
    for register in BORROWED:
        path = Path("datapackage", "registers", f"{register}.yaml")
        shutil.copy(PROJECT / path, root / path)
    return root


@functools.cache
def town() -> tuple[Corpus, CheckedAll]:
    """The town's corpus, and what checking it finds."""
    root = lay_town(Path(tempfile.mkdtemp(prefix="town-")) / "town")
    corpus = Corpus(root)
    return corpus, check_all(corpus)


@functools.cache
def promises_of(id: str) -> Promises:
    corpus, checked = town()
    (plan,) = (one for one in plans_of(checked) if one.id == id)
    return read_promises(plan, corpus.registers)


def plans() -> list[Plan]:
    return plans_of(town()[1])


def reckoned(
    plan: str, as_of: str, reports: Iterable[Report] | None = None, known_by: str = ""
) -> Reckoning:
    """The town's plan on a day, by all of its reports unless others are given."""
    told = town()[1].read if reports is None else list(reports)
    return reckon(promises_of(plan), told, date.fromisoformat(as_of), known_by=known_by)
