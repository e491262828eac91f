"""The states of the made-up town on ten days, against what was worked out by hand."""

import csv
from typing import Any

import pytest

from progress.town import TOWN, plans, reckoned, town
from taizhang.progress.show import as_json

DAYS = (
    "2025-02-15",
    "2025-03-31",
    "2025-06-30",
    "2025-09-30",
    "2025-12-31",
    "2026-02-28",
    "2026-06-30",
    "2026-12-31",
    "2027-03-01",
    "2027-12-31",
)


def table(name: str) -> list[dict[str, str]]:
    with (TOWN / "worked-out" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def told(as_of: str) -> dict[str, Any]:
    return as_json([reckoned(plan.id, as_of) for plan in plans()], as_of)


def key(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["target_id"], row["organisation_id"] or "", str(row["period"] or "")


def test_the_town_is_read_without_an_error() -> None:
    errors = [one for one in town()[1].findings if one.severity == "error"]
    assert errors == []


@pytest.mark.parametrize("day", DAYS)
def test_every_target_stands_as_worked_out(day: str) -> None:
    wanted = {(r["record"], r["organisation"], r["period"]): r[day] for r in table("targets")}
    found = {
        key(row): "/".join(row[name] or "-" for name in ("state", "state_own", "state_others"))
        for row in told(day)["targets"]
    }
    assert found == wanted


def test_the_figures_are_those_worked_out() -> None:
    names = ("goal", "attained", "progress", "share_of_goal", "pace", "margin", "observed")
    for row in table("figures"):
        place = (row["record"], row["organisation"], row["period"])
        (found,) = (one for one in told(row["day"])["targets"] if key(one) == place)
        assert {name: found[name] or "" for name in names} == {name: row[name] for name in names}, (
            place,
            row["day"],
        )
        assert found["stale"] == (row["stale"] == "true"), (place, row["day"])


@pytest.mark.parametrize("day", DAYS)
def test_everything_else_stands_as_worked_out(day: str) -> None:
    wanted = {row["record"]: row[day] for row in table("others")}
    rows = told(day)
    found = {one["record_id"]: one["state"] for one in rows["deliverables"]}
    found |= {
        one["duty_id"]: f"{one['state']} {one['fulfilled']}/{one['expected']}"
        for one in rows["duties"]
    }
    found |= {one["funding_id"]: one["state"] for one in rows["funding"]}
    assert found == wanted


def test_every_state_says_why_and_names_its_observations() -> None:
    known = {row.id for report in town()[1].read for row in report.rows}
    for day in DAYS:
        for row in told(day)["targets"]:
            assert row["because"] and row["because_zh"]
            assert set(row["observations"]) <= known
            silent = row["state"] in ("unreported", "overdue", "period-over", "awaiting")
            assert silent or row["observations"], row


def test_what_was_not_yet_known_is_left_out() -> None:
    (before,) = (
        row
        for row in as_json(
            [reckoned("qinghe-2025-innovation", "2025-09-30", known_by="2025-10-15")], ""
        )["targets"]
        if row["target_id"].endswith("/teams")
    )
    assert (before["attained"], before["state"]) == ("5", "behind")
