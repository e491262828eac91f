"""Builds that are killed, begin two at once, or fill the disk: ``scripts/break-builds``.

Prints of each kind how the builds ended and what they left of the package that was there before:
folder and zip are the old ones, the new ones, absent, or broken, which must not be.  Frictionless,
which only reads, is left out for speed.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from interrupted import digest
from packages import lay_golden_corpus

from taizhang.cli import main as taizhang
from taizhang.package import build

NAME = "golden-1.0.0"
BUILD = ["build", "--formats", "json"]
LONGEST = 60
"""Seconds after which a build is taken to hang."""
PAGE = 4096
ROOM = 3
"""So many packages fit on the disk: the one that is there before, and what else is on it."""

State = tuple[str, str]


class Trial:
    """A corpus whose package is older than it is, and what tells the two packages apart."""

    def __init__(self, base: Path) -> None:
        self.old, self.root = base / "old", base / "corpus"
        self.known = {"": "absent"}
        build.verify = lambda folder: None
        lay_golden_corpus(self.root)
        self._build("old")
        shutil.copytree(self.root / "dist", self.old)
        plan = self.root / "datapackage/plans/heishui-2024-talent/plan.yaml"
        plan.write_text(plan.read_text("utf-8").replace("Heishui talent plan", "Later"), "utf-8")
        began = time.monotonic()
        self._build("new")
        self.seconds = time.monotonic() - began

    def _build(self, name: str) -> None:
        os.chdir(self.root)
        with open(os.devnull, "w") as nobody, redirect_stdout(nobody), redirect_stderr(nobody):
            assert taizhang(BUILD) == 0
        dist = self.root / "dist"
        self.known |= {digest(dist / NAME): name, digest(dist / f"{NAME}.zip"): name}

    def begin(self, out: Path) -> int:
        """A build in a process of its own; its number."""
        child = os.fork()
        if not child:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            os._exit(taizhang([*BUILD, "--out", str(out)]))
        return child

    def state(self, out: Path) -> State:
        paths = (out / NAME, out / f"{NAME}.zip")
        folder, zipped = (self.known.get(digest(path), "broken") for path in paths)
        return folder, zipped

    def killed(self, part: float) -> tuple[tuple[int, ...], State]:
        """A build that is killed after such a part of the time that it takes."""
        out = self._afresh()
        child = self.begin(out)
        time.sleep(self.seconds * part)
        os.kill(child, signal.SIGKILL)
        return (ended(child),), self.state(out)

    def at_once(self, _: float) -> tuple[tuple[int, ...], State]:
        """Two builds that begin together."""
        out = self._afresh()
        children = [self.begin(out), self.begin(out)]
        return tuple(sorted(map(ended, children))), self.state(out)

    def full(self, part: float) -> tuple[tuple[int, ...], State]:
        """A build on a disk that fills up, sooner or later."""
        files = [path for path in self.old.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size // PAGE + 1 for path in files) * PAGE
        with small_disk(ROOM * size) as disk:
            out = Path(shutil.copytree(self.old, disk / "out"))
            free = shutil.disk_usage(disk).free
            (disk / "other").write_bytes(b"x" * int(free * part))
            return (ended(self.begin(out)),), self.state(out)

    def _afresh(self) -> Path:
        out = self.root / "out"
        shutil.rmtree(out, ignore_errors=True)
        return Path(shutil.copytree(self.old, out))

    def next(self, out: Path) -> State:
        assert ended(self.begin(out)) == 0
        return self.state(out)


def ended(child: int) -> int:
    """The exit code of a process, minus its signal where that ended it."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise TimeoutError(f"a build takes more than {LONGEST} seconds")


@contextmanager
def small_disk(size: int) -> Iterator[Path]:
    """A file system of its own; only a superuser may mount one."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
        subprocess.run(mount, check=True, timeout=LONGEST)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True, timeout=LONGEST)


def whole(codes: tuple[int, ...], left: State) -> bool:
    """Whether nothing is broken, and what was promised to whoever built is there."""
    return "broken" not in left and (0 not in codes or left == ("new", "new"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--killed", type=int, default=100, help="builds that are killed")
    parser.add_argument("--at-once", type=int, default=20, help="pairs of builds")
    parser.add_argument("--full", type=int, default=20, help="builds on a full disk")
    asked = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as base:
        trial = Trial(Path(base))
        kinds: dict[str, tuple[int, Callable[[float], tuple[tuple[int, ...], State]]]] = {
            "killed": (asked.killed, trial.killed),
            "two at once": (asked.at_once, trial.at_once),
            "full disk": (asked.full, trial.full),
        }
        for kind, (count, attempt) in kinds.items():
            found = Counter(attempt((n + 0.5) / count) for n in range(count))
            wrong += sum(times for one, times in found.items() if not whole(*one))
            for (codes, left), times in sorted(found.items()):
                print(f"{kind:12} {times:3} × exit {codes}: folder {left[0]}, zip {left[1]}")
            if kind == "killed" and count:
                print(f"the next build leaves {trial.next(trial.root / 'out')}")
        os.chdir("/")
    print(f"{wrong} not whole.")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
