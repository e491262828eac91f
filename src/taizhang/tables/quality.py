"""How well a plan was read, as rows: what was counted, and the findings that remain."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.findings import Finding
from taizhang.tables.addresses import numbered

Row = dict[str, Any]


def quality_rows(result: PlanResult) -> Iterator[tuple[str, Row]]:
    """The rows of ``quality`` and ``findings`` of one plan."""
    told = {(one.rule, one.record, one.message): one for one in result.findings}.values()
    severities = Counter(found.severity for found in told)
    counts = {
        **result.counts,
        "findings": {severity: severities[severity] for severity in ("warning", "note")},
    }
    for measure, value in counts.items():
        parts = value if isinstance(value, dict) else {"all": value}
        for part, count in parts.items():
            row = {"plan_id": result.id, "measure": measure, "part": part, "value": count}
            yield "quality", row
    places = (f"{_at(result, found)}:{found.rule}" for found in told)
    for address, found in zip(numbered(places), told, strict=True):
        yield (
            "findings",
            {
                "address": address,
                "plan_id": result.id,
                "rule": found.rule,
                "severity": found.severity,
                "record_id": _at(result, found),
                "pointer": found.pointer or None,
                "quote": found.quote or None,
                "message": found.message,
                "message_zh": found.message_zh,
                "hint": found.hint,
                "hint_zh": found.hint_zh,
            },
        )


def _at(result: PlanResult, found: Finding) -> str:
    """The record that a finding is about, or the plan."""
    own = found.record in ("", result.id)
    return result.id if own else f"{result.id}/{found.record}"
