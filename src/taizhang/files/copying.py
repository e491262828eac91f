"""Folders copied as they are read: files alone, and none that a link brings in from elsewhere."""

from pathlib import Path

from taizhang.files.folders import list_files
from taizhang.files.text import read_bytes

UNWANTED = "__pycache__"


def copy_folder(source: Path, target: Path) -> None:
    """Copy every file of a folder.  Raises FileError for what cannot be read, OSError as writing does."""
    target.mkdir(parents=True, exist_ok=True)
    for path in list_files(source):
        place = target / path.relative_to(source)
        if UNWANTED not in place.parts:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(read_bytes(path, source))
