"""How a worker begins: it ends with the process that began it, however that one dies."""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread

PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process is sent when the one that began it dies."""


def begin(
    parent: int, alive: Connection, held: Connection | None, prepare: Callable[[], None] | None
) -> None:
    """Make this process a worker of the process ``parent``, then ``prepare`` it.

    ``alive`` reads from a pipe into which the parent alone can write, and never does: at its death
    the pipe ends.  ``held`` is the parent's end, where a fork brought it along.
    """
    if held:
        held.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent decides.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _die_with_parent(parent)
    Thread(target=_watch, args=(alive,), daemon=True).start()
    _leave_standard_output()
    gc.freeze()  # What a fork brought along stays; looking through it again and again takes time.
    if prepare:
        prepare()


def _die_with_parent(parent: int) -> None:
    """Where the kernel can do it: it ends even a worker that holds Python's lock for long."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # It died before it could be asked.
            os._exit(1)


def _watch(alive: Connection) -> None:
    try:
        alive.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


def _leave_standard_output() -> None:
    """What a worker prints must not mingle with the output, nor keep a pipe from ending."""
    with suppress(OSError):
        os.dup2(2, 1)
