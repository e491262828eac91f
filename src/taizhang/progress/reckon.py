"""What became of the promises of a plan, by the reports read, on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from taizhang.plan import Plan
from taizhang.progress.model import Report
from taizhang.progress.others import Delivered, Done, Offer, deliverables, duties, offers
from taizhang.progress.reform import with_successors
from taizhang.progress.selection import known_reports
from taizhang.progress.targets import Judge, Judged
from taizhang.promises import Promises, read_promises
from taizhang.registers import Registers


@dataclass(frozen=True)
class Reckoning:
    """All that follows for one plan, and the reports that speak of it."""

    plan: Plan
    registers: Registers
    as_of: date
    reports: tuple[Report, ...]
    targets: tuple[Judged, ...]
    deliverables: tuple[Delivered, ...]
    duties: tuple[Done, ...]
    funding: tuple[Offer, ...]
    promises: Promises

    def of_body(self, organisation: str) -> "Reckoning":
        """Only what one body answers for."""
        answered = {
            f"{self.plan.id}/{one.id}"
            for promise in self.promises.all
            if organisation
            in with_successors(
                (answer.organisation["id"] for answer in promise.answers), self.registers
            )
            for one in promise.records
        }
        shared = {
            o.line.promise.claim.id
            for o in self.targets
            if organisation in (o.line.organisation, *o.line.parts)
        }
        targets = (
            one
            for one in self.targets
            if f"{self.plan.id}/{one.line.promise.claim.id}" in answered
            and (
                organisation in (one.line.organisation, *one.line.parts)
                if one.line.promise.claim.id in shared
                else not one.line.organisation
            )
        )
        return replace(
            self,
            targets=tuple(targets),
            deliverables=tuple(o for o in self.deliverables if o.id in answered),
            duties=tuple(one for one in self.duties if one.id in answered),
            funding=tuple(one for one in self.funding if one.id in answered),
        )


def reckon(
    plan: Plan | Promises,
    reports: Iterable[Report],
    as_of: date | str,
    registers: Registers | None = None,
    *,
    known_by: str = "",
    ended: str = "",
) -> Reckoning:
    """Reckon a plan: a pure function of it, the reports and the day.

    ``known_by`` leaves out reports written after a day; ``ended`` is the day on which another plan took
    the place of this one, and fixes its states.  Raises ValueError where ``as_of`` is no day, and where
    a plan comes without the registers it was read with.
    """
    if isinstance(plan, Plan):
        if registers is None:
            raise ValueError("A plan is reckoned with its registers.")
        plan = read_promises(plan, registers)
    day = as_of if isinstance(as_of, date) else date.fromisoformat(as_of)
    day = min(day, date.fromisoformat(ended)) if ended else day
    known = known_reports(reports, known_by)
    about = [one for one in known if one.is_about(plan.plan.id) and one.as_of <= day]
    return Reckoning(
        plan.plan,
        plan.registers,
        day,
        tuple(about),
        tuple(Judge(plan, known, day).targets()),
        tuple(deliverables(plan, known, day)),
        tuple(duties(plan, known, day)),
        tuple(offers(plan, day)),
        plan,
    )


def ended_by(plan: Plan, plans: Iterable[Plan]) -> str:
    """The day on which another plan took the place of this one; empty where none did."""
    days = [
        str(other.data.get("written") or other.data.get("published") or "")
        for other in plans
        for relation in other.data.get("relations", ())
        if relation["type"] in ("supersedes", "repeals") and relation.get("plan") == plan.id
    ]
    return min((day for day in days if day), default="")
