"""Written whole or not at all: what stands under its name is never half of anything.

What an interrupted command was writing is finished, or cleared away, by the next one.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from taizhang.files.places import own_folder, place_below

READY, OLD = ".ready", ".old"


def replace_file(path: Path, data: bytes) -> None:
    """Put data in place of what a file holds, all at once."""
    path = path.resolve()  # A link stays a link.
    with path.open("r+b"):  # Renaming would get round a file that is not to be written.
        pass
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        shutil.copymode(path, beside)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A stage that becomes a folder, new or empty, when the block ends; nothing stays of it otherwise."""
    stage = folder / ".new" if folder.exists() else folder.with_name(f".{folder.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        stage.mkdir(parents=True)
        yield stage
        if folder.exists():
            _move_out(stage, folder)
        else:
            os.replace(stage, folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move_out(stage: Path, folder: Path) -> None:
    """Move what is in a stage into the folder, which stays: somebody may stand in it."""
    pieces = sorted(stage.iterdir())
    try:
        for piece in pieces:
            os.replace(piece, folder / piece.name)
    except BaseException:
        for piece in pieces:
            if (folder / piece.name).exists() and not piece.exists():
                os.replace(folder / piece.name, piece)
        raise


@dataclass(frozen=True)
class Stage:
    """A folder ``name`` in ``root`` where pieces are laid that take their places in ``root`` as one.

    A piece is whatever lies directly in it, or, where it ``merges``, each file at any depth.
    """

    root: Path
    name: str
    merges: bool = False

    @contextmanager
    def lay(self) -> Iterator[Path]:
        """The empty stage; when the block ends, what is in it moves, and nothing if it fails.

        What an interruption left is finished first.  Raises PlaceError where the stage is a link.
        """
        self.restore()
        stage = self.root / self.name
        stage.mkdir(parents=True)
        try:
            yield stage
        except BaseException:
            shutil.rmtree(stage)
            raise
        (stage / READY).touch()
        self.restore()

    def restore(self) -> None:
        """Finish what was ready when it was interrupted, and clear away what was not.

        Raises PlaceError where a link leads out of ``root``, and moves nothing there.
        """
        stage = own_folder(self.root / self.name)
        if not stage.exists():
            return
        if (stage / READY).exists():
            for piece in sorted(self._pieces(stage)):
                name = piece.relative_to(stage).as_posix()
                place = place_below(self.root, name) if self.merges else self.root / name
                place.parent.mkdir(parents=True, exist_ok=True)
                _replace(piece, place, stage / OLD)
        _clear(stage)

    def _pieces(self, stage: Path) -> Iterable[Path]:
        if self.merges:
            within = (path for path in stage.rglob("*") if path.is_file())
        else:
            within = (path for path in stage.iterdir() if path.name != OLD)
        return (path for path in within if path != stage / READY)


def _replace(new: Path, old: Path, aside: Path) -> None:
    """Put ``new`` in the place of ``old``: what stands there is never half of either.

    A folder cannot be written over in one step: the old one moves aside first.
    """
    if new.is_dir() and old.exists():
        _remove(aside)
        os.replace(old, aside)
    os.replace(new, old)


def _clear(stage: Path) -> None:
    """Take a stage away, the sign that it is ready last: until then nothing is lost by an interruption."""
    for piece in stage.iterdir():
        if piece.name != READY:
            _remove(piece)
    (stage / READY).unlink(missing_ok=True)
    stage.rmdir()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
