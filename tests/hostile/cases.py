"""Runs hostile cases in one warm process, each within its limits: ``scripts/hostile``.

Prints for each class its cases, how many ended otherwise, the slowest and the most memory.  Where
one takes more than it may, the run ends there.
"""

import argparse
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from hostile import line
from hostile.doors import corpus, end_of
from hostile.tables import CLASSES

ENDS = Path(__file__).with_name("ends.json")
LINE = Path(__file__).with_name("line.json")
MOST, SECONDS, MEGABYTES = 25, 5, 500
"""Cases of a class that count, and what one may take: more kills the run."""
NAMED = 60
"""Characters by which a case is named."""


class Ended(NamedTuple):
    kind: str
    case: str
    end: str
    seconds: float
    megabytes: float


def iter_cases(only: str = "", each: int = MOST) -> Iterator[tuple[str, str, Any]]:
    """Class, door and case of each."""
    for kind, (door, cases) in CLASSES.items():
        if only in kind:
            yield from ((kind, door, case) for case in cases[:each])


def named(case: Any) -> str:
    if isinstance(case, tuple):
        return " / ".join(map(named, case))
    told = ascii(case)
    return told if len(told) <= NAMED else f"{told[:20]}…{told[-NAMED:]} ({len(told)})"


def run(only: str = "", each: int = MOST) -> Iterator[Ended]:
    """How each case ends, one after the other in this process."""
    with tempfile.TemporaryDirectory() as base:
        for number, (kind, door, case) in enumerate(iter_cases(only, each)):
            folder = Path(base, str(number))
            folder.mkdir()
            RESET.write_text("5")  # the most memory so far is what is held now
            grant_memory()
            held = kilobytes("VmRSS")
            signal.setitimer(signal.ITIMER_PROF, SECONDS)  # Nobody answers: it ends the process.
            began = spent()
            try:
                end = end_of(door, case, folder)
            except MemoryError:
                sys.exit(f"{kind}: {named(case)} takes more than {MEGABYTES} MB.")
            except Exception as error:  # the others are still of interest
                end = f"BROKE DOWN: {type(error).__name__}: {error}"[:200]
            signal.setitimer(signal.ITIMER_PROF, 0)
            if (seconds := spent() - began) > SECONDS:  # in a command, a process of its own
                sys.exit(f"{kind}: {named(case)} takes {seconds:.1f} s.")
            yield Ended(kind, named(case), end, seconds, (kilobytes("VmHWM") - held) / 1024)


def spent() -> float:
    """Seconds of this processor that this process and those it waited for took: others are busy, too."""
    return sum(os.times()[:4])


RESET = Path("/proc/self/clear_refs")


def kilobytes(name: str) -> int:
    """What the system tells of the memory of this process."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def warm_up() -> None:
    """Load what is loaded once."""
    corpus().registers, corpus().rules
    with tempfile.TemporaryDirectory() as base:
        for number, (door, cases) in enumerate(CLASSES.values()):
            folder = Path(base, str(number))
            folder.mkdir()
            with suppress(Exception):
                end_of(door, cases[0], folder)


def grant_memory() -> None:
    """From now on no more than so much can be had beyond what is held."""
    most = (kilobytes("VmData") << 10) + (MEGABYTES << 20)
    resource.setrlimit(resource.RLIMIT_DATA, (most, resource.RLIM_INFINITY))


def expected(path: Path = ENDS) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def _written(path: Path, ends: dict[str, Any]) -> None:
    path.write_text(json.dumps(ends, ensure_ascii=True, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="classes whose name holds this")
    parser.add_argument("--write", action="store_true", help="write the ends down, to be read")
    parser.add_argument("--line", action="store_true", help="one of each class, as it is typed")
    parser.add_argument("--site", action="store_true", help="a site of all that are clean")
    asked = parser.parse_args()
    if asked.line:
        return _typed(asked.write)
    if asked.site:
        return line.publish(line.iter_clean(expected()))
    warm_up()
    ended: dict[str, list[Ended]] = {}
    for one in run(asked.only):
        ended.setdefault(one.kind, []).append(one)
    known = {} if asked.write and not asked.only else expected()
    if asked.write:
        known |= {kind: [[one.case, one.end] for one in each] for kind, each in ended.items()}
        _written(ENDS, known)
    wrong = sum([_told(kind, each, known.get(kind, [])) for kind, each in ended.items()])
    cases = sum(len(each) for each in ended.values())
    print(f"{cases} cases of {len(ended)} classes; {wrong} ended otherwise.")
    return int(wrong > 0)


def _typed(write: bool) -> int:
    ends = dict(line.iter_ends())
    if write:
        _written(LINE, ends)
    otherwise = {kind: end for kind, end in ends.items() if expected(LINE).get(kind) != end}
    for kind, end in otherwise.items():
        print(f"{kind}\n    {end}")
    print(f"{len(ends)} cases at the command line; {len(otherwise)} ended otherwise.")
    return int(bool(otherwise))


def _told(kind: str, ended: list[Ended], known: list[list[str]]) -> int:
    otherwise = [one for one in ended if [one.case, one.end] not in known]
    slowest, most = max(one.seconds for one in ended), max(one.megabytes for one in ended)
    print(
        f"{kind:46} {len(ended):3} cases {slowest:6.3f} s {most:6.0f} MB {len(otherwise):3} otherwise"
    )
    for one in otherwise:
        print(f"    {one.case}\n        {one.end}")
    return len(otherwise)


if __name__ == "__main__":
    sys.exit(main())
