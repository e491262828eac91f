"""Recurring duties and deadlines as an iCalendar feed (RFC 5545)."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, vDuration, vRecur

from taizhang.plan import Plan

DAYS = {"D": 1, "W": 7}
MONTHS = {"M": 1, "Y": 12}
FREQUENCY = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
REFRESH = timedelta(days=7)


@dataclass(frozen=True)
class CalendarEntry:
    """A day to mark: what is due, the words that say so, and where they stand in the site."""

    plan: Plan
    anchor: str
    fields: dict[str, Any]
    title: str
    description: str


def write_calendar(name: str, entries: Iterable[CalendarEntry], site_url: str = "") -> bytes:
    """The feed of the entries whose day can be known; the same entries give the same bytes.

    A deadline is its day, or the whole last day of its month or year.  What recurs falls on the last day of each
    month, quarter, half-year or year within the years of the plan, or on the day that is printed
    (每年12月15日前).  What has no year and no rhythm, or a rhythm in a plan that gives no year at all, is left out.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Taizhang//taizhang//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(REFRESH), {"VALUE": "DURATION"})
    for entry in entries:
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
    if rule:
        event.add("rrule", rule)
    if site_url:
        event.add("url", f"{site_url.rstrip('/')}/plans/{entry.plan.id}/#{entry.anchor}")
    yield event


def _stamp(plan: Plan) -> datetime:
    """When the plan was last read, or written: a date of the data, never of the clock."""
    dates = [reading["date"] for reading in plan.data.get("readings", [])]
    stamp = max(dates, default=None) or plan.data.get("written") or "1970-01-01"
    return datetime.combine(date.fromisoformat(str(stamp)), datetime.min.time(), UTC)


def _when(entry: CalendarEntry) -> tuple[date, vRecur | None] | None:
    """The first day of an entry and how it recurs; none where the plan does not tell."""
    fields = entry.fields
    if fields.get("due", "").startswith("--"):
        years = _years(entry.plan, fields)
        return _returning(fields["due"], *years) if years else None
    if "every" in fields:
        years = _years(entry.plan, fields)
        return _recurring(fields["every"], *years) if years else None
    if "due" in fields:
        return _last_day(*map(int, fields["due"].split("-"))), None
    end = fields.get("year") or fields.get("period", {}).get("end")
    if not end:
        return None
    return date(end - (fields.get("timing") == "before"), 12, 31), None


def _last_day(year: int, month: int = 12, day: int = 0) -> date:
    """The day of a deadline: the last of its month or year where it names no other."""
    return date(year, month, day or monthrange(year, month)[1])


def _returning(due: str, first: int, last: int) -> tuple[date, vRecur]:
    """A day of each year (--12-15, --12) or month (---05), from the first year on."""
    month, _, day = due[2:].partition("-")
    recur = vRecur(freq="YEARLY" if month else "MONTHLY", until=date(last, 12, 31))
    if month and not day:
        recur |= {"bymonth": int(month), "bymonthday": -1}
    named = (first, int(month or 1))
    return date(*named, min(int(day), monthrange(*named)[1])) if day else _last_day(*named), recur


def _years(plan: Plan, fields: dict[str, Any]) -> tuple[int, int] | None:
    """First and last year of what recurs: its own, the plan's, or those the plan's targets name."""
    for period in (fields.get("period"), plan.data.get("period")):
        if period:
            return period["start"], period["end"]
    named = [c.fields["year"] for c in plan.of_kind("targets") if "year" in c.fields]
    return (min(named), max(named)) if named else None


def _recurring(duration: str, first: int, last: int) -> tuple[date, vRecur] | None:
    found = re.fullmatch(r"P(\d+)([DWMY])", duration)
    if not found:
        return None
    count, unit = int(found[1]), found[2]
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
