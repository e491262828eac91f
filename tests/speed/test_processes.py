"""Processes that work side by side end with the one that began them; what ends them is told."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packages import COMMAND

from taizhang.checking.check_corpus import MANY
from taizhang.corpus import Corpus

RULE = '''"""A rule of a test.
一条用于测试的规则。

```yaml
text: 一  # <- finding
```

```yaml
text: 一
```
"""

import multiprocessing
import os
import re
import signal
import time
from pathlib import Path

SEVERITY = "error"


def check(plan, facts):
    in_worker = multiprocessing.parent_process() is not None
    Path(os.environ["PIDS"], str(os.getpid())).touch()
    {act}
    return iter(())
'''
SLEEP = "time.sleep(600)"
HOLD = 're.match("(a+)+$", "a" * 60 + "b")'
"""Holds Python's lock, so that no thread of the worker has its turn."""

Lay = Callable[[str], Path]


@pytest.fixture
def lay(make_corpus: Callable[..., Corpus], tmp_path: Path) -> Lay:
    """A corpus of so many plans that they are checked side by side, with one rule of ours."""

    def laid(act: str, plans: int = MANY + 4) -> Path:
        root = make_corpus().root
        folder = root / "datapackage" / "plans"
        first = folder / "qingxi-2025-innovation"
        shutil.rmtree(folder / "baishi-2024-platforms")
        for number in range(plans - 1):
            name = f"qingxi-2025-{number}"
            shutil.copytree(first, folder / name)
            plan = folder / name / "plan.yaml"
            text = plan.read_text(encoding="utf-8").replace(f"id: {first.name}", f"id: {name}", 1)
            plan.write_text(text, encoding="utf-8")
        for rule in (root / "validators").iterdir():
            rule.unlink()
        (root / "validators" / "acts.py").write_text(RULE.format(act=act), encoding="utf-8")
        (tmp_path / "pids").mkdir()
        return root

    return laid


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Starts ``taizhang`` in a group of its own, as a terminal does; the group is ended at last."""
    begun = []

    def started(root: Path, *arguments: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PIDS": str(tmp_path / "pids")},
            start_new_session=True,
        )
        begun.append(process)
        return process

    yield started
    for process in begun:
        for pid in [process.pid, *pids(tmp_path)]:
            if lives(pid):
                os.kill(pid, signal.SIGKILL)
        process.communicate()


def pids(folder: Path) -> list[int]:
    return [int(path.name) for path in (folder / "pids").iterdir()]


def lives(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def until(holds: Callable[[], object]) -> bool:
    """Waits for something to hold; not for ever."""
    for _ in range(600):
        if holds():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("act", [SLEEP, HOLD], ids=["asleep", "busy"])
@pytest.mark.parametrize("ended_by", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_workers_end_with_their_parent_and_so_do_its_pipes(
    act: str,
    ended_by: signal.Signals,
    lay: Lay,
    start: Callable[..., "subprocess.Popen[str]"],
    tmp_path: Path,
) -> None:
    process = start(lay(act), "check")
    assert until(lambda: pids(tmp_path))
    process.send_signal(ended_by)
    output, _ = process.communicate(timeout=30)  # Ends only when nobody holds the pipe.
    assert (process.returncode, output) == (-ended_by, "")
    assert until(lambda: not any(map(lives, pids(tmp_path))))
    assert process.pid not in pids(tmp_path)


@pytest.mark.parametrize("plans", [1, MANY + 4], ids=["alone", "side by side"])
@pytest.mark.parametrize("act", [SLEEP, HOLD], ids=["asleep", "busy"])
def test_an_interrupt_is_one_line_and_its_own_exit_code(
    act: str,
    plans: int,
    lay: Lay,
    start: Callable[..., "subprocess.Popen[str]"],
    tmp_path: Path,
) -> None:
    process = start(lay(act, plans), "check")
    assert until(lambda: pids(tmp_path))
    os.killpg(process.pid, signal.SIGINT)
    output, told = process.communicate(timeout=30)
    assert (process.returncode, output, told) == (130, "", "Interrupted. 已中断。\n")
    assert until(lambda: not any(map(lives, pids(tmp_path))))


@pytest.mark.parametrize("command", ["check", "build", "fix"])
def test_a_worker_that_is_killed_is_told_in_one_sentence(
    command: str, lay: Lay, start: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    process = start(lay("in_worker and os.kill(os.getpid(), signal.SIGKILL)"), command)
    output, told = process.communicate(timeout=60)
    assert (process.returncode, output) == (2, "")
    assert "ended from outside" in told and "被外部终止" in told and told.count("\n") == 1
    assert until(lambda: not any(map(lives, pids(tmp_path))))


def test_what_a_rule_prints_is_no_part_of_the_output(
    lay: Lay, start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    process = start(lay('in_worker and print("printed")'), "check", "--format", "json")
    output, told = process.communicate(timeout=60)
    assert process.returncode == 0
    assert len(json.loads(output)["plans"]) == MANY + 4
    assert told.count("printed") == MANY + 4


WITHOUT_THE_KERNEL = """
import os, sys, time
from taizhang.speed import workers
from taizhang.speed.executors import side_by_side

def work(item):
    os.write(2, f"{os.getpid()}\\n".encode())
    time.sleep(600)

if __name__ == "__main__":
    workers._die_with_parent = lambda parent: None
    list(side_by_side(work, [1, 2], chunk=1))
"""


def test_where_the_kernel_does_not_end_workers_they_see_for_themselves(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(WITHOUT_THE_KERNEL, encoding="utf-8")
    process = subprocess.Popen([sys.executable, script], stderr=subprocess.PIPE, text=True)
    assert process.stderr
    workers = [int(process.stderr.readline()) for _ in range(2)]
    assert all(map(lives, workers))
    process.kill()
    process.wait()
    assert until(lambda: not any(map(lives, workers)))
    process.stderr.close()


# Builds


def test_a_second_build_says_that_another_runs_and_a_dead_one_is_no_hindrance(
    lay: Lay, start: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    root = lay(SLEEP, 1)
    first = start(root, "build")
    assert until(lambda: pids(tmp_path))
    second = start(root, "build")
    output, told = second.communicate(timeout=60)
    assert (second.returncode, output) == (2, "")
    assert f"(process {first.pid})" in told and "正在" in told and told.count("\n") == 1
    assert start(root, "build", "--out", "elsewhere", "--formats", "nothing").wait() == 2
    first.kill()
    first.wait()
    (root / "validators" / "acts.py").unlink()
    third = start(root, "build", "--formats", "json")
    output, told = third.communicate(timeout=120)
    assert third.returncode == 0 and told.startswith("Left out, as you asked: ")
    built = [Path(line).name for line in output.splitlines()]
    assert sorted(path.name for path in (root / "dist").iterdir()) == sorted(built)


def test_of_builds_begun_together_one_at_least_succeeds_and_what_is_there_is_whole(
    lay: Lay, start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    root = lay("pass", 2)
    builds = [start(root, "build", "--formats", "json") for _ in range(3)]
    ends = [(process.communicate(timeout=240)[1], process.returncode) for process in builds]
    assert {code for _, code in ends} in ({0}, {0, 2}), ends
    assert all(code == 0 or "Another build is writing" in told for told, code in ends)
    (folder,) = (path for path in (root / "dist").iterdir() if path.is_dir())
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert all((folder / one["path"]).exists() for one in descriptor["resources"])
    assert not any(path.name.startswith(".") for path in (root / "dist").iterdir())


def test_a_build_that_finds_mistakes_leaves_no_folder_behind(
    lay: Lay, start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    root = lay("pass", 1)
    (plan,) = (root / "datapackage" / "plans").glob("*/plan.yaml")
    plan.write_text("a: [\n", encoding="utf-8")
    assert start(root, "build").wait() == 1
    assert not (root / "dist").exists()
