"""Plants single mistakes into reports of the made-up town and tells how many checking finds:
`scripts/plant-faults --reports --seed 1 --count 500`.

A fault changes one field of one row, or of the report itself.  It is found where a new error or warning
stands in that report at the row (of a ``given``: in its section) or at the report's own fields; notes do
not count.
"""

import argparse
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, NamedTuple

import yaml

from progress.told import findings, others, read_bytes
from progress.town import town
from taizhang.progress.reading.against_plans import promised
from taizhang.progress.reading.check import plans_of

Data = dict[str, Any]
ROWS = ("observations", "standings", "fulfilments")


class Spot(NamedTuple):
    """A row of a report, or the report itself, by its pointer."""

    report: str
    pointer: str
    data: Data


class Fault(NamedTuple):
    """One changed field."""

    kind: str
    spot: Spot
    key: str
    old: Any
    new: Any


def _number(old: Any, draw: Random) -> Any:
    """Another number, as a slip of the hand makes it."""
    changes = [old + 1, old - 1 if old > 1 else old + 2, old * 10, old + 10, old * 2]
    return type(old)(round(draw.choice(changes), 2))


def _unit(old: Any, draw: Random) -> Any:
    units = ("firm", "person", "team", "item", "percent", "亿元", "万元", "万美元", "patent")
    return draw.choice([unit for unit in units if unit != old])


def _day(old: Any, draw: Random) -> Any:
    """Another year, month or day."""
    parts = [int(part) for part in str(old).split("-")]
    place = draw.randrange(len(parts))
    parts[place] += draw.choice([-1, 1])
    if len(parts) > 1:
        parts[1] = (parts[1] - 1) % 12 + 1
    if len(parts) > 2:
        parts[2] = min(max(parts[2], 1), 28) if parts[2] < 1 or parts[1] == 2 else min(parts[2], 30)
    return "-".join([f"{parts[0]}", *(f"{part:02}" for part in parts[1:])])


def _window(old: Any, draw: Random) -> Any:
    key = draw.choice(["start", "end"])
    return {**old, key: _day(old[key], draw)}


def _promise(old: Any, draw: Random) -> Any:
    known = [one for one in promised(plans_of(town()[1])) if one != old]
    return draw.choice(known)


def _speaker(old: Any, draw: Random) -> Any:
    bodies = town()[0].registers.tables["organisations"].values()
    return draw.choice([one["name"] for one in bodies if one["name"] != old])


KINDS: dict[str, tuple[tuple[str, ...], Callable[[Any, Random], Any]]] = {
    "value": (("value", "count"), _number),
    "unit": (("unit",), _unit),
    "window": (("window",), _window),
    "day": (("as_of", "on", "written"), _day),
    "promise": (("of",), _promise),
    "speaker": (("speaker",), _speaker),
    "completion": (("completion",), _number),
    "goal": (("goal",), _number),
}
"""Kinds of faults: which fields, and what they are changed to."""


def spots() -> Iterator[Spot]:
    """Every row of the town's reports, every ``given``, and the reports themselves."""
    for result in town()[1].reports:
        assert result.plan
        data = yaml.safe_load(result.plan.document.text)
        yield Spot(result.id, "", result.plan.data)
        for n, section in enumerate(data["sections"]):
            for kind in (*ROWS, "given"):
                for m, _ in enumerate(section.get(kind, ())):
                    pointer = f"/sections/{n}/{kind}/{m}"
                    yield Spot(result.id, pointer, result.plan.document.at(pointer))


def draw_faults(seed: int, count: int) -> list[Fault]:
    """So many faults that differ, of every kind alike as far as there are so many."""
    draw, found, every = Random(seed), [], list(spots())
    seen: set[str] = set()
    open_kinds = list(KINDS)
    while len(found) < count and open_kinds:
        kind = draw.choice(open_kinds)
        fault = _draw(kind, every, draw, seen)
        if fault is None:
            open_kinds.remove(kind)
        else:
            found.append(fault)
    return found


def _draw(kind: str, every: list[Spot], draw: Random, seen: set[str]) -> Fault | None:
    keys, change = KINDS[kind]
    fitting = [(spot, key) for spot in every for key in keys if key in spot.data]
    for _ in range(60):
        spot, key = draw.choice(fitting)
        old = spot.data[key]
        new = change(old, draw)
        name = f"{spot.report}{spot.pointer}/{key} {new}"
        if new != old and name not in seen:
            seen.add(name)
            return Fault(kind, spot, key, old, new)
    return None


def findings_of(report: str, change: Fault | None = None) -> set[tuple[str, str]]:
    """Errors and warnings of a report, with a field changed or as it is, by rule and pointer."""
    (result,) = (one for one in town()[1].reports if one.id == report)
    assert result.plan
    data = copy.deepcopy(_plain(result.plan.data))
    if change:
        node: Any = data
        for token in change.spot.pointer.split("/")[1:]:
            node = node[int(token)] if isinstance(node, list) else node[token]
        node[change.key] = _plain(change.new)
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    again = read_bytes(result.path, written, result.plan.reading.source.encode())
    found = findings(again, others(report))
    return {(one.rule, one.pointer) for one in found if one.severity in ("error", "warning")}


def _plain(value: Any) -> Any:
    """Data as YAML writes it."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, str | bool | int) or value is None:
        return value
    return int(value) if value == int(value) else float(value)


def is_found(fault: Fault) -> bool:
    """Whether a new error or warning stands at the row, or at the report's own fields."""
    new = findings_of(fault.spot.report, fault) - findings_of(fault.spot.report)
    holder, _, kind = fault.spot.pointer.rpartition("/")[0].rpartition("/")
    place = holder if kind == "given" else fault.spot.pointer
    return any(
        pointer.startswith(place) or not pointer.startswith("/sections") for _, pointer in new
    )


def judge(faults: list[Fault]) -> tuple[Counter[str], Counter[str], list[Fault]]:
    """How many of each kind there are, how many were found, and those that were not."""
    planted = Counter(fault.kind for fault in faults)
    missed = [fault for fault in faults if not is_found(fault)]
    return planted, planted - Counter(fault.kind for fault in missed), missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=500)
    options = parser.parse_args()
    planted, found, missed = judge(draw_faults(options.seed, options.count))
    for kind in KINDS:
        if planted[kind]:
            print(
                f"{kind:<12}{found[kind]:>4} of {planted[kind]:>4}  {found[kind] / planted[kind]:.1%}"
            )
    total, all_found = sum(planted.values()), sum(found.values())
    print(f"{'all':<12}{all_found:>4} of {total:>4}  {all_found / total:.1%}")
    for fault in missed:
        print(
            f"missed: {fault.spot.report}{fault.spot.pointer}/{fault.key} {fault.old} -> {fault.new}"
        )


if __name__ == "__main__":
    main()
