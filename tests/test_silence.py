"""Silence is the worst answer: what could not be checked is said, and the exit code is not 0."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from packages import lay_golden_corpus

from taizhang.checking.check_corpus import check_corpus
from taizhang.checking.result import Report
from taizhang.cli import main
from taizhang.cli.shared import BROKEN, CLEAN, FINDINGS, verdict
from taizhang.corpus import Corpus
from taizhang.findings import Skip
from taizhang.package.reader import read_package
from taizhang.site.building.refusing import refuse_same_place
from taizhang.starting.new_corpus import start_corpus

Output = pytest.CaptureFixture[str]
PLANS = "datapackage/plans"
PLAN = f"{PLANS}/qingxi-2025-innovation"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound corpus, from whose folder commands are run."""
    root = lay_golden_corpus(tmp_path / "corpus")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus that has just begun: it has no plan yet."""
    start_corpus(tmp_path / "begun")
    monkeypatch.chdir(tmp_path / "begun")
    return tmp_path / "begun"


# No plans


def test_an_empty_folder_of_plans_is_clean_and_said_to_be_empty(
    begun: Path, capsys: Output
) -> None:
    assert main(["check", "--strict", "--lang", "en"]) == CLEAN
    assert "There is no plan yet: datapackage/plans is empty." in capsys.readouterr().out
    assert main(["check", "--lang", "zh"]) == CLEAN
    assert "还没有规划" in capsys.readouterr().out


GONE: dict[str, Callable[[Path], object]] = {
    "missing": shutil.rmtree,
    "a file": lambda folder: [shutil.rmtree(folder), folder.write_text("")],
    "a link to nowhere": lambda folder: [shutil.rmtree(folder), folder.symlink_to("nowhere")],
    "folders without plans": lambda folder: [
        path.unlink() for path in folder.rglob("*") if path.is_file()
    ],
    "files called otherwise": lambda folder: [
        [path.unlink() for path in folder.rglob("source.txt")],
        [path.rename(path.with_name("plan.yaml.txt")) for path in folder.rglob("plan.yaml")],
    ],
}


@pytest.mark.parametrize("way", GONE)
@pytest.mark.parametrize("command", ["check", "build", "release", "read x", "fix", "diff . ."])
def test_no_plans_for_any_other_reason_are_refused(
    way: str, command: str, root: Path, capsys: Output
) -> None:
    GONE[way](root / PLANS)
    assert main(command.split()) == BROKEN
    output = capsys.readouterr()
    assert output.out == "" and output.err


@pytest.mark.parametrize("command", ["build", "release"])
def test_what_has_no_plan_is_published_only_if_that_is_meant(
    command: str, begun: Path, capsys: Output
) -> None:
    assert main([command]) == BROKEN
    assert "--empty" in capsys.readouterr().err
    assert not (begun / "dist").exists()


def test_a_package_without_plans_can_be_meant(begun: Path, capsys: Output) -> None:
    assert main(["build", "--empty", "--formats", "csv"]) == CLEAN
    folder = capsys.readouterr().out.splitlines()[0]
    assert read_package(Path(folder)).rows["plans"] == []


# What was not checked


def test_what_could_not_be_checked_is_no_clean_end() -> None:
    skipped = Report([], [Skip("x", ("rules",), ("evidence",))], [])
    assert (verdict(skipped, False), verdict(Report([], [], []), False)) == (FINDINGS, CLEAN)


def test_a_plan_that_lies_in_another_corpus_is_not_passed_over(
    root: Path, tmp_path: Path, capsys: Output
) -> None:
    other = lay_golden_corpus(tmp_path / "other")
    (other / PLAN / "source.txt").write_text("另")
    assert main(["check", PLAN, str(other / PLAN)]) == BROKEN
    assert "another corpus" in capsys.readouterr().err


def test_the_whole_corpus_is_checked_whatever_it_is_called_by(root: Path, capsys: Output) -> None:
    (root / PLAN / "plan.yaml").rename(root / PLAN / "plan.yml")
    for arguments in ([], ["."], ["datapackage"], [PLANS], [str(root)], [f"{PLANS}/../plans/"]):
        assert main(["check", *arguments]) == FINDINGS
        assert "[plan-yml]" in capsys.readouterr().out


# What the user asked to leave out


def test_plans_that_were_left_out_are_said_and_change_nothing(root: Path, capsys: Output) -> None:
    (root / PLAN / "source.txt").write_text("另")
    assert main(["check", f"{PLANS}/heishui-2024-talent", "--lang", "en"]) == CLEAN
    assert "Left out, as you asked: 1 of 2 plans." in capsys.readouterr().out
    assert main(["check", f"{PLANS}/heishui-2024-talent", "--lang", "zh"]) == CLEAN
    assert "按您的要求未核查：2 份规划中的 1 份。" in capsys.readouterr().out


def test_formats_that_were_left_out_are_said_and_change_nothing(root: Path, capsys: Output) -> None:
    assert main(["build", "--formats", "csv,jsonl", "--lang", "en"]) == CLEAN
    assert "Left out, as you asked: excel-csv, json, parquet, " in capsys.readouterr().err


PLANTED = '''"""Nothing is planted.
什么也没有埋下。

```yaml
text: 一
title: 一  # <- finding
```

```yaml
text: 一
```
"""

from pathlib import Path

Path("{place}").write_text("loaded")

SEVERITY = "error"


def check(plan, facts):
    Path("{place}").write_text("run")
    return []
'''


@pytest.fixture
def planted(root: Path, tmp_path: Path) -> Path:
    """The file that a rule of the corpus writes as soon as it is loaded."""
    rule = PLANTED.format(place=tmp_path / "planted")
    (root / "validators" / "nothing_is_planted.py").write_text(rule, encoding="utf-8")
    return tmp_path / "planted"


COMMANDS = {
    "check": ["check"],
    "check one": ["check", PLAN],
    "fix": ["fix", "--dry-run"],
    "read": ["read", "qingxi-2025-innovation"],
    "explain": ["explain"],
    "explain one": ["explain", "quote-not-found"],
    "build": ["build", "--formats", "csv", "--out", "../out"],
    "diff": ["diff", ".", "."],
    "draft": ["draft", f"{PLANS}/heishui-2024-talent/source.txt", "--region", "990101"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_without_rules_no_python_of_the_corpus_is_loaded(
    command: str, root: Path, planted: Path, capsys: Output
) -> None:
    assert main([*COMMANDS[command], "--no-rules"]) == CLEAN
    assert not planted.exists()
    assert "Left out, as you asked: the rules of the corpus." in capsys.readouterr().err
    main(COMMANDS[command])
    assert planted.exists()


def test_commands_that_need_no_rules_take_the_option(root: Path, planted: Path) -> None:
    assert main(["init", "../new", "--no-rules"]) == CLEAN
    assert main(["build", "--formats", "csv", "--out", "../out", "--no-rules"]) == CLEAN
    package = next(Path("../out").glob("*/"))
    assert main(["reconstruct", str(package), "../again", "--no-rules"]) == CLEAN
    assert main(["release", "--no-rules"]) in (FINDINGS, BROKEN)  # it is in no repository
    assert not planted.exists()


def test_rules_that_were_left_out_change_no_exit_code_and_lose_no_waiver(
    root: Path, planted: Path, capsys: Output
) -> None:
    assert main(["check", "--strict", "--format", "json", "--no-rules"]) == CLEAN
    told = json.loads(capsys.readouterr().out)
    assert {one["severity"] for one in told["findings"]} <= {"note"}
    assert told["skipped"] == [{"path": "validators", "check": "rules", "because": "--no-rules"}]
    with_rules, without = (
        [row for result in check_corpus(corpus).results for row in result.waived]
        for corpus in (Corpus(root), Corpus(root, with_rules=False))
    )
    assert [(one.finding.rule, one.finding.record, one.reason) for one in without] == [
        (one.finding.rule, one.finding.record, one.reason) for one in with_rules
    ]
    assert len(without) == 1


def test_rules_are_left_out_by_the_processes_that_check_side_by_side(
    root: Path, planted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taizhang.checking.check_corpus.MANY", 2)
    assert main(["check", "--no-rules"]) == CLEAN
    check_corpus(Corpus(root, with_rules=False))
    assert not planted.exists()


def test_the_site_is_built_without_rules(
    root: Path, planted: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("docs", "mkdocs.yml"):
        (root / name).symlink_to(project / name)
    monkeypatch.setenv("TAIZHANG_NO_RULES", "1")
    monkeypatch.setenv("npm_config_offline", "true")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")]
    done = subprocess.run(build, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "rules left out" in done.stderr and not planted.exists()
    page = tmp_path / "site" / "plans" / PLAN.rpartition("/")[2] / "records" / "index.html"
    assert "allocations-add-up" in page.read_text(encoding="utf-8")


def test_two_pages_of_one_address_stop_the_site() -> None:
    """Ids in capitals, where a corpus allows them, meet on systems that do not tell them apart."""
    places: dict[str, str] = {}
    for uri in ("plans/a.md", "en/plans/a.md", "plans/index.md"):
        refuse_same_place(page(uri), places)
    for uri in ("plans/A.md", "plans/README.md", "../x.md", "plans/../a.md"):
        with pytest.raises(PluginError, match="in one place"):
            refuse_same_place(page(uri), places)


def page(uri: str) -> File:
    return File(uri, None, "site", True)


def test_what_the_toolkit_refuses_ends_the_site_with_a_sentence(
    root: Path, project: Path, tmp_path: Path
) -> None:
    for name in ("docs", "mkdocs.yml"):
        (root / name).symlink_to(project / name)
    (root / "schemas" / "tables" / "plans.yaml").unlink()
    (root / "schemas" / "views" / "x.sql").write_text("SELECT")
    shutil.rmtree(root / PLANS)
    build = [sys.executable, "-m", "mkdocs", "build", "-d", str(tmp_path / "site")]
    done = subprocess.run(build, cwd=root, capture_output=True, text=True)
    assert done.returncode and "No plans" in done.stderr and "Traceback" not in done.stderr
