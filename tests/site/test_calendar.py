"""The calendar feed: days from the data alone, read back with the library."""

from calendar import monthrange
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from taizhang.promises import Due
from taizhang.promises.due import when_due
from taizhang.site.ledger.calendar import CalendarEntry, write_calendar


def plan(**data: Any) -> Any:
    """What a calendar needs of a plan."""
    return SimpleNamespace(id="qingxi-2025", data=data)


def events(fields: dict[str, Any], **data: Any) -> list[Any]:
    found = plan(**data)
    due = when_due([fields], found)
    entry = CalendarEntry(found, "w-one", due, fields, "标题", "「原话」\n说明")
    return list(Calendar.from_ical(write_calendar("清溪市", [entry])).walk("VEVENT"))


def test_what_a_body_answers_for_in_two_ways_is_one_event() -> None:
    fields, found = {"year": 2026, "timing": "by"}, plan()
    due = when_due([fields], found)
    entries = [CalendarEntry(found, one, due, fields, one, "") for one in ("w-b", "w-a", "w-b")]
    calendar = Calendar.from_ical(write_calendar("清溪市", entries))
    assert [event["summary"] for event in calendar.walk("VEVENT")] == ["w-b", "w-a"]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"year": 2026, "timing": "by"}, date(2026, 12, 31)),
        ({"year": 2026}, date(2026, 12, 31)),
        ({"year": 2026, "timing": "before"}, date(2025, 12, 31)),
        ({"period": {"start": 2024, "end": 2026}}, date(2026, 12, 31)),
        ({"due": "2026"}, date(2026, 12, 31)),
        ({"due": "2024-02"}, date(2024, 2, 29)),
        ({"due": "2024-02-03"}, date(2024, 2, 3)),
    ],
)
def test_a_deadline_is_its_day_or_the_last_of_its_month_or_year(
    fields: dict[str, Any], day: date
) -> None:
    [event] = events(fields)
    assert event["dtstart"].dt == day
    assert "rrule" not in event


@pytest.mark.parametrize(
    ("every", "first", "rule"),
    [
        ("P1M", date(2024, 1, 31), "FREQ=MONTHLY;UNTIL=20261231;BYMONTHDAY=-1"),
        ("P3M", date(2024, 3, 31), "FREQ=MONTHLY;UNTIL=20261231;INTERVAL=3;BYMONTHDAY=-1"),
        ("P6M", date(2024, 6, 30), "FREQ=MONTHLY;UNTIL=20261231;INTERVAL=6;BYMONTHDAY=-1"),
        ("P1Y", date(2024, 12, 31), "FREQ=YEARLY;UNTIL=20261231"),
        ("P2Y", date(2025, 12, 31), "FREQ=YEARLY;UNTIL=20261231;INTERVAL=2"),
        ("P10D", date(2024, 1, 10), "FREQ=MONTHLY;UNTIL=20261231;BYMONTHDAY=10,20,-1"),
        ("P1W", date(2024, 1, 7), "FREQ=WEEKLY;UNTIL=20261231"),
    ],
)
def test_a_rhythm_recurs_at_the_end_of_each_period(every: str, first: date, rule: str) -> None:
    [event] = events({"every": every}, period={"start": 2024, "end": 2026})
    assert event["dtstart"].dt == first
    assert event["rrule"].to_ical().decode() == rule


def test_a_rhythm_that_ends_and_does_not_say_when_it_begins_has_its_last_day() -> None:
    [event] = events({"every": "P1Y", "year": 2026})
    assert event["dtstart"].dt == date(2026, 12, 31) and "rrule" not in event


@pytest.mark.parametrize("fields", [{}, {"every": "P1M"}, {"every": "PT1H"}])
def test_what_has_no_year_is_left_out(fields: dict[str, Any]) -> None:
    assert events(fields) == []


def test_what_only_the_plans_period_ends_is_no_day_to_mark() -> None:
    assert events({}, period={"start": 2024, "end": 2026}) == []


def test_the_stamp_is_the_last_reading_and_not_the_clock() -> None:
    readings = [{"date": "2026-01-02"}, {"date": "2026-03-04"}]
    [event] = events({"year": 2026}, readings=readings, written="2024-02-01")
    assert event["dtstamp"].dt.date() == date(2026, 3, 4)
    [event] = events({"year": 2026}, written="2024-02-01")
    assert event["dtstamp"].dt.date() == date(2024, 2, 1)


def test_an_event_leads_to_its_words_where_the_site_has_an_address() -> None:
    entry = CalendarEntry(plan(), "w-one", Due("2026", "words"), {"year": 2026}, "标题", "说明")
    [event] = Calendar.from_ical(write_calendar("x", [entry], "https://example.org/")).walk(
        "VEVENT"
    )
    assert event["url"] == "https://example.org/plans/qingxi-2025/text/#w-one"
    assert event["uid"] == "qingxi-2025/w-one@taizhang"


def days(fields: dict[str, Any], start: int, end: int) -> list[date]:
    """The days of a feed as dateutil works them out, a second implementation of recurrences."""
    [event] = events(fields, period={"start": start, "end": end})
    first = datetime.combine(event["dtstart"].dt, time())
    rule = event["rrule"].to_ical().decode()
    return [one.date() for one in rrulestr(rule, dtstart=first)]


def ends(year: int, *months: int) -> list[date]:
    return [date(year, month, monthrange(year, month)[1]) for month in months]


@pytest.mark.parametrize("end", [2023, 2024, 2025])
@pytest.mark.parametrize(
    ("every", "months"),
    [
        ("P1M", tuple(range(1, 13))),
        ("P3M", (3, 6, 9, 12)),
        ("P6M", (6, 12)),
        ("P1Y", (12,)),
    ],
)
def test_what_recurs_is_due_by_the_end_of_each_time_over_year_ends_and_leap_days(
    every: str, months: tuple[int, ...], end: int
) -> None:
    wanted = [day for year in range(2023, end + 1) for day in ends(year, *months)]
    assert days({"every": every}, 2023, end) == wanted


def test_a_dekad_is_a_third_of_its_month_and_does_not_wander() -> None:
    found = days({"every": "P10D"}, 2024, 2025)
    assert len(found) == 2 * 36
    assert found[:6] == [date(2024, 1, d) for d in (10, 20, 31)] + [
        date(2024, 2, d) for d in (10, 20, 29)
    ]
    assert date(2025, 2, 28) in found and found[-1] == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("due", "wanted"),
    [
        ("--02-29", [date(2023, 2, 28), date(2024, 2, 29), date(2025, 2, 28)]),
        ("--02", [date(2023, 2, 28), date(2024, 2, 29), date(2025, 2, 28)]),
        ("--12-15", [date(year, 12, 15) for year in (2023, 2024, 2025)]),
    ],
)
def test_a_day_that_no_year_skips(due: str, wanted: list[date]) -> None:
    assert days({"every": "P1Y", "due": due}, 2023, 2025) == wanted


def test_the_thirty_first_of_every_month_is_the_last_of_the_shorter_ones() -> None:
    found = days({"every": "P1M", "due": "---31"}, 2024, 2024)
    assert found == ends(2024, *range(1, 13))
    assert days({"every": "P1M", "due": "---05"}, 2024, 2024)[1] == date(2024, 2, 5)


def test_every_event_names_who_answers_and_where_its_words_stand(hostile_site: Any) -> None:
    found = sorted(hostile_site.folder.rglob("*.ics"))
    assert found
    for path in found:
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            assert str(event["contact"])
            assert f"{event['uid'].partition('/')[0]}/text/#w-" in str(event["description"])
