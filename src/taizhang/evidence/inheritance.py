"""What targets take over from the words around them and from the targets they restate."""

from dataclasses import replace
from typing import Any

from taizhang.files.entered import Entered
from taizhang.plan import Claim, Plan

INHERITED = ("year", "period", "modality", "nature", "scope")
"""Fields that targets take over from ``given``; a year and a period exclude each other."""

NEVER_RESTATED = (
    "id",
    "quote",
    "printed",
    "restates",
    "context",
    "inferred",
    "shared",
    "allocations",
)
"""Fields of a target that one which restates it does not take over."""


def inherit(plan: Plan) -> list[Claim]:
    """Fill in what targets take over: from ``given`` around them, then from what they restate."""
    givens: dict[str, list[Claim]] = {}
    for claim in plan.of_kind("given"):
        givens.setdefault(claim.section.id, []).append(claim)
    targets = {claim.id: claim for claim in plan.of_kind("targets")}
    return [
        _inherited(claim, givens, targets)
        if claim.kind == "targets"
        else replace(claim, fields=claim.data)
        for claim in plan.claims
    ]


def _inherited(
    claim: Claim, givens: dict[str, list[Claim]], targets: dict[str, Claim], depth: int = 0
) -> Claim:
    fields, sources = Entered(claim.data), {}
    for section in claim.section.ancestors():
        for given in givens.get(section.id, []):
            for key in INHERITED:
                if key in given.data and not _has(fields, key):
                    fields[key] = given.data[key]
                    sources[key] = given
    restated = targets.get(claim.data.get("restates", ""))
    if restated and restated is not claim and depth < 8:
        for key, value in _inherited(restated, givens, targets, depth + 1).fields.items():
            if key not in NEVER_RESTATED and not _has(fields, key):
                fields[key] = value
    return replace(claim, fields=fields, given=sources)


def _has(fields: dict[str, Any], key: str) -> bool:
    timed = ("year", "period")
    return any(name in fields for name in timed) if key in timed else key in fields
