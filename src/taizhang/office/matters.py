"""A matter (事项): a promise, one body's share of it or one year of it, as the papers of an office tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from taizhang.plan import Plan, Share
from taizhang.progress import Reckoning, Row
from taizhang.progress.because import Because
from taizhang.progress.others import Delivered, Done, Offer
from taizhang.progress.show import sentences
from taizhang.progress.targets import Judged
from taizhang.promises import Due, Promise
from taizhang.registers import Entry, Registers
from taizhang.tables.called import what

FIRST_ASKED = ("lead", "convener", "responsible", "share", "payer")
"""Whom an office asks first: those of the first of these roles that anybody has."""

Judgement = Judged | Delivered | Done | Offer


@dataclass(frozen=True)
class Matter:
    """A promise in the state of one day, who is asked for it, and the rows of reports it rests on.

    ``because`` says why, by language.
    """

    reckoning: Reckoning
    promise: Promise
    judgement: Judgement
    state: str
    due: Due
    bodies: tuple[Entry, ...]
    because: dict[str, str]
    rows: tuple[Row, ...] = ()
    organisation: Entry | None = None
    """The body whose share it is."""
    period: int | None = None

    @property
    def plan(self) -> Plan:
        return self.reckoning.plan

    @property
    def registers(self) -> Registers:
        return self.reckoning.registers

    @property
    def id(self) -> str:
        return f"{self.plan.id}/{self.promise.claim.id}"

    @property
    def quote(self) -> str:
        """Its words; of a share those that give it."""
        share = self._share
        return share.data["quote"] if share else self.promise.claim.quote

    @property
    def printed(self) -> str:
        """The body of a share as the plan prints it."""
        return str(self._share.data["organisation"]) if self._share else ""

    @property
    def value(self) -> dict[str, Any]:
        """The fields that tell what is promised; of a share with its own value."""
        fields, share = self.promise.claim.fields, self._share
        return {**fields, "value": share.data["value"]} if share else fields

    @property
    def _share(self) -> Share | None:
        whose = self.organisation["id"] if self.organisation else ""
        shares = (one for record in self.promise.records for one in self.plan.shares_of(record))
        return next((one for one in shares if one.organisation["id"] == whose), None)

    @property
    def observed(self) -> date | None:
        """The latest day for which a report tells of it."""
        return max((row.day for row in self.rows), default=None)

    def what(self, lang: str) -> str:
        """What it is about; in Chinese where nobody put it into English."""
        zh, en = what(self.registers, self.promise.claim)
        return en or zh if lang == "en" else zh


def matters_of(reckoning: Reckoning) -> Iterator[Matter]:
    """Every matter of a plan; what is due every year by its years alone."""
    en, zh = sentences(reckoning)
    told = {"zh": zh, "en": en}
    places = {promise.claim.id: n for n, promise in enumerate(reckoning.promises.all)}
    for one in sorted(reckoning.targets, key=lambda each: _place(each, places)):
        if one.kept is None:
            yield _target(reckoning, one, told)
    for others in (reckoning.deliverables, reckoning.duties, reckoning.funding):
        yield from (_other(reckoning, one, told) for one in others)


def _place(one: Judged, places: dict[str, int]) -> tuple[int, bool]:
    """Where it stands: in the order of the plan, the whole before its shares."""
    return places[one.line.promise.claim.id], bool(one.line.organisation)


def _target(reckoning: Reckoning, one: Judged, told: dict[str, Because]) -> Matter:
    line = one.line
    shared = reckoning.registers.tables["organisations"].get(line.organisation)
    return Matter(
        reckoning,
        line.promise,
        one,
        one.state,
        line.due,
        (shared,) if shared else first_asked(line.promise),
        {lang: because.target(one) for lang, because in told.items()},
        one.observations,
        shared,
        line.period,
    )


def _other(reckoning: Reckoning, one: Delivered | Done | Offer, told: dict[str, Because]) -> Matter:
    promise = reckoning.promises.under[one.id.partition("/")[2]]
    rows: tuple[Row, ...] = ()
    if isinstance(one, Delivered):
        rows = (one.standing,) if one.standing else ()
        because = {lang: say.deliverable(one) for lang, say in told.items()}
    else:
        rows = one.rows if isinstance(one, Done) else ()
        because = {lang: say.state(one) for lang, say in told.items()}
    asked = first_asked(promise)
    return Matter(reckoning, promise, one, one.state, promise.due, asked, because, rows)


def first_asked(promise: Promise) -> tuple[Entry, ...]:
    """The bodies that lead; where nobody does, those that answer, have a share or pay."""
    for role in FIRST_ASKED:
        named = {a.organisation["id"]: a.organisation for a in promise.answers if a.role == role}
        if named:
            return tuple(named.values())
    return ()
