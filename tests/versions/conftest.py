"""Two versions of the tiny corpus that are still the same."""

import copy

import pytest
from packages import lay_golden_corpus

from taizhang.corpus import Corpus
from taizhang.package.reader import WrittenPackage
from taizhang.versions.snapshot import read_corpus

Versions = tuple[WrittenPackage, WrittenPackage]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> WrittenPackage:
    """The tables of the tiny corpus, not to be changed."""
    root = lay_golden_corpus(tmp_path_factory.mktemp("versions") / "corpus")
    return read_corpus(Corpus(root), "tiny")


@pytest.fixture
def versions(tiny: WrittenPackage) -> Versions:
    """The older and the newer version, each to be changed."""
    return copy.deepcopy(tiny), copy.deepcopy(tiny)
