"""Work on other machines, by the executor of ``distributed``, which is installed apart."""

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from importlib import import_module

from taizhang.speed import WorkerLostError

WAIT = 30
"""Seconds to wait for a scheduler to answer."""


@contextmanager
def open_cluster(address: str) -> Iterator[Executor]:
    """The workers of the scheduler at ``tcp://…``; they must see the same files at the same place.

    A plan whose worker is lost goes to another.  Raises WorkerLostError where there is no scheduler,
    or where workers are lost again and again.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise WorkerLostError(
            "For --scheduler, install the extra “cluster”: pip install 'taizhang[cluster]'. "
            "要用 --scheduler，请先安装 cluster：pip install 'taizhang[cluster]'。"
        ) from error
    try:
        client = distributed.Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkerLostError(
            f"No scheduler answers at {address}: {error}. {address} 没有调度器应答。"
        ) from error
    try:
        with client, client.get_executor(pure=False) as executor:
            yield executor
    except (distributed.KilledWorker, CancelledError) as error:
        raise WorkerLostError(
            f"The workers of {address} were lost again and again; nothing was finished. "
            f"{address} 的工作进程一再丢失，没有完成。"
        ) from error
