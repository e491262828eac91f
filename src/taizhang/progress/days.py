"""Days, runs of days, and how many months have gone by, exactly."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from taizhang.promises.due import last_day


class Window(NamedTuple):
    """From the first to the last day on which a flow was counted, both included."""

    start: date
    end: date

    def holds(self, other: "Window") -> bool:
        return self.start <= other.start and other.end <= self.end


def first_day(written: str) -> date:
    """The first day of a year, month or day."""
    year, month, day = (*map(int, written.split("-")), 1, 1)[:3]
    return date(year, month, day)


def window_of(written: dict[str, str]) -> Window:
    """A window as a report prints it, as exact as its words."""
    return Window(first_day(str(written["start"])), last_day(str(written["end"])))


def months_at_start(day: date) -> Fraction:
    """Months gone by when a day begins, counted from the year 0; a part of a month by its days."""
    return 12 * day.year + day.month - 1 + Fraction(day.day - 1, monthrange(day.year, day.month)[1])


def months_at_end(day: date) -> Fraction:
    """Months gone by when a day is over."""
    return months_at_start(day) + Fraction(1, monthrange(day.year, day.month)[1])


def pace(start: date, day: date, due: date) -> Fraction | None:
    """What part of the time from the start to the due day is over at the end of a day.

    None where the day lies before the start, or the start not before what is due.
    """
    whole = months_at_end(due) - months_at_start(start)
    gone = months_at_end(day) - months_at_start(start)
    return gone / whole if whole > 0 and gone > 0 else None


def after(day: date, duration: str) -> date:
    """The day so long after another; ``duration`` is one of one part (P9M)."""
    number, letter = int(duration[1:-1]), duration[-1]
    if letter == "D":
        return day + timedelta(days=number)
    months = day.year * 12 + day.month - 1 + number * (12 if letter == "Y" else 1)
    year, month = divmod(months, 12)
    longest = monthrange(year, month + 1)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, longest if ends else min(day.day, longest))


def is_stale(day: date, as_of: date) -> bool:
    """Whether a day lies before the month before another."""
    return day.year * 12 + day.month < as_of.year * 12 + as_of.month - 1


def times(every: str, start: date, end: date) -> int:
    """How often a rhythm was due from one day to another, both included; a part of a time counts none."""
    number, letter = int(every[1:-1]), every[-1]
    if end < start:
        return 0
    if letter in "YM":
        gone = months_at_end(end) - months_at_start(start)
        return int(gone // (number * (12 if letter == "Y" else 1)))
    return ((end - start).days + 1) // (number * (7 if letter == "W" else 1))
