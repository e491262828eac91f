"""Commands run by a user without rights: a superuser may read everything, and sees no trouble."""

import ctypes
import os
import sys
import time
import traceback
from pathlib import Path

from taizhang.cli import main

CAPABILITIES = 0x20080522
"""The version of the structure that capset(2) takes: a header of two words, then six."""
LONGEST = 60
"""Seconds after which a command is taken to hang."""


def give_up_rights() -> None:
    """Make the superuser of this process one whom the rights of files bind."""
    if os.geteuid() == 0:
        header, none = (ctypes.c_uint32 * 2)(CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
        if ctypes.CDLL(None, use_errno=True).capset(header, none):
            raise OSError(ctypes.get_errno(), "capset")


def run(root: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of a command in a folder, and all that it tells; -9 where it hangs."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os._exit(_work(root, arguments, writing))
    os.close(writing)
    end = time.monotonic() + LONGEST
    with os.fdopen(reading, "rb", buffering=0) as stream:
        os.set_blocking(reading, False)
        told = b""
        while True:
            told += stream.read() or b""
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                told += stream.read() or b""
                return os.waitstatus_to_exitcode(status), told.decode()
            if time.monotonic() > end:
                os.kill(child, 9)
                end += LONGEST
            time.sleep(0.005)


def _work(root: Path, arguments: tuple[str, ...], writing: int) -> int:
    for stream in (1, 2):
        os.dup2(writing, stream)
    sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8")
    try:
        give_up_rights()
        os.chdir(root)
        return main(list(arguments))
    except SystemExit as error:
        return int(error.code or 0)
    except BaseException:
        traceback.print_exc()
        return 100
    finally:
        sys.stdout.flush()
