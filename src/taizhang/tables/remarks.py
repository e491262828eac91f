"""Rows of what readers remark on a plan: questions, waivers, tombstones and readings."""

from collections.abc import Iterator

from taizhang.tables.addresses import leading_on, numbered
from taizhang.tables.known_plan import KnownPlan, NamedRow, listed, plain

CORRECTED = "更正后地址改变。Corrected, so that its address is another."
WITHDRAWN = "已撤回。Withdrawn."


def remarks(known: KnownPlan) -> Iterator[NamedRow]:
    """Questions, waivers, tombstones and readings."""
    for question, place in known.plan.questions:
        words = known.quoted(question["quote"], place.start, place.end) if place else {}
        yield (
            "questions",
            {
                **plain(question),
                "question_id": known.full(question["id"]),
                "plan_id": known.plan.id,
                "section_id": known.full(known.section_of(question["at"])),
                "record_id": known.full(question["at"]),
                **words,
            },
        )
    places = (f"{known.full(one.record)}:{one.rule}" for one, _ in known.result.waived)
    for address, (finding, reason) in zip(numbered(places), known.result.waived, strict=True):
        yield (
            "waivers",
            {
                "address": address,
                "plan_id": known.plan.id,
                "section_id": known.full(known.section_of(finding.record)),
                "rule": finding.rule,
                "record_id": known.full(finding.record),
                "reason": reason,
                "quote": finding.quote or None,
                "message": finding.message,
                "message_zh": finding.message_zh,
            },
        )
    yield from _tombstones(known)
    for reading in known.plan.data.get("readings", []):
        yield "readings", {**plain(reading), "plan_id": known.plan.id}
        of = {"plan_id": known.plan.id, "reader": reading["reader"], "date": reading["date"]}
        for kind, figures in reading.get("agreement", {}).items():
            row = {**of, "reading": reading["kind"], "kind": kind, **figures}
            yield "agreement", row


def _tombstones(known: KnownPlan) -> Iterator[NamedRow]:
    """What people withdrew, and the addresses that releases changed."""
    for tombstone in known.plan.data.get("tombstones", []):
        ids = {key: known.full(tombstone.get(key)) for key in ("was", "now")}
        yield "tombstones", {**tombstone, **ids, "plan_id": known.plan.id}
    for one in leading_on(known.setting.moved, known.plan.id, known.addresses.all):
        ids = {"was": known.full(one.was), "now": known.full(one.now)}
        told = {"plan_id": known.plan.id, "reason": CORRECTED if one.now else WITHDRAWN}
        made = {"version": one.version, "derived": listed(["was", "now", "reason", "version"])}
        yield "tombstones", {**ids, **told, **made}
