"""What the template of a bulletin is given: matters as items, their figures, and where each comes from."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from taizhang.office.bulletin import figures
from taizhang.office.bulletin.periods import due_in_words, in_words
from taizhang.office.matters import Matter
from taizhang.progress import Row
from taizhang.progress.because import reason
from taizhang.progress.others import Delivered, Done
from taizhang.progress.targets import Judged
from taizhang.promises.due import last_day
from taizhang.promises.labels import value_label

REFERENCE = "〔{}〕"
"""How a figure is marked with the number of its source."""


@dataclass(frozen=True)
class Figure:
    """A figure, or words, of a report: who tells it, and for which day if not that of the bulletin."""

    row: Row
    text: str
    speaker: str
    day: str = ""
    window: str = ""


@dataclass(frozen=True)
class Item:
    """A matter as the template tells it; what does not hold of it is empty."""

    matter: Matter
    what: str
    state: str
    label: str
    figures: tuple[Figure, ...] = ()
    words: tuple[Figure, ...] = ()
    goal: str = ""
    share: str = ""
    gap: str = ""
    reason: str = ""
    bodies: str = ""
    due: str = ""
    next: str = ""
    expected: int | str | None = None
    fulfilled: int = 0
    summed: bool = False


@dataclass(frozen=True)
class Source:
    """Where a figure comes from: the report, who speaks in it, when, and its words."""

    note: str
    report: str
    speaker: str
    written: str
    quote: str


@dataclass
class Sources:
    """The sources of what is printed, numbered in the order in which it is."""

    rows: list[Row] = field(default_factory=list)

    def cite(self, figure: Figure) -> str:
        """The mark of a figure's source."""
        if figure.row not in self.rows:
            self.rows.append(figure.row)
        return REFERENCE.format(self.rows.index(figure.row) + 1)

    def all(self) -> list[Source]:
        """Every source that was cited."""
        return [
            Source(
                REFERENCE.format(number),
                row.report.data["title"],
                speaker_of(row),
                in_words(last_day(row.report.written)) if _is_day(row.report.written) else "",
                row.claim.quote,
            )
            for number, row in enumerate(self.rows, 1)
        ]


def _is_day(written: str) -> bool:
    return written.count("-") == 2


@dataclass(frozen=True)
class Body:
    """A body in the table of bodies, with the states of what it is asked for."""

    name: str
    states: Counter[str]

    def count(self, states: Iterable[str] | None = None) -> int:
        """How much it is asked for; in some states only."""
        return sum(n for state, n in self.states.items() if states is None or state in states)


def speaker_of(row: Row) -> str:
    """Who speaks in the report of a row."""
    return str((row.report.speaker or {}).get("name") or row.report.said_by)


def item_of(one: Matter, as_of: date, next_time: date | None = None) -> Item:
    """A matter with all that a bulletin can say of it on a day."""
    told, summed = _figures(one, as_of)
    judged = one.judgement
    return Item(
        one,
        called(one),
        one.state,
        value_label("state", one.state, "zh"),
        told,
        _words(one, as_of),
        figures.goal(one),
        figures.share(one) if told else "",
        figures.gap(one) if told else "",
        _reason(one) if told else "",
        names(one),
        due_in_words(one.due.when),
        in_words(next_time) if next_time else "",
        judged.expected if isinstance(judged, Done) else None,
        judged.fulfilled if isinstance(judged, Done) else 0,
        summed,
    )


def _reason(one: Matter) -> str:
    """Why nothing can be said of its pace; empty where something can."""
    if not isinstance(one.judgement, Judged) or one.state != "unjudged":
        return ""
    return reason(one.judgement.shown.because, "zh")


def called(one: Matter) -> str:
    """What a matter is called: a target by its indicator, with the body of a share before it; else its words."""
    kind = one.promise.claim.kind
    name = one.what("zh") if kind == "targets" else one.quote
    return f"{one.printed}{name}" if one.organisation else name


def names(one: Matter) -> str:
    """Who is asked for a matter."""
    return "、".join(body["name"] for body in one.bodies)


def _figures(one: Matter, as_of: date) -> tuple[tuple[Figure, ...], bool]:
    """The figures that a state rests on, and whether they are shares of which only the sum counts."""
    if not isinstance(one.judgement, Judged):
        return (), False
    sides = [one.judgement.shown]
    if one.state == "disputed":
        sides = [side for side in (one.judgement.own, one.judgement.others) if side]
    rows = [row for side in sides for row in (side.figure.observations if side.figure else ())]
    if not one.organisation and rows and all(row.organisation for row in rows):
        return (), True
    return tuple(_figure(one, row, as_of, len(rows) > len(sides)) for row in rows), False


def _figure(one: Matter, row: Row, as_of: date, adds: bool) -> Figure:
    day = "" if row.day == as_of or adds else in_words(row.day)
    window = row.window
    span = f"{in_words(window.start)}至{in_words(window.end)}" if window and adds else ""
    return Figure(row, figures.observed(row, one), speaker_of(row), day, span)


def _words(one: Matter, as_of: date) -> tuple[Figure, ...]:
    """What reports say of a matter without a figure of a target."""
    judged = one.judgement
    rows: Sequence[Row] = ()
    if isinstance(judged, Delivered | Done):
        rows = () if one.state == "short" else one.rows
    elif isinstance(judged, Judged) and judged.shown.because.startswith("told:"):
        rows = one.rows
    return tuple(Figure(row, row.claim.quote, speaker_of(row)) for row in rows)


def by_bodies(items: Iterable[Item]) -> list[tuple[str, list[Item]]]:
    """Items by those who are asked for them, in the order in which these come."""
    found: dict[str, list[Item]] = {}
    for one in items:
        found.setdefault(one.bodies, []).append(one)
    return list(found.items())


def table_of(matters: Iterable[Matter]) -> list[Body]:
    """Every body that is asked for something, with the states of it; at the end what nobody answers for."""
    states: dict[str, Counter[str]] = {}
    for one in matters:
        for name in [body["name"] for body in one.bodies] or [""]:
            states.setdefault(name, Counter())[one.state] += 1
    ordered = sorted(states.items(), key=lambda one: one[0] == "")
    return [Body(name, counted) for name, counted in ordered]
