"""Writing a release into a corpus: its files, its changelog, and what is refused beside."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from packages import lay_golden_corpus

from taizhang.corpus import Corpus
from taizhang.versions.change import Change
from taizhang.versions.history import Release, read_releases
from taizhang.versions.number import Version
from taizhang.versions.release import MOST, ReleaseError, prepare_release
from taizhang.versions.staging import replace_files, restore_files

PLAN = "datapackage/plans/heishui-2024-talent/plan.yaml"


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Reader", "-c", "user.email=reader@example.org"]
    command = ["git", "-C", str(root), *identity, *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny corpus in a repository, with one rule, no changelog and no release."""
    root = lay_golden_corpus(tmp_path / "corpus")
    for rule in (root / "validators").iterdir():
        if rule.name != "allocations_add_up.py":
            rule.unlink()
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first", "--date", "2025-01-02T12:00:00Z")
    return root


def change(root: Path, *labels: str, tag: str = "") -> None:
    """Give the one target of a plan other labels, one commit each."""
    plan = root / PLAN
    for label in labels:
        lines = plan.read_text("utf-8").splitlines()
        changed = [
            f'      - {{id: experts, label: {label}, quote: "人才,\\r\\n引進專家3名", comparator: eq, value: 3, unit: item}}'
            if "id: experts" in line
            else line
            for line in lines
        ]
        plan.write_text("\n".join(changed) + "\n", "utf-8")
        git(root, "commit", "-qam", label)
    if tag:
        git(root, "tag", tag)


def release(root: Path, version: str | None = None, date: str | None = "2025-03-04") -> Release:
    return prepare_release(Corpus(root), version, date)


def test_the_first_release_is_the_first_version_whatever_other_tags_there_are(root: Path) -> None:
    git(root, "tag", "v1beta")
    made = release(root)
    assert (str(made.version), made.date, made.after, made.changes) == (
        "0.1.0",
        "2025-03-04",
        "",
        (),
    )
    assert made.path == "datapackage/releases/0.1.0.json"
    assert read_releases(root) == [made]
    assert (root / "CHANGELOG.md").read_text("utf-8") == (
        "# 更新记录 Changelog\n\n## 未发布 Unreleased\n\n"
        "## 0.1.0（2025-03-04）\n\n### 数据的变化 Changes in the data\n\n"
        "首次发布：2 份规划，15 条目标。\nThe first release: 2 plans, 15 targets.\n"
    )
    written = (root / "datapackage/datapackage.yaml").read_text("utf-8")
    assert "\nversion: 0.1.0\n" in written and "1.0.0" not in written
    ids = (root / "datapackage/released.csv").read_text("utf-8").splitlines()
    assert ids[0] == "plan_id,id,register,region,names" and ids[1:] == sorted(ids[1:])
    assert "heishui-2024-talent,experts,,," in ids and not any("firms-total" in one for one in ids)


def test_ids_once_released_stay_among_them(root: Path) -> None:
    (root / "datapackage/released.csv").write_text(
        "plan_id,id,register,region,names\nan-older-plan,gone,,,\n", "utf-8"
    )
    git(root, "add", ".")
    git(root, "commit", "-qm", "released")
    release(root)
    ids = (root / "datapackage/released.csv").read_text("utf-8").splitlines()
    assert "an-older-plan,gone,,," in ids and len(ids) > 20


def test_the_next_release_follows_the_newest_tag(root: Path) -> None:
    change(root, tag="v0.9.0")
    change(root, "專家", tag="v0.10.0")
    change(root, "能人")
    made = release(root)
    assert (str(made.version), made.after) == ("0.10.1", "0.10.0")
    (one,) = made.changes
    assert one.fields[0].old == "專家"
    text = (root / "CHANGELOG.md").read_text("utf-8")
    assert text.endswith(
        "## 0.10.1（2025-03-04）\n\n### 数据的变化 Changes in the data\n\n"
        "- 释读更正：来源相同，读法不同：1\n  Reading corrected: the same source, read otherwise: 1\n"
        "    - 黑水县 experts：名目 專家 → 能人\n      黑水县 experts: Label 專家 → 能人\n"
    )


def test_the_day_is_that_of_the_last_commit_unless_one_is_given(root: Path) -> None:
    assert release(root, date=None).date == "2025-01-02"


@pytest.mark.parametrize("day", ["2025-13-01", "2025-1-1", "2025-02-32", "today", "2025-00-10"])
def test_what_is_no_day_is_refused(root: Path, day: str) -> None:
    with pytest.raises(ReleaseError, match=f"{day} is no day; write 2024-02-01. {day} 不是日期"):
        release(root, date=day)
    assert not (root / "CHANGELOG.md").exists()


def test_without_a_commit_there_is_nothing_to_release(tmp_path: Path) -> None:
    root = lay_golden_corpus(tmp_path / "corpus")
    git(root, "init", "-q")
    with pytest.raises(ReleaseError, match="There is no commit to release"):
        release(root)


def test_a_version_may_be_higher_than_demanded_and_never_lower(root: Path) -> None:
    change(root, tag="v1.0.0")
    change(root, "能人")
    for wanted in ("0.9.0", "1.0.0"):
        with pytest.raises(ReleaseError) as told:
            release(root, wanted)
        assert str(told.value) == (
            f"{wanted} is too small: 1.0.1 is the least (patch changes; 黑水县 experts: Label 人才 → 能人; "
            f"黑水县 experts：名目 人才 → 能人). {wanted} 太小：至少应为 1.0.1。"
        )
    assert release(root, "3.0.0").version == Version(3, 0, 0)


def test_a_changelog_without_a_place_for_it_gets_one_before_the_last_release(root: Path) -> None:
    (root / "CHANGELOG.md").write_text("# Log\n\nText.\n\n## 0.0.1\n\nOld.\n", "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-qm", "log")
    release(root)
    text = (root / "CHANGELOG.md").read_text("utf-8")
    assert text.startswith("# Log\n\nText.\n\n## 未发布 Unreleased\n\n## 0.1.0（2025-03-04）\n")
    assert text.endswith("15 targets.\n\n## 0.0.1\n\nOld.\n")


# The releases so far


ONE = Change(
    "changed", "reading-corrected", "patch", "targets", "Targets", "目标", plan="a", record="a/t"
)


def test_releases_are_read_the_newest_first_and_by_plan(tmp_path: Path) -> None:
    made = [
        Release(Version(0, minor, 0), "2025-01-01", "", (ONE, replace(ONE, plan="b")), {"plans": 1})
        for minor in (9, 10, 1)
    ]
    for one in made:
        path = tmp_path / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.as_bytes())
    (tmp_path / "datapackage/releases/draft.json").write_text(
        '{"version": "next", "date": "", "after": "", "changes": [], "rows": {}}'
    )
    read = read_releases(tmp_path)
    assert [str(one.version) for one in read] == ["0.10.0", "0.9.0", "0.1.0"]
    assert read[0] == made[1] and read[0].of_plan("a") == [ONE]
    text = read[0].as_bytes().decode()
    assert text.startswith('{\n "version": "0.10.0",') and "目标" in text and text.endswith("}\n")
    assert read_releases(tmp_path / "elsewhere") == []


def test_the_changelog_lists_so_many_changes_and_counts_the_rest(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taizhang.versions.release.MOST", 2)
    change(root, tag="v0.1.0")
    plan = root / PLAN
    text = plan.read_text("utf-8").replace("label: 人才", "label: 能人")
    plan.write_text(text.replace("title_en: Heishui", "title_en: A"), "utf-8")
    indicators = root / "datapackage/registers/indicators.yaml"
    indicators.write_text(
        indicators.read_text("utf-8").replace("高新技术企业数量", "高企"), "utf-8"
    )
    git(root, "commit", "-qam", "three")
    made = release(root)
    assert len(made.changes) == 3 < MOST
    told = (root / "CHANGELOG.md").read_text("utf-8")
    assert told.count("\n    - ") == 2
    assert told.endswith(f"\n另有 1 处，见 `{made.path}`。\n1 more are in `{made.path}`.\n")
    assert "- 名录变动：1\n  Register changed: 1\n" in told, "its class is told all the same"


# Files replaced as one


def test_files_are_replaced_and_made_and_nothing_else_is_touched(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "other.txt").write_text("other")
    replace_files(tmp_path, {"a.txt": b"new", "deep/er/b.txt": b"b"})
    files = {
        path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob("*.txt")
    }
    assert files == {"a.txt": "new", "deep/er/b.txt": "b", "other.txt": "other"}
    assert not (tmp_path / ".release").exists()


def test_what_was_not_ready_is_cleared_away_and_what_was_is_finished(tmp_path: Path) -> None:
    restore_files(tmp_path)
    for ready, text in ((False, "old"), (True, "new")):
        (tmp_path / "a.txt").write_text("old")
        (tmp_path / ".release").mkdir()
        (tmp_path / ".release/a.txt").write_text("new")
        if ready:
            (tmp_path / ".release/.ready").touch()
        restore_files(tmp_path)
        assert (tmp_path / "a.txt").read_text() == text
        assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
