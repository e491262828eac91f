"""Preparing a release: what is refused, what is written, and that it is written whole or not."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from interrupted import Moment, die, note
from interrupted import run as run_apart
from packages import COMMAND, PROJECT, lay_golden_corpus

from taizhang.check import check_corpus
from taizhang.corpus import Corpus
from taizhang.versions.history import Release, ReleaseError, read_releases
from taizhang.versions.number import Version
from taizhang.versions.release import prepare_release
from taizhang.versions.staging import STAGE, replace_files, restore_files

PLAN = "datapackage/plans/qingxi-2025-innovation/plan.yaml"
TITLE = ("title_en: Build platforms", "title_en: Building platforms")


def git(root: Path, *arguments: str) -> str:
    identity = {
        f"GIT_{who}_{what}": f"{who}@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    dates = {
        "GIT_AUTHOR_DATE": "2025-06-01T12:00:00Z",
        "GIT_COMMITTER_DATE": "2025-06-02T12:00:00Z",
    }
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        env={**os.environ, **identity, **dates},
    )
    return done.stdout.decode()


def commit(root: Path, tag: str = "") -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "change")
    if tag:
        git(root, "tag", "-a", tag, "-m", tag)


def alter(root: Path, *replacements: tuple[str, str]) -> None:
    """Change the plan and commit it."""
    text = (root / PLAN).read_text(encoding="utf-8")
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / PLAN).write_text(text, encoding="utf-8")
    commit(root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A corpus in a repository of its own, its version 1.0.0 released."""
    root = lay_golden_corpus(tmp_path / "corpus")
    for rule in (root / "validators").iterdir():
        if rule.name not in ("allocations_add_up.py",):
            rule.unlink()
    shutil.copy(PROJECT / "validators" / "released_ids_stay.py", root / "validators")
    (root / "CHANGELOG.md").write_text(
        "# 更新记录 Changelog\n\n## 未发布 Unreleased\n\n- 首批。\n", encoding="utf-8"
    )
    (root / ".gitignore").write_text("/dist/\n/.release/\n")
    git(root, "init", "-q")
    commit(root)
    prepare_release(Corpus(root), "1.0.0", None)
    commit(root, "v1.0.0")
    return root


def release(root: Path, version: str | None = None) -> Release:
    return prepare_release(Corpus(root), version, None)


def test_the_first_release_is_a_commit_s_data_and_its_day(root: Path) -> None:
    (first,) = read_releases(root)
    assert (first.version, first.date, first.after, first.changes) == (
        Version(1, 0, 0),
        "2025-06-01",
        "",
        (),
    )
    assert first.rows["plans"] == 2
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.startswith(
        "# 更新记录 Changelog\n\n## 未发布 Unreleased\n\n## 1.0.0（2025-06-01）\n"
    )
    assert "\n- 首批。\n" in changelog and "The first release: 2 plans, 12 targets." in changelog
    released = (root / "datapackage" / "released.csv").read_text(encoding="utf-8")
    assert "qingxi-2025-innovation,rd-intensity\n" in released
    assert ",qingxi-2025-innovation\n" not in released
    assert [one.rule for one in check_corpus(Corpus(root)).findings] == []


def test_a_release_says_what_changed_and_is_told_in_the_changelog(root: Path) -> None:
    alter(root, TITLE, ("text: 附件何在？", "text: 附件<b>何在？"))
    made = release(root)
    assert str(made.version) == "1.0.1" and len(made.changes) == 2
    newest, first = read_releases(root)
    assert (newest.changes, newest.after, str(first.version)) == (made.changes, "1.0.0", "1.0.0")
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "    - 青溪市 t01：英文题名 Build platforms → Building platforms\n" in changelog
    assert "附件\\<b\\>何在" in changelog
    metadata = (root / "datapackage" / "datapackage.yaml").read_text(encoding="utf-8")
    assert "\nversion: 1.0.1\n" in metadata
    assert git(root, "tag") == "v1.0.0\n"


def test_a_renamed_id_demands_a_major_version_and_a_tombstone(root: Path) -> None:
    renamed = ("      - id: rd-staff\n", "      - id: staff\n")
    alter(root, renamed)
    (root / "validators" / "released_ids_stay.py").unlink()
    commit(root)
    with pytest.raises(ReleaseError, match=r"vanished without a tombstone.*rd-staff"):
        release(root)
    alter(
        root, ("tombstones:\n", "tombstones:\n  - {was: rd-staff, now: staff, reason: Shorter.}\n")
    )
    for version in ("1.0.1", "1.9.0", "0.9.9"):
        with pytest.raises(ReleaseError, match=r"2\.0\.0 is the least .*青溪市 staff"):
            release(root, version)
    assert str(release(root, "2.1.0").version) == "2.1.0"


def test_a_plan_never_vanishes(root: Path) -> None:
    shutil.rmtree(root / "datapackage" / "plans" / "heishui-2024-talent")
    text = (root / PLAN).read_text(encoding="utf-8").replace(", plan: heishui-2024-talent", "")
    (root / PLAN).write_text(text, encoding="utf-8")
    commit(root)
    with pytest.raises(ReleaseError, match="heishui-2024-talent"):
        release(root)


Spoil = Callable[[Path], None]


@pytest.mark.parametrize(
    ("spoil", "version", "told"),
    [
        (lambda root: None, None, "Nothing changed since 1.0.0"),
        (lambda root: (root / "new.txt").touch(), None, "not committed"),
        (lambda root: alter(root, TITLE), "1.0", "1.0 is no version"),
        (lambda root: alter(root, TITLE), "1.0.0", "1.0.1 is the least"),
    ],
)
def test_a_release_is_refused(root: Path, spoil: Spoil, version: str | None, told: str) -> None:
    spoil(root)
    before = git(root, "status", "--porcelain")
    with pytest.raises(ReleaseError, match=told):
        release(root, version)
    assert git(root, "status", "--porcelain") == before


def test_what_is_prepared_already_is_not_prepared_twice(root: Path) -> None:
    alter(root, TITLE)
    release(root)
    commit(root)
    with pytest.raises(ReleaseError, match=r"1\.0\.1 is prepared already"):
        release(root)


def test_the_command_prepares_and_says_what_to_run(root: Path) -> None:
    alter(root, TITLE)
    command = [*COMMAND, "release", "1.1.0", "--date", "2025-07-01"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "git tag -a v1.1.0" in done.stdout
    assert (
        json.loads((root / "datapackage/releases/1.1.0.json").read_text())["date"] == "2025-07-01"
    )
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 1 and "not committed" in done.stderr


# Interrupted


OLD = {"CHANGELOG.md": b"old", "datapackage/datapackage.yaml": b"old"}
NEW = {
    **dict.fromkeys(OLD, b"new"),
    "datapackage/released.csv": b"new",
    "datapackage/releases/1.json": b"new",
}


def content(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def lay(root: Path) -> Path:
    for path, data in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def killed_at(root: Path, n: int) -> int:
    def work() -> None:
        Moment(n, die)
        replace_files(root, NEW)

    return run_apart(work)[0]


def test_a_release_killed_at_any_moment_is_finished_or_undone_by_the_next_command(
    tmp_path: Path,
) -> None:
    def count() -> None:
        Moment(0, note)
        replace_files(lay(tmp_path / "count"), NEW)

    moments = len(run_apart(count)[1].split())
    assert moments > 20
    ends: Counter[str] = Counter()
    for n in range(1, moments + 1):
        root = lay(tmp_path / str(n))
        if killed_at(root, n) == 0:
            continue  # The writing of the old files was counted, too.
        restore_files(root)
        state = content(root)
        assert state in (OLD, NEW), n
        ends["new" if state == NEW else "old"] += 1
        assert not (root / STAGE).exists()
        replace_files(root, NEW)
        assert content(root) == NEW
    assert ends["old"] > 5 and ends["new"] > 5


def test_any_command_finishes_a_release(root: Path) -> None:
    stage = root / STAGE
    stage.mkdir()
    (stage / "CHANGELOG.md").write_text("finished")
    (stage / ".ready").touch()
    done = subprocess.run([*COMMAND, "check"], cwd=root / "datapackage", capture_output=True)
    assert done.returncode == 0
    assert (root / "CHANGELOG.md").read_text() == "finished" and not stage.exists()


# Built again


def test_a_past_release_is_built_again_from_its_tag(root: Path, tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, "build"], cwd=root, capture_output=True, text=True)
    archive = Path(done.stdout.splitlines()[1])
    alter(root, TITLE)
    script = [str(PROJECT / "scripts" / "rebuild-release"), "v1.0.0", str(tmp_path / "again")]
    environment = {**os.environ, "PYTHON": sys.executable}
    subprocess.run(
        script, cwd=root / "datapackage", check=True, capture_output=True, env=environment
    )
    assert (tmp_path / "again" / archive.name).read_bytes() == archive.read_bytes()
