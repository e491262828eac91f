"""Faults planted in reports are found: of every kind nine in ten, of all ninety-seven in a hundred."""

import pytest

from progress.faults import KINDS, draw_faults, findings_of, judge
from progress.town import town


def test_faults_are_drawn_alike_by_seed_and_differ() -> None:
    assert draw_faults(3, 40) == draw_faults(3, 40)
    assert {fault.kind for fault in draw_faults(3, 40)} == set(KINDS)


def test_without_a_fault_the_town_has_only_the_goal_that_it_restates_wrongly() -> None:
    found = {one.id: findings_of(one.id) for one in town()[1].reports}
    assert {id: {rule for rule, _ in told} for id, told in found.items() if told} == {
        "qinghe-2025-q3": {"report-goal-differs"}
    }


@pytest.mark.parametrize("seed", [1])
def test_planted_faults_are_found(seed: int) -> None:
    planted, found, _ = judge(draw_faults(seed, 120))
    assert sum(found.values()) >= 0.97 * sum(planted.values())
    assert all(found[kind] >= 0.9 * planted[kind] for kind in planted)
