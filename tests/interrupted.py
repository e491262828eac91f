"""Builds that are interrupted: ``python interrupted.py OLD NEW PLACE`` tells what is left of them.

OLD and NEW are corpora of one package, PLACE an empty folder.  Each build upon the old package runs
in a process of its own, which is killed (SIGKILL) or fails just before its n-th change to the file
system.  What only reads (collecting rows, Frictionless) is done once or left out, for speed.

Standard output has a line of JSON for each moment: its ``n``, what was about to happen (``event``),
the ``code`` with which the process ended, and the state of what it wrote: as it was ``left``, as
``restored`` (what a build does first) and after the ``next`` build.

A state tells for the folder and the zip whether they are ``old``, ``new``, ``absent`` or
``broken``, and whether a stage is left over.
"""

import errno
import hashlib
import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from taizhang.checking.check_corpus import check_corpus
from taizhang.checking.result import Report
from taizhang.corpus import Corpus
from taizhang.package import build
from taizhang.package.formats import choose_formats
from taizhang.package.validate import PackageError

CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.utime", "os.truncate"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
FEW = choose_formats(["json"])
"""Other formats are only more files."""
Sound = tuple[Corpus, Report]
Act = Callable[[str], None]


class Moment:
    """Does something just before the n-th change to the file system."""

    def __init__(self, n: int, act: Act) -> None:
        self.left, self.act = n, act
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if event in CHANGES or opens:
            self.left -= 1
            if self.left == 0 or self.act is note:
                self.act(event)


def note(event: str) -> None:
    os.write(1, f"{event}\n".encode())


def die(event: str) -> None:
    note(event)
    os.kill(os.getpid(), signal.SIGKILL)


def fill_disk(event: str) -> None:
    note(event)
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def limit_files(_: str = "") -> None:
    """A disk that fills up while the largest files are written, as the kernel tells it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))


def run(work: Callable[[], None]) -> tuple[int, str]:
    """Do some work in a process of its own; its exit code (or minus its signal) and its output."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(writing, 1)
        os._exit(attempt(work))
    os.close(writing)
    with os.fdopen(reading) as stream:
        told = stream.read().strip()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told


def attempt(work: Callable[[], None]) -> int:
    try:
        work()
    except (OSError, PackageError):
        return 3
    except BaseException as error:
        os.write(2, f"{error!r}\n".encode())
        return 4
    return 0


def state(out: Path, known: dict[str, str]) -> dict[str, Any]:
    package = out / "golden-1.0.0"
    return {
        "folder": known.get(digest(package), "broken"),
        "zip": known.get(digest(package.with_name(package.name + ".zip")), "broken"),
        "stage": (out / build.STAGE).exists(),
    }


def digest(path: Path) -> str:
    """What tells one file or folder from another."""
    if not path.exists():
        return ""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    told = hashlib.sha256()
    for file in files:
        told.update(str(file.relative_to(path)).encode() + b"\0")
        told.update(file.read_bytes() if file.is_file() else b"")
    return told.hexdigest()


def write(sound: Sound, out: Path, act: Act | None = None, n: int = 0) -> None:
    if act is limit_files:
        limit_files()
    elif act:
        Moment(n, act)
    build.build_package(*sound, out, FEW)


def refuse(folder: Path) -> NoReturn:
    raise PackageError(f"{folder} is not what its descriptor says")


def main() -> None:
    old, new, place = map(Path, sys.argv[1:])
    sound = {name: read(root) for name, root in (("old", old), ("new", new))}
    known = {"": "absent"}
    collected = {id(corpus): build.collect(corpus, report) for corpus, report in sound.values()}
    build.collect = lambda corpus, report: collected[id(corpus)]
    build.verify = lambda folder: None
    for name, one in sound.items():
        for path in build.build_package(*one, place / name, FEW):
            known[digest(path)] = name
    assert len(known) == 5, "old and new are the same"
    out = place / "out"

    def start_afresh() -> None:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(place / "old", out)

    def interrupted(act: Act | None, n: int) -> tuple[int, str, dict[str, Any]]:
        code, told = run(lambda: write(sound["new"], out, act, n))
        return code, told, state(out, known)

    def tell(kind: str, act: Act, n: int, again: int = 0) -> None:
        """Build upon the old package, interrupted at ``n`` (and ``again``); then build for good."""
        start_afresh()
        code, event, left = interrupted(act, n)
        line = {"kind": kind, "n": n, "event": event, "code": code, "left": left}
        if again:
            line["again"], line["left again"] = again, interrupted(act, again)[2]
        run(lambda: build.restore(out))
        line["restored"] = state(out, known)
        line["next"] = interrupted(None, 0)[2]
        print(json.dumps(line), flush=True)

    start_afresh()
    events = interrupted(note, 0)[1].split()
    ready = events.index("os.rename") - 3  # Before the mark that the stage is ready is made.
    for n in [*range(1, ready, 4), *range(ready, len(events) + 1)]:
        tell("killed", die, n)
    for n in range(2, ready + 1, 5):
        tell("full disk", fill_disk, n)
    for n in range(ready + 2, ready + 6):
        for again in range(1, 6):
            tell("killed twice", die, n, again)
    tell("full at last", limit_files, 0)
    build.verify = refuse
    start_afresh()
    code, _, left = interrupted(None, 0)
    print(json.dumps({"kind": "refused", "code": code, "left": left}))


def read(root: Path) -> Sound:
    corpus = Corpus(root)
    report = check_corpus(corpus)
    assert all(result.sound for result in report.results)
    return corpus, report


if __name__ == "__main__":
    main()
