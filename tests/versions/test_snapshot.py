"""Versions of the data, wherever they are: a corpus, a revision of its repository, a package."""

import shutil
import subprocess
from pathlib import Path

import pytest
from packages import lay_golden_corpus
from written_package import full_package, written

from taizhang.corpus import Corpus, CorpusError
from taizhang.package.archive import write_zip
from taizhang.package.reader import NoPackageError
from taizhang.versions.git import commit_of, date_of, export, git, release_tags
from taizhang.versions.snapshot import open_version, read_corpus

PLAN = "datapackage/plans/heishui-2024-talent/plan.yaml"


def run(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Reader", "-c", "user.email=reader@example.org"]
    command = ["git", "-C", str(root), *identity, *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a corpus in a folder of it, two commits, and some tags."""
    repository = tmp_path_factory.mktemp("snapshot")
    root = lay_golden_corpus(repository / "corpus")
    for rule in (root / "validators").iterdir():
        if rule.name != "allocations_add_up.py":
            rule.unlink()
    run(repository, "init", "-q")
    run(repository, "add", ".")
    run(repository, "commit", "-qm", "first", "--date", "2025-01-02T12:00:00Z")
    for tag in ("v1.0.0", "v1.10.0", "v1.9.0", "vnext", "old"):
        run(repository, "tag", tag)
    plan = root / PLAN
    plan.write_text(plan.read_text("utf-8").replace("label: 人才", "label: 人員"), "utf-8")
    run(repository, "commit", "-qam", "second", "--date", "2025-02-03T12:00:00Z")
    return root


def labels(name: str, start: Path) -> set[str]:
    rows = open_version(name, start).rows["targets"]
    return {row["label"] for row in rows if row["plan_id"] == "heishui-2024-talent"}


def test_a_revision_is_read_as_it_was_and_the_corpus_as_it_is(root: Path) -> None:
    assert labels("v1.0.0", root) >= {"人才"}
    assert labels("HEAD", root / "datapackage") >= {"人員"}
    assert labels(str(root), root) >= {"人員"}
    assert "人員" not in labels("v1.0.0", root) and "人才" not in labels("HEAD", root)


def test_a_package_is_read_from_its_folder_or_its_zip(root: Path, tmp_path: Path) -> None:
    folder = written(full_package(), tmp_path)
    write_zip(folder, tmp_path / "package.zip")
    for path in (folder, tmp_path / "package.zip"):
        package = open_version(str(path), root)
        assert package.metadata["name"] == "hostile"
        assert [row["title"] for row in package.rows["plans"]] == ["甲", "乙", "丙"]


def test_what_names_nothing_is_refused_in_words(root: Path, tmp_path: Path) -> None:
    for name in ("v9.9.9", str(tmp_path), "--all", "-q"):
        with pytest.raises(
            CorpusError, match="is no package, no corpus and no git revision"
        ) as told:
            open_version(name, root)
        assert str(told.value).startswith(name) and "不是数据包、语料，也不是 git 版本" in str(
            told.value
        )
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "datapackage.json").write_text("{}")
    with pytest.raises(
        NoPackageError, match=r"is no data package: datapackage\.json: The key name is missing"
    ):
        open_version(str(tmp_path / "broken"), root)


def test_a_corpus_with_errors_has_no_tables(root: Path, tmp_path: Path) -> None:
    broken = Path(shutil.copytree(root, tmp_path / "corpus"))
    plan = broken / PLAN
    plan.write_text(plan.read_text("utf-8").replace("引進專家3名", "引進專家4名"), "utf-8")
    with pytest.raises(CorpusError) as told:
        read_corpus(Corpus(broken), "the corpus")
    assert str(told.value).startswith(f"the corpus has 1 error and no tables: {PLAN}:")
    assert "the corpus 有 1 个错误，无法成表" in str(told.value)


def test_git_tells_commits_days_and_releases_the_newest_first(root: Path) -> None:
    first, head = commit_of(root, "v1.0.0"), commit_of(root, "HEAD")
    assert first and head and first != head and len(first) == 40
    assert (date_of(root, first), date_of(root, head)) == ("2025-01-02", "2025-02-03")
    assert release_tags(root) == ["v1.10.0", "v1.9.0", "v1.0.0"]
    assert commit_of(root, "v2.0.0") is None


def test_only_the_files_of_the_corpus_are_exported(root: Path, tmp_path: Path) -> None:
    commit = commit_of(root, "HEAD")
    assert commit
    export(root, commit, tmp_path)
    assert (tmp_path / PLAN).read_bytes() == (root / PLAN).read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"datapackage", "schemas", "validators"}


def test_where_git_fails_its_own_words_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CorpusError, match=r"git log: .*not a git repository"):
        git(tmp_path, "log")
    assert commit_of(tmp_path, "HEAD") is None
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CorpusError, match=r"git cannot be run: .*无法运行 git。"):
        git(tmp_path, "log")


def test_what_git_says_is_told_whatever_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, script, told in (
        ("latin", "printf '\\377 wrong' >&2; exit 1", "git log: \ufffd wrong"),
        ("silent", "exit 1", "git log: failed 失败"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "git").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name / "git").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path / name))
        with pytest.raises(CorpusError) as raised:
            git(tmp_path, "log")
        assert str(raised.value) == told
