"""Findings as GitHub and SARIF take them."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.checking.annotations import SARIF_SCHEMA
from taizhang.cli import main
from taizhang.corpus import Corpus

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
