"""Rows beside the ledger: every body that answers for a promise, and all records for one search."""

from collections.abc import Iterator

from taizhang.promises.bodies import key
from taizhang.tables.addresses import numbered
from taizhang.tables.called import labels, what
from taizhang.tables.known_plan import KnownPlan, NamedRow

RECORDS = {
    "targets": "target",
    "measures": "measure",
    "funding": "funding",
    "duties": "duty",
    "entities": "entity",
}
"""Kinds of claim that the table ``records`` holds, and what it calls them; a line of work ``line``."""


def promise_organisations(known: KnownPlan) -> Iterator[NamedRow]:
    """One row per promise, body and role."""
    for promise in known.promises.all:
        id = known.full(promise.claim.id)
        places = (f"{id}:{one.organisation['id']}:{one.role}" for one in promise.answers)
        records = {key(claim): known.record_id(claim) for claim in promise.records}
        for address, one in zip(numbered(places), promise.answers, strict=True):
            row = {
                "address": address,
                "promise_id": id,
                "plan_id": known.plan.id,
                "organisation_id": one.organisation["id"],
                "organisation_id_label": one.organisation["name"],
                "organisation_id_label_en": one.organisation["name_en"],
                "role": one.role,
                "via": one.via,
                "printed": one.printed,
                "share_value": one.share,
                "share_unit": one.unit or None,
                "open": one.open,
                "source_record": records[one.source],
            }
            codes = {"role": "role", "via": "via"}
            units = {"share_unit": "units"}
            yield "promise_organisations", {**row, **labels(known.registers, row, codes, units)}


def records(known: KnownPlan) -> Iterator[NamedRow]:
    """One row per record that says something, restatements and mentions among them."""
    for claim in known.plan.of_kind(*RECORDS):
        promise = known.promises.of(claim)
        zh, en = what(known.registers, claim)
        row = {
            **known.quoted(claim.quote, claim.start, claim.end),
            "record_id": known.full(known.addresses.claim(claim)),
            "plan_id": known.plan.id,
            "section_id": known.full(claim.section.id),
            "kind": "line" if claim.data.get("grain") == "line" else RECORDS[claim.kind],
            "promise_id": known.full(promise.claim.id) if promise else None,
            "what": zh,
            "what_en": en,
            "text_start": claim.start - claim.section.start,
            "text_end": claim.end - claim.section.start,
            "quote_hans": known.registers.simplify(claim.quote),
            "address": known.page(claim),
        }
        yield "records", {**row, **labels(known.registers, row, {"kind": "record.kind"}, {})}
