"""Findings as GitHub and SARIF take them."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.checking.annotations import SARIF_SCHEMA, as_sarif, for_github
from taizhang.checking.result import Report
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.findings import Finding, Mark, Skip, Span

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.name != "_base")
Output = pytest.CaptureFixture[str]
COMMAND = re.compile(r"::(error|warning|notice) (file=[^:]+)::(.+)")


@pytest.mark.parametrize("case", CASES[::15], ids=lambda case: case.name)
def test_sarif_holds_every_finding_where_the_json_format_has_it(
    case: Path, make_corpus: Callable[..., Corpus], capsys: Output
) -> None:
    root = str(make_corpus(case).root)
    main(["check", "--format", "json", root])
    told = json.loads(capsys.readouterr().out)
    main(["check", "--format", "sarif", "--lang", "zh", root])
    written = capsys.readouterr().out
    log = json.loads(written)
    assert (log["$schema"], log["version"]) == (SARIF_SCHEMA, "2.1.0")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    results = [one for one in run["results"] if "suppressions" not in one]
    assert len(results) == len(told["findings"])
    for result, found in zip(results, told["findings"], strict=True):
        assert result["ruleId"] == found["rule"] and found["rule"] in known
        assert result["level"] == found["severity"]
        assert result["message"]["text"].startswith(found["message_zh"])
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == found["path"]
        assert place["region"] == {
            "startLine": found["line"],
            "startColumn": found["column"],
            "endLine": found["end"]["line"],
            "endColumn": found["end"]["column"],
        }
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == len(told["skipped"])


def test_sarif_tells_a_waived_finding_with_its_reason(
    make_corpus: Callable[..., Corpus], capsys: Output
) -> None:
    root = str(make_corpus(CASES[0].parent / "waiver-used").root)
    main(["check", "--format", "sarif", root])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (waived,) = [one for one in run["results"] if "suppressions" in one]
    assert waived["suppressions"][0]["justification"]


@pytest.mark.parametrize("case", CASES[::15], ids=lambda case: case.name)
def test_github_gets_one_command_a_finding(
    case: Path, make_corpus: Callable[..., Corpus], capsys: Output
) -> None:
    root = str(make_corpus(case).root)
    main(["check", "--format", "json", root])
    found = json.loads(capsys.readouterr().out)["findings"]
    main(["check", "--format", "github", "--lang", "en", root])
    lines = capsys.readouterr().out.rstrip("\n").split("\n") if found else []
    assert len(lines) == len(found)
    for line, one in zip(lines, found, strict=True):
        command = COMMAND.fullmatch(line)
        assert command, line
        options = dict(option.split("=", 1) for option in command[2].split(","))
        assert (options["file"], options["line"]) == (one["path"], str(one["line"]))
        assert ("col" in options) == (one["end"]["line"] == one["line"])
        text = re.sub("%([0-9A-F]{2})", lambda code: chr(int(code[1], 16)), command[3])
        assert text.startswith(one["message"])


def test_a_finding_on_a_run_of_lines_has_no_column_for_github_and_all_places_for_sarif() -> None:
    span = Span(Mark(3, 5), Mark(4, 2))
    found = Finding("a-rule", "error", "m", "消息", "h", "建议", "plan.yaml", span, "/quote")
    report = Report([found], [], [])
    assert for_github(report, "en").startswith(
        "::error file=plan.yaml,line=3,endLine=4,title=a-rule::m"
    )
    (result,) = as_sarif(report, "zh")["runs"][0]["results"]
    assert list(result["locations"][0]["physicalLocation"]["region"].values()) == [3, 5, 4, 2]


def test_skipped_checks_are_told_once_each() -> None:
    skip = Skip("plan.yaml", ("sections", "rules"), ("evidence", "references"))
    report = Report([], [skip], [])
    assert report.as_json()["skipped"] == [
        {"path": "plan.yaml", "check": "sections, rules", "because": "evidence, references"}
    ]
    (told,) = as_sarif(report, "en")["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "sections, rules: evidence, references"
