"""Several files replaced as one: after an interruption the next command finishes or undoes it."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from taizhang.files.places import own_folder, place_below

STAGE, READY = ".release", ".ready"


def replace_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below ``root``, all of them or, until they are ready to be moved, none."""
    stage = own_folder(root / STAGE)
    for path, data in files.items():
        place_below(root, path)  # before anything is written
        (stage / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).write_bytes(data)
    (stage / READY).touch()
    restore_files(root)


def restore_files(root: Path) -> None:
    """Finish what was ready when it was interrupted, and clear away what was not.

    Raises PlaceError where a link leads out of ``root``, and moves nothing there.
    """
    stage = own_folder(root / STAGE)
    if (stage / READY).exists():
        for piece in sorted(path for path in stage.rglob("*") if path.is_file()):
            place = place_below(root, piece.relative_to(stage).as_posix())
            if piece.name != READY:
                place.parent.mkdir(parents=True, exist_ok=True)
                os.replace(piece, place)
    if stage.exists():
        shutil.rmtree(stage)
