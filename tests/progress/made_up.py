"""Promises and reports for one purpose, made without texts: what reckoning alone depends on."""

from collections.abc import Sequence
from typing import Any

import fictional_plans

from taizhang.emendation import Reading
from taizhang.files.yaml_reader import Document
from taizhang.plan import Claim, Plan, Section
from taizhang.progress import Report, reckon
from taizhang.progress.reading.rows import report_of
from taizhang.progress.show import as_json
from taizhang.promises import Promises
from taizhang.registers import Registers

PLAN = "made-up"


def registers() -> Registers:
    return fictional_plans.registers()


def promised(target: str, text: str = "新增企业40家", **facts: object) -> Promises:
    """A plan of one target, whose fields are written as YAML; of 2025 unless told otherwise."""
    sections = f"""
        - id: goals
          role: goals
          starts: {text}
          targets: [{{id: it, quote: '{text}', {target}}}]
    """
    given: dict[str, object] = {"period": {"start": 2025, "end": 2025}, **facts}
    return fictional_plans.promises(
        f"{text}\n(责任单位:科技局)\n".replace("\n(责任单位:科技局)", "(责任单位:科技局)"),
        sections.replace("targets:", "responsibilities: ['(责任单位:科技局)']\n          targets:"),
        **{key: value for key, value in given.items() if value is not None},
    )


def report(
    rows: Sequence[dict[str, Any]],
    *,
    id: str = "told",
    speaker: str = "科技局",
    as_of: str = "2025-06-30",
    written: str = "",
    kind: str = "observations",
    **facts: Any,
) -> Report:
    """A report of rows that are about the one target unless they say otherwise."""
    data = {
        "id": id,
        "title": "报告",
        "genre": "bulletin",
        "speaker": speaker,
        "region": fictional_plans.CITY,
        "as_of": as_of,
        **({"written": written} if written else {}),
        "plans": [PLAN],
        **facts,
    }
    path = f"datapackage/progress/{id}/report.yaml"
    text = Plan(id, path, "", Document(path, "", data), Reading("", ""))
    section = Section("body", "body", None, 1, 1, 0, 0, "", "", "", "/sections/0", {})
    text.sections.append(section)
    for index, row in enumerate(rows):
        about = {} if "indicator" in row and "of" not in row else {"of": f"{PLAN}/it"}
        fields = {**about, "comparator": "eq", "unit": "firm", "quote": f"{index}", **row}
        pointer = f"/sections/0/{kind}/{index}"
        text.claims.append(
            Claim(kind, "", section, pointer, fields, fields["quote"], index, index, fields=fields)
        )
    return report_of(text, registers())


def judged(promises: Promises, reports: Sequence[Report], as_of: str) -> list[dict[str, Any]]:
    """The rows of the targets as ``taizhang reckon`` tells them."""
    rows: list[dict[str, Any]] = as_json([reckon(promises, reports, as_of)], as_of)["targets"]
    return rows


def whole(promises: Promises, reports: Sequence[Report], as_of: str) -> dict[str, Any]:
    """The row of the whole target."""
    (row,) = (
        one
        for one in judged(promises, reports, as_of)
        if one["organisation_id"] is None and one["period"] is None
    )
    return row
