"""What is judged of a target: the whole, the share of each body, each year of what is due every year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from taizhang.plan import Plan
from taizhang.progress.days import Window, first_day
from taizhang.progress.model import Observation, Report
from taizhang.progress.reform import held, with_successors
from taizhang.promises import Due, Promise, Promises
from taizhang.promises.due import last_day
from taizhang.registers import Entry, Registers

YEARLY = "P1Y"


@dataclass(frozen=True)
class Base:
    """From where a target is counted: a value in base units, and the end of which day."""

    value: Fraction | None
    unit: str
    year: int | None
    source: str = ""
    """The observation that brings it; empty where the plan does."""


@dataclass(frozen=True)
class Line:
    """A target, one body's share of it, or one year of it, with all that its state depends on.

    ``value`` is what is promised as printed, in the unit of the target; ``start`` the day from which its
    pace counts, ``window_start`` that from which a flow is counted (None where any is taken).
    """

    promise: Promise
    fields: Mapping[str, Any]
    indicator: Entry
    value: Decimal | None
    due: Due
    organisation: str = ""
    parts: tuple[str, ...] = ()
    period: int | None = None
    base: Base | None = None
    start: date | None = None
    window_start: date | None = None
    bodies: frozenset[str] = field(default_factory=frozenset)
    """Who answers for it."""

    @property
    def measure(self) -> str:
        """stock, flow, ratio or growth; a one-off output is a flow."""
        return self.indicator.get("measure", "") or "flow"

    @property
    def change(self) -> str:
        kind: str = self.fields.get("change", {}).get("kind", "")
        return kind

    @property
    def is_growth(self) -> bool:
        return self.change in ("growth", "average-growth") or self.measure == "growth"

    @property
    def accumulates(self) -> bool:
        """Whether its figures are counted over all years of the plan."""
        if self.period is not None or self.is_growth:
            return False
        known = self.indicator.get("measure")
        return bool(self.fields.get("cumulative") or self.indicator.get("adds_up") or not known)

    @property
    def is_flow(self) -> bool:
        return self.measure == "flow" or bool(self.fields.get("cumulative"))

    @property
    def is_downward(self) -> bool:
        return bool(self.indicator.get("direction", "up") == "down")

    @property
    def is_ceiling(self) -> bool:
        """Whether it bounds a count from above, so that it is lost once it is crossed."""
        bound = str(self.fields.get("comparator", "eq"))
        below = bound in ("lte", "lt") or (bound == "eq" and self.is_downward)
        return self.is_flow and below


def lines_of(promises: Promises, promise: Promise, reports: list[Report]) -> Iterator[Line]:
    """The lines of a target: each year of one that is due every year, each share, then the whole."""
    whole = _whole(promises, promise, reports)
    if promise.claim.fields.get("every") == YEARLY:
        for year in _years(promises.plan, whole):
            yield _in_year(whole, year)
    shares = {
        share.organisation["id"]: share
        for record in reversed(promise.records)
        for share in promises.plan.shares_of(record)
    }
    for one in held(shares, promises.registers):
        bodies = whole.bodies | {one.body, *one.parts}
        own = replace(whole, value=one.value, base=None, bodies=bodies)
        yield replace(own, organisation=one.body, parts=one.parts)
    yield whole


def _whole(promises: Promises, promise: Promise, reports: list[Report]) -> Line:
    plan, registers, fields = promises.plan, promises.registers, promise.claim.fields
    indicator = registers.tables["indicators"].get(fields.get("indicator", ""), {})
    value = fields.get("value")
    records = records_of(promises, promise)
    due = promise.due if promise.due.when else _due_by_report(records, value, reports)
    line = Line(
        promise,
        fields,
        indicator,
        None if value is None or isinstance(value, str) else Decimal(value),
        due,
        bodies=_bodies(plan, promise, registers),
    )
    line = replace(line, base=_base(line, plan, registers, reports))
    if _is_of_one_year(line, plan):
        first = date(int(due.when[:4]), 1, 1)
        return replace(line, start=first, window_start=first)
    line = replace(line, window_start=_window_start(line, plan))
    return replace(line, start=_start(line, plan))


def _bodies(plan: Plan, promise: Promise, registers: Registers) -> frozenset[str]:
    """Those that answer for a promise; where nobody does, whoever issued the plan."""
    named = frozenset(one.organisation["id"] for one in promise.answers)
    return with_successors(named or ([plan.issuer["id"]] if plan.issuer else []), registers)


def _due_by_report(records: frozenset[str], value: Any, reports: list[Report]) -> Due:
    """The year for which a report restates the value of a target without date as its goal."""
    for report in reports:
        for row in report.rows:
            restated = value is not None and row.fields.get("goal") == value
            if isinstance(row, Observation) and restated and records & frozenset(row.of):
                return Due(str(row.day.year), "report")
    return Due()


def records_of(promises: Promises, promise: Promise) -> frozenset[str]:
    """How reports may name a promise: by its own record, one that says it again, or what these were called."""
    own = {one.id for one in promise.records}
    buried = promises.plan.data.get("tombstones", ())
    own |= {one["was"] for one in buried if one.get("now") in own}
    return frozenset(f"{promises.plan.id}/{id}" for id in own)


def _is_of_one_year(line: Line, plan: Plan) -> bool:
    """Whether it is promised in a year that is the whole period of its plan."""
    period = plan.data.get("period", {})
    alone = period.get("start") == period.get("end") == line.due.year is not None
    return alone and line.fields.get("timing") == "in"


def _years(plan: Plan, line: Line) -> range:
    years = line.fields.get("period") or plan.data.get("period") or {}
    return range(years["start"], years["end"] + 1) if years else range(0)


def _in_year(line: Line, year: int) -> Line:
    """One year of a line: counted from its first day, due on its last."""
    first = date(year, 1, 1)
    due = Due(str(year), "every")
    return replace(line, due=due, period=year, start=first, window_start=first)


def _window_start(line: Line, plan: Plan) -> date | None:
    """The day from which a flow is counted; None where nothing says so."""
    if not line.is_flow:
        return None
    if not line.accumulates:
        return date(line.due.year, 1, 1) if line.due.year else None
    years = line.fields.get("period") or plan.data.get("period")
    return date(years["start"], 1, 1) if years else None


def _start(line: Line, plan: Plan) -> date | None:
    """The day with which the time for a target begins."""
    if line.base and line.base.year and not line.accumulates:
        return date(line.base.year + 1, 1, 1)
    if line.window_start:
        return line.window_start
    if period := plan.data.get("period"):
        return date(period["start"], 1, 1)
    told = plan.data.get("written") or plan.data.get("published")
    return first_day(str(told)) if told else None


def _base(line: Line, plan: Plan, registers: Registers, reports: list[Report]) -> Base | None:
    """From where the plan counts, or where statistics of its own region say that it stood."""
    stated = line.fields.get("baseline", {})
    year = stated.get("year")
    if "value" in stated:
        unit = stated.get("unit") or line.fields.get("unit", "")
        return Base(in_base(stated["value"], unit, registers), unit, year)
    counted = line.measure in ("stock", "ratio") or line.change in ("increment", "multiple")
    period = plan.data.get("period")
    if year is None and period and counted and not line.is_flow:
        year = period["start"] - 1
    if year is None or not counted or line.is_growth:
        return Base(None, "", year) if year else None
    for row in _statistics(line, plan, reports):
        if row.day == date(year, 12, 31) and row.fields.get("value") is not None:
            unit = row.fields.get("unit", "")
            return Base(in_base(row.fields["value"], unit, registers), unit, year, row.id)
    return Base(None, "", year) if "year" in stated else None


def _statistics(line: Line, plan: Plan, reports: list[Report]) -> Iterator[Observation]:
    """Levels of the target's indicator, in the plan's region, that belong to no plan."""
    for report in reports:
        for row in report.rows:
            if not isinstance(row, Observation) or row.of or "change" in row.fields:
                continue
            place = row.fields.get("region", report.data["region"])
            same = (row.fields.get("indicator"), place, row.fields.get("scope"))
            if same == (
                line.fields.get("indicator"),
                plan.data["region"],
                line.fields.get("scope"),
            ):
                yield row


def in_base(value: Any, unit: str, registers: Registers) -> Fraction | None:
    """A value in the unit that its unit is counted in; None where the unit is not known."""
    entry = registers.tables["units"].get(unit)
    if value is None or isinstance(value, str) or entry is None:
        return None
    return Fraction(Decimal(value)) * Fraction(Decimal(entry["factor"]))


def due_day(line: Line) -> date | None:
    return last_day(line.due.when) if line.due.when else None


def whole_year(window: Window) -> bool:
    """Whether a window is one whole calendar year."""
    return (window.start, window.end) == (
        date(window.end.year, 1, 1),
        date(window.end.year, 12, 31),
    )
