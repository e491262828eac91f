"""What must hold of every reckoning, whatever is reported: laws, tried on drawn reports."""

import functools
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from progress.made_up import judged, promised, report, whole
from progress.town import plans, reckoned, town
from taizhang.progress import Report
from taizhang.progress.show import as_json
from taizhang.promises import Promises

RANK = (
    "missed",
    "overdue",
    "period-over",
    "behind",
    "unjudged",
    "on-pace",
    "ahead",
    "met-late",
    "met-early",
    "met",
)
"""From the worst to the best."""

YEAR = "year: 2025"
TARGETS = (
    f"indicator: industrial-firms-above-scale-new, comparator: eq, value: 40, unit: firm, {YEAR}",
    f"indicator: industrial-firms-above-scale-new, comparator: approx, value: 40, unit: firm, {YEAR}",
    f"indicator: high-tech-enterprises, comparator: gte, value: 40, unit: firm, {YEAR}",
    f"indicator: high-tech-enterprises, comparator: eq, value: 40, unit: firm, {YEAR},"
    " baseline: {year: 2024, value: 20}",
    "indicator: industrial-firms-above-scale-new, comparator: gt, value: 40, unit: firm",
    f"indicator: guarantee-fee-rate, comparator: lte, value: 40, unit: percent, {YEAR},"
    " baseline: {year: 2024, value: 60}",
    f"indicator: industrial-firms-above-scale-new, comparator: lte, value: 40, unit: firm, {YEAR}",
)
DOWNWARD = (5, 6)
"""Of these less is better."""

DAYS = st.sampled_from(
    ["2025-02-28", "2025-03-31", "2025-06-30", "2025-11-30", "2025-12-31", "2026-03-31"]
)
VALUES = st.integers(0, 80)
SPEAKERS = st.sampled_from(["科技局", "财政局"])
BOUNDS = st.sampled_from(["eq", "eq", "gte", "gt", "lte", "lt", "approx"])


@functools.cache
def target(number: int) -> Promises:
    return promised(TARGETS[number])


def told(number: int, id: int, row: tuple[str, int, str, str]) -> Report:
    day, value, speaker, bound = row
    unit = "percent" if "percent" in TARGETS[number] else "firm"
    fields = {"value": value, "comparator": bound, "unit": unit}
    return report([fields], id=f"r{id}", as_of=day, speaker=speaker, written=f"2026-04-{id + 1:02}")


ROWS = st.lists(st.tuples(DAYS, VALUES, SPEAKERS, BOUNDS), max_size=4)
NUMBERS = st.integers(0, len(TARGETS) - 1)


@settings(max_examples=150, deadline=None)
@given(NUMBERS, ROWS, DAYS, st.tuples(DAYS, VALUES), st.integers(1, 40))
def test_a_better_figure_of_its_own_never_worsens_what_the_body_says(
    number: int,
    rows: list[tuple[str, int, str, str]],
    as_of: str,
    own: tuple[str, int],
    more: int,
) -> None:
    others = [told(number, id, row) for id, row in enumerate(rows) if row[2] != "科技局"]
    day, value = own
    better = max(value - more, 0) if number in DOWNWARD else value + more
    before = told(number, 20, (day, value, "科技局", "eq"))
    after = told(number, 20, (day, better, "科技局", "eq"))
    states = [whole(target(number), [*others, one], as_of)["state_own"] for one in (before, after)]
    if None in states:
        assert states == [None, None]
    else:
        assert RANK.index(states[1]) >= RANK.index(states[0])


@settings(max_examples=100, deadline=None)
@given(NUMBERS, ROWS, DAYS, st.randoms())
def test_the_order_of_reports_does_not_matter(
    number: int, rows: list[tuple[str, int, str, str]], as_of: str, random: Any
) -> None:
    reports = [told(number, id, row) for id, row in enumerate(rows)]
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert judged(target(number), reports, as_of) == judged(target(number), shuffled, as_of)


@settings(max_examples=100, deadline=None)
@given(NUMBERS, ROWS, DAYS)
def test_what_is_observed_later_changes_nothing(
    number: int, rows: list[tuple[str, int, str, str]], as_of: str
) -> None:
    reports = [told(number, id, row) for id, row in enumerate(rows)]
    known = [one for one in reports if one.data["as_of"] <= as_of]
    assert judged(target(number), reports, as_of) == judged(target(number), known, as_of)


@settings(max_examples=100, deadline=None)
@given(NUMBERS, ROWS, DAYS)
def test_every_state_names_rows_that_exist_or_is_one_of_silence(
    number: int, rows: list[tuple[str, int, str, str]], as_of: str
) -> None:
    reports = [told(number, id, row) for id, row in enumerate(rows)]
    row = whole(target(number), reports, as_of)
    ids = {one.id for each in reports for one in each.rows}
    assert set(row["observations"]) <= ids
    if row["state"] not in ("unreported", "overdue", "period-over", "awaiting"):
        assert row["observations"]
    assert row["because"] and row["because_zh"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(VALUES, min_size=2, max_size=2), st.sampled_from(["2025-03-31", "2025-12-31"]), DAYS
)
def test_shares_of_one_day_reckon_like_the_whole(values: list[int], day: str, as_of: str) -> None:
    sentence = "新增企业40家,其中科技局25家、财政局15家"
    shared = promised(
        f"{TARGETS[0]}, allocations: [{{quote: 科技局25家, organisation: 科技局, value: 25}},"
        " {quote: 财政局15家, organisation: 财政局, value: 15}]",
        text=sentence,
    )
    parts = [
        {"value": value, "organisation": body, "quote": body}
        for value, body in zip(values, ("科技局", "财政局"), strict=True)
    ]
    of_parts = whole(shared, [report(parts, as_of=day)], as_of)
    of_whole = whole(shared, [report([{"value": sum(values)}], as_of=day)], as_of)
    same = ("state", "state_own", "goal", "attained", "progress", "pace", "margin", "observed")
    assert [of_parts[key] for key in same] == [of_whole[key] for key in same]


@settings(max_examples=60, deadline=None)
@given(st.dates())
def test_a_promise_without_reports_is_never_missed(day: Any) -> None:
    for plan in plans():
        rows = as_json([reckoned(plan.id, day.isoformat(), reports=[])], "")
        states = {row["state"] for row in rows["targets"]}
        states |= {row["state"] for row in rows["deliverables"]}
        assert states <= {"unreported", "overdue", "period-over", "awaiting"}


@settings(max_examples=30, deadline=None)
@given(st.dates(), st.randoms())
def test_the_whole_town_does_not_depend_on_the_order_in_which_it_is_read(
    day: Any, random: Any
) -> None:
    shuffled = list(town()[1].read)
    random.shuffle(shuffled)
    for plan in plans():
        one = as_json([reckoned(plan.id, day.isoformat())], "")
        assert one == as_json([reckoned(plan.id, day.isoformat(), reports=shuffled)], "")
