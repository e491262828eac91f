"""The machine reads the words of every claim again and says where it disagrees."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from taizhang.findings import Finding
from taizhang.plan import Claim, Plan, Section, Share
from taizhang.quantity import Contradiction, Quantity, compare, quantity_for, words_of
from taizhang.registers import Registers
from taizhang.second_reading.column_years import headed_cells
from taizhang.second_reading.dated_parts import Stretch, dated
from taizhang.words.printed_years import YEARLY

SEVERITY = {"certain": "error", "likely": "warning", "doubtful": "note"}
"""How bad a disagreement is, by how sure the machine is of its own reading."""


OF_PARTS = ("value", "to", "unit", "comparator")
"""What a share, a quota, a rate or a threshold states; the rest belongs to its claim."""
ELSEWHERE = ("within", "denominator")
"""What words of a context may state, or a reason, where those of the quantity are silent."""


class Disagreement(NamedTuple):
    """A field of a claim (or a share, a threshold) of which the words say something else.

    ``key`` leads to the field in YAML from the record's pointer; ``words`` of the reading tell so.
    """

    at: Claim | Share
    key: str
    contradiction: Contradiction
    words: str

    @property
    def field(self) -> str:
        """The field the words speak of, as ``compare`` calls it."""
        return self.contradiction.field

    @property
    def stated(self) -> Any:
        """What the record says; None where it is silent."""
        return self.contradiction.stated

    @property
    def said(self) -> str:
        """What the words say; empty where they are silent."""
        return self.contradiction.said

    def finding(self, plan: Plan, *, en: str, zh: str, hint: str, hint_zh: str) -> Finding:
        """The finding at its field, in the wording of a rule; as bad as the reading is sure."""
        return plan.finding(
            self.at,
            self.key,
            en=en,
            zh=zh,
            hint=hint,
            hint_zh=hint_zh,
            quote=self.words,
            severity=SEVERITY[self.contradiction.sure],
        )


class Rereading:
    """All quantities of a plan, section by section, and what the claims make of them."""

    def __init__(self, plan: Plan, registers: Registers) -> None:
        self.plan, self.words = plan, words_of(registers)
        parts = [
            Stretch(one.start, one.depth, plan.text(one), headed_cells(plan, one))
            for one in plan.sections
        ]
        self.quantities: dict[str, list[Quantity]] = {
            section.pointer: found
            for section, found in zip(plan.sections, dated(parts, registers), strict=True)
        }

    def disagreements(self) -> Iterator[Disagreement]:
        """Where the fields of targets, money, quotas, thresholds and shares contradict their words."""
        for claim in self.plan.of_kind("targets", "funding", "duties"):
            yield from self._claim(claim)
        units = {claim.id: claim.fields.get("unit", "") for claim in self.plan.of_kind("targets")}
        for share in self.plan.shares:
            fields = {"value": share.data["value"], "unit": units[share.target]}
            section = self.plan.section_at(share.start)
            near = self.quantities_in(section, share.start, share.end)
            yield from self._compare(share, "", fields, near, section.start, None)

    def fields_for(self, claim: Claim, unit: str | None) -> dict[str, Any]:
        """What a claim lacks of comparator, value and unit, where its words leave no doubt.

        Only where the quote holds one quantity, its unit is one of the register's (``unit``, where
        its word is printed for several), the words say nothing (a change) that needs a further
        field, and what is entered agrees with them.  Else empty.
        """
        found = [
            one
            for one in self.quantities_in(claim.section, claim.start, claim.end)
            if one.promising
        ]
        if len(found) != 1 or found[0].sure != "certain" or found[0].change:
            return {}
        quantity = found[0]
        units = [
            one
            for one, printed in self.words.units.items()
            if quantity.unit in printed
            and quantity.number == (quantity.value or 0) / self.words.scales[one]
        ]
        units = [unit] if unit in units else units
        if len(units) != 1 or quantity.value_to is not None:
            return {}
        printed = {} if re.search(r"\d", quantity.printed) else {"printed": quantity.printed}
        said = {"comparator": quantity.bound, "value": quantity.number, "unit": units[0], **printed}
        agree = all(claim.fields.get(key, value) == value for key, value in said.items())
        return {key: said[key] for key in said if agree and key not in claim.fields}

    def _claim(self, claim: Claim) -> Iterator[Disagreement]:
        near, span = self._asked(claim, claim.data.get("printed"))
        if "unit" in claim.context:
            near = [self._counted_in(one, claim.fields.get("unit", "")) for one in near]
        base = claim.section.start
        quota = claim.fields.get("quota")
        if quota:
            yield from self._compare(claim, "quota", quota, near, base, span)
        elif claim.kind != "duties":
            yield from self._compare(claim, "", claim.fields, near, base, span)
        if "rate" in claim.fields:
            fields = {**claim.fields["rate"], "unit": "percent"}
            yield from self._compare(claim, "rate", fields, near, base, None)
        if "value" in claim.data.get("baseline", {}) and "baseline" not in claim.context:
            fields = {"unit": claim.fields.get("unit", ""), **claim.fields["baseline"]}
            yield from self._compare(claim, "baseline", fields, near, base, None)
        for index, threshold in enumerate(claim.data.get("thresholds", [])):
            near, span = self._asked(claim, threshold["printed"])
            yield from self._compare(claim, f"thresholds/{index}", threshold, near, base, span)

    def _counted_in(self, quantity: Quantity, unit: str) -> Quantity:
        """A bare number in the unit that words elsewhere give it, as in the cells of a column."""
        if quantity.unit or quantity.multiplier or quantity.value is None:
            return quantity
        scale, forms = self.words.scales.get(unit, Decimal(1)), self.words.units.get(unit, ())
        to = None if quantity.value_to is None else quantity.value_to * scale
        printed = min(forms, default="")
        return replace(quantity, value=quantity.value * scale, value_to=to, unit=printed)

    def _asked(
        self, claim: Claim, printed: str | None
    ) -> tuple[list[Quantity], tuple[int, int] | None]:
        """The quantities of a claim's quote, and where in the section its printed words stand."""
        base = claim.section.start
        near = self.quantities_in(claim.section, claim.start, claim.end)
        at = claim.quote.find(printed) if printed else -1
        if not printed or at < 0:
            return near, None
        start = claim.start - base + at
        return near, (start, start + len(printed))

    def quantities_in(self, section: Section, start: int, end: int) -> list[Quantity]:
        """The quantities of a section that touch what lies between two offsets of the reading.

        Their own offsets are those of the section's text.
        """
        return [
            quantity
            for quantity in self.quantities[section.pointer]
            if start < section.start + quantity.end and section.start + quantity.start < end
        ]

    def _compare(
        self,
        at: Claim | Share,
        prefix: str,
        fields: dict[str, Any],
        near: list[Quantity],
        base: int,
        span: tuple[int, int] | None,
    ) -> Iterator[Disagreement]:
        value = fields.get("value", fields.get("amount"))
        if value is None:
            return
        quantity = quantity_for(
            near,
            Decimal(value),
            self.words,
            to=Decimal(fields["to"]) if isinstance(fields.get("to"), int | Decimal) else None,
            unit=fields.get("unit", ""),
            span=span,
        )
        if quantity is None:
            yield from self._vague(at, prefix, fields, near, base, span)
            return
        whole = not prefix and isinstance(at, Claim)
        told: set[str] = set()
        for found in compare(quantity, fields, self.words):
            if found.field in told or (not whole and found.field not in OF_PARTS):
                continue
            if isinstance(at, Claim) and _is_said_elsewhere(at, found, base):
                continue
            told.add(found.field)
            key = "/".join(part for part in (prefix, _key(found, fields)) if part)
            words = self.plan.reading.text[base + found.start : base + found.end]
            yield Disagreement(at, key, found, words)

    def _vague(
        self,
        at: Claim | Share,
        prefix: str,
        fields: dict[str, Any],
        near: list[Quantity],
        base: int,
        span: tuple[int, int] | None,
    ) -> Iterator[Disagreement]:
        """A value for which a person named words that give none: 上百家."""
        for one in near:
            if span and one.kind == "vague" and one.start < span[1] and span[0] < one.end:
                stated = fields.get("value", fields.get("amount"))
                found = Contradiction("value", stated, "", one.start, one.end, one.sure)
                key = "/".join(part for part in (prefix, _key(found, fields)) if part)
                words = self.plan.reading.text[base + one.start : base + one.end]
                yield Disagreement(at, key, found, words)


def _is_said_elsewhere(claim: Claim, found: Contradiction, base: int) -> bool:
    """Whether words elsewhere give the field, and none that stand nearer; they are read where they stand."""
    known = {**claim.context, **claim.data.get("inferred", {})}
    if found.field in ELSEWHERE and not found.said and found.field in known:
        return True
    place = claim.context.get(found.field) or claim.given.get(found.field)
    if place is None or (found.field in claim.context and found.sure == "certain"):
        return False
    return found.field not in YEARLY or place.end > base + found.start


def _key(found: Contradiction, fields: dict[str, Any]) -> str:
    """The key of the claim that a contradiction is about."""
    if found.field == "value" and "amount" in fields:
        return "amount"
    return found.field
