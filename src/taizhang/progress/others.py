"""What became of deliverables and deadlines, of duties, and whether offers of money are still open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.progress.days import Window, first_day, times
from taizhang.progress.lines import records_of
from taizhang.progress.model import Fulfilment, Report, Row, Standing
from taizhang.progress.selection import standing_rows
from taizhang.promises import Due, Promises
from taizhang.promises.due import last_day, open_until

CLOSED = ("delivered", "dropped", "changed")
"""States after which nothing is overdue any more."""


@dataclass(frozen=True)
class Delivered:
    """A deliverable or a deadline: its state and the standing that it rests on."""

    id: str
    state: str
    due: Due
    standing: Row | None = None


@dataclass(frozen=True)
class Done:
    """A duty: how often it was due and how often done; ``expected`` is None where nobody can say."""

    id: str
    expected: int | None
    fulfilled: int
    state: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Offer:
    """Money, and whether it is still to be had."""

    id: str
    state: str


def deliverables(promises: Promises, reports: Sequence[Report], as_of: date) -> Iterator[Delivered]:
    """Every deliverable and deadline of a plan, in the order of its text."""
    rows = standing_rows(reports, Standing, as_of)
    done = standing_rows(reports, Fulfilment, as_of)
    for promise in promises.all:
        if not _is_closed_by_evidence(promise.claim):
            continue
        id, due = f"{promises.plan.id}/{promise.claim.id}", promise.due
        names = records_of(promises, promise)
        told = [row for row in (*rows, *done) if names & frozenset(row.of)]
        last = max(told, key=lambda row: (row.day, row.report.written, row.id), default=None)
        state = _state(last)
        if due.day and as_of > due.day and state not in CLOSED:
            state = "period-over" if due.by == "period" else "overdue"
        yield Delivered(id, state, due, last)


def _is_closed_by_evidence(claim: Claim) -> bool:
    if claim.kind == "duties":
        return bool(claim.fields["kind"] == "deadline" and "every" not in claim.fields)
    return claim.kind == "measures"


def _state(row: Row | None) -> str:
    if row is None:
        return "unreported"
    return str(row.fields.get("state", "delivered"))


def duties(promises: Promises, reports: Sequence[Report], as_of: date) -> Iterator[Done]:
    """Every duty of a plan but deadlines, in the order of its text."""
    rows = standing_rows(reports, Fulfilment, as_of)
    for promise in promises.all:
        claim = promise.claim
        if promise.kind != "duty" or _is_closed_by_evidence(claim):
            continue
        names = records_of(promises, promise)
        own = [row for row in rows if names & frozenset(row.of)]
        doing = [one for one in reports if _is_doing(one, names, as_of)]
        fulfilled, counted = _count(own, doing)
        expected = _expected(claim, promises.plan, as_of) if "every" in claim.fields else None
        state = _kept(expected, fulfilled, "every" in claim.fields)
        yield Done(f"{promises.plan.id}/{claim.id}", expected, fulfilled, state, counted)


def _is_doing(report: Report, names: frozenset[str], as_of: date) -> bool:
    """Whether a report, made by then, is itself the doing of a duty."""
    return bool(names & set(report.data.get("fulfils", ()))) and last_day(report.written) <= as_of


def _count(rows: list[Fulfilment], doing: list[Report]) -> tuple[int, tuple[Row, ...]]:
    """How often a duty was done; a count within the window of a later one is part of that."""
    left = [
        row
        for row in rows
        if not any(_is_part(_window(row), row.report.written, other) for other in rows)
    ]
    days = [Window(last_day(one.written), last_day(one.written)) for one in doing]
    alone = [
        day
        for day, one in zip(days, doing, strict=True)
        if not any(_is_part(day, one.written, other) for other in rows)
    ]
    return sum(row.fields.get("count", 1) for row in left) + len(alone), tuple(left)


def _window(row: Row) -> Window:
    return row.window or Window(row.day, row.day)


def _is_part(window: Window, written: str, other: Row) -> bool:
    """Whether a later report counts what was done in a window."""
    return (
        other.window is not None and written < other.report.written and other.window.holds(window)
    )


def _expected(claim: Claim, plan: Plan, as_of: date) -> int | None:
    """How often a rhythm was due until a day; the plan's last day ends it."""
    period: dict[str, Any] = plan.data.get("period", {})
    told = plan.data.get("written") or plan.data.get("published")
    if not period and not told:
        return None
    start = date(period["start"], 1, 1) if period else first_day(str(told))
    end = min(as_of, date(period["end"], 12, 31)) if period else as_of
    return times(claim.fields["every"], start, end)


def _kept(expected: int | None, fulfilled: int, returns: bool) -> str:
    if not fulfilled:
        return "unreported"
    if not returns or expected is None:
        return "done"
    return "kept" if fulfilled >= expected else "short"


def offers(promises: Promises, as_of: date) -> Iterator[Offer]:
    """All money of a plan, and whether it is open, ended, or nobody can say."""
    for promise in promises.all:
        if promise.kind == "funding":
            until = open_until(promise.claim.fields, promises.plan)
            ended = as_of > last_day(until) if until else None
            state = "unknown" if ended is None else "ended" if ended else "open"
            yield Offer(f"{promises.plan.id}/{promise.claim.id}", state)


def read_until(reports: Iterable[Report]) -> tuple[int, str]:
    """How many reports were read, and until when they tell."""
    days = [one.as_of.isoformat() for one in reports]
    return len(days), max(days, default="")
