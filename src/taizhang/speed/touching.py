"""Which of many runs of a text touch a given one, without asking each of them."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Run(Protocol):
    """What stands at ``text[start:end]``."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Kind = TypeVar("Kind", bound=Run)


class Touching(Generic[Kind]):
    """Runs of a text, in an order of their own, in which they are told."""

    def __init__(self, runs: Iterable[Kind]) -> None:
        placed = sorted(enumerate(runs), key=lambda pair: pair[1].start)
        self._placed = placed
        self._starts = [run.start for _, run in placed]
        self._reach = list(accumulate((run.end for _, run in placed), max))
        """How far the runs up to each of them go."""

    def find(self, start: int, end: int) -> list[Kind]:
        """The runs that share a character with ``text[start:end]``."""
        found = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            if self._placed[at][1].end > start:
                found.append(self._placed[at])
            at -= 1
        return [run for _, run in sorted(found, key=lambda pair: pair[0])]
