"""Rows of what stands in a plan's text: itself, its sections, damage, references and numbers."""

import re
from collections.abc import Iterator

from taizhang.tables.known_plan import KnownPlan, NamedRow, listed, plain

COUNTED = ("characters", "characters_in_sections", "numbers", "numbers_accounted")
"""Counts of a plan that its row in ``plans`` holds."""


def plans(known: KnownPlan) -> Iterator[NamedRow]:
    data, source = known.plan.data, known.plan.data["source"]
    yield (
        "plans",
        {
            **plain(data),
            **{
                f"source_{key}": source.get(key)
                for key in ("sha256", "url", "publisher", "retrieved")
            },
            **{key: source.get(key) for key in ("capture", "script")},
            **{f"period_{key}": value for key, value in data.get("period", {}).items()},
            **{key: known.result.counts[key] for key in COUNTED},
            "plan_id": known.plan.id,
            "region_code": data["region"],
            "issuer_id": known.plan.issuer["id"] if known.plan.issuer else None,
            "path": known.plan.path.rpartition("/")[0],
        },
    )
    for key, reason in data.get("missing", {}).items():
        yield "missing", {"plan_id": known.plan.id, "field": key, "reason": reason}


def sections(known: KnownPlan) -> Iterator[NamedRow]:
    for section in known.plan.sections:
        start, end = known.plan.section_source_span(section)
        text = known.plan.text(section)
        identity = {"section_id": known.full(section.id), "plan_id": known.plan.id}
        yield (
            "sections",
            {
                **plain(section.data),
                **identity,
                "parent_id": known.full(section.parent.id) if section.parent else None,
                "begins": section.data.get("heading") or section.data["starts"],
                "derived": None if "title" in section.data else listed(["title"]),
                "position": section.position,
                "depth": section.depth,
                "role": section.role,
                "number": section.number or None,
                "heading": section.heading or None,
                "title": section.title or None,
                "title_en": section.data.get("title_en"),
                "region_code": section.data.get("region"),
                "text": text,
                "text_hans": known.plan.simplified[section.start : section.end],
                "source_start": start,
                "source_end": end,
            },
        )
        for instrument in section.data.get("instruments", []):
            yield "section_instruments", {**identity, "instrument_id": instrument}
        for theme in section.data.get("themes", []):
            yield "section_themes", {**identity, "theme_id": theme}


def relations(known: KnownPlan) -> Iterator[NamedRow]:
    for relation, place in known.plan.relations:
        leading = known.plan.leading.get(relation["quote"])
        yield (
            "relations",
            {
                **plain(relation),
                "address": known.full(known.addresses.relation(relation)),
                "plan_id": known.plan.id,
                "section_id": known.full(known.plan.section_at(place.start).id),
                "lead_id": leading["id"] if leading else None,
                "target_plan_id": relation.get("plan"),
                **known.quoted(relation["quote"], place.start, place.end),
            },
        )


def emendations(known: KnownPlan) -> Iterator[NamedRow]:
    for change in known.plan.reading.changes:
        emendation = known.plan.data["emendations"][change.emendation]
        # What is deleted at a border belongs to the section before it, as in the source.
        deleted = change.start == change.end and change.start > 0
        series = emendation.get("series", {})
        section = known.plan.section_at(change.start - deleted)
        yield (
            "emendations",
            {
                **plain(emendation),
                "address": known.full(known.addresses.emendation(change)),
                "plan_id": known.plan.id,
                "section_id": known.full(section.id),
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


def printed_numbers(known: KnownPlan) -> Iterator[NamedRow]:
    for number in known.numbers.numbers:
        identity = {"plan_id": known.plan.id, "source_start": number.source_start}
        dismissal = number.dismissals[0] if number.accounted_by == "dismissal" else None
        yield (
            "numbers",
            {
                **identity,
                "section_id": known.full(number.section.id),
                "printed": number.printed,
                "source_end": number.source_end,
                "accounted_by": number.accounted_by or None,
                "reason": number.reason or None,
                "quote": dismissal.quote if dismissal else None,
                "emended": number.accounted_by == "emendation"
                or bool(known.plan.reading.changes_in(number.start, number.end)),
            },
        )
        shared: dict[tuple[str, str], bool] = {}
        for use in number.uses:  # Lines and what is given once have the section as their record.
            key = (use.record, re.sub(r"\.\d+", "", use.field))
            shared[key] = shared.get(key, False) or use.shared
        for (of, field), is_shared in shared.items():
            record = {"record_id": known.full(of), "field": field, "shared": is_shared}
            yield "number_uses", {**identity, **record}
