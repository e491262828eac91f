"""One plan with all that is known of it, and the columns that rows of many tables share."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.files.table_schemas import Row
from taizhang.numbers import Account
from taizhang.plan import Claim, Plan, Section
from taizhang.progress import Report
from taizhang.promises import Promises, read_promises
from taizhang.quantity.units import OWN_CURRENCY
from taizhang.registers import Registers
from taizhang.released import Moved
from taizhang.tables.addresses import Addresses
from taizhang.tables.kept import Kept, kept
from taizhang.tables.places import address_on_site, part_of

PLACES = 6
"""To so many places a value is given in its base unit: the factor of 亩 has no end."""

ADDRESSED = ("entities", "measures")
"""Kinds whose addresses their tables print, so that further evidence can name them."""

NamedRow = tuple[str, Row]
"""A row, after the name of its table."""


@dataclass(frozen=True)
class Setting:
    """What the package says of itself that rows depend on: its day, and where its site is."""

    as_of: str = ""
    homepage: str = ""
    moved: tuple[Moved, ...] = ()
    """Addresses that earlier releases changed."""
    reports: tuple[Report, ...] = ()
    """What was read of what became of the promises."""
    ended: tuple[tuple[str, str], ...] = ()
    """Plans whose place another took, each with the day of that."""

    @classmethod
    def of(cls, metadata: dict[str, Any], moved: tuple[Moved, ...] = ()) -> "Setting":
        return cls(metadata.get("as_of", ""), metadata.get("homepage", ""), moved)


@dataclass(frozen=True)
class KnownPlan:
    """A plan whose text is tied to its reading, as its rows are made of it."""

    plan: Plan
    numbers: Account
    result: PlanResult
    registers: Registers
    setting: Setting = Setting()

    @cached_property
    def promises(self) -> Promises:
        """The promises of the plan: who answers for each, and when it is due."""
        return read_promises(self.plan, self.registers)

    @cached_property
    def kept(self) -> Kept | None:
        """What became of the promises on the package's day; nothing where it names none."""
        ended = dict(self.setting.ended).get(self.plan.id, "")
        return kept(self.promises, list(self.setting.reports), self.setting.as_of, ended)

    @cached_property
    def addresses(self) -> Addresses:
        """The lasting addresses of what has no id of its own."""
        return Addresses(self.plan)

    def clause(self, section: Section, start: int, end: int) -> int | None:
        """The clause of its section in which words lie; none where no responsibility reaches."""
        return self.promises.reaches.number(section, start, end)

    def full(self, record: str | None) -> str | None:
        """The id of a record of this plan as the tables print it."""
        if not record:
            return None
        return record if record == self.plan.id else f"{self.plan.id}/{record}"

    def page(self, claim: Claim) -> str:
        """Where a claim of this plan stands on the site, from its home page on."""
        part, address = part_of(claim, self.promises), self.addresses.claim(claim)
        return address_on_site(self.setting.homepage, self.plan.id, part, address)

    def record_id(self, claim: Claim) -> str | None:
        """What further evidence calls a claim: its id or address, or the section that holds it."""
        named = claim.id or claim.kind in ADDRESSED
        return self.full(self.addresses.claim(claim) if named else claim.record)

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
            "clause": self.clause(claim.section, claim.start, claim.end),
            **self.quoted(claim.quote, claim.start, claim.end),
        }

    def section_of(self, record: str) -> str | None:
        """The id of the section that is the record or holds it; none for the plan itself."""
        sections = {section.id: section.id for section in self.plan.sections}
        sections |= {claim.id: claim.section.id for claim in self.plan.claims if claim.id}
        return sections.get(record)

    def in_base_unit(self, value: Any, unit: str | None) -> tuple[Decimal | None, str | None]:
        """A value in the unit that its unit is counted in."""
        return in_base_unit(value, unit, self.registers)

    def currency(self, unit: str | None) -> str | None:
        """The currency of a unit by ISO 4217; none where it is no unit of money."""
        entry = self.registers.tables["units"].get(unit or "", {})
        money = entry.get("dimension") == "money"
        return str(entry.get("currency", OWN_CURRENCY)) if money else None


def in_base_unit(
    value: Any, unit: str | None, registers: Registers
) -> tuple[Decimal | None, str | None]:
    """A value in the unit that its unit is counted in; nothing where there is none."""
    entry = registers.tables["units"].get(unit or "")
    if value is None or entry is None:
        return None, None
    exact = round(Decimal(value) * Decimal(entry["factor"]), PLACES)
    return Decimal(format(exact.normalize(), "f")), entry["base"]


def plain(data: Row) -> Row:
    """The fields of a record that hold one value each."""
    return {key: value for key, value in data.items() if not isinstance(value, dict | list)}


def listed(columns: Iterable[str]) -> str | None:
    """Names of columns as the column ``derived`` lists them."""
    return "|".join(columns) or None
