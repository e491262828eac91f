"""What the method page tells of the quality of the reading."""

from types import SimpleNamespace
from typing import Any

from taizhang.registers import Registers
from taizhang.site.about.quality import view_quality
from taizhang.site.language.locale import Locale

COUNTS = (
    *("characters", "characters_in_sections", "numbers", "numbers_accounted"),
    *("questions", "waivers"),
)


def result(dismissals: dict[str, int], **agreement: dict[str, int]) -> Any:
    """What is told of a plan, of two readings that agree so far."""
    counts = {**dict.fromkeys(COUNTS, 3), "numbers_by": {"field": 2}, "dismissals": dismissals}
    plan = SimpleNamespace(data={"readings": [{"agreement": agreement}]})
    return SimpleNamespace(plan=plan, counts=counts)


def told(*results: Any) -> dict[str, Any]:
    return view_quality(results, Locale("en", Registers({}, {}, {})))


def rows(view: dict[str, Any], figure: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in view["figures"][figure].rows]


def test_a_share_is_rounded_down_so_that_100_means_all() -> None:
    view = told(
        result({}, targets={"agree": 1999, "differ": 1}),
        result({}, targets={"agree": 0, "only_first": 0}, duties={"agree": 7}),
    )
    assert [row[1:] for row in rows(view, 1)] == [["1999", "2000", "99.9"], ["7", "7", "100.0"]]


def test_what_plans_leave_out_is_added_up_the_most_frequent_reason_first() -> None:
    view = told(result({"other": 1, "part-of-name": 2}), result({"part-of-name": 3}))
    assert [row[1] for row in rows(view, 0)] == ["5", "1"]
    [characters] = [fact for fact in view["coverage"] if fact.name == "Characters in sections"]
    assert characters.values[0].text == "6 of 6"


def test_a_plan_that_could_not_be_read_is_left_out() -> None:
    unread = SimpleNamespace(plan=None, counts={})
    assert told(unread, result({"other": 1})) == told(result({"other": 1}))
