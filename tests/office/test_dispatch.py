"""What an office has to see to on a day, worked out by hand for the town that was made up."""

import json
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

import pytest
from progress.town import reckoned, town

from taizhang.cli import main
from taizhang.office import matters_of
from taizhang.office.dispatch import dispatch
from taizhang.office.dispatch.rhythms import times_around
from taizhang.office.dispatch.show import as_json, as_text
from taizhang.promises.labels import value_label

PLANS = ("qinghe-2025-innovation", "qinghe-talent")


@cache
def told(as_of: str) -> dict[str, Any]:
    found = [reckoned(plan, as_of) for plan in PLANS]
    matters = [matter for one in found for matter in matters_of(one)]
    return as_json(dispatch(found, matters, date.fromisoformat(as_of)))


def named(rows: list[dict[str, Any]]) -> list[str]:
    """Each matter as promise, share or year."""
    keys = ("promise_id", "organisation_id", "period")
    return [" ".join(str(row[key]).rpartition("/")[2] for key in keys if row[key]) for row in rows]


def test_what_falls_due_stands_under_the_nearest_time_ahead() -> None:
    found = told("2025-03-25")
    assert found["until"] == {"dekad": "2025-04-04", "month": "2025-04-25", "quarter": "2025-06-25"}
    assert [(*named([row]), row["within"], row["day"]) for row in found["due"]] == [
        ("scheme", "dekad", "2025-03-31")
    ]
    assert named(told("2025-04-05")["due"]) == ["incubator-rule"]
    assert told("2025-05-18")["due"] == [], "the rule was enacted on that day"


def test_what_falls_due_at_the_end_of_a_year_is_seen_from_october_on() -> None:
    assert told("2025-09-29")["due"] == []
    soon = told("2025-10-05")["due"]
    assert [(*named([row]), row["within"]) for row in soon] == [
        ("output-growth", "quarter"),
        ("vice-presidents 2025", "quarter"),
    ]
    assert {row["within"] for row in told("2025-12-22")["due"]} == {"dekad"}


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        ("2024-02-29", ("2024-03-10", "2024-03-31", "2024-05-31")),
        ("2024-01-31", ("2024-02-10", "2024-02-29", "2024-04-30")),
        ("2025-12-31", ("2026-01-10", "2026-01-31", "2026-03-31")),
        ("2025-11-30", ("2025-12-10", "2025-12-31", "2026-02-28")),
    ],
)
def test_times_ahead_pass_over_leap_days_and_years(day: str, ends: tuple[str, ...]) -> None:
    assert tuple(told(day)["until"].values()) == ends


def test_what_is_behind_and_what_is_disputed() -> None:
    found = told("2025-06-30")
    assert named(found["behind"]) == ["high-tech", "guarantee-fee", "scheme"]
    assert named(found["disputed"]) == ["scale-firms"]
    late = named(told("2027-12-31")["behind"])
    assert "vice-presidents 2026" in late and "scheme" in late and "listed" not in late


def test_who_has_not_reported() -> None:
    first, second = told("2025-06-30")["unreported"]
    assert (first["organisation_id"], first["reported_until"]) == ("qinghe-science", "2025-06-30")
    assert named(first["promises"]) == [
        *("tech-smes", "rd-intensity", "teams", "listed", "srdi-new", "contract-value"),
        *("testing-platform", "scheme", "talents"),
    ]
    assert (second["organisation_id"], second["reported_until"]) == ("xiling-government", None)
    (share,) = second["promises"]
    assert (share["quote"], share["state"]) == ("西岭县8家", "on-pace")


def test_what_the_plan_prescribes_is_counted_and_has_its_next_day() -> None:
    keys = ("promise_id", "expected", "fulfilled", "outstanding", "last", "next", "within")
    rows = [[row[key] for key in keys] for row in told("2025-06-30")["prescribed"]]
    assert rows == [
        ["qinghe-2025-innovation/monthly", 6, 1, 5, "2025-06-30", "2025-07-31", "month"],
        ["qinghe-2025-innovation/quarterly", 2, 2, 0, "2025-06-30", "2025-09-30", "quarter"],
    ]
    over = [[row[key] for key in keys] for row in told("2027-12-31")["prescribed"]]
    assert over == [["qinghe-2025-innovation/monthly", 24, 6, 18, "2026-12-31", None, None]]


def test_every_matter_leads_to_its_words() -> None:
    sources = [reckoned(plan, "2025-06-30").plan.reading.text for plan in PLANS]
    found = told("2025-06-30")
    rows = [*found["due"], *found["behind"], *found["disputed"], *found["prescribed"]]
    rows += [row for body in found["unreported"] for row in body["promises"]]
    assert len(rows) > 10
    for row in rows:
        assert any(row["quote"] in text for text in sources), row
        plan, _, id = row["promise_id"].partition("/")
        part = "measures/" if row["kind"] == "measure" else ""
        assert row["address"] == f"plans/{plan}/{part}#r-{id}"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_tells_every_matter_of_the_json(lang: str) -> None:
    found = [reckoned(plan, "2025-06-30") for plan in PLANS]
    matters = [matter for one in found for matter in matters_of(one)]
    text = as_text(dispatch(found, matters, date(2025, 6, 30)), lang)
    rows = told("2025-06-30")
    for row in (*rows["behind"], *rows["disputed"], *rows["prescribed"]):
        assert row["address"] in text and row["quote"] in text
        assert value_label("state", row["state"], lang) in text


def test_the_command_tells_one_body_or_one_plan(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(town()[0].root)
    words = ["office", "dispatch", "--as-of", "2025-06-30", "--format", "json"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out) == told("2025-06-30")
    assert main([*words, "--organisation", "xiling-government"]) == 0
    (body,) = json.loads(capsys.readouterr().out)["unreported"]
    assert body["organisation_id"] == "xiling-government"
    assert main([*words, "--plan", "qinghe-talent"]) == 0
    assert json.loads(capsys.readouterr().out)["prescribed"] == []


@pytest.mark.parametrize(
    ("more", "zh", "en"),
    [
        (["--plan", "nothing"], "没有可读的规划 nothing", "no plan nothing"),
        (["--organisation", "nobody"], "名录中没有机构 nobody", "no organisation nobody"),
    ],
)
def test_what_nobody_knows_is_refused(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    more: list[str],
    zh: str,
    en: str,
) -> None:
    monkeypatch.chdir(town()[0].root)
    assert main(["office", "dispatch", "--as-of", "2025-06-30", *more]) == 2
    refused = capsys.readouterr().err
    assert zh in refused and en in refused


YEARS = {"period": {"start": 2024, "end": 2025}}


@pytest.mark.parametrize(
    ("fields", "plan", "day", "last", "following"),
    [
        ({"every": "P1M"}, YEARS, "2024-02-28", "2024-01-31", "2024-02-29"),
        ({"every": "P1M"}, YEARS, "2024-02-29", "2024-02-29", "2024-03-31"),
        ({"every": "P3M"}, YEARS, "2024-12-31", "2024-12-31", "2025-03-31"),
        ({"every": "P6M"}, YEARS, "2025-12-31", "2025-12-31", None),
        ({"every": "P6M"}, YEARS, "2031-01-01", "2025-12-31", None),
        ({"every": "P1Y"}, YEARS, "2024-12-30", None, "2024-12-31"),
        ({"every": "P1Y", "due": "--12-15"}, YEARS, "2024-12-14", None, "2024-12-15"),
        ({"every": "P1Y", "due": "--12-15"}, YEARS, "2024-12-20", "2024-12-15", "2025-12-15"),
        ({"every": "P1Y", "due": "--02"}, YEARS, "2024-01-01", None, "2024-02-29"),
        ({"every": "P1M", "due": "---05"}, YEARS, "2024-03-04", "2024-02-05", "2024-03-05"),
        ({"every": "P1M"}, {"written": "2024-03-15"}, "2024-04-20", "2024-04-14", "2024-05-14"),
        ({"every": "P7D"}, {"published": "2024-12-30"}, "2025-01-01", None, "2025-01-05"),
        ({"every": "P1M"}, {}, "2024-04-20", None, None),
    ],
)
def test_when_what_returns_was_due_and_is_due_next(
    fields: dict[str, str], plan: dict[str, Any], day: str, last: str | None, following: str | None
) -> None:
    claim, made_up = cast(Any, SimpleNamespace(fields=fields)), SimpleNamespace(data=plan)
    found = times_around(claim, cast(Any, made_up), date.fromisoformat(day))
    assert tuple(one and one.isoformat() for one in found) == (last, following)
