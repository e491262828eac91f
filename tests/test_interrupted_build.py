"""A build that is killed, or fails, leaves the old package or the new one, and no half of either."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from packages import COMMAND, build, built, lay_golden_corpus, read_rows

Moment = dict[str, Any]


def lay_changed_corpus(root: Path) -> Path:
    """The same package with another title in it."""
    lay_golden_corpus(root)
    plan = root / "datapackage" / "plans" / "heishui-2024-talent" / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    assert "Heishui talent plan" in text
    plan.write_text(text.replace("Heishui talent plan", "A later title"), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> list[Moment]:
    place = tmp_path_factory.mktemp("interrupted")
    corpora = [lay_golden_corpus(place / "first"), lay_changed_corpus(place / "second")]
    script = Path(__file__).with_name("interrupted.py")
    command = [sys.executable, str(script), *map(str, corpora), str(place / "built")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def of_kind(moments: list[Moment], kind: str) -> list[Moment]:
    return [moment for moment in moments if moment["kind"] == kind]


def test_a_build_was_killed_at_many_moments(moments: list[Moment]) -> None:
    killed = of_kind(moments, "killed")
    assert all(moment["code"] == -9 for moment in killed)
    states = [(one["left"]["folder"], one["left"]["zip"]) for one in killed]
    assert len(killed) > 50 and states.count(("old", "old")) > 15
    assert {("new", "old"), ("new", "new")} <= set(states)


def test_nothing_under_its_name_is_ever_broken(moments: list[Moment]) -> None:
    for moment in moments:
        for left in (moment["left"], moment.get("left again", moment["left"])):
            assert left["zip"] in ("old", "new"), moment
            assert left["folder"] in ("old", "new") or (left["folder"] == "absent"), moment


def test_the_folder_is_absent_at_one_moment_only(moments: list[Moment]) -> None:
    """Between two renames: no system replaces a folder that is not empty in one step."""
    absent = [one for one in of_kind(moments, "killed") if one["left"]["folder"] == "absent"]
    assert [moment["event"] for moment in absent] == ["os.rename"]
    assert all(moment["left"]["stage"] for moment in absent)


def test_what_was_ready_is_finished_and_all_else_cleared_away(moments: list[Moment]) -> None:
    for moment in moments:
        if moment["kind"] != "refused":
            changed = "new" in moment["left"].values() or moment["left"]["folder"] == "absent"
            restored = moment["restored"]
            assert restored["folder"] == restored["zip"] in ("old", "new"), moment
            assert restored["zip"] == "new" or not changed, moment
            assert not restored["stage"], moment


def test_the_next_build_finishes_what_was_interrupted(moments: list[Moment]) -> None:
    for moment in moments:
        if moment["kind"] != "refused":
            assert moment["next"] == {"folder": "new", "zip": "new", "stage": False}, moment
    assert len(of_kind(moments, "killed twice")) == 20


def test_a_full_disk_leaves_the_old_package_whole(moments: list[Moment]) -> None:
    full = [*of_kind(moments, "full disk"), *of_kind(moments, "full at last")]
    failed = [moment for moment in full if moment["code"]]
    assert len(failed) > 5 and failed[-1]["kind"] == "full at last"
    for moment in failed:
        assert (moment["left"]["folder"], moment["left"]["zip"]) == ("old", "old"), moment


def test_a_package_that_frictionless_refuses_leaves_the_old_one_whole(
    moments: list[Moment],
) -> None:
    (refused,) = of_kind(moments, "refused")
    assert refused["code"] and refused["left"] == {"folder": "old", "zip": "old", "stage": False}


def test_the_command_finishes_an_interrupted_build(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As if it had been killed between the two renames, by the command that people run."""
    done, package = built("golden", tmp_path_factory.getbasetemp())
    root = shutil.copytree(done, tmp_path / "corpus")
    package = root / package.relative_to(done)
    out, stage = package.parent, package.parent / ".building"
    whole = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    stage.mkdir()
    (stage / ".ready").touch()
    shutil.copytree(package, stage / ".old")
    package.rename(stage / package.name)
    assert not package.exists()
    assert build(root) == package
    assert whole == {
        path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()
    }
    assert not stage.exists()


def test_findings_leave_the_old_package_whole(tmp_path: Path) -> None:
    root = lay_golden_corpus(tmp_path / "corpus")
    package = root / "dist" / "golden-1.0.0"
    (package / "data").mkdir(parents=True)
    (package / "data" / "plans.csv").write_text("plan_id\nold\n")
    (root / "datapackage" / "plans" / "heishui-2024-talent" / "source.txt").write_text("edited")
    done = subprocess.run([*COMMAND, "build"], cwd=root, capture_output=True, text=True)
    assert done.returncode == 1
    assert read_rows(package / "data" / "plans.csv") == [{"plan_id": "old"}]
    assert [path.name for path in (root / "dist").iterdir()] == [package.name]
