"""A digest of all that a folder holds: names, folders and bytes."""

import hashlib
import os
from pathlib import Path

from taizhang.files.text import FileError, read_bytes

MOST_BYTES = 200_000_000
PASSED_OVER = "__pycache__"
"""What Python leaves beside the files it loads."""


def digest_of(*parts: bytes) -> bytes:
    """A digest that other parts, or the same ones cut otherwise, do not have."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


def folder_digest(folder: Path, leaving_out: frozenset[str] = frozenset()) -> bytes | None:
    """The digest of a folder, some of those directly in it left out.

    None where what it holds cannot be told for sure: a link, what is no file, what cannot be read.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return None
    parts: list[bytes] = []
    for entry in entries:
        if entry.name in leaving_out or entry.name == PASSED_OVER:
            continue
        inside = _entry_digest(folder, entry)
        if inside is None:
            return None
        parts += [os.fsencode(entry.name), inside]
    return digest_of(b"folder", *parts)


def _entry_digest(folder: Path, entry: os.DirEntry[str]) -> bytes | None:
    if entry.is_symlink():
        return None
    if entry.is_dir():
        return folder_digest(folder / entry.name)
    try:
        return digest_of(b"file", read_bytes(folder / entry.name, most=MOST_BYTES))
    except FileError:
        return None
