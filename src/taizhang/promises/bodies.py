"""Who answers for a record of a plan, by its words alone or by what stands around it.

Restatements are joined in ``promise.py``; here every record is looked at by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from taizhang.plan import Claim, Plan, Responsible
from taizhang.promises.reach import Reach, Reaches
from taizhang.registers import Entry, Registers
from taizhang.words.names import find_names

PLACES = ("all-counties", "all-but-lead")
"""What the register says of the members of a group that stands for all places of a region."""


@dataclass(frozen=True)
class Answer:
    """A body that answers for a promise: in which role, in whose words, and by which way.

    ``via`` is allocation, words, payer, clause, restatement, section or above; ``source`` is the
    ``key`` of the record that brings it.
    """

    organisation: Entry
    role: str
    via: str
    printed: str
    source: str
    share: Decimal | None = None
    unit: str = ""
    open: bool = False

    @property
    def same(self) -> tuple[Any, ...]:
        """What makes it the same body in the same role."""
        return (self.organisation["id"], self.role, self.share, self.unit)


def key(claim: Claim) -> str:
    """What tells a record from all others of its plan: its id; a line of work has none."""
    return claim.id or claim.pointer


def once(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers, a body that two ways name in one role only by the first."""
    found: dict[tuple[Any, ...], Answer] = {}
    for one in answers:
        found.setdefault(one.same, one)
    return tuple(found.values())


class Bodies:
    """Finds the bodies that answer for the records of one plan."""

    def __init__(self, plan: Plan, registers: Registers, reaches: Reaches) -> None:
        self.plan, self.registers, self.reaches = plan, registers, reaches
        self.region: str = plan.data["region"]

    def own(self, claim: Claim) -> tuple[Answer, ...]:
        """Those of a record's own words, and beside them those under whose clause it lies."""
        return once([*self._words(claim), *self._clause(claim)])

    def around(self, claim: Claim, way: str) -> tuple[Answer, ...]:
        """Those of its ``section``'s only bracket, or of the nearest section ``above`` that has one."""
        if way == "section":
            listed = [one for one in self.reaches.of(claim.section) if one.listed]
            found = self._named(claim, listed[0], way) if len(listed) == 1 else ()
        else:
            found = self._above(claim)
        return once(found)

    def _words(self, claim: Claim) -> Iterator[Answer]:
        unit = claim.fields.get("unit", "")
        shares = self.plan.shares_of(claim) if claim.kind == "targets" else []
        for share in sorted(shares, key=lambda share: share.start):
            printed, value = share.data["organisation"], Decimal(share.data["value"])
            yield Answer(
                share.organisation, "share", "allocation", printed, key(claim), value, unit
            )
        names = claim.data.get("organisations", ())
        bound = zip(names, self.plan.bound.get(claim.id, ()), strict=False)
        doers = zip(claim.data.get("by", ()), self.plan.doers.get(claim.pointer, ()), strict=False)
        for name, entry in sorted((*bound, *doers), key=lambda one: _place(one[0], claim)):
            yield Answer(entry, "responsible", "words", name, key(claim))
        payer = claim.fields.get("payer", "")
        payers = self.registers.organisations_named(payer, self.region) if payer else []
        if len(payers) == 1:
            yield Answer(payers[0], "payer", "payer", payer, key(claim))

    def _clause(self, claim: Claim) -> Iterator[Answer]:
        reach = self.reaches.at(claim.section, claim.start, claim.end)
        return self._named(claim, reach, "clause") if reach else iter(())

    def _named(self, claim: Claim, reach: Reach, via: str) -> Iterator[Answer]:
        """The bodies of a reach, without whom the money is for: who is paid does not answer for it."""
        paid = self._paid(claim)
        for one in sorted(reach.bodies, key=_printed_at):
            if one.organisation["id"] not in paid:
                yield _answer(one, via, claim)

    def _paid(self, claim: Claim) -> set[str]:
        words = claim.fields.get("beneficiary", "") if claim.kind == "funding" else ""
        mentions = find_names(words, self.registers, self.region)
        return {mention.organisation["id"] for mention in mentions}

    def _above(self, claim: Claim) -> Iterator[Answer]:
        """Those of the nearest section above whose only bracket covers the record."""
        place: str = claim.section.data.get("region", "")
        above = claim.section.parent
        for section in above.ancestors() if above else ():
            covering = [one for one in self.reaches.of(section) if _covers(one, place)]
            if len(covering) == 1:
                named = list(self._named(claim, covering[0], "above"))
                yield from (self._in_place(one, place, named) for one in named)
                return
            place = place or section.data.get("region", "")

    def _in_place(self, answer: Answer, place: str, beside: list[Answer]) -> Answer:
        """For all places of a region, where the part is about one of them, that place's government."""
        if not place or not _is_places(answer.organisation):
            return answer
        named = {one.organisation["id"] for one in beside}
        found = [
            entry
            for entry in self.registers.tables["organisations"].values()
            if (entry["region"], entry["kind"]) == (place, "body")
            and entry["function"] == "government"
            and entry["id"] not in named
        ]
        return replace(answer, organisation=found[0]) if len(found) == 1 else answer


def _printed_at(one: Responsible) -> tuple[int, int]:
    """Where the words print a body: the order of written lists is nobody's statement."""
    return one.claim.start, one.claim.quote.find(one.named.printed)


def _place(name: str, claim: Claim) -> tuple[int, str]:
    """Where a name stands in the words of a claim; in words elsewhere it stands last."""
    found = claim.quote.find(name)
    return (found if found >= 0 else len(claim.quote), name)


def _answer(responsible: Responsible, via: str, claim: Claim) -> Answer:
    named = responsible.named
    return Answer(
        responsible.organisation, named.role, via, named.printed, key(claim), open=responsible.open
    )


def _covers(reach: Reach, place: str) -> bool:
    """Whether it holds for parts below: a bracket, or a sentence that charges all places with one's."""
    return reach.listed or (
        bool(place) and any(_is_places(one.organisation) for one in reach.bodies)
    )


def _is_places(organisation: Entry) -> bool:
    return organisation["function"] == "government" and organisation.get("members") in PLACES
