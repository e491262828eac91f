"""What the tests share: where the project is, and small corpora made from folders."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.corpus import Corpus
from taizhang.speed.store import OFF

os.environ[OFF] = "1"  # What was found before decides no test.
PROJECT = Path(__file__).resolve().parents[1]
BASE = PROJECT / "tests" / "cases" / "_base"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-expected",
        action="store_true",
        help="write what the tests of whole outputs found as what they expect; read it by eye",
    )


@pytest.hookimpl(tryfirst=True)  # before xdist looks at the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a folder on one worker: they share what is long in the making."""
    for item in items:
        folder = item.path.relative_to(PROJECT / "tests").parts[0]
        if not folder.endswith(".py"):
            item.add_marker(pytest.mark.xdist_group(folder))


@pytest.fixture
def write_expected(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written instead of compared."""
    return bool(request.config.getoption("--write-expected"))


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the project."""
    return PROJECT


@pytest.fixture
def make_corpus(tmp_path: Path) -> Callable[..., Corpus]:
    """A corpus of the project's contracts and lexicon, the sound corpus in cases/_base and overlays.

    An overlay's ``removed.txt`` names the files, one a line, that the corpus is to lack.
    """

    def make(*overlays: Path) -> Corpus:
        root = tmp_path / "corpus"
        registers = root / "datapackage" / "registers"
        for folder in (root / "validators", registers):
            folder.mkdir(parents=True)
        shutil.copytree(PROJECT / "schemas", root / "schemas")
        for rule in (PROJECT / "validators").glob("*.py"):
            shutil.copy(rule, root / "validators")
        for name in ("lexicon.yaml", "actions.yaml"):
            shutil.copy(PROJECT / "datapackage" / "registers" / name, registers)
        for overlay in (BASE, *overlays):
            shutil.copytree(overlay, root, dirs_exist_ok=True)
            removed = root / "removed.txt"
            for path in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
                (root / path).unlink()
        return Corpus(root)

    return make
