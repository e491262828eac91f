"""Plans and drafts in the form of a truth, so that they can be compared with one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from drafting.truth import FACTS, Part, Promised, Rhythm, Truth, Value, years
from taizhang.corpus import Corpus
from taizhang.drafting import draft
from taizhang.drafting.writer import write_yaml
from taizhang.evidence import tie
from taizhang.files.yaml_reader import read_yaml
from taizhang.plan import Claim, Plan
from taizhang.registers import Registers
from taizhang.words.names import ROLES, read_names, written_names

TOLD = ("title", "genre", "status", *FACTS)
"""The facts that are compared."""


def read_plan_truth(corpus: Corpus, name: str) -> Truth:
    """The truth of a plan of the corpus."""
    folder = corpus.plans_folder / name
    document, _ = read_yaml((folder / "plan.yaml").read_text("utf-8"), "plan.yaml")
    source = (folder / "source.txt").read_bytes()
    evidence = tie(document, source.decode("utf-8"), "source.txt", corpus.registers)
    return plan_truth(evidence.plan, corpus.registers, source)


def draft_truth(truth: Truth, corpus: Corpus, registers: Registers | None = None) -> Truth:
    """What the draft of a text says, in the form of a truth; drafted with other registers, if given."""
    drafted = draft(truth.source, corpus, truth.region, registers=registers)
    document, findings = read_yaml(write_yaml(drafted.data), "plan.yaml")
    assert not findings, findings
    findings = corpus.schemas["plan.schema.json"].check(document)
    assert not findings, [one.message for one in findings]
    evidence = tie(document, truth.source.decode("utf-8"), "source.txt", corpus.registers)
    return plan_truth(evidence.plan, corpus.registers, truth.source)


def plan_truth(plan: Plan, registers: Registers, source: bytes) -> Truth:
    """What a plan says, in the form of a truth; organisations by their ids."""
    parts = {
        section.id: Part(
            plan.section_source_span(section)[0],
            section.role,
            review=_review(section.data),
        )
        for section in plan.sections
    }
    for claim in plan.claims:
        _enter(plan, claim, parts[claim.section.id], registers)
    facts = {key: plan.data.get(key) for key in TOLD}
    promised = [_promised(plan, claim) for claim in plan.of_kind("measures", "asides")]
    truth = Truth(plan.id, source, plan.data["region"], list(parts.values()), facts=facts)
    return replace(truth, promised=promised, review=_review(plan.data))


def _promised(plan: Plan, claim: Claim) -> Promised:
    said = [claim.data.get(key) for key in ("action", "grain", "modality", "reason")]
    return Promised(*plan.source_span(claim.start, claim.end), *said)


def _enter(plan: Plan, claim: Claim, part: Part, registers: Registers) -> None:
    """Enter what a claim says into its part."""
    data = claim.data
    if claim.kind == "responsibilities":
        for role, name in _names(plan, claim, registers):
            part.names.append((role, name))
            if _review(data) & {"record", "quote", role}:
                part.names_in_review.append((role, name))
    elif claim.kind == "targets":
        part.targets.append(_value(plan, claim, data.get("value"), data.get("unit")))
    elif claim.kind == "funding" and "amount" in data:
        part.money.append(_value(plan, claim, data["amount"], data["unit"]))
    elif claim.kind == "funding" and "rate" in data:
        part.money.append(_value(plan, claim, data["rate"]["value"], "percent"))
    elif claim.kind == "duties" and "every" in data:
        span = plan.source_span(claim.start, claim.end)
        part.rhythms.append(Rhythm(*span, data["every"], _review(data)))


def _review(data: Any) -> frozenset[str]:
    return frozenset(data.get("review", ()) if isinstance(data, dict) else ())


def _names(plan: Plan, claim: Claim, registers: Registers) -> Iterator[tuple[str, str]]:
    """Role and organisation (its id where a register knows it) of each name of a responsibility."""
    known = {
        (one.named.role, one.named.printed): one.organisation["id"]
        for one in plan.responsibles
        if one.claim is claim
    }
    written = any(role in claim.data for role in ROLES)
    named = written_names(claim.data) if written else read_names(claim.quote, registers)
    for name in named.names:
        printed = re.sub(r"\s", "", name.printed)
        yield name.role, str(known.get((name.role, name.printed), printed))


def _value(plan: Plan, claim: Claim, value: Any, unit: str | None) -> Value:
    printed = claim.data.get("printed")
    start, end = claim.start, claim.end
    if printed and printed in claim.quote:
        start += claim.quote.find(printed)
        end = start + len(printed)
    fields = claim.fields
    period = fields.get("period")
    said = {
        "bound": fields.get("comparator", fields.get("bound")),
        "year": years([period["start"], period["end"]] if period else fields.get("year")),
        "recurrence": fields.get("recurrence", fields.get("every")),
        "currency": fields.get("currency"),
        "review": _review(claim.data) | _review_of_given(claim),
    }
    to = claim.data.get(
        "to", None if "amount" in claim.data else claim.data.get("rate", {}).get("to")
    )
    ends = (None if one is None else Decimal(one) for one in (value, to))
    return Value(*plan.source_span(start, end), *ends, unit, **said)


def _review_of_given(claim: Claim) -> frozenset[str]:
    """The fields that a target takes over from a ``given`` in which they are under review."""
    return frozenset(
        key for key, given in claim.given.items() if {key, "record"} & set(_review(given.data))
    )


def without(registers: Registers, region: str) -> Registers:
    """The registers without the organisations of a region."""
    tables = dict(registers.tables)
    tables["organisations"] = {
        id: entry for id, entry in tables["organisations"].items() if entry["region"] != region
    }
    return replace(registers, tables=tables, _names={})
