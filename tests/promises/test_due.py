"""When promises are due, and what the calendar says of that."""

from typing import Any

import pytest
from fictional_plans import promises

from taizhang.promises import Due, calendar, has_ended
from taizhang.promises.due import when_due

TASK = """
一、任务。建设平台3个。
"""
PERIOD = {"start": 2024, "end": 2026}


def plan(**facts: Any) -> Any:
    sections = "[{id: task, role: task, heading: 一、任务。}]"
    return promises(TASK, sections, **facts).plan


@pytest.mark.parametrize(
    ("fields", "when", "by"),
    [
        ({"due": "2025-06", "year": 2026, "every": "P1Y"}, "2025-06", "words"),
        ({"year": 2025, "every": "P1Y"}, "2025", "words"),
        ({"period": {"start": 2024, "end": 2025}}, "2025", "words"),
        ({"years": {"start": 2024, "end": 2025}}, "2025", "words"),
        ({"every": "P1M"}, "2026", "every"),
        ({}, "2026", "period"),
        ({"year": 2026, "timing": "before"}, "2025-12-31", "words"),
        ({"due": "2025-03", "timing": "before"}, "2025-02-28", "words"),
        ({"due": "2025-03-01", "timing": "before"}, "2025-02-28", "words"),
        ({"year": 2026, "timing": "before", "inclusive": True}, "2026", "words"),
        ({"year": 2026, "timing": "by"}, "2026", "words"),
    ],
)
def test_the_first_of_what_is_said_decides(fields: dict[str, Any], when: str, by: str) -> None:
    assert when_due([fields], plan(period=PERIOD)) == Due(when, by)


@pytest.mark.parametrize(
    ("fields", "due"),
    [({"every": "P1M"}, Due("", "every")), ({}, Due()), ({"year": 2026}, Due("2026", "words"))],
)
def test_a_plan_without_a_period_gives_no_date(fields: dict[str, Any], due: Due) -> None:
    assert when_due([fields], plan()) == due


def test_a_date_said_where_the_promise_is_said_again_is_its_date() -> None:
    assert when_due([{"every": "P1Y"}, {"year": 2025}], plan(period=PERIOD)) == Due("2025", "words")


@pytest.mark.parametrize(
    ("due", "as_of", "says"),
    [
        (Due("2026", "words"), "2026-12-31", "due-soon"),
        (Due("2026", "words"), "2026-10-01", "due-soon"),
        (Due("2026", "words"), "2026-09-29", "not-due"),
        (Due("2026", "words"), "2027-01-01", "past-due"),
        (Due("2026", "period"), "2027-01-01", "period-over"),
        (Due("2026", "every"), "2027-01-01", "past-due"),
        (Due("2024-02", "words"), "2024-02-29", "due-soon"),
        (Due("2024-02", "words"), "2024-03-01", "past-due"),
        (Due("2024-05-31", "words"), "2024-02-29", "due-soon"),
        (Due("", "every"), "2027-01-01", "none"),
        (Due(), "2027-01-01", "none"),
        (Due("2026", "words"), "", ""),
        (Due(), "", ""),
    ],
)
def test_what_the_calendar_says(due: Due, as_of: str, says: str) -> None:
    assert calendar(due, as_of) == says


@pytest.mark.parametrize(
    ("facts", "as_of", "ended"),
    [
        ({"period": PERIOD}, "2026-12-31", False),
        ({"period": PERIOD}, "2027-01-01", True),
        ({"period": PERIOD}, "", None),
        ({}, "2027-01-01", None),
    ],
)
def test_a_plan_has_ended_when_its_period_is_over(
    facts: dict[str, Any], as_of: str, ended: bool | None
) -> None:
    assert has_ended(plan(**facts), as_of) is ended


FUNDED = """
- id: task
  role: task
  heading: 一、任务。
  funding:
    - {{id: money, quote: 给予企业补助, instrument: PI008{more}}}
"""


@pytest.mark.parametrize(
    ("more", "due", "open_until"),
    [
        (", per: enterprise", Due(), "2026"),
        (", per: matter, years: {start: 2024, end: 2025}", Due(), "2025"),
        (", per: total", Due("2026", "period"), ""),
        (", years: {start: 2024, end: 2025}", Due("2025", "words"), ""),
        ("", Due("2026", "period"), ""),
    ],
)
def test_an_offer_is_open_and_other_money_is_due(more: str, due: Due, open_until: str) -> None:
    found = promises("一、任务。给予企业补助。\n", FUNDED.format(more=more), period=PERIOD)
    promise = found.under["money"]
    assert (promise.due, promise.open_until) == (due, open_until)
