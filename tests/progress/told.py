"""What checking tells of one of the town's reports with words of it, or of its source, put otherwise."""

import re
from collections.abc import Sequence

from progress.town import town
from taizhang.files.text import FileError, sha256
from taizhang.findings import Finding
from taizhang.progress import Report
from taizhang.progress.reading.against_plans import check_against_plans, promised
from taizhang.progress.reading.against_reports import check_against_reports
from taizhang.progress.reading.check import plans_of
from taizhang.progress.reading.read_report import ReportResult, read_report
from taizhang.progress.reading.whose_words import check_speaker, check_whose_words

Pairs = Sequence[tuple[str, str]]


def changed(text: str, pairs: Pairs) -> str:
    """A text with each of some words, which it must hold, put otherwise."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def read_changed(report: str, written: Pairs = (), source: Pairs = ()) -> ReportResult:
    """One report of the town as read with its YAML or its source changed; the hash follows."""
    (result,) = (one for one in town()[1].reports if one.id == report)
    assert result.plan
    words = changed(result.plan.reading.source, source).encode()
    yaml = changed(result.plan.document.text, written)
    yaml = re.sub("sha256: [0-9a-f]{64}", f"sha256: {sha256(words)}", yaml)
    return read_bytes(result.path, yaml.encode(), words)


def read_bytes(
    path: str, written: bytes | FileError, source: bytes | FileError | None
) -> ReportResult:
    corpus = town()[0]
    schema = corpus.schemas["report.schema.json"]
    return read_report(path, written, source, schema, corpus.registers)


def others(report: str) -> list[Report]:
    """The other reports of the town."""
    return [one for one in town()[1].read if one.id != report]


def findings(result: ReportResult, beside: Sequence[Report]) -> list[Finding]:
    """All that is told of a report alone, held against the plans, and against other reports."""
    corpus, checked = town()
    if result.report is None:
        return result.findings
    plans = {plan.id: plan for plan in plans_of(checked)}
    known = promised(plans.values())
    held = check_against_reports([*beside, result.report], known, corpus.registers)
    return [
        *result.findings,
        *check_against_plans(result.report, known, plans, corpus.registers),
        *check_whose_words(result.report, known, corpus.registers),
        *check_speaker(result.report, corpus.registers),
        *(one for id, one in held if id == result.report.id),
    ]
