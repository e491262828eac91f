"""From the bytes of one report to all that can be known of it alone: a pure function."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from taizhang.checking.read_plan import check_folder, read_document, read_source
from taizhang.checking.references import check_references
from taizhang.checking.result import PlanResult
from taizhang.checking.waivers import waive
from taizhang.evidence import tie
from taizhang.files.schema import Schema
from taizhang.files.text import FileError
from taizhang.findings import Finding, finding, shorten
from taizhang.numbers import account
from taizhang.plan import REPORTED, Plan
from taizhang.progress.model import Report
from taizhang.progress.reading.about import about
from taizhang.progress.reading.rows import report_of
from taizhang.progress.reading.said_days import check_days, said_at
from taizhang.progress.reading.words import check_words
from taizhang.promises.due import last_day
from taizhang.registers import Registers
from taizhang.segments import segments_of

UNRELATED = "unrelated"
"""The role of parts about other matters."""

DAYS = ("as_of", "on", "start", "end", "written", "published")
ABOUT_FIELDS = ("missing", "inferred", "context")
"""Mappings whose keys are names of fields and whose values are words."""


@dataclass
class ReportResult(PlanResult):
    """What is known of one report; ``report`` only where its text and rows could be read."""

    report: Report | None = None


def read_report(
    path: str,
    written: bytes | FileError,
    source: bytes | FileError | None,
    schema: Schema,
    registers: Registers,
) -> ReportResult:
    """Everything that can be known of one report without the plans that it is about."""
    result = ReportResult(path)
    document = read_document(result, written, schema)
    text = read_source(result, document, source)
    if document is None:
        return result
    result.id, result.place = str(document.data["id"]), document.span("/id")
    result.region = str(document.data["region"])
    references = check_references(document, registers)
    days = list(_check_days(document.path, document.data, document))
    result.findings += [*references, *check_folder(document), *days]
    if text is None or not registers.lexicon or days:
        return result
    evidence = tie(document, text, path.rpartition("/")[0] + "/source.txt", registers)
    result.findings += evidence.findings
    result.skips += evidence.skips
    if evidence.plan.sections:
        _judge(result, evidence.plan, registers, sound=not evidence.findings)
    return result


def _judge(result: ReportResult, text: Plan, registers: Registers, *, sound: bool) -> None:
    """Account for numbers and clauses, hold the rows against their words, and make the report."""
    result.plan, result.account = text, account(text, registers)
    result.segments = segments_of(text, registers)
    result.report = report_of(text, registers)
    found = [*_speaker(text, registers, result.report), *_bodies(result.report, registers)]
    if sound:
        found += _reviews(text)
        found += _numbers(result, text, registers)
        found += _segments(result, text)
        found += check_words(text, registers)
        found += check_days(text, registers)
    left, waived = waive(text, found, {one.rule for one in found}, set())
    result.findings += left
    result.waived += waived
    numbers = result.account.numbers
    result.counts = {
        "characters": len(text.reading.source),
        "numbers": len(numbers),
        "numbers_accounted": sum(1 for one in numbers if one.accounted_by),
        "segments": len(result.segments),
        "segments_accounted": sum(1 for one in result.segments if one.paid_by),
        **{kind: sum(1 for _ in text.of_kind(kind)) for kind in REPORTED},
    }


def _check_days(path: str, data: Any, document: Any, pointer: str = "") -> Iterator[Finding]:
    """Findings for days that no calendar has, and for windows that run backwards."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        place = f"{pointer}/{key}"
        if key in DAYS and not _is_day(value):
            span = document.span(place)
            yield finding("report-day-impossible", path, span, place, day=str(value))
        elif isinstance(value, dict | list) and key not in ABOUT_FIELDS:
            yield from _check_days(path, value, document, place)


def _is_day(written: Any) -> bool:
    try:
        return last_day(str(written)) > date.min
    except ValueError:
        return False


def _speaker(text: Plan, registers: Registers, report: Report) -> Iterator[Finding]:
    if "speaker" in text.data and report.speaker is None:
        name, region = text.data["speaker"], text.data["region"]
        near = ", ".join(registers.nearest_names(name, region)) or "—"
        yield about(text, None, "report-speaker-unknown", "speaker", name=name, near=near)


def _bodies(report: Report, registers: Registers) -> Iterator[Finding]:
    """Names of bodies, and places without a government, that the register does not know."""
    for row in report.rows:
        if row.organisation and row.organisation not in registers.tables["organisations"]:
            name, region = row.organisation, report.data["region"]
            near = ", ".join(registers.nearest_names(name, region)) or "—"
            told = {"name": name, "near": near}
            key = next((k for k in ("organisation", "region") if k in row.claim.data), "quote")
            yield about(report.text, row.claim, "report-speaker-unknown", key, **told)


def _numbers(result: ReportResult, text: Plan, registers: Registers) -> Iterator[Finding]:
    """Numbers that nothing accounts for, and fields whose numbers no words print."""
    assert result.account
    for miss in result.account.misses:
        key = miss.key.split(".")[0]
        told = {"field": miss.key, "value": str(miss.value)}
        yield about(text, miss.claim, "report-number-not-printed", key, **told)
    title = text.reading.text.find(text.data["title"])
    titled = range(title, title + len(text.data["title"])) if title >= 0 else range(0)
    dated = {
        offset
        for said, start, end in said_at(text.reading.text, registers)
        for offset in range(start, end)
        if not said.is_year
    }
    for number in result.account.unaccounted:
        free = number.start in titled or number.start in dated
        if number.section.role != UNRELATED and not free:
            section = number.section
            around = shorten(text.reading.text[max(0, number.start - 10) : number.end + 10])
            key = "heading" if "heading" in section.data else "starts"
            yield _at(text, section, key, "report-number-left", number=number.printed, words=around)


def _reviews(text: Plan) -> Iterator[Finding]:
    """What a draft leaves to be looked at by a person."""
    keys = ", ".join(text.data.get("review", ()))
    if keys:
        yield about(text, None, "report-review", "review", keys=keys)
    for claim in text.of_kind("given", *REPORTED):
        if "review" in claim.data:
            told = ", ".join(claim.data["review"])
            yield about(text, claim, "report-review", "review", keys=told)


def _segments(result: ReportResult, text: Plan) -> Iterator[Finding]:
    for one in result.segments:
        if not one.paid_by:
            key = "heading" if "heading" in one.section.data else "starts"
            words = shorten(text.reading.text[one.start : one.end])
            yield _at(text, one.section, key, "report-clause-left", words=words)


def _at(text: Plan, section: Any, key: str, rule: str, **facts: Any) -> Finding:
    pointer = f"{section.pointer}/{key}"
    report = partial(finding, rule, text.path, text.place(pointer), pointer)
    return report(record=section.id, quoted=str(facts.get("words", "")), **facts)
