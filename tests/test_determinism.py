"""Same input, same bytes: whoever builds, wherever, whenever."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from packages import COMMAND, LAY

HERE = {"LC_ALL": "C", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"}
BINARY = {".parquet", ".sqlite", ".xlsx", ".zip"}
THERE = {"LC_ALL": "C.UTF-8", "TZ": "America/Lima", "PYTHONHASHSEED": "4242"}


def start(root: Path, settings: dict[str, str], umask: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONCOERCECLOCALE": "0", **settings}
    return subprocess.Popen(
        [*COMMAND, "build"],
        cwd=root,
        env=environment,
        umask=umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def copy_in_another_order(source: Path, target: Path) -> Path:
    """The same files, made last to first, with other times."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (10**9, 10**9))
    return target


@pytest.mark.parametrize("corpus", ["golden", pytest.param("real", marks=pytest.mark.corpus)])
def test_two_builds_give_the_same_bytes(tmp_path: Path, corpus: str) -> None:
    here = LAY[corpus](tmp_path / "a")
    there = copy_in_another_order(here, tmp_path / "deeper" / "国 blank" / "and" / "deeper")
    builds = [start(here, HERE, 0o022), start(there, THERE, 0o077)]
    for one in builds:
        _, told = one.communicate()
        assert one.returncode == 0, told
    files = [
        {path.relative_to(root): path for path in (root / "dist").rglob("*") if path.is_file()}
        for root in (here, there)
    ]
    assert set(files[0]) == set(files[1])
    assert {".csv", ".json", ".jsonl", *BINARY} <= {path.suffix for path in files[0]}
    for name, path in files[0].items():
        assert path.read_bytes() == files[1][name].read_bytes(), name
        for trace in (b"/tmp/", str(tmp_path).encode(), b"\xff"):
            assert path.suffix in BINARY or trace not in path.read_bytes(), name
