"""Where on a plan's page each record and its words stand.

A record with an id stands at ``r-<id>``, its words at ``w-<id>``; a record without one is named
after its section, its kind and the place of its words in the source, which do not move.
"""

from typing import Any

from taizhang.plan import Claim, Place, Plan, Section, Share


class Anchors:
    """The anchors of all records of a plan, by the pointer of each."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._names: dict[str, str] = {}
        taken: set[str] = set()
        for claim in plan.claims:
            name = claim.id or self._placed(f"{claim.section.id}-{claim.kind}", claim)
            self._names[claim.pointer] = _free(name, taken)
        for share in plan.shares:
            self._names[share.pointer] = _free(self._placed(f"{share.target}-share", share), taken)

    def _placed(self, prefix: str, at: Claim | Share | Place) -> str:
        start, end = self._plan.source_span(at.start, at.end)
        return f"{prefix}-{start}-{end}"

    def record(self, at: Claim | Share) -> str:
        """The anchor of a record."""
        return f"r-{self._names[at.pointer]}"

    def words(self, at: Claim | Share) -> str:
        """The anchor of a record's words in the reading text."""
        return f"w-{self._names[at.pointer]}"

    def context(self, claim: Claim, field: str) -> str:
        """The anchor of the words elsewhere that give a field its value."""
        return f"w-{self._names[claim.pointer]}-{field}"

    def relation(self, place: Place) -> str:
        """The name of a relation, without the letter that tells record from words."""
        return self._placed("relation", place)


def section_anchor(section: Section) -> str:
    """The anchor of a section in the reading text."""
    return f"s-{section.id}"


def question_anchor(question: dict[str, Any]) -> str:
    """The anchor of an open question."""
    return f"r-{question['id']}"


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered where another record has the same words."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free)
    return free
