"""When what returns was due the last time, and when it is due next."""

from collections.abc import Iterator
from datetime import date, timedelta

from taizhang.plan import Claim, Plan
from taizhang.progress.days import first_day, times
from taizhang.promises.due import last_day

DAYS = {"D": 1, "W": 7, "M": 31, "Y": 366}
"""So many days a time takes at most."""


def times_around(claim: Claim, plan: Plan, as_of: date) -> tuple[date | None, date | None]:
    """The last day, until a day, on which a duty was due, and the first after it; None where there is none.

    They count from the start of the plan's period, else from the day it was written, until the period ends.
    """
    start = _start(plan)
    end = last_day(str(plan.data["period"]["end"])) if "period" in plan.data else date.max
    days = list(_days(claim, start, min(as_of, end))) if start else []
    last = max((day for day in days if day <= min(as_of, end)), default=None)
    return last, min((day for day in days if as_of < day <= end), default=None)


def _start(plan: Plan) -> date | None:
    if period := plan.data.get("period"):
        return date(period["start"], 1, 1)
    told = plan.data.get("written") or plan.data.get("published")
    return first_day(str(told)) if told else None


def _days(claim: Claim, start: date, as_of: date) -> Iterator[date]:
    """The days around another on which a duty is due."""
    count = times(claim.fields["every"], start, as_of)
    for number in range(max(count, 1), count + 3):
        yield _printed(claim, _ends(claim.fields["every"], start, number))


def _ends(every: str, start: date, count: int) -> date:
    """The day on which a rhythm is over for the count-th time."""
    low, high = 0, DAYS[every[-1]] * int(every[1:-1]) * count
    while low < high:
        middle = (low + high) // 2
        if times(every, start, start + timedelta(days=middle)) >= count:
            high = middle
        else:
            low = middle + 1
    return start + timedelta(days=low)


def _printed(claim: Claim, day: date) -> date:
    """The day that is printed (每年12月15日前) in the time that ends with a day."""
    due = str(claim.fields.get("due", ""))
    if not due.startswith("--"):
        return day
    month, _, number = due[2:].partition("-")
    return last_day("-".join(p for p in (str(day.year), month or f"{day.month:02}", number) if p))
