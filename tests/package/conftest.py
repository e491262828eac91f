"""Packages that the tests of this folder read."""

import shutil
from pathlib import Path

import pytest
from packages import built


@pytest.fixture(scope="module", params=["golden", pytest.param("real", marks=pytest.mark.corpus)])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """The root of a corpus and its package."""
    return built(request.param, tmp_path_factory.getbasetemp())


@pytest.fixture
def package(made: tuple[Path, Path]) -> Path:
    return made[1]


@pytest.fixture
def altered(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tiny package, to be spoilt."""
    _, package = built("golden", tmp_path_factory.getbasetemp())
    return Path(shutil.copytree(package, tmp_path / "altered"))
