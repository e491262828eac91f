"""One plan with all that is known of it, and the columns that rows of many tables share."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from taizhang.addresses import keys_in_order
from taizhang.checking.result import PlanResult
from taizhang.files.table_schemas import Row
from taizhang.numbers import Account
from taizhang.plan import Claim, Plan
from taizhang.registers import Registers

IDLESS = ("given", "entities", "absences", "dismissals", "measures", "asides")
"""Kinds of claim that are known by their words where they have no id, responsibilities apart."""

NAMED_BY = {"entities": "name", "absences": "title"}
"""The field that names a claim of a kind; others are known by their quotes."""

ADDRESSED = ("entities", "measures", "asides")
"""Kinds whose addresses their tables print, so that further evidence can name them."""

NamedRow = tuple[str, Row]
"""A row, after the name of its table."""


@dataclass(frozen=True)
class KnownPlan:
    """A plan whose text is tied to its reading, as its rows are made of it."""

    plan: Plan
    numbers: Account
    result: PlanResult
    registers: Registers

    def full(self, record: str | None) -> str | None:
        """The id of a record of this plan as the tables print it."""
        if not record:
            return None
        return record if record == self.plan.id else f"{self.plan.id}/{record}"

    def record_id(self, claim: Claim) -> str:
        """The id of a claim as the tables print it: its own, or its address if it has one."""
        if claim.kind in ADDRESSED and not claim.id:
            return self._addresses[claim.pointer]
        return f"{self.plan.id}/{claim.record}"

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """Of claims without an id that have an address, this address, by pointer."""
        found: dict[str, str] = {}
        for section in self.plan.sections:
            own = [
                (claim.start, rank, claim)
                for rank, kind in enumerate(IDLESS)
                for claim in self.plan.of_kind(kind)
                if claim.section is section and not claim.id
            ]
            claims = [claim for _, _, claim in sorted(own, key=lambda one: one[:2])]
            keys = keys_in_order(
                claim.fields.get(NAMED_BY.get(claim.kind, ""), claim.quote) for claim in claims
            )
            for claim, key in zip(claims, keys, strict=True):
                found[claim.pointer] = f"{self.full(section.id)}:{key}"
        return found

    def quoted(self, quote: str, start: int, end: int) -> Row:
        source_start, source_end = self.plan.source_span(start, end)
        return {
            "quote": quote,
            "source_start": source_start,
            "source_end": source_end,
            "emended": bool(self.plan.reading.changes_in(start, end)),
        }

    def claimed(self, claim: Claim) -> Row:
        """What every row of a claim holds: its fields, its section and its words."""
        return {
            **plain(claim.fields),
            "plan_id": self.plan.id,
            "section_id": self.full(claim.section.id),
            "clause": self.plan.clause(claim.section, claim.start),
            **self.quoted(claim.quote, claim.start, claim.end),
        }

    def section_of(self, record: str) -> str | None:
        """The id of the section that is the record or holds it; none for the plan itself."""
        sections = {section.id: section.id for section in self.plan.sections}
        sections |= {claim.id: claim.section.id for claim in self.plan.claims if claim.id}
        return sections.get(record)

    def in_base_unit(self, value: Any, unit: str | None) -> tuple[Decimal | None, str | None]:
        """A value in the unit that its unit is counted in."""
        entry = self.registers.tables["units"].get(unit or "")
        if value is None or entry is None:
            return None, None
        exact = Decimal(value) * Decimal(entry["factor"])
        return Decimal(format(exact.normalize(), "f")), entry["base"]


def plain(data: Row) -> Row:
    """The fields of a record that hold one value each."""
    return {key: value for key, value in data.items() if not isinstance(value, dict | list)}


def listed(columns: Iterable[str]) -> str | None:
    """Names of columns as the column ``derived`` lists them."""
    return "|".join(columns) or None
