"""The one way to work in several processes at once."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from typing import TypeVar

from taizhang.speed import WorkerLostError
from taizhang.speed.workers import begin

Item = TypeVar("Item")
Result = TypeVar("Result")


def side_by_side(
    function: Callable[[Item], Result], items: Sequence[Item], chunk: int = 16
) -> Iterator[Result]:
    """What ``function`` makes of each item, in their order, worked out by several processes.

    Raises WorkerLostError where one of them was killed.
    """
    with open_executor() as executor:
        yield from executor.map(function, items, chunksize=chunk)


@contextmanager
def open_executor(
    jobs: int | None = None, prepare: Callable[[], None] | None = None
) -> Iterator[ProcessPoolExecutor]:
    """Workers, each of them prepared, that end with the block, or with this process if it dies.

    Where the block ends by an exception, they end at once.  Raises WorkerLostError for one that was
    killed.
    """
    others = set(multiprocessing.active_children())
    start = _way_to_start()
    context = multiprocessing.get_context(start)
    alive, held = context.Pipe(duplex=False)
    brought = held if start == "fork" else None
    executor = ProcessPoolExecutor(
        jobs, context, partial(begin, os.getpid(), alive, brought, prepare)
    )
    try:
        with _deaf_to_interrupts():  # A worker that is only beginning cannot answer them.
            executor.submit(os.getpid)
        yield executor
        executor.shutdown()
    except BrokenProcessPool as error:
        raise WorkerLostError(
            "A process that worked beside this one was ended from outside, perhaps because memory "
            "ran out; nothing was finished. Close other programs, then try again. "
            "并行工作的一个进程被外部终止（可能是内存不足），没有完成。请关闭其他程序后再试一次。"
        ) from error
    finally:
        for worker in set(multiprocessing.active_children()) - others:
            worker.kill()
        held.close()
        alive.close()
        executor.shutdown(wait=False, cancel_futures=True)


def _way_to_start() -> str:
    """A fork brings along what is loaded already, but also locks that another thread holds."""
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C waits until the block is over."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        with suppress(ValueError):
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
