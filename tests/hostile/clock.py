"""Time that a doubling takes, in seconds of this processor: others may be busy beside it."""

import gc
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

GROWTH = 2.4
"""Twice the text may take so many times the time."""


class TooLong(Exception):
    """It took longer than it may."""


class Measured(NamedTuple):
    """Seconds by size, as far as they were measured; ``growth`` is the worst of a doubling."""

    seconds: dict[int, float]
    growth: float
    ended: bool

    @property
    def fails(self) -> bool:
        return self.growth > GROWTH or not self.ended

    def __str__(self) -> str:
        told = " ".join(f"{seconds:7.3f}" for seconds in self.seconds.values())
        return f"{told} {f'×{self.growth:.2f}' if self.ended else 'no end'}"


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Ends a block that takes longer, also within one search for a pattern."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def taken(work: Callable[[], object], most: float) -> float:
    """The seconds that some work takes; raises TooLong."""
    gc.collect()
    with at_most(most):
        began = time.process_time()
        work()
        return time.process_time() - began


def doubled(
    work: Callable[[int], Callable[[], object]],
    sizes: Sequence[int],
    *,
    least: float,
    most: float,
) -> Measured:
    """Measure work of doubling sizes, up to the first that grows too fast.

    ``work`` prepares what is measured.  Less than ``least`` seconds say nothing about growth, and
    more than ``most`` are not waited for.
    """
    seconds: dict[int, float] = {}
    worst = 0.0
    for size in sizes:
        try:
            seconds[size] = taken(work(size), most)
            growth = _growth(seconds, size, least)
            if growth > GROWTH:  # Once more: something else may have happened meanwhile.
                for one in (size // 2, size):
                    seconds[one] = min(seconds[one], taken(work(one), most))
                growth = _growth(seconds, size, least)
        except TooLong:
            seconds[size] = most
            return Measured(seconds, worst, False)
        worst = max(worst, growth)
        if worst > GROWTH:
            break
    return Measured(seconds, worst, True)


def _growth(seconds: dict[int, float], size: int, least: float) -> float:
    half = seconds.get(size // 2)
    return seconds[size] / max(half, 1e-9) if half is not None and seconds[size] > least else 0.0
