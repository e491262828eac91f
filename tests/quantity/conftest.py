"""The words of the project's own registers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.corpus import Corpus
from taizhang.quantity import Quantity, Words, read_quantities


@pytest.fixture(scope="session")
def words(project: Path) -> Words:
    """The words of the project's registers."""
    return Words.of(Corpus(project).registers)


@pytest.fixture(scope="session")
def read(words: Words) -> Callable[[str], list[Quantity]]:
    """The reader with these words; Hypothesis prints it short where a test fails."""

    def read(text: str) -> list[Quantity]:
        return read_quantities(text, words)

    return read
