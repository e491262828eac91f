"""The files of a written package, in a folder or a zip: read one by one, never laid out on disk."""

import lzma
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from taizhang.files.places import is_plain, place_below
from taizhang.files.text import open_file, read_bytes
from taizhang.findings import TaizhangError, shorten

Read = Callable[[str], bytes]

MOST_IN_A_FOLDER = 2_000_000_000
SPARE, SWELLING = 10_000_000, 12
"""A zip may give so many bytes, and so many times its own size more: tables shrink to a fifth."""


DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, RuntimeError, ValueError, IndexError),
)
"""What Python's reader of archives raises where one is not sound."""


class NoPackageError(TaizhangError):
    """What was named is no data package, or none that can be read."""


@contextmanager
def open_packed(path: Path) -> Iterator[Read]:
    """What reads a file of the package by its path in it.

    Both raise NoPackageError, FileError or PlaceError where something cannot be read.
    """
    if path.is_dir():
        yield lambda name: read_bytes(place_below(path, name), path, MOST_IN_A_FOLDER)
        return
    with open_file(path) as stream, ExitStack() as opened:
        with _sound(path.name):
            archive = opened.enter_context(zipfile.ZipFile(stream))
            _refuse_strange_entries(archive)
        yield _Unpacking(archive, SPARE + SWELLING * path.stat().st_size).read


@contextmanager
def _sound(name: str) -> Iterator[None]:
    """Refuses an archive that is damaged, encrypted or packed as Python cannot unpack."""
    try:
        yield
    except DAMAGED as error:
        raise no_package(name, str(error) or "damaged", "已损坏") from error


def no_package(name: str, told: str, told_zh: str) -> NoPackageError:
    """The refusal of a package for what is wrong in one of its files."""
    return NoPackageError(f"{name}: {told}. {name}：{told_zh}。")


def _refuse_strange_entries(archive: zipfile.ZipFile) -> None:
    """Nothing is unpacked to disk; yet an archive that would do harm there is no package."""
    counts = Counter(one.filename for one in archive.infolist())
    for entry in archive.infolist():
        name = shorten(entry.filename)
        if not is_plain(entry.filename.removesuffix("/")):
            raise no_package(name, "the entry leads out of the folder", "条目通到文件夹之外")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise no_package(name, "the entry is a link", "条目是链接")
        if counts[entry.filename] > 1:
            raise no_package(name, "the entry is there twice", "条目有两个")


class _Unpacking:
    """Reads entries of an archive until they are more than it may hold."""

    def __init__(self, archive: zipfile.ZipFile, most: int) -> None:
        self.archive, self.left = archive, most

    def read(self, name: str) -> bytes:
        try:
            entry = self.archive.getinfo(name)
        except KeyError as error:
            raise no_package(shorten(name), "the file is not there", "没有这个文件") from error
        with _sound(shorten(name)), self.archive.open(entry) as stream:
            data = stream.read(self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise no_package(
                shorten(name), "it swells to more than is read", "解压后超过所能读取的大小"
            )
        return data
