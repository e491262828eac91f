"""Counts the promises of every plan a second time, by rules written afresh: no code of the toolkit.

``python tests/promise_cases/count.py [CORPUS]``. A promise is a target or a sum of money that restates
no other record, a duty, or a measure of grain ``deliverable``. ``said again`` counts those of them
that other records restate, ``again by`` the records that do; each stands under exactly one promise.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

KINDS = {"targets": "target", "measures": "measure", "funding": "funding", "duties": "duty"}
COLUMNS = [*KINDS.values(), "all", "said again", "again by"]
CORPUS = Path(__file__).parents[2] / "datapackage"
Record = dict[str, Any]


def records(part: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    """Kind and record, for a plan or section and the sections below it."""
    for key, kind in KINDS.items():
        for record in part.get(key, []):
            yield kind, record
    for section in part.get("sections", []):
        yield from records(section)


def is_promise(kind: str, record: Record) -> bool:
    if kind == "measure" and record.get("grain") != "deliverable":
        return False
    return "restates" not in record


def count(plan: dict[str, Any]) -> Counter[str]:
    """How many promises of each kind, how many are said again, and by how many records."""
    everything = list(records(plan))
    promises = {record["id"]: kind for kind, record in everything if is_promise(kind, record)}
    again = [
        (record.get("id"), record["restates"]) for _, record in everything if "restates" in record
    ]
    for record, of in again:
        if of not in promises:
            raise SystemExit(f"{plan['id']}: {record} restates {of}, which is no promise")
    counted = Counter(promises.values())
    counted["all"] = len(promises)
    counted["said again"] = len({of for _, of in again})
    counted["again by"] = len(again)
    return counted


def line(name: str, cells: list[Any]) -> str:
    return f"{name:<26}" + "".join(f"{cell:>11}" for cell in cells)


def main() -> None:
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    total: Counter[str] = Counter()
    print(line("plan", COLUMNS))
    for path in sorted(corpus.glob("plans/*/plan.yaml")):
        counted = count(yaml.safe_load(path.read_text(encoding="utf-8")))
        total += counted
        print(line(path.parent.name, [counted[column] for column in COLUMNS]))
    print(line("all", [total[column] for column in COLUMNS]))


if __name__ == "__main__":
    main()
