"""Edge cases of reckoning that were worked out beforehand (tests/town/worked-out/edges.csv), and neighbours."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from progress.made_up import judged, promised, report, whole
from taizhang.progress.days import after, pace, times
from taizhang.progress.reckon import ended_by, reckon
from taizhang.progress.show import as_json

YEAR = "unit: firm, year: 2025"
NEW = f"indicator: industrial-firms-above-scale-new, comparator: eq, value: 40, {YEAR}"
RELATION = {"type": "supersedes", "title": "方案", "plan": "made-up", "quote": "新增企业40家"}
STOCK = f"indicator: high-tech-enterprises, {YEAR}"


@pytest.mark.parametrize(
    ("day", "part"),
    [("2024-02-29", Fraction(2, 12)), ("2024-02-15", (1 + Fraction(15, 29)) / 12)],
)
def test_a_part_of_a_month_counts_by_its_days(day: str, part: Fraction) -> None:
    found = pace(date(2024, 1, 1), date.fromisoformat(day), date(2024, 12, 31))
    assert found == part


def test_a_day_before_the_start_has_no_pace() -> None:
    assert pace(date(2025, 1, 1), date(2024, 12, 31), date(2025, 12, 31)) is None
    assert pace(date(2026, 1, 1), date(2026, 6, 30), date(2025, 12, 31)) is None


@pytest.mark.parametrize(
    ("every", "end", "count"),
    [
        ("P1M", date(2025, 2, 28), 2),
        ("P1M", date(2025, 2, 27), 1),
        ("P3M", date(2025, 6, 30), 2),
        ("P1Y", date(2025, 12, 30), 0),
        ("P10D", date(2025, 1, 30), 3),
        ("P7D", date(2025, 1, 13), 1),
        ("P1M", date(2024, 12, 31), 0),
    ],
)
def test_a_rhythm_is_due_when_its_time_is_over(every: str, end: date, count: int) -> None:
    assert times(every, date(2025, 1, 1), end) == count


def test_nine_months_after_a_year_end_on_the_last_of_september() -> None:
    assert after(date(2025, 12, 31), "P9M") == date(2026, 9, 30)
    assert after(date(2025, 12, 31), "P30D") == date(2026, 1, 30)


def states(target: str, value: Any, as_of: str = "2025-06-30", **row: Any) -> dict[str, Any]:
    told = report([{"value": value, **row}], as_of=as_of)
    return whole(promised(target), [told], as_of)


def test_an_increment_on_a_base_of_zero_is_reckoned() -> None:
    target = f"{STOCK}, comparator: eq, value: 10, change: {{kind: increment}}, baseline: {{year: 2024, value: 0}}"
    row = states(target.replace("value: 10", "value: 40"), 20)
    assert (row["state"], row["goal"], row["progress"], row["pace"]) == (
        "on-pace",
        "40",
        "0.5",
        "0.5",
    )


def test_a_multiple_of_zero_is_no_goal() -> None:
    target = (
        "indicator: high-tech-enterprises, comparator: eq, value: 40, unit: times, year: 2025,"
        " change: {kind: multiple}, baseline: {year: 2024, value: 0, unit: firm}"
    )
    assert states(target, 5)["state"] == "unjudged"


@pytest.mark.parametrize(("value", "state"), [(1, "met"), (0, "missed")])
def test_the_first_of_its_kind_is_kept_from_one(value: int, state: str) -> None:
    row = states(
        f"{STOCK}, comparator: gt, value: 0, inferred: {{value: 破零}}", value, "2025-12-31"
    )
    assert row["state"] == state


@pytest.mark.parametrize(("value", "state"), [(40, "on-pace"), (39, "behind")])
def test_a_goal_that_is_the_base_has_no_way_to_go(value: int, state: str) -> None:
    target = f"{STOCK}, comparator: eq, value: 40, baseline: {{year: 2024, value: 40}}"
    row = states(target, value)
    assert (row["state"], row["progress"]) == (state, None)


def test_growth_on_a_base_below_zero_is_not_judged() -> None:
    target = (
        "indicator: high-tech-output-growth, comparator: eq, value: 40, unit: percent, year: 2025,"
        " change: {kind: growth}, baseline: {year: 2024, value: -5}"
    )
    row = states(target, 50, "2025-12-31", unit="percent", change={"kind": "growth"})
    assert row["state"] == "unjudged"


def test_a_level_says_nothing_of_growth() -> None:
    target = (
        "indicator: rd-expenditure, comparator: eq, value: 40, unit: percent, year: 2025,"
        " change: {kind: growth}"
    )
    assert states(target, 50, "2025-12-31", unit="亿元")["state"] == "unjudged"
    grown = {"unit": "percent", "change": {"kind": "growth"}}
    assert states(target, 39, "2025-12-31", **grown)["state"] == "missed"
    assert states(target, 40, "2025-06-30", **grown)["state"] == "on-pace"


@pytest.mark.parametrize(
    ("bound", "value", "state"),
    [
        ("gt", 39, "unjudged"),
        ("gte", 40, "met"),
        ("gt", 40, "met"),
        ("lt", 40, "missed"),
        ("approx", 40, "unjudged"),
        ("approx", 60, "met"),
        ("approx", 20, "missed"),
    ],
)
def test_a_vague_figure_decides_only_where_it_is_certain(
    bound: str, value: int, state: str
) -> None:
    assert states(NEW, value, "2025-12-31", comparator=bound)["state"] == state


@pytest.mark.parametrize(
    ("value", "state"), [(40, "met"), (38, "unjudged"), (37, "missed"), (41, "met")]
)
def test_about_so_many_is_reached_or_open_from_ninety_five_in_a_hundred_on(
    value: int, state: str
) -> None:
    assert states(NEW.replace("eq", "approx"), value, "2025-12-31")["state"] == state


def test_a_ceiling_is_lost_once_it_is_crossed_and_never_kept_early() -> None:
    ceiling = NEW.replace("eq", "lte")
    assert states(ceiling, 41)["state"] == "missed"
    assert states(ceiling, 10)["state"] == "on-pace"
    assert states(ceiling, 40, "2025-12-31")["state"] == "met"
    later = [report([{"value": 41}], as_of="2025-06-30")]
    assert whole(promised(ceiling), later, "2026-06-30")["state"] == "missed"


def test_units_meet_in_their_base_and_foreign_money_never() -> None:
    target = (
        "indicator: technology-contract-value, comparator: eq, value: 40, unit: 万元, year: 2025"
    )
    assert states(target, "400000" and 400000, "2025-12-31", unit="元")["state"] == "met"
    row = states(target, 400000, "2025-12-31", unit="美元")
    assert (row["state"], row["attained"]) == ("unjudged", None)


def test_windows_that_adjoin_are_added() -> None:
    first = {"value": 12, "window": {"start": "2025-01", "end": "2025-03"}}
    second = {"value": 10, "window": {"start": "2025-04", "end": "2025-06"}}
    row = whole(promised(NEW), [report([first, second])], "2025-06-30")
    assert (row["attained"], row["progress"], len(row["observations"])) == ("22", "0.55", 2)
    row = whole(promised(NEW), [report([second])], "2025-06-30")
    assert row["state"] == "unjudged"


def test_what_is_only_expected_is_never_reckoned() -> None:
    assert states(NEW, 50, forecast=True)["state"] == "unreported"


def test_of_two_figures_of_one_day_neither_counts_and_a_correction_wins() -> None:
    one = report([{"value": 20}], id="one", written="2025-07-01")
    two = report([{"value": 30}], id="two", written="2025-07-01")
    assert whole(promised(NEW), [one, two], "2025-06-30")["state"] == "unreported"
    later = report([{"value": 30}], id="two", written="2025-07-02")
    assert whole(promised(NEW), [later, one], "2025-06-30")["attained"] == "30"


def test_a_completion_without_a_figure_comes_to_a_figure_unless_it_has_another_basis() -> None:
    told = report([{"completion": 65, "quote": "完成65%"}])
    assert whole(promised(NEW), [told], "2025-06-30")["attained"] == "26"
    told = report([{"completion": 65, "basis": "序时任务"}])
    assert whole(promised(NEW), [told], "2025-06-30")["state"] == "unjudged"


def test_without_any_date_a_restated_goal_of_a_year_gives_one() -> None:
    undated = "indicator: industrial-firms-above-scale-new, comparator: eq, value: 40, unit: firm"
    promises = promised(undated, period=None)
    assert whole(promises, [report([{"value": 30}])], "2025-06-30")["due_by"] is None
    row = whole(promises, [report([{"value": 30, "goal": 40}], as_of="2025-12-31")], "2026-01-31")
    assert (row["due"], row["due_by"], row["state"]) == ("2025", "report", "missed")


def test_a_change_of_the_promise_itself_withdraws_it() -> None:
    changed = report([{"state": "changed", "quote": "目标调整"}], kind="standings")
    row = whole(promised(NEW), [changed, report([{"value": 30}], id="x")], "2025-06-30")
    assert (row["state"], len(row["observations"])) == ("withdrawn", 1)


def test_what_became_of_a_plan_that_another_took_the_place_of_is_fixed_at_that_day() -> None:
    early = report([{"value": 20}], id="early", as_of="2025-06-30")
    late = report([{"value": 41}], id="late", as_of="2025-12-31")
    old = promised(NEW)
    new = promised(NEW, written="2025-09-30", relations=[RELATION])
    ended = ended_by(old.plan, [old.plan, new.plan])
    assert ended == "2025-09-30" and ended_by(new.plan, [old.plan]) == ""
    for as_of, state in [
        ("2025-06-30", "on-pace"),
        ("2025-12-31", "on-pace"),
        ("2027-01-31", "on-pace"),
    ]:
        (row,) = as_json([reckon(old, [early, late], as_of, ended=ended)], as_of)["targets"]
        assert (row["state"], row["attained"]) == (state, "20"), as_of
    (row,) = as_json([reckon(old, [early, late], "2027-01-31")], "2027-01-31")["targets"]
    assert row["state"] == "met"


def test_a_standing_without_figure_says_how_it_stands() -> None:
    told = report([{"state": "under-way", "said": "behind", "quote": "滞后"}], kind="standings")
    row = whole(promised(NEW), [told], "2025-06-30")
    assert (row["state"], row["state_own"], row["attained"]) == ("behind", "behind", None)


def test_others_than_the_body_that_answers_stand_apart() -> None:
    own = report([{"value": 25}], id="own")
    other = report([{"value": 25}], id="other", speaker="财政局")
    row = whole(promised(NEW), [own, other], "2025-06-30")
    assert (row["state"], row["state_own"], row["state_others"]) == ("ahead", "ahead", "ahead")
    other = report([{"value": 10}], id="other", speaker="财政局")
    row = whole(promised(NEW), [own, other], "2025-06-30")
    assert (row["state"], row["state_others"]) == ("disputed", "behind")


def test_a_range_binds_at_its_near_end() -> None:
    ranged = NEW.replace("comparator: eq, value: 40", "comparator: range, value: 30, to: 40")
    promises = promised(ranged, text="新增企业30-40家")
    told = report([{"value": 30}], as_of="2025-12-31")
    assert whole(promises, [told], "2025-12-31")["state"] == "met"


def test_statistics_of_no_plan_serve_as_base() -> None:
    target = f"{STOCK}, comparator: eq, value: 40"
    base = report(
        [{"indicator": "high-tech-enterprises", "value": 20, "as_of": "2024-12-31"}], id="base"
    )
    row = whole(promised(target), [base, report([{"value": 30}])], "2025-06-30")
    assert (row["progress"], row["pace"], row["state"]) == ("0.5", "0.5", "on-pace")


def test_every_line_of_a_plan_has_a_row() -> None:
    every = (
        "indicator: science-vice-presidents, comparator: eq, value: 40, unit: person, every: P1Y"
    )
    promises = promised(every, period={"start": 2025, "end": 2027})
    rows = judged(
        promises, [report([{"value": 40, "unit": "person"}], as_of="2025-12-31")], "2026-06-30"
    )
    assert [(row["period"], row["state"]) for row in rows] == [
        (2025, "met"),
        (2026, "unreported"),
        (2027, "unreported"),
        (None, "unreported"),
    ]
    assert rows[-1]["because"].startswith("It was kept in 1 of 3 years.")
