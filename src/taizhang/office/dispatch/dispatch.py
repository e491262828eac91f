"""What an office has to see to on a day, sorted from the matters of its plans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from taizhang.office.dispatch.rhythms import times_around
from taizhang.office.matters import Matter
from taizhang.progress import Reckoning, Report
from taizhang.progress.days import after, is_stale
from taizhang.progress.others import Done
from taizhang.registers import Entry

COMING = {"dekad": "P10D", "month": "P1M", "quarter": "P3M"}
"""How far an office looks ahead, the nearest first."""

CLOSED = ("met", "met-early", "met-late", "missed", "delivered", "dropped", "changed", "withdrawn")
"""States of what falls due no more."""

BEHIND = ("behind", "missed", "overdue", "period-over", "suspended")
OUTSTANDING = ("short", "unreported")


@dataclass(frozen=True)
class Coming:
    """A matter that falls due, and within which of the times ahead."""

    matter: Matter
    day: date
    within: str


@dataclass(frozen=True)
class Silent:
    """A body (None: nobody answers), until when it has reported itself, and what nothing new is told of."""

    body: Entry | None
    until: date | None
    matters: tuple[Matter, ...]


@dataclass(frozen=True)
class Prescribed:
    """A meeting, bulletin or review that a plan prescribes: how often it was due, done, and when it is next."""

    matter: Matter
    expected: int | None
    fulfilled: int
    last: date | None
    next: date | None
    within: str

    @property
    def outstanding(self) -> int | None:
        """How often it is owed; None where nobody can say."""
        return None if self.expected is None else max(0, self.expected - self.fulfilled)


@dataclass(frozen=True)
class Dispatch:
    """What is to be seen to on a day."""

    as_of: date
    until: dict[str, date]
    due: tuple[Coming, ...]
    behind: tuple[Matter, ...]
    disputed: tuple[Matter, ...]
    silent: tuple[Silent, ...]
    prescribed: tuple[Prescribed, ...]


def dispatch(reckonings: Iterable[Reckoning], matters: Iterable[Matter], as_of: date) -> Dispatch:
    """Sort the matters of reckonings by what an office has to do about each."""
    told = list(matters)
    until = {name: after(as_of, duration) for name, duration in COMING.items()}
    reports = {report.id: report for one in reckonings for report in one.reports}
    return Dispatch(
        as_of,
        until,
        tuple(_due(told, as_of, until)),
        tuple(one for one in told if one.state in BEHIND),
        tuple(one for one in told if one.state == "disputed"),
        tuple(_silent(told, as_of, list(reports.values()))),
        tuple(_prescribed(told, as_of, until)),
    )


def _due(matters: list[Matter], as_of: date, until: dict[str, date]) -> Iterator[Coming]:
    for one in falls_due(matters, as_of, max(until.values())):
        if one.due.day:
            yield Coming(one, one.due.day, _within(one.due.day, as_of, until))


def falls_due(matters: Iterable[Matter], as_of: date, until: date) -> list[Matter]:
    """What is not closed and falls due after a day, until another; the first due first."""
    found = [
        (one.due.day, one)
        for one in matters
        if one.due.day and as_of < one.due.day <= until
        if one.state not in CLOSED and not isinstance(one.judgement, Done)
    ]
    return [one for _, one in sorted(found, key=lambda each: each[0])]


def _within(day: date | None, as_of: date, until: dict[str, date]) -> str:
    """The nearest of the times ahead in which a day lies; empty where it lies in none."""
    ahead = (name for name, end in until.items() if day and as_of < day <= end)
    return next(ahead, "")


def _silent(matters: list[Matter], as_of: date, reports: list[Report]) -> Iterator[Silent]:
    """By body, in the order of the matters, those of which nothing was told since the month before."""
    of_body: dict[str, list[Matter]] = {}
    known: dict[str, Entry] = {}
    for one in matters:
        if _is_silent(one, as_of):
            known |= {body["id"]: body for body in one.bodies}
            for id in [body["id"] for body in one.bodies] or [""]:
                of_body.setdefault(id, []).append(one)
    for id, found in of_body.items():
        days = [r.as_of for r in reports if r.speaker and r.speaker["id"] == id]
        yield Silent(known.get(id), max(days, default=None), tuple(found))


def _is_silent(one: Matter, as_of: date) -> bool:
    """Whether nothing new is told of what is begun and not closed."""
    if isinstance(one.judgement, Done) or one.promise.kind == "funding":
        return False
    if one.state in CLOSED or (one.period and one.period > as_of.year):
        return False
    return one.observed is None or is_stale(one.observed, as_of)


def _prescribed(matters: list[Matter], as_of: date, until: dict[str, date]) -> Iterator[Prescribed]:
    """The duties that are owed, or due within the times ahead."""
    for one in matters:
        if not isinstance(one.judgement, Done):
            continue
        last = following = None
        if "every" in one.promise.claim.fields:
            last, following = times_around(one.promise.claim, one.plan, as_of)
        within = _within(following, as_of, until)
        expected, fulfilled = one.judgement.expected, one.judgement.fulfilled
        if one.state in OUTSTANDING or within:
            yield Prescribed(one, expected, fulfilled, last, following, within)
