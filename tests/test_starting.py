"""`taizhang init`: a new corpus that checks, builds and tests at once."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from taizhang import __version__
from taizhang.checking.check_corpus import check_corpus
from taizhang.checking.examples import broken_examples
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.package.build import build_package
from taizhang.starting import new_corpus as starting
from taizhang.starting.new_corpus import SHARED, StartError, start_corpus

Output = pytest.CaptureFixture[str]


def test_a_new_corpus_checks_builds_and_keeps_its_rules_examples(tmp_path: Path) -> None:
    start_corpus(tmp_path / "my-plans")
    corpus = Corpus(tmp_path / "my-plans")
    report = check_corpus(corpus)
    assert (report.findings, report.skips, report.results) == ([], [], [])
    folder, archive = build_package(corpus, report, tmp_path / "dist")
    assert folder.name == "my-plans-0.1.0" and archive.exists()
    assert corpus.rules
    for rule in corpus.rules[::10]:
        assert list(broken_examples(rule, corpus)) == []


@pytest.mark.slow
def test_a_new_corpus_has_a_site_and_tests_of_its_own(tmp_path: Path) -> None:
    start_corpus(tmp_path / "my-plans")
    for command in (
        ["mkdocs", "build", "--strict", "--quiet"],
        ["pytest", "-q", "-p", "no:cacheprovider", "-k", "claims or page"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path / "my-plans",
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "my-plans" / "site" / "en" / "index.html").exists()


def test_what_is_there_already_stays_as_it_is(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "kept.txt").write_text("kept", encoding="utf-8")
    assert main(["init", str(tmp_path / "plans")]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == ["plans", "kept.txt"]


def test_a_start_in_the_current_folder_leaves_that_folder_in_place(tmp_path: Path) -> None:
    """As a shell stands in it: the next command finds its corpus there."""
    folder = tmp_path / "my-plans"
    folder.mkdir()
    command = f"{sys.executable} -m taizhang"
    run = f"{command} init . && {command} check && test . -ef '{folder}'"
    done = subprocess.run(["sh", "-c", run], cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    start_corpus(tmp_path / "my-plans-2")
    written = [
        sorted(path.relative_to(root) for path in root.rglob("*"))
        for root in (folder, tmp_path / "my-plans-2")
    ]
    assert written[0] == written[1]


@pytest.mark.parametrize("failing", [0, 1, 4])
def test_a_start_in_an_empty_folder_that_fails_leaves_it_empty(
    failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, replace, done = tmp_path / "my-plans", os.replace, []

    def fail(old: Path, new: Path) -> None:
        if len(done) == failing:
            done.append(new)
            raise OSError(errno.ENOSPC, "full")
        done.append(new)
        replace(old, new)

    folder.mkdir()
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="full"):
        start_corpus(folder)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["My Plans", "计划", "-plans", "plans_"])
def test_a_name_that_no_package_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(StartError, match="a-z, 0-9"):
        start_corpus(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_start_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(starting, "_copy", stop)
    with pytest.raises(KeyboardInterrupt):
        start_corpus(tmp_path / "my-plans")
    assert list(tmp_path.iterdir()) == []


def test_a_corpus_made_for_another_version_is_told_so_and_checked_all_the_same(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "my-plans"
    start_corpus(corpus)
    monkeypatch.chdir(corpus)
    assert main(["check"]) == 0
    assert capsys.readouterr().err == ""
    metadata = corpus / "datapackage" / "datapackage.yaml"
    named = metadata.read_text(encoding="utf-8").replace(__version__, "0.0.9")
    metadata.write_text(named, encoding="utf-8")
    assert main(["check", "--lang", "en"]) == 0
    told = capsys.readouterr().err
    assert "come from toolkit 0.0.9" in told and told.count("\n") == 1
    assert main(["explain", "allocations-add-up"]) == 0
    assert "0.0.9" in capsys.readouterr().err


def test_a_rule_of_a_corpus_begun_before_rules_had_one_door_is_told_what_to_do(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "my-plans"
    start_corpus(corpus)
    metadata = corpus / "datapackage" / "datapackage.yaml"
    lines = metadata.read_text(encoding="utf-8").splitlines(keepends=True)
    metadata.write_text("".join(line for line in lines if "toolkit" not in line), encoding="utf-8")
    rule = corpus / "validators" / "allocations_add_up.py"
    before = rule.read_text(encoding="utf-8")
    old = "from taizhang.facts import Facts\nfrom taizhang.findings import Finding\nfrom taizhang.plan import Plan"
    rule.write_text(before.replace("from taizhang.rules import Facts, Finding, Plan", old), "utf-8")
    assert old in rule.read_text(encoding="utf-8")
    monkeypatch.chdir(corpus)
    assert main(["check"]) == 2
    told = capsys.readouterr().err
    assert "allocations_add_up.py cannot be loaded" in told
    assert "import what it needs from taizhang.rules" in told and "从 taizhang.rules 导入" in told
    rule.write_text(before, encoding="utf-8")
    assert main(["check"]) == 0


def test_the_wheel_holds_all_that_a_new_corpus_takes_over(project: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=project, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(ZipFile(wheel).namelist())
    for shared in SHARED:
        path = project / shared
        files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
        for file in files:
            if "__pycache__" not in file.parts:
                assert f"taizhang/starting/starter/{file.relative_to(project).as_posix()}" in packed
    assert not any("__pycache__" in name for name in packed)
    vendor = project / "src" / "taizhang" / "site" / "theme" / "assets" / "vendor"
    licences = {"LICENSE", "LICENSE-DATA", *(one.name for one in vendor.glob("*.LICENSE.txt"))}
    told = {name.rpartition("/")[2] for name in packed if ".dist-info/licenses/" in name}
    assert licences == told and len(licences) > 5
