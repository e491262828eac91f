"""Versions of a corpus with reports: what `diff` tells, and what a release remembers."""

import copy
import os
import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from progress.town import lay_town
from taizhang.corpus import Corpus, CorpusError
from taizhang.files.text import sha256
from taizhang.package.reader import WrittenPackage
from taizhang.progress.reading.check import check_all, check_report
from taizhang.reconstruction.corpus import remake
from taizhang.tables.reports import report_rows
from taizhang.versions.comparing.compare import Comparison, compare
from taizhang.versions.history import ReleaseError
from taizhang.versions.release import prepare_release
from taizhang.versions.show import sentence
from taizhang.versions.snapshot import read_corpus

PROGRESS = Path("datapackage", "progress")
Q1 = PROGRESS / "qinghe-2025-q1"
CORRECTION = PROGRESS / "qinghe-2025-q3-correction"
INSPECTION = PROGRESS / "qinghe-2025-inspection"
TOMBSTONES = Path("datapackage", "registers", "tombstones.yaml")
BURIED = "- {register: reports, was: qinghe-2025-inspection, reason: 未经该单位公布}\n"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, WrittenPackage]:
    root = lay_town(tmp_path_factory.mktemp("versions") / "town")
    return root, read_corpus(Corpus(root), "old")


@pytest.fixture
def root(town: tuple[Path, WrittenPackage], tmp_path: Path) -> Path:
    return Path(shutil.copytree(town[0], tmp_path / "town"))


def alter(root: Path, path: Path, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def since(town: tuple[Path, WrittenPackage], root: Path) -> Comparison:
    return compare(town[1], read_corpus(Corpus(root), "new"))


@pytest.mark.parametrize(
    ("report", "follows"), [(INSPECTION, "ledger"), (CORRECTION, "observations")]
)
def test_a_report_that_comes_or_goes_is_one_change_and_states_follow(
    report: Path, follows: str, town: tuple[Path, WrittenPackage], root: Path
) -> None:
    shutil.rmtree(root / report)
    without = read_corpus(Corpus(root), "without")
    for old, new, kind, level in (
        (town[1], without, "removed", "major"),
        (without, town[1], "added", "minor"),
    ):
        told = compare(old, new)
        (change,) = told.changes
        assert (change.kind, change.concerns, change.table) == (kind, "report-changed", "reports")
        assert (change.record, change.level) == (report.name, level)
        assert sum(change.parts.values()) > 0
        assert sum(told.follows[follows].values()) > 0


@pytest.mark.parametrize(
    ("old", "new", "table", "field"),
    [
        ("value: 6, unit: firm}", "value: 6, unit: firm, said: behind}", "observations", "said"),
        ("genre: bulletin", "genre: summary", "reports", "genre"),
    ],
)
def test_a_corrected_report_is_a_patch_of_the_report(
    old: str, new: str, table: str, field: str, town: tuple[Path, WrittenPackage], root: Path
) -> None:
    alter(root, Q1 / "report.yaml", old, new)
    told = since(town, root)
    (change,) = told.changes
    assert (change.concerns, change.table, change.record) == ("report-changed", table, Q1.name)
    assert [one.field for one in change.fields] == [field] and told.level == "patch"
    assert Q1.name in sentence(change, "zh")


def test_a_corrected_figure_is_one_change_whatever_follows(
    town: tuple[Path, WrittenPackage], root: Path
) -> None:
    before = sha256((root / Q1 / "source.txt").read_bytes())
    alter(root, Q1 / "source.txt", "新增规模以上工业企业6家", "新增规模以上工业企业7家")
    alter(root, Q1 / "report.yaml", before, sha256((root / Q1 / "source.txt").read_bytes()))
    alter(root, Q1 / "report.yaml", "新增规模以上工业企业6家", "新增规模以上工业企业7家")
    alter(root, Q1 / "report.yaml", "value: 6, unit: firm", "value: 7, unit: firm")
    told = since(town, root)
    assert {change.table for change in told.changes} == {"reports", "observations"}
    assert {change.kind for change in told.changes} == {"changed"} and told.level == "patch"
    (figure,) = [change for change in told.changes if change.table == "observations"]
    assert [(one.field, one.old, one.new) for one in figure.fields if one.field == "value"] == [
        ("value", "6", "7")
    ]


def test_what_has_no_table_is_told_as_the_reading(
    town: tuple[Path, WrittenPackage], root: Path
) -> None:
    alter(root, Q1 / "report.yaml", "reason: connective", "reason: heading")
    (change,) = since(town, root).changes
    assert (change.kind, change.concerns) == ("recomputed", "report-changed")
    assert (change.table, change.name, change.level) == ("reports", "reading", "patch")


@pytest.mark.parametrize("written", ["6.0", "6.00", "6", "12345678901234567.10"])
def test_digits_of_a_decimal_come_back_as_they_were_written(
    written: str, town: tuple[Path, WrittenPackage], root: Path
) -> None:
    corpus = Corpus(root)
    result = check_report(corpus, root / Q1 / "report.yaml")
    assert result.report
    result.report.data["sections"][1]["observations"][0]["value"] = Decimal(written)
    rows = dict(report_rows([result], corpus.registers))
    assert f'"value": {written},' in rows["reports"]["reading"]
    reading = rows["reports"]["reading"]
    package = copy.deepcopy(town[1])
    (row,) = (one for one in package.rows["reports"] if one["report_id"] == Q1.name)
    row["reading"] = reading
    files = remake(package, corpus)
    assert f"value: {written}\n" in files[(Q1 / "report.yaml").as_posix()].decode()


def git(root: Path, *arguments: str) -> None:
    identity = {
        f"GIT_{who}_{what}": f"{who}@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    env = {**os.environ, **identity}
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, env=env)


def commit(root: Path, *tag: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "change")
    for one in tag:
        git(root, "tag", one)


@pytest.fixture
def released(root: Path) -> Path:
    git(root, "init", "-q")
    commit(root)
    prepare_release(Corpus(root), "1.0.0", "2025-06-30")
    commit(root, "v1.0.0")
    return root


def rules(root: Path) -> list[str]:
    return [one.rule for one in check_all(Corpus(root)).findings if "released" in one.rule]


def test_a_released_report_never_vanishes_without_a_tombstone(released: Path) -> None:
    kept = (released / "datapackage" / "released.csv").read_text(encoding="utf-8")
    assert ",qinghe-2025-inspection,reports,990200," in kept
    assert rules(released) == []
    shutil.rmtree(released / INSPECTION)
    commit(released)
    assert rules(released) == ["released-entry-gone"]
    with pytest.raises((ReleaseError, CorpusError), match="qinghe-2025-inspection"):
        prepare_release(Corpus(released), None, "2025-06-30")
    (released / TOMBSTONES).write_text(BURIED, encoding="utf-8")
    commit(released)
    assert rules(released) == []
    release = prepare_release(Corpus(released), None, "2025-06-30")
    assert str(release.version) == "2.0.0"
    gone = [one for one in release.changes if one.table == "reports"]
    assert [(one.kind, one.reason) for one in gone] == [("removed", "未经该单位公布")]
    assert ",qinghe-2025-inspection," in (released / "datapackage" / "released.csv").read_text()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda root: (root / TOMBSTONES).write_text(BURIED, "utf-8"), "released-entry-buried"),
        (
            lambda root: shutil.copytree(root / Q1, root / INSPECTION, dirs_exist_ok=True),
            "released-entry-reused",
        ),
    ],
)
def test_an_id_of_a_report_is_not_used_again(
    change: Callable[[Path], object], rule: str, released: Path
) -> None:
    change(released)
    if rule == "released-entry-reused":
        alter(released, INSPECTION / "report.yaml", "id: qinghe-2025-q1", f"id: {INSPECTION.name}")
    assert rule in rules(released)
