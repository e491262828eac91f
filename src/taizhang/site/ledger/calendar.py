"""Recurring duties and deadlines as an iCalendar feed (RFC 5545)."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, vDuration, vRecur

from taizhang.plan import Plan
from taizhang.promises import Due
from taizhang.tables.places import TEXT, plan_page

DAYS = {"D": 1, "W": 7}
MONTHS = {"M": 1, "Y": 12}
FREQUENCY = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
CALENDAR = "calendar.ics"
DEKAD = "P10D"
"""A 旬: the third of a month ends with the month, however long that is."""
SHORTEST = 28
"""So many days every month has."""
REFRESH = timedelta(days=7)


@dataclass(frozen=True)
class CalendarEntry:
    """A day to mark: what is due, the words that say so, and where they stand in the site."""

    plan: Plan
    anchor: str
    due: Due
    fields: dict[str, Any]
    title: str
    description: str
    bodies: str = ""
    """Who answers for it."""


def calendar_file(
    name: str, entries: Iterable[CalendarEntry], site_url: str = ""
) -> dict[str, bytes]:
    """The feed by the name of its file; none where no entry has a day."""
    dated = [entry for entry in entries if has_day(entry)]
    return {CALENDAR: write_calendar(name, dated, site_url)} if dated else {}


def has_day(entry: CalendarEntry) -> bool:
    """Whether the day of an entry can be known."""
    return _when(entry) is not None


def write_calendar(name: str, entries: Iterable[CalendarEntry], site_url: str = "") -> bytes:
    """The feed of the entries whose day can be known; the same entries give the same bytes.

    A deadline is its day, or the whole last day of its month or year.  What recurs falls on the last day of each
    dekad (旬), month, quarter, half-year or year until it is due the last time, or on the day that is
    printed (每年12月15日前).  What has no date in its words, or a rhythm of which nothing says until when, is left out.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Taizhang//taizhang//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
    once: dict[tuple[str, str], CalendarEntry] = {}
    for entry in entries:  # what a body answers for in two ways is one event
        once.setdefault((entry.plan.id, entry.anchor), entry)
    for entry in once.values():
        for event in _events(entry, site_url):
            calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _events(entry: CalendarEntry, site_url: str) -> Iterator[Event]:
    when = _when(entry)
    if when is None:
        return
    day, rule = when
    event = Event()
    event.add("uid", f"{entry.plan.id}/{entry.anchor}@taizhang")
    event.add("dtstamp", _stamp(entry.plan))
    event.add("dtstart", day)
    event.add("summary", entry.title)
    event.add("description", entry.description)
    event.add("transp", "TRANSPARENT")
    if entry.bodies:
        event.add("contact", entry.bodies)
    if rule:
        event.add("rrule", rule)
    if site_url:
        event.add("url", f"{site_url.rstrip('/')}/{plan_page(entry.plan.id, TEXT)}/#{entry.anchor}")
    yield event


def _stamp(plan: Plan) -> datetime:
    """When the plan was last read, or written: a date of the data, never of the clock."""
    dates = [reading["date"] for reading in plan.data.get("readings", [])]
    stamp = max(dates, default=None) or plan.data.get("written") or "1970-01-01"
    return datetime.combine(date.fromisoformat(str(stamp)), datetime.min.time(), UTC)


def _when(entry: CalendarEntry) -> tuple[date, vRecur | None] | None:
    """The first day of an entry and how it recurs; none where the plan does not tell."""
    day, fields, first = entry.due.day, entry.fields, _first(entry)
    if day is None or entry.due.by == "period":
        return None
    if first and fields.get("due", "").startswith("--"):
        return _returning(fields["due"], first, day.year)
    if first and "every" in fields:
        return _recurring(fields["every"], first, day.year)
    return None if entry.due.by == "every" else (day, None)


def _first(entry: CalendarEntry) -> int | None:
    """The first year of what recurs: its own, or the plan's."""
    years = entry.fields.get("period") or entry.plan.data.get("period") or {}
    found: int | None = years.get("start")
    return found


def _returning(due: str, first: int, last: int) -> tuple[date, vRecur]:
    """A day of each year (--12-15, --12) or month (---05), from the first year on."""
    month, _, day = due[2:].partition("-")
    recur = vRecur(freq="YEARLY" if month else "MONTHLY", until=date(last, 12, 31))
    if month and (not day or int(day) > SHORTEST):
        recur["bymonth"] = int(month)
    if not day:
        recur["bymonthday"] = -1
    elif int(day) > SHORTEST:  # where there is no such day, the last of the month
        recur |= {"bymonthday": [*range(SHORTEST, int(day) + 1)], "bysetpos": -1}
    named = (first, int(month or 1))
    longest = monthrange(*named)[1]
    return date(*named, min(int(day), longest) if day else longest), recur


def _recurring(duration: str, first: int, last: int) -> tuple[date, vRecur] | None:
    found = re.fullmatch(r"P(\d+)([DWMY])", duration)
    if not found:
        return None
    count, unit = int(found[1]), found[2]
    if duration == DEKAD:
        ends = vRecur(freq="MONTHLY", until=date(last, 12, 31), bymonthday=[10, 20, -1])
        return date(first, 1, 10), ends
    recur = vRecur(freq=FREQUENCY[unit], until=date(last, 12, 31))
    if count > 1:
        recur["interval"] = count
    if unit in DAYS:
        return date(first, 1, 1) + timedelta(days=count * DAYS[unit] - 1), recur
    if unit == "M":
        recur["bymonthday"] = -1
    months = count * MONTHS[unit]
    after = date(first + months // 12, months % 12 + 1, 1)
    return after - timedelta(days=1), recur
