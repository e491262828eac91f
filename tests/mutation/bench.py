"""A copy of the project in which one file after another is broken and a room's tests are run."""

import os
import resource
import shutil
import subprocess
import sys
import tomllib
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from typing import NamedTuple

ROOMS = Path(__file__).with_name("rooms.toml")
LEAST, TIMES = 30, 5
"""Seconds of a processor that a run may take: so many, or so many times what sound code takes."""
STUCK = 1800
"""Seconds by the clock after which a run that waits for nothing is given up."""


Room = list[str]
"""What pytest is given to run the fast tests of a room."""


class Run(NamedTuple):
    """How a run of tests ended, what it took of a processor, and what it printed."""

    passed: bool
    seconds: float
    printed: str


def read_rooms() -> dict[str, Room]:
    """The fast tests of each room."""
    return tomllib.loads(ROOMS.read_text(encoding="utf-8"))


class Bench:
    """A copy of the project; the project itself is never touched."""

    def __init__(self, project: Path, root: Path) -> None:
        self.root = root
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        done = subprocess.run(listed, cwd=project, check=True, capture_output=True)
        for name in filter(None, done.stdout.decode().split("\0")):
            if (project / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(project / name, root / name)
        paths = os.pathsep.join(str(root / name) for name in ("src", "tests"))
        self.environment = {**os.environ, "PYTHONPATH": paths}

    def put(self, path: str, text: str) -> None:
        """Write a file of the copy, and forget what Python has compiled of it."""
        place = self.root / path
        place.write_text(text, encoding="utf-8")
        Path(cache_from_source(str(place))).unlink(missing_ok=True)

    def run(self, room: Room, seconds: int | None = None) -> Run:
        """Run a room's tests until one fails, for so many seconds of a processor at most."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
        before = _used()
        try:
            done = subprocess.run(
                [*command, *room],
                cwd=self.root,
                env=self.environment,
                capture_output=True,
                timeout=STUCK,
                preexec_fn=seconds and partial(_limit, seconds),
            )
        except subprocess.TimeoutExpired:
            return Run(False, _used() - before, "")
        return Run(done.returncode == 0, _used() - before, done.stdout.decode(errors="replace"))


def limit(sound: Run) -> int:
    """How many seconds of a processor broken code may take."""
    return max(LEAST, round(TIMES * sound.seconds))


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
