"""Draws the records whose answers `cases.yaml` works out by hand: the same ones for the same seed.

``python tests/promise_cases/draw.py [--seed 20261127] [--each 6] [CORPUS]`` prints plan, kind and id
of as many targets, funding records and duties of every plan. Records that the design itself works out
(``kind: design``) are left out, so that no case is counted twice. Shares no code with the toolkit.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

KINDS = ("targets", "funding", "duties")
SEED = 20261127
EACH = 6
CORPUS = Path(__file__).parents[2] / "datapackage"
CASES = Path(__file__).with_name("cases.yaml")


def records(part: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and id of each record of a plan or section and of the sections below it, in order."""
    for kind in KINDS:
        for record in part.get(kind, []):
            yield kind, record["id"]
    for section in part.get("sections", []):
        yield from records(section)


def worked_out(cases: Path) -> set[tuple[str, str]]:
    """Plan and id of the records that the design works out."""
    return {
        (case["plan"], case["record"])
        for case in yaml.safe_load(cases.read_text(encoding="utf-8"))["cases"]
        if case["kind"] == "design" and "record" in case
    }


def draw(corpus: Path, seed: int, each: int) -> Iterator[tuple[str, str, str]]:
    """Plan, kind and id of the records drawn: plan by plan, in each as its `plan.yaml` has them."""
    chance = random.Random(seed)
    left_out = worked_out(CASES)
    for path in sorted(corpus.glob("plans/*/plan.yaml")):
        plan = path.parent.name
        candidates = [
            (plan, kind, record)
            for kind, record in records(yaml.safe_load(path.read_text(encoding="utf-8")))
            if (plan, record) not in left_out
        ]
        for place in sorted(chance.sample(range(len(candidates)), min(each, len(candidates)))):
            yield candidates[place]


def main() -> None:
    parser = argparse.ArgumentParser(description="Draws records for cases.yaml.")
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--each", type=int, default=EACH)
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}, {arguments.each} of each plan")
    for drawn in draw(arguments.corpus, arguments.seed, arguments.each):
        print("\t".join(drawn))


if __name__ == "__main__":
    main()
