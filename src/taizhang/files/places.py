"""Where files may lie: no path that comes from data leads out of the folder it belongs to."""

import os
import re
from pathlib import Path

from taizhang.findings import TaizhangError, shorten

UNFIT = re.compile(r"[\x00-\x1f\x7f\\:]|[\ud800-\udfff]")
"""What no name of a file may hold: control characters, and what Windows takes for a path."""

RESERVED = ("index", "readme")
"""Names of the pages that stand for a whole folder of the site: a list of plans, of organisations …"""


class PlaceError(TaizhangError):
    """A path leads out of the folder it belongs to, or is none."""


def lies_below(path: Path, folder: Path) -> bool:
    """Whether a path, all links followed, is a folder or lies in it."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links in a circle, NUL
        return False


def is_plain(name: str) -> bool:
    """Whether a name with slashes leads downwards on any system, whatever links there are."""
    parts = name.split("/")
    return not UNFIT.search(name) and all(part.strip(". ") for part in parts)


def is_reserved(id: str) -> bool:
    """Whether a page called so would be written over the list that it belongs to."""
    return id.casefold() in RESERVED


def place_below(folder: Path, name: str) -> Path:
    """The place in a folder of what data names, such as ``data/plans.csv``.

    Raises PlaceError where the name is absolute, goes upwards, or passes a link that leads out.
    """
    place = folder / name if is_plain(name) else folder
    if place == folder or not lies_below(place, folder):
        told = shorten(repr(name)[1:-1])
        raise PlaceError(
            f"“{told}” is no place in {folder}: it leads out of it, or is no name of a file. "
            f"“{told}”不是 {folder} 里的位置：它通到文件夹之外，或不是文件名。"
        )
    return place


def own_folder(folder: Path) -> Path:
    """The folder itself, which may be missing.  Raises PlaceError where it is a link.

    What works in a folder of its own, and clears it away, must not do so elsewhere.
    """
    if folder.is_symlink():
        raise PlaceError(
            f"{folder} is a link; nothing is written through it. Delete it. "
            f"{folder} 是链接，不会经由它写入。请删去这个链接。"
        )
    return folder


def is_taken(path: Path) -> bool:
    """Whether anything stands at a path, be it a link that leads nowhere."""
    return os.path.lexists(path)
