"""Findings in the forms of machines that show them beside the lines: GitHub and SARIF."""

from typing import Any

from taizhang import __version__
from taizhang.checking.result import Report
from taizhang.findings import Finding

GITHUB = {"error": "error", "warning": "warning", "note": "notice"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def for_github(report: Report, lang: str) -> str:
    """One workflow command a line, which GitHub shows as an annotation of a pull request."""
    return "\n".join(_command(found, lang) for found in report.findings)


def _command(found: Finding, lang: str) -> str:
    start, end = found.span
    places: dict[str, object] = {"file": found.path, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub refuses columns on a run of lines
        places |= {"col": start.column, "endColumn": end.column}
    told = {**places, "title": found.rule}
    options = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in told.items())
    return f"::{GITHUB[found.severity]} {options}::{_escaped(_told(found, lang))}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _told(found: Finding, lang: str) -> str:
    message, hint = (
        (found.message_zh, found.hint_zh) if lang == "zh" else (found.message, found.hint)
    )
    return f"{message}\n→ {hint}" if hint else message


def as_sarif(report: Report, lang: str) -> dict[str, Any]:
    """The report as a SARIF 2.1.0 log, columns in Unicode code points.

    Waived findings are in it as suppressed results, checks that were skipped as notifications.
    """
    waived = [(one.finding, one.reason) for one in report.waived]
    results = [_result(found, lang) for found in report.findings]
    results += [
        {
            **_result(found, lang),
            "suppressions": [{"kind": "inSource", "justification": reason}],
        }
        for found, reason in waived
    ]
    rules = sorted({found.rule for found in report.findings} | {one.rule for one, _ in waived})
    skipped = [
        {
            "level": "warning",
            "message": {"text": "{check}: {because}".format(**skip.as_json())},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": skip.path}}}],
        }
        for skip in report.skips
    ]
    driver = {
        "name": "taizhang",
        "semanticVersion": __version__,
        "rules": [{"id": rule} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": skipped}],
        "results": results,
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(found: Finding, lang: str) -> dict[str, Any]:
    start, end = found.span
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    place = {"artifactLocation": {"uri": found.path}, "region": region}
    return {
        "ruleId": found.rule,
        "level": found.severity,
        "message": {"text": _told(found, lang)},
        "locations": [
            {
                "physicalLocation": place,
                "logicalLocations": [{"fullyQualifiedName": found.pointer}],
            }
        ],
    }
