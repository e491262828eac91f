"""From plans and registers to the rows of the package's tables.

A column takes its value from the field of the same name unless this module derives it, so a field
that is added to a schema and to a table flows through without code.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from taizhang.check import PlanResult
from taizhang.names import ROLES
from taizhang.numbers import Account
from taizhang.plan import Claim, Plan
from taizhang.quality import quality_rows
from taizhang.registers import Registers
from taizhang.source import read_text
from taizhang.yaml_reader import read_yaml

Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Table:
    """A table of the package: its name and its Table Schema with titles in two languages."""

    name: str
    schema: dict[str, Any]

    @property
    def columns(self) -> list[str]:
        return [field["name"] for field in self.schema["fields"]]


def load_tables(folder: Path) -> list[Table]:
    """The tables of a corpus, in the order their schemas give.

    Where a title or description is given in one language only, it serves in both.
    """
    tables = []
    for path in sorted(folder.glob("*.yaml")):
        text, findings = read_text(path.read_bytes(), path.name)
        document, found = read_yaml(text, path.name)
        if findings or found:
            raise ValueError(f"{path} cannot be read: {(findings or found)[0].message}")
        for part in (document.data, *document.data["fields"]):
            for key in ("title", "description"):
                part.setdefault(f"{key}_zh", part[key])
        tables.append(Table(path.stem, document.data))
    return sorted(tables, key=lambda table: (table.schema["order"], table.name))


def make_rows(results: Iterable[PlanResult], registers: Registers) -> Rows:
    """All rows of all tables, in the order of plans and of their text."""
    rows: Rows = {}
    for result in results:
        if result.plan and result.account:
            for table, row in _Maker(result.plan, result.account, result, registers).rows():
                rows.setdefault(table, []).append(row)
    for table, entries in registers.tables.items():
        name = "entity_register" if table == "entities" else table
        rows[name] = [_entry(entries[key]) for key in sorted(entries)]
    rows["regions"] = [
        {key: value or None for key, value in row.items()} for row in registers.regions.values()
    ]
    return rows


def _plain(data: Row) -> Row:
    """The fields of a record that hold one value each."""
    return {key: value for key, value in data.items() if not isinstance(value, dict | list)}


def _listed(columns: Iterable[str]) -> str | None:
    """Names of columns as the column ``derived`` lists them."""
    return "|".join(columns) or None


def _entry(entry: Row) -> Row:
    return {
        key: "|".join(value) if isinstance(value, list) else value for key, value in entry.items()
    }


class _Maker:
    """Makes the rows of one plan."""

    def __init__(
        self, plan: Plan, numbers: Account, result: PlanResult, registers: Registers
    ) -> None:
        self.plan, self.numbers, self.result, self.registers = plan, numbers, result, registers

    def rows(self) -> Iterator[tuple[str, Row]]:
        for make in (
            self.plans,
            self.sections,
            self.responsibilities,
            self.targets,
            self.funding,
            self.entities,
            self.duties,
            self.relations,
            self.emendations,
            self.printed_numbers,
            self.evidence,
            self.absences,
            self.dismissals,
            self.remarks,
        ):
            yield from make()
        yield from quality_rows(self.result)

    # Parts that many rows share

    def full(self, record: str | None) -> str | None:
        """The id of a record of this plan as the tables print it."""
        if not record:
            return None
        return record if record == self.plan.id else f"{self.plan.id}/{record}"

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
            **_plain(claim.fields),
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

    # Tables

    def plans(self) -> Iterator[tuple[str, Row]]:
        data, source = self.plan.data, self.plan.data["source"]
        yield (
            "plans",
            {
                **_plain(data),
                **{
                    f"source_{key}": source.get(key)
                    for key in ("sha256", "url", "publisher", "retrieved")
                },
                **{key: source.get(key) for key in ("capture", "script")},
                **{f"period_{key}": value for key, value in data.get("period", {}).items()},
                **{key: self.result.counts[key] for key in COUNTED},
                "plan_id": self.plan.id,
                "region_code": data["region"],
                "issuer_id": self.plan.issuer["id"] if self.plan.issuer else None,
                "path": self.plan.path.rpartition("/")[0],
            },
        )
        for key, reason in data.get("missing", {}).items():
            yield "missing", {"plan_id": self.plan.id, "field": key, "reason": reason}

    def sections(self) -> Iterator[tuple[str, Row]]:
        for section in self.plan.sections:
            start, end = self.plan.section_source_span(section)
            text = self.plan.text(section)
            identity = {"section_id": self.full(section.id), "plan_id": self.plan.id}
            yield (
                "sections",
                {
                    **_plain(section.data),
                    **identity,
                    "parent_id": self.full(section.parent.id) if section.parent else None,
                    "begins": section.data.get("heading") or section.data["starts"],
                    "derived": None if "title" in section.data else _listed(["title"]),
                    "position": section.position,
                    "depth": section.depth,
                    "role": section.role,
                    "number": section.number or None,
                    "heading": section.heading or None,
                    "title": section.title or None,
                    "title_en": section.data.get("title_en"),
                    "text": text,
                    "text_hans": self.registers.simplify(text),
                    "source_start": start,
                    "source_end": end,
                },
            )
            for instrument in section.data.get("instruments", []):
                yield "section_instruments", {**identity, "instrument_id": instrument}
            for theme in section.data.get("themes", []):
                yield "section_themes", {**identity, "theme_id": theme}

    def responsibilities(self) -> Iterator[tuple[str, Row]]:
        for responsible in self.plan.responsibles:
            claim = responsible.claim
            yield (
                "responsibilities",
                {
                    **self.claimed(claim),
                    "organisation_id": responsible.organisation["id"],
                    "printed": responsible.named.printed,
                    "role": responsible.named.role,
                    "position": responsible.named.position,
                    "open": responsible.open,
                    "derived": _listed(_read_from_quote(claim)),
                },
            )
        yield from self.shares()

    def shares(self) -> Iterator[tuple[str, Row]]:
        """Who answers for a share of a target; once where targets divide the same words."""
        sections = {claim.id: claim.section for claim in self.plan.of_kind("targets")}
        told: set[tuple[int, str]] = set()
        for share in self.plan.shares:
            section, organisation = sections[share.target], share.organisation["id"]
            if (share.start, organisation) in told:
                continue
            told.add((share.start, organisation))
            yield (
                "responsibilities",
                {
                    "plan_id": self.plan.id,
                    "section_id": self.full(section.id),
                    "organisation_id": organisation,
                    "printed": share.data["organisation"],
                    "role": "share",
                    "clause": self.plan.clause(section, share.start),
                    "position": 1,
                    "open": False,
                    "derived": _listed(["printed", "role", "open", "quote"]),
                    **self.quoted(share.data["quote"], share.start, share.end),
                },
            )

    def targets(self) -> Iterator[tuple[str, Row]]:
        for claim in self.plan.of_kind("targets"):
            fields = claim.fields
            change = fields.get("change", {})
            compared = "change" not in fields and "reference" not in fields
            value, unit = self.in_base_unit(
                fields.get("value") if compared else None, fields.get("unit")
            )
            yield (
                "targets",
                {
                    **self.claimed(claim),
                    "target_id": self.full(claim.id),
                    "indicator_id": fields.get("indicator"),
                    "value_to": fields.get("to"),
                    "value_base": value,
                    "unit_base": unit,
                    "change": change.get("kind"),
                    "change_against": change.get("against"),
                    **{f"period_{key}": year for key, year in fields.get("period", {}).items()},
                    **{f"baseline_{key}": one for key, one in fields.get("baseline", {}).items()},
                    "cumulative": bool(fields.get("cumulative")),
                    "shared": bool(fields.get("shared")),
                    "part_of": self.full(fields.get("part_of")),
                    "restates": self.full(fields.get("restates")),
                    "is_restatement": "restates" in fields,
                    "derived": _listed(_taken_over(claim)),
                },
            )
            yield from self.thresholds(claim)
        yield from self.allocations()

    def allocations(self) -> Iterator[tuple[str, Row]]:
        units = {claim.id: claim.fields.get("unit") for claim in self.plan.of_kind("targets")}
        for share in self.plan.shares:
            yield (
                "allocations",
                {
                    **_plain(share.data),
                    "target_id": self.full(share.target),
                    "plan_id": self.plan.id,
                    "organisation_id": share.organisation["id"],
                    "printed": share.data["organisation"],
                    "unit": units[share.target],
                    **self.quoted(share.data["quote"], share.start, share.end),
                },
            )

    def thresholds(self, claim: Claim) -> Iterator[tuple[str, Row]]:
        for threshold in claim.fields.get("thresholds", []):
            row = {**_plain(threshold), "value_to": threshold.get("to")}
            row |= {"record_id": self.full(claim.id), "plan_id": self.plan.id}
            row["derived"] = None if "thresholds" in claim.data else _listed(THRESHOLD)
            yield "thresholds", row

    def funding(self) -> Iterator[tuple[str, Row]]:
        for claim in self.plan.of_kind("funding"):
            fields = claim.fields
            amount, _ = self.in_base_unit(fields.get("amount"), fields.get("unit"))
            yield (
                "funding",
                {
                    **self.claimed(claim),
                    "funding_id": self.full(claim.id),
                    "amount_to": fields.get("to"),
                    "amount_cny": amount,
                    "rate": fields.get("rate", {}).get("value"),
                    "rate_of": fields.get("rate", {}).get("of"),
                    **{f"year_{key}": year for key, year in fields.get("years", {}).items()},
                    "shared": bool(fields.get("shared")),
                    "with": self.full(fields.get("with")),
                },
            )
            yield from self.thresholds(claim)

    def entities(self) -> Iterator[tuple[str, Row]]:
        for claim in self.plan.of_kind("entities"):
            yield (
                "entities",
                {
                    **self.claimed(claim),
                    "name": claim.fields.get("name", claim.quote),
                    "entity_id": claim.fields.get("entity"),
                    "derived": None if "name" in claim.fields else _listed(["name"]),
                },
            )

    def duties(self) -> Iterator[tuple[str, Row]]:
        for claim in self.plan.of_kind("duties"):
            quota = claim.fields.get("quota", {})
            yield (
                "duties",
                {
                    **self.claimed(claim),
                    "duty_id": self.full(claim.id),
                    "quota": quota.get("value"),
                    "quota_comparator": quota.get("comparator"),
                    "quota_unit": quota.get("unit"),
                    "shared": bool(claim.fields.get("shared")),
                },
            )
            names = claim.data.get("organisations", [])
            for name, entry in zip(names, self.plan.bound.get(claim.id, []), strict=True):
                yield (
                    "duty_organisations",
                    {
                        "duty_id": self.full(claim.id),
                        "plan_id": self.plan.id,
                        "organisation_id": entry["id"],
                        "printed": name,
                    },
                )

    def relations(self) -> Iterator[tuple[str, Row]]:
        for relation, place in self.plan.relations:
            yield (
                "relations",
                {
                    **_plain(relation),
                    "plan_id": self.plan.id,
                    "target_plan_id": relation.get("plan"),
                    **self.quoted(relation["quote"], place.start, place.end),
                },
            )

    def emendations(self) -> Iterator[tuple[str, Row]]:
        for change in self.plan.reading.changes:
            emendation = self.plan.data["emendations"][change.emendation]
            # What is deleted at a border belongs to the section before it, as in the source.
            deleted = change.start == change.end and change.start > 0
            series = emendation.get("series", {})
            section = self.plan.section_at(change.start - deleted)
            yield (
                "emendations",
                {
                    **_plain(emendation),
                    "plan_id": self.plan.id,
                    "section_id": self.full(section.id),
                    "emendation": change.emendation + 1,
                    "pattern": series.get("find", emendation.get("find")),
                    "pattern_read": emendation.get("read") or None,
                    "series_from": series.get("from"),
                    "series_to": series.get("to"),
                    "found": change.found,
                    "read": change.read,
                    "source_start": change.source_start,
                    "source_end": change.source_end,
                    "reading_start": change.start,
                    "reading_end": change.end,
                },
            )

    def printed_numbers(self) -> Iterator[tuple[str, Row]]:
        for number in self.numbers.numbers:
            identity = {"plan_id": self.plan.id, "source_start": number.source_start}
            dismissal = number.dismissals[0] if number.accounted_by == "dismissal" else None
            yield (
                "numbers",
                {
                    **identity,
                    "section_id": self.full(number.section.id),
                    "printed": number.printed,
                    "source_end": number.source_end,
                    "accounted_by": number.accounted_by or None,
                    "reason": number.reason or None,
                    "quote": dismissal.quote if dismissal else None,
                    "emended": number.accounted_by == "emendation"
                    or bool(self.plan.reading.changes_in(number.start, number.end)),
                },
            )
            for use in dict.fromkeys(number.uses):
                field = re.sub(r"\.\d+", "", use.field)
                record = {"record_id": self.full(use.record), "field": field, "shared": use.shared}
                yield "number_uses", {**identity, **record}

    def evidence(self) -> Iterator[tuple[str, Row]]:
        for claim in self.plan.claims:
            record = {"record_id": self.full(claim.record), "plan_id": self.plan.id}
            if claim.kind == "given":
                words = self.quoted(claim.quote, claim.start, claim.end)
                for key, value in claim.data.items():
                    if key != "quote":
                        years = key == "period"
                        stated = f"{value['start']}/{value['end']}" if years else str(value)
                        given = {"field": key, "kind": "given", "value": stated}
                        yield "evidence", {**record, **given, **words}
            for key, place in claim.context.items():
                words = self.quoted(claim.data["context"][key], place.start, place.end)
                yield "evidence", {**record, "field": key, "kind": "context", **words}
            for key, reason in claim.data.get("inferred", {}).items():
                yield "evidence", {**record, "field": key, "kind": "inferred", "reason": reason}

    def absences(self) -> Iterator[tuple[str, Row]]:
        for claim in self.plan.of_kind("absences"):
            yield "absences", self.claimed(claim)

    def dismissals(self) -> Iterator[tuple[str, Row]]:
        for claim in self.plan.of_kind("dismissals"):
            yield "dismissals", self.claimed(claim)

    def remarks(self) -> Iterator[tuple[str, Row]]:
        """Questions, waivers, tombstones and readings."""
        for question, place in self.plan.questions:
            words = self.quoted(question["quote"], place.start, place.end) if place else {}
            yield (
                "questions",
                {
                    **_plain(question),
                    "question_id": self.full(question["id"]),
                    "plan_id": self.plan.id,
                    "section_id": self.full(self.section_of(question["at"])),
                    "record_id": self.full(question["at"]),
                    **words,
                },
            )
        for finding, reason in self.result.waived:
            yield (
                "waivers",
                {
                    "plan_id": self.plan.id,
                    "section_id": self.full(self.section_of(finding.record)),
                    "rule": finding.rule,
                    "record_id": self.full(finding.record),
                    "reason": reason,
                    "quote": finding.quote or None,
                    "message": finding.message,
                    "message_zh": finding.message_zh,
                },
            )
        for tombstone in self.plan.data.get("tombstones", []):
            ids = {key: self.full(tombstone.get(key)) for key in ("was", "now")}
            yield "tombstones", {**tombstone, **ids, "plan_id": self.plan.id}
        for reading in self.plan.data.get("readings", []):
            yield "readings", {**_plain(reading), "plan_id": self.plan.id}
            of = {"plan_id": self.plan.id, "reader": reading["reader"], "date": reading["date"]}
            for kind, figures in reading.get("agreement", {}).items():
                row = {**of, "reading": reading["kind"], "kind": kind, **figures}
                yield "agreement", row


def _read_from_quote(claim: Claim) -> Iterator[str]:
    """The columns of a responsibility that its quote gives and no list overrides."""
    if not any(role in claim.data for role in ROLES):
        yield from ("printed", "role")
        if "open" not in claim.data:
            yield "open"


def _taken_over(claim: Claim) -> Iterator[str]:
    """The columns of a target whose fields others state: ``given`` words or what it restates."""
    for key, value in claim.fields.items():
        if key not in claim.data and key != "thresholds":
            yield from NESTED[key](value) if key in NESTED else [RENAMED.get(key, key)]


RENAMED = {"indicator": "indicator_id", "to": "value_to"}
NESTED: dict[str, Callable[[Row], Iterable[str]]] = {
    "period": lambda value: [f"period_{key}" for key in value],
    "baseline": lambda value: [f"baseline_{key}" for key in value],
    "change": lambda value: ["change", *(f"change_{key}" for key in value if key == "against")],
}
"""Fields of a target under other names in its table, and those that fill several columns."""

THRESHOLD = ("of", "comparator", "value", "value_to", "unit", "printed")

COUNTED = ("characters", "characters_in_sections", "numbers", "numbers_accounted")
"""Counts of a plan that its row in ``plans`` holds."""
