"""From a plan that fits its schema, and its source, to the plan with the places of all its words."""

from typing import Any

from taizhang.emendation import Reading, emend
from taizhang.evidence.inheritance import inherit
from taizhang.evidence.model import Evidence
from taizhang.evidence.organisations import resolve_organisations
from taizhang.evidence.quotes import find_claims, find_plan_quotes
from taizhang.evidence.sections import lay_sections
from taizhang.files.yaml_reader import Document
from taizhang.plan import Plan
from taizhang.registers import Registers


def tie(document: Document, source: str, source_path: str, registers: Registers) -> Evidence:
    """Tie a plan that fits its schema to its source text."""
    data = document.data
    plan = Plan(data["id"], document.path, source_path, document, Reading(source, source))
    evidence = Evidence(plan, registers)
    if not _read(evidence, source):
        evidence.skip("emendations", "sections", "quotes", "rules")
        return evidence
    lay_sections(evidence)
    if not plan.sections:
        evidence.skip("sections", "quotes", "rules")
        return evidence
    for section in plan.sections:
        if section.id in evidence.broken:
            evidence.skip("sections", f"quotes of {section.id}")
        else:
            find_claims(evidence, section)
    find_plan_quotes(evidence)
    plan.claims = inherit(plan)
    resolve_organisations(evidence)
    return evidence


def _read(evidence: Evidence, source: str) -> bool:
    emendations = evidence.plan.data.get("emendations", [])
    for index, emendation in enumerate(emendations):
        rule = _malformed(emendation)
        if rule:
            evidence.report(rule, f"/emendations/{index}")
    if evidence.findings:
        return False
    evidence.plan.reading, troubles = emend(source, emendations)
    for trouble in troubles:
        key = "series" if "series" in emendations[trouble.emendation] else "find"
        if trouble.rule == "emendation-times" and "times" in emendations[trouble.emendation]:
            key = "times"
        pointer = f"/emendations/{trouble.emendation}/{key}"
        evidence.report(trouble.rule, pointer, **trouble.facts)
    plan, registers = evidence.plan, evidence.registers
    plan.simplified = registers.simplify(plan.reading.text)
    plan.folded = registers.fold(plan.reading.text)
    return not troubles


def _malformed(emendation: dict[str, Any]) -> str | None:
    if ("find" in emendation) == ("series" in emendation):
        return "emendation-find"
    if (emendation["kind"] == "gap") == ("read" in emendation):
        return "emendation-read"
    if "find" in emendation and emendation.get("read") == emendation["find"]:
        return "emendation-nothing"
    return None
