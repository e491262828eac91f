"""Plant single mistakes into copies of real plans, and tell how many of them checking finds.

Each fault changes one record of one plan, in memory; no file is touched.  Kinds are drawn with equal
weight, then a record among all that the kind can happen to, over all plans.  No fault is planted
twice: a kind with few records gives what it has, and the others make up the number.  The same seed on
the same plans draws the same faults.

A fault is found if a new error or warning is on the record concerned.  Findings elsewhere do not
count, nor do notes (but for a dropped waiver that had accepted a note); rules that were skipped find
nothing.  All ids of a plan count as released.  A change after which the package would mean
the same, wherever its words stand, is no fault; it is counted apart, and another is drawn instead.
"""

import argparse
import difflib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from tqdm import tqdm

from faults import measures, readings, structure, values, words
from faults.judge import Bench, Fault, Verdict
from faults.kinds import KINDS, Kind
from faults.page import Page, Spot, patched
from taizhang.corpus import Corpus, find_corpus
from taizhang.speed.executors import open_executor

KIND_MODULES = (values, readings, words, structure, measures)
"""Loaded for the kinds they register."""

TRIES = 60
"""So many draws in a row that give nothing new end a kind."""

Judged = list[tuple[Fault, Verdict]]


class Drawer:
    """Draws faults that were not drawn before, each kind from a stream of chance of its own."""

    def __init__(self, pages: Iterable[Page], seed: int, groups: Iterable[str] = ()) -> None:
        chosen = [name for name, one in KINDS.items() if not groups or one.group in groups]
        self.draws = {name: Random(f"{seed} {name}") for name in KINDS}
        self.order = Random(seed)
        self.spots = {name: list(_spots(KINDS[name], pages)) for name in chosen}
        self.open = [name for name in chosen if self.spots[name]]
        self.seen: set[tuple[str, str, tuple[object, ...]]] = set()

    def draw(self) -> Fault | None:
        """A fault of a kind drawn with equal weight; none when every kind is used up."""
        while self.open:
            name = self.order.choice(self.open)
            fault = self._of_kind(KINDS[name])
            if fault:
                return fault
            self.open.remove(name)
        return None

    def _of_kind(self, kind: Kind) -> Fault | None:
        draw = self.draws[kind.name]
        for _ in range(TRIES):
            spot = draw.choice(self.spots[kind.name])
            fault = plant(kind, spot, draw)
            if fault and (key := (fault.path, fault.kind, fault.patches)) not in self.seen:
                self.seen.add(key)
                return fault
        return None


def _spots(kind: Kind, pages: Iterable[Page]) -> Iterator[Spot]:
    """The records that a kind can happen to."""
    chance = Random(kind.name)
    for page in pages:
        for spot in page.spots:
            if spot.kind in kind.on and kind.change(spot, chance):
                yield spot


def plant(kind: Kind, spot: Spot, draw: Random) -> Fault | None:
    """A fault of a kind in a record, or none where it would leave the text as it is."""
    page = spot.page
    patches = tuple(p for p in kind.change(spot, draw) if page.text[p.start : p.end] != p.text)
    if not patches:
        return None
    name = spot.data.get("id") or ("" if spot.kind == "plan" else spot.pointer)
    return Fault(kind.name, page.path, name, spot.pointer, kind.about(spot), patches)


# Judging, side by side


_bench: list[Bench] = []


def _open_bench(root: Path, copies: dict[str, tuple[bytes, bytes]]) -> None:
    _bench[:] = [Bench(Corpus(root), copies)]


def _copied(bench: Bench) -> tuple[Path, dict[str, tuple[bytes, bytes]]]:
    """What a process needs to open the same bench, whatever happens to the files meanwhile."""
    pages = bench.pages.items()
    return bench.corpus.root, {p: (page.text.encode("utf-8"), page.source) for p, page in pages}


def _judge(fault: Fault) -> Verdict:
    return _bench[0].judge(fault)


def run(
    bench: Bench, seed: int, count: int, jobs: int = 1, groups: Iterable[str] = ()
) -> tuple[Judged, Drawer]:
    """Plant ``count`` faults that change something, as far as there are so many.

    With ``groups``, of kinds of these groups alone.
    """
    drawer, judged, wanted = Drawer(bench.pages.values(), seed, groups), Judged(), count
    with (
        open_executor(jobs, partial(_open_bench, *_copied(bench))) as pool,
        tqdm(total=count, unit="fault", disable=None) as bar,
    ):
        judge = partial(pool.map, _judge, chunksize=4) if jobs > 1 else partial(map, bench.judge)
        while wanted and (faults := [f for f in (drawer.draw() for _ in range(wanted)) if f]):
            for fault, verdict in zip(faults, judge(faults), strict=True):
                judged.append((fault, verdict))
                planted = verdict.outcome != "no-change"
                wanted -= planted
                bar.update(planted)
    return judged, drawer


# Telling


HEAD = [
    *("group", "kind", "records", "planted", "found", "%", "by a warning", "by a note"),
    *("missed: elsewhere", "missed: nothing", "of these a note", "crash", "no change"),
]
OUTCOMES = ("found", "elsewhere", "missed", "crash", "no-change")


def table(judged: Judged, drawer: Drawer) -> str:
    """What became of the faults, by kind, and in all."""
    counts = {name: Counter[str]() for name in KINDS}
    for fault, verdict in judged:
        counts[fault.kind][verdict.outcome] += 1
        counts[fault.kind][f"{verdict.outcome} by a {verdict.severity}"] += 1
    lines = [HEAD]
    for name, spots in drawer.spots.items():
        lines.append([KINDS[name].group, name, str(len(spots)), *_cells(counts[name])])
    whole = sum(counts.values(), Counter[str]())
    lines.append(["all", f"{len(drawer.spots)} kinds", "", *_cells(whole)])
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if n < 2 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def escaped(judged: Judged) -> Iterator[str]:
    """The kinds of which some were not found: how many, and why, as far as it is known."""
    counts = {name: Counter[bool]() for name in KINDS}
    for fault, verdict in judged:
        if verdict.outcome != "no-change":
            counts[fault.kind][verdict.outcome == "found"] += 1
    for name, count in counts.items():
        if count[False]:
            reason = KINDS[name].escapes or "not known: see the list of --misses"
            yield f"- {name}: {count[False]} of {count.total()}. Why: {reason}."


def _cells(count: Counter[str]) -> list[str]:
    planted = sum(count[outcome] for outcome in OUTCOMES if outcome != "no-change")
    share = f"{100 * count['found'] / planted:.1f}" if planted else "-"
    found_by = ("found by a warning", "found by a note")
    rest = (*found_by, "elsewhere", "missed", "missed by a note", "crash", "no-change")
    return [str(planted), str(count["found"]), share, *(str(count[key]) for key in rest)]


def misses(judged: Judged, pages: dict[str, Page]) -> Iterator[str]:
    """Each fault that was not found: where, what was changed, what came instead."""
    for fault, verdict in judged:
        if verdict.outcome == "found":
            continue
        text = pages[fault.path].text
        changed = difflib.unified_diff(
            text.split("\n"), patched(text, fault.patches).split("\n"), lineterm="", n=0
        )
        told = verdict.findings or ([] if verdict.trace else ["no finding"])
        yield "\n".join(
            [
                f"{verdict.outcome}: {fault.kind}",
                f"  {fault.path} {fault.record} {fault.pointer}",
                *(f"  {line}" for line in list(changed)[2:]),
                *(f"  > {line}" for line in told),
                *verdict.trace.splitlines(),
                "",
            ]
        )


def open_bench(start: Path, only: list[str]) -> Bench:
    """The corpus around a path, with all its plans or those of the given ids."""
    corpus = find_corpus(start)
    copies = {
        corpus.shown(path): (path.read_bytes(), path.with_name("source.txt").read_bytes())
        for path in corpus.plan_paths()
        if not only or path.parent.name in only
    }
    return Bench(corpus, copies)


def main() -> int:
    """Exit code 0, or 1 where checking crashed: that is never allowed."""
    parser = argparse.ArgumentParser(
        prog="scripts/plant-faults",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--plans", nargs="*", default=[], metavar="ID", help="all if left out")
    groups = sorted({one.group for one in KINDS.values()})
    parser.add_argument(
        "--groups", nargs="*", default=[], choices=groups, help="of all kinds if left out"
    )
    parser.add_argument("--misses", type=Path, metavar="FILE", help="list what was not found")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    bench = open_bench(Path.cwd(), options.plans)
    judged, drawer = run(bench, options.seed, options.count, options.jobs, options.groups)
    print(table(judged, drawer))
    print("", "What escapes:", *escaped(judged), sep="\n")
    unchanged = sum(verdict.outcome == "no-change" for _, verdict in judged)
    print("", f"{unchanged} further changes left the package as it was, but for where words stand.")
    if options.misses:
        options.misses.write_text("\n".join(misses(judged, bench.pages)), encoding="utf-8")
    return int(any(verdict.outcome == "crash" for _, verdict in judged))


if __name__ == "__main__":
    sys.exit(main())
