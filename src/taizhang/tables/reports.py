"""Rows of what reports say."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from taizhang.files.table_schemas import Row
from taizhang.plan import Claim
from taizhang.progress import Observation, Report
from taizhang.progress import Row as Told
from taizhang.progress.reading.read_report import ReportResult
from taizhang.progress.reading.rows import addresses
from taizhang.progress.selection import superseded
from taizhang.promises.due import last_day
from taizhang.registers import Registers
from taizhang.tables.known_plan import NamedRow, in_base_unit, listed, plain

MARK = "\0"
"""Stands before a decimal until its quotation marks are taken off; no YAML can hold it."""
OWN_ID = {
    "observations": "observation_id",
    "standings": "standing_id",
    "fulfilments": "fulfilment_id",
}


def report_rows(results: Iterable[ReportResult], registers: Registers) -> Iterator[NamedRow]:
    """All rows of all reports."""
    read = [one for one in results if one.report]
    corrected = superseded(row for one in read if one.report for row in one.report.rows)
    for result in read:
        assert result.report
        yield "reports", _report(result, result.report)
        for row in result.report.rows:
            told = _told(row, registers)
            yield row.claim.kind, {**told, "superseded_by": corrected.get(row.id)}
        yield from _tallies(result.report)


def _report(result: ReportResult, report: Report) -> Row:
    data, source = report.data, report.data["source"]
    return {
        **plain(data),
        "report_id": report.id,
        "speaker_id": report.speaker["id"] if report.speaker else None,
        "region_code": data["region"],
        "plans": listed(data.get("plans", ())),
        "fulfils": listed(data.get("fulfils", ())),
        "source_sha256": source["sha256"],
        "source_url": source.get("url"),
        "capture": source["capture"],
        "script": source["script"],
        **{
            key: result.counts[key]
            for key in ("numbers", "numbers_accounted", "segments", "segments_accounted")
        },
        "text": report.text.reading.source,
        "reading": _as_json(data),
    }


def _as_json(data: Mapping[str, Any]) -> str:
    """A report as JSON, each decimal with the digits that were written (2.0, 18.10)."""
    text = json.dumps(data, ensure_ascii=False, default=lambda value: f"{MARK}{value:f}")
    return re.sub(r'"\\u0000([-0-9.]+)"', r"\1", text)


def _told(row: Told, registers: Registers) -> Row:
    fields, rank = row.fields, row.fields.get("rank", {})
    told: Row = {
        **plain(dict(fields)),
        **_quoted(row.report, row.claim),
        OWN_ID[row.claim.kind]: row.id,
        "of": listed(row.of),
        "organisation_id": _registered(row.organisation, registers),
        "region_code": fields.get("region"),
        "day": row.day.isoformat(),
        **{f"window_{key}": value for key, value in fields.get("window", {}).items()},
    }
    if isinstance(row, Observation):
        change = fields.get("change", {})
        base, unit = in_base_unit(fields.get("value"), fields.get("unit"), registers)
        told |= {
            "indicator_id": fields.get("indicator"),
            "value_to": fields.get("to"),
            "value_base": base,
            "unit_base": unit,
            "change": change.get("kind"),
            "change_against": change.get("against"),
            "rank": rank.get("value"),
            "rank_among": rank.get("among"),
            "provisional": bool(fields.get("provisional")),
            "forecast": bool(fields.get("forecast")),
        }
    if row.claim.kind == "fulfilments":
        told.setdefault("count", 1)
    return told


def _registered(organisation: str, registers: Registers) -> str | None:
    return organisation if organisation in registers.tables["organisations"] else None


def _quoted(report: Report, claim: Claim) -> Row:
    start, end = report.text.source_span(claim.start, claim.end)
    return {
        "report_id": report.id,
        "section_id": f"{report.id}/{claim.section.id}",
        "quote": claim.quote,
        "source_start": start,
        "source_end": end,
        "emended": bool(report.text.reading.changes_in(claim.start, claim.end)),
    }


def _tallies(report: Report) -> Iterator[NamedRow]:
    ids = addresses(report.text, "tallies")
    for claim in sorted(report.text.of_kind("tallies"), key=lambda one: one.start):
        day = last_day(str(claim.fields.get("as_of", report.data["as_of"])))
        row = {**plain(claim.data), **_quoted(report, claim)}
        yield "tallies", {**row, "tally_id": ids[claim.pointer], "day": day.isoformat()}
