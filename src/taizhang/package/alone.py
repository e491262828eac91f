"""One build at a time in one folder; a lock whose holder died is no lock."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from taizhang.findings import TaizhangError

try:
    import fcntl
except ImportError:  # There, builds at once are not noticed.
    fcntl = None  # type: ignore[assignment]

LOCK = ".building.lock"


class CannotBuildError(TaizhangError, OSError):
    """Nothing can be built there now; the message says why, in both languages."""


_held: set[Path] = set()


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold ``out``, so that no other process builds there meanwhile.

    Within the block it may be held again.  The system frees the lock of a process that dies.
    Raises CannotBuildError where another process holds it, or where it cannot be written.
    """
    place = out.resolve()
    if fcntl is None or place in _held:
        yield
        return
    made = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        file = _locked(out / LOCK)
    except OSError as error:
        raise CannotBuildError(f"{out} cannot be written: {error}. 无法写入 {out}。") from error
    _held.add(place)
    try:
        yield
    finally:
        _held.discard(place)
        (out / LOCK).unlink(missing_ok=True)
        file.close()
        with suppress(OSError):  # What is not empty stays.
            out.rmdir() if made else None


def _locked(path: Path) -> IO[str]:
    """The file of the lock, held, with the number of this process in it."""
    while True:
        file = path.open("a+", encoding="ascii")
        try:
            _lock(file, path)
            if _is(file, path):
                file.truncate(0)
                file.write(f"{os.getpid()}\n")
                file.flush()
                return file
        except BaseException:
            file.close()
            raise
        file.close()  # The one that held it before has taken it away; this is another file.


def _lock(file: IO[str], path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        holder = file.readline().strip() or "?"
        raise CannotBuildError(
            f"Another build is writing into {path.parent} (process {holder}); nothing was done. "
            f"Wait until it has finished, then try again. "
            f"另一个进程（{holder}）正在 {path.parent} 中生成，未做任何改动。请等它结束后再试。"
        ) from None


def _is(file: IO[str], path: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    return False
