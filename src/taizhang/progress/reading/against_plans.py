"""Holding reports against the plans they are about: what they name, and whether figures agree."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from taizhang.findings import Finding, shorten
from taizhang.plan import Claim, Plan, Share
from taizhang.progress.days import first_day
from taizhang.progress.model import Fulfilment, Observation, Report, Row, Standing
from taizhang.progress.reading.about import about
from taizhang.progress.reading.words import agrees
from taizhang.progress.reform import held, with_successors
from taizhang.promises.due import last_day
from taizhang.registers import Registers

FITTING = {
    Observation: ("targets", "funding", "measures"),
    Standing: ("targets", "funding", "measures", "duties", "entities"),
    Fulfilment: ("duties",),
}
"""Kinds of records that rows of a kind may be about."""


@dataclass(frozen=True)
class Promised:
    """A record of a plan, as reports name it."""

    plan: Plan
    claim: Claim

    @property
    def bodies(self) -> frozenset[str]:
        """The ids of the bodies that have a share."""
        return frozenset(one.organisation["id"] for one in self.shares if "id" in one.organisation)

    @property
    def shares(self) -> list[Share]:
        """The shares into which it, or a record that says it again, is divided."""
        if self.claim.kind != "targets":
            return []
        again = {self.claim.id, self.claim.data.get("restates", "")}
        records = (
            one
            for one in self.plan.of_kind("targets")
            if one.id in again or one.data.get("restates") in again - {""}
        )
        return [share for one in records for share in self.plan.shares_of(one)]


def promised(plans: Collection[Plan]) -> dict[str, Promised]:
    """Every record of these plans that has an id, by plan and record, and by what it was called before."""
    known = {
        f"{plan.id}/{claim.id}": Promised(plan, claim)
        for plan in plans
        for claim in plan.claims
        if claim.id
    }
    for plan in plans:
        for buried in plan.data.get("tombstones", ()):
            now = known.get(f"{plan.id}/{buried.get('now', '')}")
            if now:
                known.setdefault(f"{plan.id}/{buried['was']}", now)
    return known


def check_against_plans(
    report: Report, known: Mapping[str, Promised], plans: Mapping[str, Plan], registers: Registers
) -> Iterator[Finding]:
    """Findings for one report, held against the plans."""
    yield from _names(report, known, plans)
    yield from _days(report, plans)
    for row in report.rows:
        for of in row.of:
            if of in known:
                yield from _fits(row, of, known[of], registers)
                if isinstance(row, Observation) and known[of].claim.kind == "targets":
                    yield from _figures(row, known[of], registers)
        yield from _row_days(row, [known[of].plan for of in row.of if of in known])
    yield from _wholes(report, known)


def _names(
    report: Report, known: Mapping[str, Promised], plans: Mapping[str, Plan]
) -> Iterator[Finding]:
    text = report.text
    for index, plan in enumerate(report.data.get("plans", ())):
        if plan not in plans:
            near = ", ".join(get_close_matches(plan, plans) or sorted(plans)[:10]) or "—"
            yield about(text, None, "report-plan-unknown", f"plans/{index}", id=plan, near=near)
    for index, duty in enumerate(report.data.get("fulfils", ())):
        if duty not in known or known[duty].claim.kind != "duties":
            yield _unknown(report, None, f"fulfils/{index}", duty, known)
    for row in report.rows:
        several = not isinstance(row.claim.data.get("of", ""), str)
        for index, of in enumerate(row.of):
            if of not in known:
                key = f"of/{index}" if several else "of"
                yield _unknown(report, row.claim, key, of, known)
        if not row.of and "indicator" not in row.fields:
            yield about(text, row.claim, "report-row-of-nothing", "quote")


def _unknown(
    report: Report, claim: Claim | None, key: str, id: str, known: Mapping[str, Promised]
) -> Finding:
    near = ", ".join(get_close_matches(id, known) or sorted(known)[:10]) or "—"
    return about(report.text, claim, "report-promise-unknown", key, id=id, near=near)


def _days(report: Report, plans: Mapping[str, Plan]) -> Iterator[Finding]:
    """Written before what it tells of, or published before it was written."""
    data, text = report.data, report.text
    written, published = data.get("written"), data.get("published")
    if written and published and published < written:
        yield about(text, None, "report-days-backwards", "published", day=published, other=written)
    made = published or written
    if made and first_day(str(data["as_of"])) > last_day(made):
        yield about(text, None, "report-before-its-day", "as_of", day=data["as_of"], other=made)


def _fits(row: Row, of: str, one: Promised, registers: Registers) -> Iterator[Finding]:
    if one.claim.kind not in FITTING[type(row)]:
        told = {"id": of, "kind": one.claim.kind}
        yield about(row.report.text, row.claim, "report-row-does-not-fit", "of", **told)
    bodies = with_successors(one.bodies, registers)
    divided = isinstance(row, Observation) and one.claim.kind == "targets"
    if row.organisation and row.organisation not in bodies and (bodies or divided):
        key = "organisation" if "organisation" in row.claim.data else "quote"
        told = {"name": row.organisation, "known": ", ".join(sorted(bodies)) or "—"}
        yield about(row.report.text, row.claim, "report-body-has-no-share", key, **told)


def _row_days(row: Row, plans: list[Plan]) -> Iterator[Finding]:
    """Figures of days after the report was made, and of days before the plan began without a why."""
    text, made = row.report.text, row.report.data.get("published") or row.report.data.get("written")
    key = next((key for key in ("as_of", "on", "window") if key in row.claim.data), "quote")
    if row.window and row.window.end < row.window.start:
        told = {"day": row.window.end.isoformat(), "other": row.window.start.isoformat()}
        yield about(text, row.claim, "report-days-backwards", key, **told)
    if made and row.day > last_day(made) and not row.fields.get("forecast"):
        told = {"day": row.day.isoformat(), "other": made}
        yield about(text, row.claim, "report-before-its-day", key, **told)
    for plan in plans:
        years = plan.data.get("period")
        began = str(years["start"]) if years else plan.data.get("written", "")
        if began and row.day < first_day(began) and "why" not in row.fields:
            told = {"day": row.day.isoformat(), "other": began}
            yield about(text, row.claim, "report-before-the-plan", key, **told)


def _figures(row: Observation, one: Promised, registers: Registers) -> Iterator[Finding]:
    """Goal, completion, shortfall and unit against the target."""
    text, fields, target = row.report.text, row.fields, one.claim.fields
    goal = _share(row, one, registers) if row.organisation else target.get("value")
    if not isinstance(goal, int | Decimal) or "change" in target or "change" in fields:
        return
    units = registers.tables["units"]
    bases = [units.get(each.get("unit", ""), {}).get("base") for each in (fields, target)]
    if "unit" in fields and bases[0] != bases[1]:
        told = {"unit": fields["unit"], "other": target.get("unit", "—")}
        yield about(text, row.claim, "report-unit-differs", "unit", **told)
        return
    if "unit" in fields:
        if fields["unit"] not in units or target.get("unit") not in units:
            return  # Which is told where it is written, or the register cannot be read.
        factors = [Decimal(units[each["unit"]]["factor"]) for each in (target, fields)]
        goal = Decimal(goal) * factors[0] / factors[1]
    stated = fields.get("goal")
    if stated is not None and Decimal(stated) != goal:
        told = {"stated": str(stated), "goal": plain(goal)}
        yield about(text, row.claim, "report-goal-differs", "goal", **told)
    yield from _completion(row, Decimal(stated if stated is not None else goal))


def _share(row: Row, one: Promised, registers: Registers) -> Decimal | None:
    """The share of a row's body, or the shares of those whose place it took."""
    shares = {share.organisation["id"]: share for share in one.shares if "id" in share.organisation}
    holders = held(shares, registers)
    return next((each.value for each in holders if each.body == row.organisation), None)


def _completion(row: Observation, goal: Decimal) -> Iterator[Finding]:
    fields, text = row.fields, row.report.text
    value = fields.get("value")
    if value is None or not goal:
        return
    exact = Decimal(value) * 100 / goal
    done = fields.get("completion")
    if done is not None and "basis" not in fields and not agrees(done, exact):
        told = {"completion": str(done), "exact": plain(round(exact, 2)), "goal": plain(goal)}
        yield about(text, row.claim, "report-completion-differs", "completion", **told)
    lacking = fields.get("shortfall")
    if lacking is not None and Decimal(lacking) != goal - Decimal(value):
        told = {"shortfall": str(lacking), "exact": plain(goal - Decimal(value))}
        yield about(text, row.claim, "report-shortfall-differs", "shortfall", **told)


def _wholes(report: Report, known: Mapping[str, Promised]) -> Iterator[Finding]:
    """A whole that is not the sum of all its shares of the same day."""
    rows = [row for row in report.rows if isinstance(row, Observation) and "value" in row.fields]
    for whole in rows:
        one = known.get(whole.of[0]) if len(whole.of) == 1 else None
        if whole.organisation or one is None or one.claim.kind != "targets":
            continue
        bodies = one.bodies
        same = [
            row
            for row in rows
            if (row.of, row.day, row.window) == (whole.of, whole.day, whole.window)
            and row.organisation in bodies
            and row.fields.get("unit") == whole.fields.get("unit")
        ]
        total = sum((Decimal(row.fields["value"]) for row in same), Decimal(0))
        told_all = bodies and {row.organisation for row in same} == bodies
        if told_all and total != Decimal(whole.fields["value"]):
            told = {"total": plain(total), "value": str(whole.fields["value"])}
            yield about(report.text, whole.claim, "report-shares-differ", "value", **told)


def plain(number: Decimal | int) -> str:
    """A number without idle zeros."""
    told = f"{Decimal(number):f}"
    return told.rstrip("0").rstrip(".") if "." in told else told


def quoted(row: Row) -> str:
    """The words of a row, for a message."""
    return shorten(row.claim.quote)
