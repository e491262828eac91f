"""The state of a line in the eyes of one standpoint, on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from taizhang.progress.days import after, pace
from taizhang.progress.figures import Figure
from taizhang.progress.goals import Goal
from taizhang.progress.lines import Line, due_day

SILENT = ("unreported", "overdue", "period-over", "awaiting")
"""States of those who have said nothing of what is due."""


@dataclass(frozen=True)
class State:
    """A state, the figure that decides it, and how it stands to goal and time."""

    name: str
    figure: Figure | None = None
    progress: Fraction | None = None
    share: Fraction | None = None
    pace: Fraction | None = None
    because: str = ""

    @property
    def margin(self) -> Fraction | None:
        if self.progress is None or self.pace is None:
            return None
        return self.progress - self.pace


def silence(line: Line, as_of: date) -> str:
    """The state of a line of which nothing was observed for the day it is due."""
    due = due_day(line)
    if due is None or as_of <= due:
        return "unreported"
    lag = line.indicator.get("published_after")
    if lag and as_of <= after(due, lag):
        return "awaiting"
    return "period-over" if line.due.by == "period" else "overdue"


def state_of(
    line: Line, goal: Goal | None, figures: Sequence[Figure], as_of: date, ahead: Fraction | None
) -> State | None:
    """The state by the figures of one standpoint; None where it has none.

    From the margin ``ahead`` on a line is ahead; None where the corpus names no such margin.
    """
    if not figures:
        return None
    due = due_day(line)
    usable = [one for one in figures if one.attained is not None and goal]
    final = [one for one in usable if due and one.day >= due]
    if goal and due and final:
        return _final(line, goal, final, due)
    if due and as_of > due and not _was_early(line, goal, usable, due):
        name = silence(line, as_of)
        unusable = [one for one in figures if one.day >= due]
        last = unusable[-1] if unusable else None
        return _with(line, goal, last, "unjudged") if last else State(name)
    last = figures[-1]
    if last.attained is None or goal is None:
        return _with(line, goal, last, "unjudged")
    return _before(line, goal, last, due, ahead)


def _final(line: Line, goal: Goal, final: list[Figure], due: date) -> State:
    """The state once something was observed for the day it is due, or after it."""
    at_due = [one for one in final if one.day == due]
    if at_due and goal.kept(at_due[-1]):
        return _with(line, goal, at_due[-1], "met")
    last = final[-1]
    kept = goal.kept(last)
    if kept is None:
        return _with(line, goal, last, "unjudged", "not-certain")
    late = kept and last.day > due and not line.is_ceiling
    return _with(line, goal, last, "met-late" if late else "met" if kept else "missed")


def _was_early(line: Line, goal: Goal | None, usable: list[Figure], due: date) -> bool:
    """Whether the goal was kept, or lost for good, before its day."""
    if goal is None or not usable:
        return False
    return _before(line, goal, usable[-1], due, None).name in ("met-early", "missed")


def _before(
    line: Line, goal: Goal, figure: Figure, due: date | None, ahead: Fraction | None
) -> State:
    """The state by a figure of a day before the one it is due, or of a line without date."""
    kept = goal.kept(figure)
    name, because = "", ""
    if due is None:
        name = "met" if kept else "unjudged"
        because = "" if kept else "no-date"
    elif line.is_growth:
        name = "unjudged" if kept is None else "on-pace" if kept else "behind"
    elif line.is_ceiling:
        name = "unjudged" if kept is None else "on-pace" if kept else "missed"
    elif not line.is_flow and goal.base is None and line.change != "increment":
        early = figure.day.year < due.year
        name = "unjudged" if early or kept is None else "on-pace" if kept else "behind"
        because = "no-base" if early else ""
    elif goal.base == goal.value:
        name = "unjudged" if kept is None else "on-pace" if kept else "behind"
    elif kept:
        name = "met-early"
    return _with(line, goal, figure, name, because, ahead)


def _with(
    line: Line,
    goal: Goal | None,
    figure: Figure | None,
    name: str,
    because: str = "",
    ahead: Fraction | None = None,
) -> State:
    """A state with its figures; without a name the one that margin or pace give."""
    progress = share = gone = None
    due = due_day(line)
    if figure and line.start and due:
        gone = pace(line.start, figure.day, due)
    if figure and goal and figure.told is not None:
        share = goal.share(figure.told)
    if figure and goal and figure.attained is not None:
        way = line.is_flow or goal.base is not None or line.change == "increment"
        progress = goal.progress(figure.attained) if way and not line.is_growth else None
    state = State(
        name, figure, progress, share, gone, because or (figure.because if figure else "")
    )
    if name:
        return state
    margin = state.margin
    told = "unjudged" if margin is None else "on-pace" if margin >= 0 else "behind"
    if margin is not None and ahead is not None and margin >= ahead:
        told = "ahead"
    no_pace = "no-pace" if margin is None else ""
    return State(told, figure, progress, share, gone, because or no_pace)
