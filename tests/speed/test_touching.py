"""Runs that touch a given one, found without asking each, are those that asking each finds."""

import random
from typing import NamedTuple

from taizhang.speed.touching import Touching


class Stretch(NamedTuple):
    start: int
    end: int


def test_finding_agrees_with_asking_each() -> None:
    draw = random.Random(1)
    for _ in range(200):
        starts = [draw.randint(0, 40) for _ in range(draw.randint(0, 12))]
        runs = [Stretch(start, start + draw.randint(0, 15)) for start in starts]
        touching = Touching(runs)
        for start in range(0, 45, 3):
            end = start + draw.randint(0, 9)
            asked = [run for run in runs if run.start < end and start < run.end]
            assert touching.find(start, end) == asked
