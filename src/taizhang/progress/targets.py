"""Judging targets: each line by the figures of every standpoint, then what is shown of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from taizhang.plan import Plan
from taizhang.progress.days import is_stale
from taizhang.progress.figures import Figure, figures_of, summed
from taizhang.progress.goals import Goal, goal_of
from taizhang.progress.lines import Line, lines_of, records_of
from taizhang.progress.model import Observation, Report, Row, Standing
from taizhang.progress.selection import standing_rows, without_clashes
from taizhang.progress.standpoints import OTHERS, standpoint
from taizhang.progress.states import SILENT, State, silence, state_of
from taizhang.promises import Promise, Promises, calendar
from taizhang.registers import Registers

WITHDRAWN = ("dropped", "changed")
DELIVERED = "delivered"


@dataclass(frozen=True)
class Judged:
    """A line with its state in the eyes of its own body, of others, and as it is shown."""

    line: Line
    goal: Goal | None
    state: str
    shown: State
    own: State | None
    others: State | None
    calendar: str
    stale: bool
    observations: tuple[Row, ...]
    kept: tuple[int, int] | None = None
    """Of what is due every year: in how many of how many years it was kept."""


class Judge:
    """Judges the targets of one plan on one day."""

    def __init__(self, promises: Promises, reports: Sequence[Report], as_of: date) -> None:
        self.promises, self.reports, self.as_of = promises, list(reports), as_of
        self.plan: Plan = promises.plan
        self.registers: Registers = promises.registers
        ahead = self.registers.lexicon.get("reports", {}).get("ahead_from")
        self.ahead = None if ahead is None else Fraction(Decimal(ahead))
        self._observed = standing_rows(self.reports, Observation, as_of)
        self._standing = standing_rows(self.reports, Standing, as_of)

    def targets(self) -> Iterator[Judged]:
        """Every line of every target, in the order of the plan; the whole after its parts."""
        for promise in self.promises.all:
            if promise.kind == "target":
                yield from self._promise(promise)

    def _promise(self, promise: Promise) -> Iterator[Judged]:
        names = records_of(self.promises, promise)
        rows = [row for row in self._observed if names & frozenset(row.of)]
        lines = list(lines_of(self.promises, promise, self.reports))
        figures = {self._key(line): self._figures(line, rows) for line in lines}
        shares = [line for line in lines if line.organisation]
        years: list[Judged] = []
        for line in lines:
            own = figures[self._key(line)]
            if shares and not line.organisation:
                own = self._with_sums(own, [figures[self._key(one)] for one in shares])
            judged = self._judge(line, own, names)
            if line.period is not None:
                years.append(judged)
            is_whole = line.period is None and not line.organisation
            yield _over_years(judged, years) if is_whole and years else judged

    @staticmethod
    def _key(line: Line) -> tuple[str, int | None]:
        return line.organisation, line.period

    def _figures(self, line: Line, rows: list[Observation]) -> dict[str, list[Figure]]:
        """The figures of a line by standpoint, by day; those of its parts are added up."""
        own = self._told_by(line, rows, line.organisation)
        parts = [self._told_by(line, rows, one) for one in line.parts]
        return self._with_sums(own, parts) if parts else own

    def _told_by(self, line: Line, rows: list[Observation], body: str) -> dict[str, list[Figure]]:
        """The figures of one body for a line by standpoint, by day."""
        sides: dict[str, list[Observation]] = {}
        for row in rows:
            in_year = line.period is None or row.day.year == line.period
            if row.organisation == body and in_year:
                side = standpoint(row, line.bodies, self.plan, self.registers)
                sides.setdefault(side, []).append(row)
        return {
            side: without_clashes(figures_of(line, found, self.registers))
            for side, found in sides.items()
        }

    @staticmethod
    def _with_sums(
        whole: dict[str, list[Figure]], shares: list[dict[str, list[Figure]]]
    ) -> dict[str, list[Figure]]:
        """The figures of a whole, and the sums of its shares where all of them are of one day."""
        found = {side: list(figures) for side, figures in whole.items()}
        for side in sorted({side for share in shares for side in share}):
            told = [
                {one.day: one for one in share.get(side, ()) if one.attained is not None}
                for share in shares
            ]
            days = frozenset.intersection(*(frozenset(one) for one in told))
            known = {one.day for one in found.get(side, ())}
            for day in sorted(days - known):
                found.setdefault(side, []).append(summed([one[day] for one in told], day))
            found[side] = sorted(found.get(side, []), key=lambda one: one.day)
        return found

    def _judge(self, line: Line, sides: dict[str, list[Figure]], names: frozenset[str]) -> Judged:
        goal = goal_of(line, self.registers)
        states = {
            side: state_of(line, goal, figures, self.as_of, self.ahead)
            for side, figures in sides.items()
        }
        own = states.get("own") or self._told(line, names, own=True)
        others = _latest(states) or self._told(line, names, own=False)
        clash = _clash(sides, others)
        name, shown = self._shown(line, own, others, clash)
        if withdrawn := self._withdrawn(names):
            name, shown = "withdrawn", State("withdrawn", because=withdrawn.id)
        day = shown.figure.day if shown.figure else None
        return Judged(
            line,
            goal,
            name,
            shown,
            own,
            others,
            calendar(line.due, self.as_of.isoformat()),
            day is not None and is_stale(day, self.as_of),
            self._named(own, others, clash, withdrawn),
        )

    def _shown(
        self, line: Line, own: State | None, others: State | None, clash: bool
    ) -> tuple[str, State]:
        """The state that is displayed, and the one whose figures stand beside it."""
        verdicts = [one for one in (others, own) if one and one.name not in SILENT]
        if clash and others:
            return "disputed", others
        if not verdicts:
            return silence(line, self.as_of), State(silence(line, self.as_of))
        first = verdicts[0]
        if len(verdicts) == 2 and _day(own) > _day(others):
            first = verdicts[1]
        return first.name, first

    def _told(self, line: Line, names: frozenset[str], *, own: bool) -> State | None:
        """What a report says of a target without giving its figure."""
        rows = [
            row
            for row in self._standing
            if names & frozenset(row.of)
            and row.organisation == line.organisation
            and (line.period is None or row.day.year == line.period)
            and (standpoint(row, line.bodies, self.plan, self.registers) == "own") == own
        ]
        if not rows:
            return None
        last = max(rows, key=lambda row: (row.day, row.report.written, row.id))
        said = last.fields.get("said", "")
        done = "met" if last.fields["state"] == DELIVERED else "unjudged"
        return State(said or done, because=f"told:{last.id}")

    def _withdrawn(self, names: frozenset[str]) -> Standing | None:
        """The latest standing by which the promise itself was changed or dropped."""
        rows = [row for row in self._standing if names & frozenset(row.of)]
        last = max(rows, key=lambda row: (row.day, row.report.written, row.id), default=None)
        return last if last and last.fields["state"] in WITHDRAWN else None

    def _named(
        self, own: State | None, others: State | None, clash: bool, withdrawn: Standing | None
    ) -> tuple[Row, ...]:
        """The rows on which a state rests."""
        if withdrawn:
            return (withdrawn,)
        rows: dict[str, Row] = {}
        for one in (own, others):
            for row in one.figure.observations if one and one.figure else ():
                rows[row.id] = row
            if one and one.because.startswith("told:"):
                told = one.because.removeprefix("told:")
                rows |= {row.id: row for row in self._standing if row.id == told}
        return tuple(sorted(rows.values(), key=lambda row: (row.day, row.id)))


def _day(state: State | None) -> date:
    return state.figure.day if state and state.figure else date.min


def _latest(states: dict[str, State | None]) -> State | None:
    """The state by the latest figure of those who do not answer; the farther off, the rather."""
    told = [(side, states[side]) for side in OTHERS if states.get(side)]
    found = max(told, key=lambda one: (_day(one[1]), OTHERS.index(one[0])), default=None)
    return found[1] if found else None


def _clash(sides: dict[str, list[Figure]], others: State | None) -> bool:
    """Whether the latest figure of others and one of the body's own differ for one window."""
    if others is None or others.figure is None or others.name in SILENT:
        return False
    return any(one.differs(others.figure) for one in sides.get("own", ()))


def _over_years(whole: Judged, years: list[Judged]) -> Judged:
    """What is due every year: as the first year that was not kept, and how many were."""
    kept = sum(one.state.startswith("met") for one in years)
    first = next((one for one in years if not one.state.startswith("met")), years[-1])
    shown = replace(
        first,
        line=whole.line,
        calendar=whole.calendar,
        kept=(kept, len(years)),
    )
    return shown
