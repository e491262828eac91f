"""What lies in folders: listed in order, and nothing passed over in silence."""

import os
from collections.abc import Iterator
from pathlib import Path

from taizhang.files.text import FileError, file_error


def iter_files(folder: Path) -> Iterator[Path | FileError]:
    """Every file below a folder, in the order of their paths, and what cannot be looked into.

    A link to a folder is not followed: the trouble of one is told like that of a folder that may
    not be read.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield file_error(folder, error)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_symlink() and path.is_dir():
            yield FileError("folder-link", path)
        elif entry.is_dir(follow_symlinks=False):
            yield from iter_files(path)
        else:
            yield path


def list_files(folder: Path) -> list[Path]:
    """Every file below a folder.  Raises FileError for what cannot be looked into."""
    files: list[Path] = []
    for found in iter_files(folder):
        if isinstance(found, FileError):
            raise found
        files.append(found)
    return files
