"""What became of a promise, as the ledger tells it."""

from collections.abc import Iterator
from functools import cached_property

from taizhang.files.table_schemas import Row
from taizhang.progress import Reckoning, Report, reckon
from taizhang.progress.because import Because, as_decimal, in_unit
from taizhang.progress.others import Delivered, Done, Offer, read_until
from taizhang.progress.standpoints import standpoint
from taizhang.progress.targets import Judged
from taizhang.promises import Answer, Promise, Promises


class Kept:
    """The reckoning of one plan, promise by promise."""

    def __init__(self, found: Reckoning) -> None:
        self.found = found
        read = read_until(found.reports)
        self.read: Row = {"reports_read": read[0], "reports_until": read[1] or None}
        self._because = [Because(lang, found.registers, read) for lang in ("en", "zh")]

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return dict(self._all())

    def row(self, promise: Promise) -> Row:
        """The columns of a promise that reckoning fills."""
        return {**self.read, **self._rows.get(f"{self.found.plan.id}/{promise.claim.id}", {})}

    def _all(self) -> Iterator[tuple[str, Row]]:
        for judged in self.found.targets:
            if not judged.line.organisation and judged.line.period is None:
                yield f"{self.found.plan.id}/{judged.line.promise.claim.id}", self._target(judged)
        for one in self.found.deliverables:
            yield one.id, self._deliverable(one)
        for duty in self.found.duties:
            yield duty.id, self._done(duty)
        for offer in self.found.funding:
            yield offer.id, self._done(offer)

    def _told(self, sentences: list[str]) -> Row:
        return dict(zip(("because", "because_zh"), sentences, strict=True))

    def _target(self, one: Judged) -> Row:
        figure, unit = one.shown.figure, one.goal.unit if one.goal else ""
        reached = figure.told if figure else None
        attained = None if reached is None else in_unit(reached, unit, self.found.registers)
        return {
            "state": one.state,
            "state_own": one.own.name if one.own else None,
            "state_others": one.others.name if one.others else None,
            "attained": as_decimal(attained),
            "progress": as_decimal(one.shown.progress),
            "observed": figure.day.isoformat() if figure else None,
            "changed_in": one.shown.because if one.state == "withdrawn" else None,
            **self._told([say.target(one) for say in self._because]),
        }

    def _deliverable(self, one: Delivered) -> Row:
        row: Row = {"state": one.state}
        if one.standing:
            bodies = frozenset(answer.organisation["id"] for answer in self._answers(one.id))
            side = standpoint(one.standing, bodies, self.found.plan, self.found.registers)
            state = one.standing.fields.get("state", "delivered")
            row["state_own" if side == "own" else "state_others"] = state
            row["observed"] = one.standing.day.isoformat()
            changed = state in ("dropped", "changed")
            row["changed_in"] = one.standing.id if changed else None
        return {**row, **self._told([say.deliverable(one) for say in self._because])}

    def _answers(self, id: str) -> tuple[Answer, ...]:
        promise = self.found.promises.under.get(id.partition("/")[2])
        return promise.answers if promise else ()

    def _done(self, one: Done | Offer) -> Row:
        return {"state": one.state, **self._told([say.state(one) for say in self._because])}


def kept(promises: Promises, reports: list[Report], as_of: str, superseded: str) -> Kept | None:
    """What became of a plan's promises; nothing where no day is named."""
    return Kept(reckon(promises, reports, as_of, ended=superseded)) if as_of else None
