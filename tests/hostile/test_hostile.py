"""Hostile cases: as many as are promised, and a fast selection of them end as is written down."""

import re
from pathlib import Path

import pytest
from packages import lay_golden_corpus

from hostile.cases import LINE, MOST, expected, iter_cases, named
from hostile.doors import end_of
from hostile.line import LAY, lay_small_corpus
from hostile.line import end_of as typed
from hostile.tables import CLASSES

FEW = {"corpus": 1, "command": 2, "draft": 2, "archive": 4}
"""Of slow doors so many cases of each class; of others five."""


def test_there_are_as_many_classes_and_cases_as_are_promised() -> None:
    counted = [min(len(cases), MOST) for _, cases in CLASSES.values()]
    assert len(counted) >= 40 and sum(counted) >= 800


def test_every_case_has_its_end_beside_it() -> None:
    ends = expected()
    cases: dict[str, list[str]] = {kind: [] for kind in CLASSES}
    for kind, _, case in iter_cases():
        cases[kind].append(named(case))
    assert cases == {kind: [case for case, _ in each] for kind, each in ends.items()}
    told = [end for each in ends.values() for _, end in each]
    assert not [end for end in told if "BROKE" in end or "Traceback" in end]


def test_one_case_of_each_class_is_typed_at_the_command_line() -> None:
    ends = expected(LINE)
    assert list(ends) == list(CLASSES)
    assert not [end for end in ends.values() if not re.match("[012]: ", end)]


@pytest.mark.parametrize("kind", list(CLASSES)[::22])
def test_what_is_typed_ends_as_is_written(kind: str, tmp_path: Path) -> None:
    door, cases = CLASSES[kind]
    lay = lay_golden_corpus if door in ("corpus", "command") else lay_small_corpus
    lay(tmp_path / "corpus")
    arguments = LAY[door](tmp_path / "corpus", cases[0])
    assert typed(tmp_path / "corpus", arguments) == expected(LINE)[kind]


@pytest.mark.parametrize("kind", CLASSES)
def test_cases_end_as_is_written_beside_them(kind: str, tmp_path: Path) -> None:
    door, cases = CLASSES[kind]
    for number, case in enumerate(cases[: FEW.get(door, 5)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert [named(case), end_of(door, case, folder)] == expected()[kind][number]
