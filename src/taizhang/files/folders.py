"""What lies in folders: listed in order, and nothing passed over in silence."""

import os
from collections.abc import Iterator
from pathlib import Path

from taizhang.files.text import FileError, file_error

SUFFIXES = (".yaml", ".yml", ".txt", ".csv", ".json", ".py", ".sql")
"""What is called so is meant for a file; a folder called so would be looked into for files."""


def iter_files(folder: Path, *, deep: bool = True) -> Iterator[Path | FileError]:
    """Every file in a folder, in the order of their paths, and what cannot be looked into.

    Unless ``deep``, folders in it are passed over.  A link to a folder is not followed: the trouble
    of one is told like that of a folder that may not be read.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield file_error(folder, error)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_symlink() and os.path.isdir(path):
            yield FileError("folder-link", path)
        elif not entry.is_dir(follow_symlinks=False):
            yield path
        elif path.suffix in SUFFIXES:
            yield FileError("file-folder", path)
        elif deep:
            yield from iter_files(path)


def list_files(folder: Path, *, deep: bool = True) -> list[Path]:
    """Every file in a folder.  Raises FileError for what cannot be looked into."""
    files: list[Path] = []
    for found in iter_files(folder, deep=deep):
        if isinstance(found, FileError):
            raise found
        files.append(found)
    return files
