"""The score of measures and asides counts what it says it counts."""

from dataclasses import replace

import pytest

from drafting.counts import Score
from drafting.promised import compare_promised
from drafting.truth import Part, Promised, Truth

BUILD = Promised(0, 8, action="build", grain="deliverable")
STRIVE = Promised(9, 15, action="attract", grain="line", modality="strive")
AIM = Promised(16, 24, reason="aim")


def truth(*promised: Promised, told: bool = True) -> Truth:
    text = Truth("one", "字".encode() * 40, "440500", [Part(0, "task")])
    return replace(text, promised=list(promised) if told else None)


def test_what_is_the_same_is_right_in_all_columns() -> None:
    scores = compare_promised(truth(BUILD, STRIVE, AIM), truth(BUILD, STRIVE, AIM))
    two, one = Score(2, 2, 2), Score(1, 1, 1)
    assert list(scores.values()) == [two, two, two, two, one, one]


@pytest.mark.parametrize(
    ("column", "drafted"),
    [
        ("measures", replace(STRIVE, start=30, end=35)),
        ("measures", replace(STRIVE, reason="aim")),
        ("action", replace(STRIVE, action="train")),
        ("strength", replace(STRIVE, modality=None)),
        ("grain", replace(STRIVE, grain="deliverable")),
    ],
)
def test_what_differs_is_missed_in_its_column(column: str, drafted: Promised) -> None:
    scores = compare_promised(truth(STRIVE, AIM), truth(drafted, AIM))
    assert scores[column].alike == 0
    assert scores["asides"].alike == scores["reason"].alike == 1


def test_a_reason_is_judged_of_asides_that_are_found() -> None:
    scores = compare_promised(truth(AIM), truth(replace(AIM, reason="means"), BUILD))
    assert (scores["asides"], scores["reason"]) == (Score(1, 1, 1), Score(1, 1, 0))
    assert scores["measures"] == Score(0, 1, 0)


def test_a_text_of_which_nobody_tells_is_not_judged() -> None:
    scores = compare_promised(truth(told=False), truth(BUILD, AIM))
    assert all(one == Score() for one in scores.values())
