"""Where on a plan's page each record and its words stand.

A record stands at ``r-<id>`` and its words at ``w-<id>``; a record without an id is called by its
address, which lasts (``tables/addresses.py``).
"""

from typing import Any

from taizhang.emendation import Change
from taizhang.plan import Claim, Plan, Responsible, Section, Share
from taizhang.tables.addresses import Addresses


class Anchors:
    """The anchors of all records of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._addresses = Addresses(plan)

    def _name(self, at: Claim | Share) -> str:
        addresses = self._addresses
        return addresses.share(at) if isinstance(at, Share) else addresses.claim(at)

    def record(self, at: Claim | Share) -> str:
        """The anchor of a record."""
        return f"r-{self._name(at)}"

    def body(self, at: Responsible) -> str:
        """The anchor of a body in a responsibility; the first has that of the record."""
        return f"r-{self._addresses.body(at)}"

    def words(self, at: Claim | Share) -> str:
        """The anchor of a record's words in the reading text."""
        return f"w-{self._name(at)}"

    def context(self, claim: Claim, field: str) -> str:
        """The anchor of the words elsewhere that give a field its value."""
        return f"w-{self._name(claim)}-{field}"

    def relation(self, data: dict[str, Any]) -> str:
        """The name of a relation, without the letter that tells record from words."""
        return self._addresses.relation(data)

    def emendation(self, change: Change) -> str:
        """The name of a place that is read otherwise, likewise without a letter."""
        return self._addresses.emendation(change)


def promise_folder(plan: str, record: str) -> str:
    """Where in the site a promise has its own page."""
    return f"promises/{plan}/{record}/"


def section_anchor(section: Section) -> str:
    """The anchor of a section in the reading text."""
    return f"s-{section.id}"


def question_anchor(question: dict[str, Any]) -> str:
    """The anchor of an open question."""
    return f"r-{question['id']}"
