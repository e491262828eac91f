"""The files of a release replaced as one: after an interruption the next command finishes or undoes it."""

from collections.abc import Mapping
from pathlib import Path

from taizhang.files.places import place_below
from taizhang.files.whole import Stage

STAGE = ".release"


def replace_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below ``root``, all of them or, until they are ready to be moved, none."""
    for path in files:
        place_below(root, path)
    with Stage(root, STAGE, merges=True).lay() as stage:
        for path, data in files.items():
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).write_bytes(data)


def restore_files(root: Path) -> None:
    """Finish what was ready when it was interrupted, and clear away what was not.

    Raises PlaceError where a link leads out of ``root``, and moves nothing there.
    """
    Stage(root, STAGE, merges=True).restore()
