"""The targets of fuzzing run on their first seeds, and on what fuzzing has found before."""

from itertools import islice

import pytest

from fuzz import TARGET_NAMES
from fuzz.targets import TARGETS

FOUND = [
    ("diff", b"8 0 1 \n"),
]
"""Inputs that once failed: a record whose id is empty was renamed for ever."""


def test_the_targets_are_those_that_the_script_names() -> None:
    assert tuple(TARGETS) == TARGET_NAMES


@pytest.mark.parametrize("name", TARGET_NAMES)
def test_a_target_runs_on_its_first_seeds_and_begins_before_its_planted_fault(name: str) -> None:
    target = TARGETS[name]
    for seed in islice(target.seeds(), 3):
        target.run(seed)
    assert not target.reached(target.run(target.begin.encode()))


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_fuzzing_found_stays_mended(name: str, data: bytes) -> None:
    TARGETS[name].run(data)
