"""When a promise is due, and what the calendar of a given day says of that."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from taizhang.plan import Plan

OFFERED_TO = ("enterprise", "project", "institution", "person", "matter", "unit")
"""For each of what an offer of money is made; a sum for everything is a commitment."""

SOON = 3
"""How many months before its day a promise is due soon."""

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Due:
    """When something is due, as exact as the words (``2026``, ``2025-06``, ``2025-06-30``), or empty.

    ``by`` says what gives it: words, every (a rhythm, which may have no last year), period (that of
    the plan), or nothing.
    """

    when: str = ""
    by: str = ""

    @property
    def day(self) -> date | None:
        """The day on which it falls: of a year or month the last."""
        return last_day(self.when) if self.when else None

    @property
    def year(self) -> int | None:
        return int(self.when[:4]) if self.when else None


def last_day(written: str) -> date:
    """The last day of a year, month or day written as in ``Due.when``."""
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def when_due(records: Iterable[Fields], plan: Plan) -> Due:
    """When a promise is due, told by its fields, then by those of records that say it again.

    The first of ``due``, ``year``, the end of ``period`` or ``years``; else the last time of
    ``every``; else the end of the plan's period.
    """
    fields = list(records)
    stated = next((told for one in fields if (told := _stated(one))), "")
    if stated:
        return Due(stated, "words")
    period = str(plan.data.get("period", {}).get("end", ""))
    returning = next((one["due"] for one in fields if _returns(one)), "")
    if returning or any("every" in one for one in fields):
        return Due(_last_time(returning, period), "every")
    return Due(period, "period") if period else Due()


def _returns(fields: Fields) -> bool:
    """Whether the due day returns each year (``--12-15``, ``--12``) or month (``---05``)."""
    return str(fields.get("due", "")).startswith("--")


def _last_time(returning: str, year: str) -> str:
    """The last time in a year of a day that returns; the year where none is told."""
    month, _, day = returning.removeprefix("--").partition("-")
    if year and day:  # of a day that its month lacks in this year the last
        day = f"{min(int(day), monthrange(int(year), int(month or 12))[1]):02}"
    parts = (month or "12", day) if returning else ()
    return "-".join(part for part in (year, *parts) if part) if year else ""


def _stated(fields: Fields) -> str:
    """The date that words give a record; what must be done before it is due on the day before."""
    ends = (fields[key]["end"] for key in ("period", "years") if key in fields)
    due = "" if _returns(fields) else fields.get("due")
    written = str(due or fields.get("year") or next(ends, ""))
    if not written or fields.get("timing") != "before" or fields.get("inclusive"):
        return written
    year, month, day = (*map(int, written.split("-")), 1, 1)[:3]
    return (date(year, month, day) - timedelta(days=1)).isoformat()


def stated_year(fields: Fields) -> int | None:
    """The last year in which words alone make a record due; of 2026年前 the year before."""
    written = _stated(fields)
    return int(written[:4]) if written else None


def is_offer(fields: Fields) -> bool:
    """Whether public money is offered to each of something, so that it is open rather than due."""
    return fields.get("per") in OFFERED_TO


def open_until(fields: Fields, plan: Plan) -> str:
    """The last year in which an offer stands: of its payment, else of the plan; empty if unknown."""
    years = fields.get("years") or plan.data.get("period") or {}
    return str(years.get("end", ""))


def is_over(year: str, as_of: str) -> bool:
    """Whether a year lies before a day; not where either is unknown."""
    return bool(year and as_of) and as_of > last_day(year).isoformat()


def has_ended(plan: Plan, as_of: str) -> bool | None:
    """Whether the plan's period is over on a day; None where the source gives none."""
    end = plan.data.get("period", {}).get("end")
    return None if end is None or not as_of else is_over(str(end), as_of)


def calendar(due: Due, as_of: str) -> str:
    """What the calendar of a day says: past-due, period-over, due-soon, not-due or none (no date).

    Empty where no day is given.
    """
    if not as_of:
        return ""
    if due.day is None:
        return "none"
    if as_of > due.day.isoformat():
        return "period-over" if due.by == "period" else "past-due"
    return "due-soon" if as_of >= _months_before(due.day, SOON).isoformat() else "not-due"


def _months_before(day: date, months: int) -> date:
    """The day so many months before, or the last of that month where it is shorter."""
    count = day.year * 12 + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
