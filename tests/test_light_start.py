"""What is loaded before there is anything to do: little, so that ``taizhang`` answers at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.corpora import lay

from taizhang.speed.store import OFF

LOADED = """
import json, sys
before = set(sys.modules)
from taizhang.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(json.dumps(sorted(set(sys.modules) - before)))
"""
HELP = {
    *("beginnings", "bulletins", "checking", "ending", "interrupted", "main", "office"),
    *("packages", "reckoning", "shared", "showing", "terminal", "workbooks"),
}
LIGHT = {f"taizhang.cli.{name}" for name in HELP} | {
    "taizhang",
    "taizhang.checking",
    "taizhang.checking.annotations",
    "taizhang.checking.result",
    "taizhang.checking.stored",
    "taizhang.cli",
    "taizhang.corpus",
    "taizhang.files",
    "taizhang.checking.digest",
    "taizhang.files.folders",
    "taizhang.files.places",
    "taizhang.files.text",
    "taizhang.files.whole",
    "taizhang.findings",
    "taizhang.speed",
    "taizhang.speed.store",
    "taizhang.starting",
    "taizhang.starting.toolkit",
    "taizhang.versions",
    "taizhang.versions.staging",
}
"""What ``taizhang --help`` and a check of what has not changed may load of the toolkit."""
SLOW = {"concurrent", "difflib", "multiprocessing", "numpy", "tarfile", "tomllib", "traceback"}


def loaded(folder: Path, *arguments: str, **settings: str) -> set[str]:
    command = [sys.executable, "-c", LOADED, *arguments]
    environment = {**os.environ, **settings}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    names: list[str] = json.loads(ran.stdout.splitlines()[-1])
    return set(names)


def foreign(names: set[str]) -> set[str]:
    """Packages that are neither Python's nor the toolkit's."""
    packages = {name.partition(".")[0] for name in names}
    return packages - sys.stdlib_module_names - {"taizhang"}


def test_help_loads_what_reads_arguments(tmp_path: Path) -> None:
    names = loaded(tmp_path, "--help")
    assert {name for name in names if name.startswith("taizhang")} <= LIGHT
    assert foreign(names) == set()
    assert {name.partition(".")[0] for name in names} & SLOW == set()


def test_a_check_of_what_has_not_changed_loads_little_more(tmp_path: Path) -> None:
    lay(tmp_path / "corpus", 1)
    settings = {OFF: "", "XDG_CACHE_HOME": str(tmp_path)}
    first = loaded(tmp_path / "corpus", "check", **settings)
    assert {"yaml", "rjieba", "jsonschema_rs"} <= foreign(first)
    names = loaded(tmp_path / "corpus", "check", **settings)
    assert {name for name in names if name.startswith("taizhang")} <= LIGHT
    assert foreign(names) == {"platformdirs"}
    assert {name.partition(".")[0] for name in names} & SLOW == set()
