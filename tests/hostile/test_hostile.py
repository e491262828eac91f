"""Hostile cases: as many as are promised, and a fast selection of them end as is written down."""

from pathlib import Path

import pytest

from hostile.cases import MOST, expected, iter_cases, named
from hostile.doors import end_of
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


@pytest.mark.parametrize("kind", CLASSES)
def test_cases_end_as_is_written_beside_them(kind: str, tmp_path: Path) -> None:
    door, cases = CLASSES[kind]
    for number, case in enumerate(cases[: FEW.get(door, 5)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert [named(case), end_of(door, case, folder)] == expected()[kind][number]
