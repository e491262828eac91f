"""The promises of a plan, each once: what it is, what says it again, who answers, when it is due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from taizhang.plan import Claim, Plan
from taizhang.promises.bodies import Answer, Bodies, key, once
from taizhang.promises.due import Due, is_offer, open_until, when_due
from taizhang.promises.reach import Reaches
from taizhang.registers import Registers

KINDS = {"targets": "target", "measures": "measure", "funding": "funding", "duties": "duty"}
"""Kinds of claim that are promises, and what a promise of each is called."""

DELIVERABLE = "deliverable"
"""The grain of a measure that is a promise; a line of work is none."""


@dataclass(frozen=True)
class Promise:
    """A promise with all that is decided of it.

    ``via`` is the first way by which it gets bodies, empty where nobody answers.
    """

    kind: str
    claim: Claim
    restated_by: tuple[Claim, ...]
    answers: tuple[Answer, ...]
    via: str
    bodies_differ: bool
    due: Due
    open_until: str = ""

    @property
    def records(self) -> tuple[Claim, ...]:
        """Its own record and those that say it again, in the order of the text."""
        return (self.claim, *self.restated_by)

    @property
    def is_offer(self) -> bool:
        return self.kind == "funding" and is_offer(self.claim.fields)


class Promises:
    """The promises of one plan, and the promise under which each of its records stands."""

    def __init__(self, plan: Plan, registers: Registers) -> None:
        self.plan, self.registers = plan, registers
        self.reaches = Reaches(plan, registers)
        self._bodies = Bodies(plan, registers, self.reaches)
        self.all = tuple(self._read())
        self.under = {key(claim): one for one in self.all for claim in one.records}

    def of(self, claim: Claim) -> Promise | None:
        """The promise under which a record stands; none for lines of work and what promises nothing."""
        return self.under.get(key(claim))

    def _read(self) -> Iterator[Promise]:
        claims = list(self.plan.of_kind(*KINDS))
        named = {claim.id: claim for claim in claims if claim.id}
        roots = {key(claim): _root(claim, named) for claim in claims}
        for claim in claims:
            if roots[key(claim)] is claim and _promises(claim):
                again = [one for one in claims if roots[key(one)] is claim and one is not claim]
                yield self._promise(claim, tuple(sorted(again, key=lambda one: one.start)))

    def _promise(self, claim: Claim, again: tuple[Claim, ...]) -> Promise:
        answers = self.answers(claim, again)
        fields = claim.fields
        offer = claim.kind == "funding" and is_offer(fields)
        records = [one.fields for one in (claim, *again)]
        return Promise(
            KINDS[claim.kind],
            claim,
            again,
            answers,
            answers[0].via if answers else "",
            self._differ((claim, *again)),
            Due() if offer else when_due(records, self.plan),
            open_until(fields, self.plan) if offer else "",
        )

    def answers(self, claim: Claim, again: tuple[Claim, ...] = ()) -> tuple[Answer, ...]:
        """Who answers for a record and for those that say it again, each body once in a role."""
        joined = [*self._bodies.own(claim)]
        for one in again:
            joined += (replace(body, via="restatement") for body in self._bodies.own(one))
        for way in ("section", "above"):
            for one in (claim, *again) if not joined else ():
                found = self._bodies.around(one, way)
                told = (replace(body, via="restatement") for body in found)
                joined += found if one is claim else told
        return once(joined)

    def _differ(self, records: tuple[Claim, ...]) -> bool:
        """Whether places name different leads or, where none names a lead, different bodies."""
        for role in ("lead", "responsible"):
            named = (
                frozenset(
                    body.organisation["id"]
                    for body in self._bodies.own(record)
                    if body.role == role and body.via in ("words", "clause")
                )
                for record in records
            )
            told = [names for names in named if names]
            if told:
                return len(set(told)) > 1
        return False


def read_promises(plan: Plan, registers: Registers) -> Promises:
    """The promises of a plan."""
    return Promises(plan, registers)


def _promises(claim: Claim) -> bool:
    return claim.kind != "measures" or claim.data["grain"] == DELIVERABLE


def _root(claim: Claim, claims: dict[str, Claim]) -> Claim:
    """The record that a claim says again, at the end of its chain; itself where it says none again."""
    seen = [claim]
    while (wanted := claims.get(seen[-1].data.get("restates", ""))) and wanted not in seen:
        seen.append(wanted)
    return seen[-1]
