"""Plans checked by a real cluster on this machine, one of whose workers is killed in the middle."""

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
from packages import COMMAND, PROJECT

from taizhang.corpus import Corpus

PLANS = 10
PATIENCE = 90
"""Seconds after which nothing is waited for any more."""
RULE = '''"""A rule of a test, in which nobody hurries.
一条用于测试的规则。

```yaml
text: 一  # <- finding
```

```yaml
text: 一
```
"""

import os
import time
from pathlib import Path

SEVERITY = "error"


def check(plan, facts):
    Path(os.environ["PIDS"], str(os.getpid())).touch()
    time.sleep(0.5)
    return iter(())
'''
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts processes, which are ended at last."""
    (tmp_path / "pids").mkdir()
    begun: list[subprocess.Popen[bytes]] = []
    settings = {
        "PYTHONPATH": f"{PROJECT / 'src'}",
        "PIDS": str(tmp_path / "pids"),
        "TAIZHANG_NO_CACHE": "1",
        "DASK_DISTRIBUTED__WORKER__DAEMON": "False",
    }

    def started(*command: str, folder: Path = tmp_path) -> "subprocess.Popen[bytes]":
        begun.append(
            subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, **settings},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if command[:3] == (*COMMAND,) else subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        return begun[-1]

    yield started
    for process in begun:
        process.kill()
        process.communicate(timeout=PATIENCE)


def await_(what: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def root(make_corpus: Callable[..., Corpus]) -> Path:
    """A corpus of some plans, with one slow rule."""
    root = make_corpus().root
    first = root / "datapackage" / "plans" / "qingxi-2025-innovation"
    for number in range(PLANS - 1):
        name = f"qingxi-2025-{number}"
        shutil.copytree(first, first.with_name(name))
        plan = first.with_name(name) / "plan.yaml"
        text = plan.read_text(encoding="utf-8").replace(f"id: {first.name}", f"id: {name}", 1)
        plan.write_text(text, encoding="utf-8")
    for rule in (root / "validators").iterdir():
        rule.unlink()
    (root / "validators" / "acts.py").write_text(RULE, encoding="utf-8")
    return root


@pytest.fixture
def scheduler(start: Start, tmp_path: Path) -> str:
    file = tmp_path / "scheduler.json"
    python = (sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1")
    start(*python, "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    await_(file.exists)
    await_(lambda: file.read_bytes().endswith(b"}"))
    address: str = json.loads(file.read_bytes())["address"]
    return address


@pytest.mark.long
def test_a_cluster_of_which_a_worker_is_killed_finds_the_same(
    root: Path, scheduler: str, start: Start, tmp_path: Path
) -> None:
    worker = (sys.executable, "-m", "distributed.cli.dask_worker", scheduler, "--no-nanny")
    workers = [start(*worker, "--nthreads", "1", "--no-dashboard") for _ in range(2)]
    check = start(*COMMAND, "check", "--format", "json", "--scheduler", scheduler, folder=root)
    await_(lambda: all((tmp_path / "pids" / str(one.pid)).exists() for one in workers))
    workers[0].send_signal(signal.SIGKILL)
    told, _ = check.communicate(timeout=PATIENCE)
    alone = start(*COMMAND, "check", "--format", "json", folder=root)
    assert told == alone.communicate(timeout=PATIENCE)[0]
    assert len(json.loads(told)["plans"]) >= PLANS
    assert check.returncode == alone.returncode


def test_where_no_scheduler_answers_it_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from taizhang.cli.main import main

    monkeypatch.chdir(root)
    monkeypatch.setenv("TAIZHANG_NO_CACHE", "1")
    monkeypatch.setattr("taizhang.speed.cluster.WAIT", 1)
    assert main(["check", "--scheduler", "tcp://127.0.0.1:9"]) == 2
