"""Measures the toolkit beside the plain stack, in one run: scripts/bench [SIZE …] [--site].

Each line is a step: how many times as much processor time the plain stack takes, start-up included,
then the seconds of processor and of the clock and the largest process of each.  ``--against SRC``
measures another toolkit (the ``src`` of another checkout) in the same run, which stands first.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import ROOT, lay

PLAIN = Path(__file__).with_name("plain_stack.py")


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor (with its workers) and of the clock, MiB."""

    processor: float
    clock: float
    memory: float

    def __str__(self) -> str:
        return f"{self.processor:8.2f} {self.clock:8.2f} {self.memory:7.0f}"


def cost(command: list[str], folder: Path, **settings: str) -> Cost:
    """What a command takes.  Raises where it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, own = os.wait4(process.pid, 0)
    clock = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(spent, clock, own.ru_maxrss / 1024)


class Bench:
    """A corpus, and the toolkit and the plain stack run on it."""

    def __init__(self, root: Path, source: Path, name: str) -> None:
        self.root, self.name = root, name
        self.settings = {"PYTHONPATH": str(source), "XDG_CACHE_HOME": str(root.parent / "cache")}

    def plain(self, *arguments: str) -> Cost:
        shutil.rmtree(self.root / "plain", ignore_errors=True)
        return cost([sys.executable, str(PLAIN), ".", *arguments], self.root)

    def taizhang(self, *arguments: str) -> Cost:
        return cost([sys.executable, "-m", "taizhang", *arguments], self.root, **self.settings)

    def forget(self) -> None:
        shutil.rmtree(self.settings["XDG_CACHE_HOME"], ignore_errors=True)

    def change(self) -> None:
        """Change one plan, and leave it sound."""
        plan = self.root / "datapackage/plans/qinghe-00000/plan.yaml"
        with plan.open("a", encoding="utf-8") as stream:
            stream.write("# changed\n")

    def steps(self, *, site: bool) -> Iterator[tuple[str, Callable[[], Cost], tuple[str, ...]]]:
        """Each step with what is run, and what the plain stack is asked for."""
        one = "datapackage/plans/qinghe-00001"
        core = ("build", "--formats", "json,parquet,sqlite")
        self.forget()
        yield "check, cold", lambda: self.taizhang("check"), ()
        yield "check, nothing changed", lambda: self.taizhang("check"), ()
        self.change()
        yield "check, one plan changed", lambda: self.taizhang("check"), ()
        yield "check PATH, unchanged", lambda: self.taizhang("check", one), ()
        self.forget()
        yield "check PATH, changed", lambda: self.taizhang("check", one), ()
        yield (
            "build csv json parquet sqlite, cold",
            lambda: self.taizhang(*core),
            ("--build", "plain"),
        )
        self.change()
        yield "the same after one change", lambda: self.taizhang(*core), ("--build", "plain")
        yield "build, all formats", lambda: self.taizhang("build"), ("--build", "plain")
        yield "--help", lambda: self.taizhang("--help"), ()
        if site:
            for name in ("docs", "mkdocs.yml"):
                source = ROOT / name
                (shutil.copytree if source.is_dir() else shutil.copy)(source, self.root / name)
            mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q"]
            yield "site", lambda: cost(mkdocs, self.root, **self.settings), ("--site", "plain")


def measure(benches: list[Bench], *, site: bool) -> None:
    """Print a line for each step and toolkit, the plain stack's own figures first."""
    known: dict[tuple[str, ...], Cost] = {}
    told = "" if len(benches) == 1 else f"{'toolkit':10}"
    print(f"\n{'step':36}{told}{'plain/ours':>10}   cpu-s  clock-s    MiB")
    for loader in ("python", "c"):
        known[()] = benches[0].plain("--loader", loader)
        print(f"{f'plain stack, check, loader {loader}':{36 + len(told)}}{'':10}{known[()]}")
    for turns in zip(*(bench.steps(site=site) for bench in benches), strict=True):
        for bench, (name, run, asked) in zip(benches, turns, strict=True):
            if asked not in known:
                known[asked] = bench.plain(*asked)
                shown = f"plain stack, {asked[0].strip('-')}"
                print(f"{shown:{36 + len(told)}}{'':10}{known[asked]}")
            own = run()
            shown = f"{bench.name:10}" if told else ""
            ratio = known[asked].processor / own.processor
            print(f"{name:36}{shown}{ratio:10.2f}{own}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10, 100, 1000], metavar="SIZE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--site", action="store_true", help="build the site, too")
    parser.add_argument("--against", type=Path, metavar="SRC", help="another toolkit, told first")
    options = parser.parse_args()
    sources = {"this": ROOT / "src"}
    if options.against:
        sources = {"other": options.against.resolve(), **sources}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            benches = [
                Bench(Path(folder, name, "corpus"), src, name) for name, src in sources.items()
            ]
            for bench in benches:
                lay(bench.root, size, options.seed)
            print(f"\n{size} made-up plans")
            measure(benches, site=options.site)


if __name__ == "__main__":
    main()
