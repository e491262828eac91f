"""The one door to what is written in files: each trouble on the way in is a finding or a refusal.

Whatever a corpus or a package holds is opened by ``open_file`` and nowhere else.  What is no clean
UTF-8 becomes a finding with its place.
"""

import errno
import hashlib
import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from taizhang.files.places import lies_below
from taizhang.findings import MOST, TOP, Finding, Gathered, Mark, Span, TaizhangError, finding

MOST_BYTES = 5_000_000
AT_ONCE = 16_000_000
# Characters that make a text read otherwise than it is stored (Unicode UAX #9, UTS #39).
BIDIRECTIONAL = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
BYTE_ORDER_MARK = "\ufeff"


class FileError(TaizhangError):
    """A file that cannot be read; ``rule`` names the finding that says why."""

    def __init__(self, rule: str, path: Path, **facts: Any) -> None:
        super().__init__(rule, path)
        self.rule, self.path, self.facts = rule, path, facts

    def finding(self, shown: str) -> Finding:
        """The trouble as a finding, told of the path as people are shown it."""
        return finding(self.rule, shown, TOP, "", **self.facts)

    def __str__(self) -> str:
        told = self.finding(str(self.path))
        return f"{self.path}: {told.message} {told.hint} {told.message_zh}{told.hint_zh}"


TROUBLES = {
    errno.ELOOP: "file-link",
    errno.EACCES: "file-unreadable",
    errno.EPERM: "file-unreadable",
    errno.EISDIR: "file-folder",
    errno.ENOENT: "file-missing",
    errno.ENOTDIR: "file-missing",
    errno.ENXIO: "file-special",
}
"""What the system says, and the finding that says it to people."""


def file_error(path: Path, error: OSError) -> FileError:
    """What keeps a file from being read or a folder from being listed."""
    rule = TROUBLES.get(error.errno or 0, "file-trouble")
    if rule == "file-missing" and path.is_symlink():
        rule = "file-link"
    return FileError(rule, path, reason=error.strerror or str(error))


def open_file(path: Path, within: Path | None = None) -> BinaryIO:
    """Open a file, waiting for nothing and following no link out of the folder ``within``.

    Raises FileError.
    """
    try:
        # A pipe that nobody writes into would be waited for.
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise file_error(path, error) from error
    except ValueError as error:  # NUL
        raise FileError("file-missing", path) from error
    kind = os.fstat(opened).st_mode
    if not stat.S_ISREG(kind) or (within is not None and not lies_below(path, within)):
        os.close(opened)
        wrong = "file-folder" if stat.S_ISDIR(kind) else "file-special"
        raise FileError("file-link-out" if stat.S_ISREG(kind) else wrong, path)
    return os.fdopen(opened, "rb")


def read_bytes(path: Path, within: Path | None = None, most: int = MOST_BYTES) -> bytes:
    """What a file holds, at most so many bytes.  Raises FileError."""
    with open_file(path, within) as stream:
        try:
            data = _read(stream, most + 1)
        except OSError as error:
            raise file_error(path, error) from error
        size = os.fstat(stream.fileno()).st_size
    if len(data) > most:
        raise FileError("bytes-too-many", path, size=size, most=most)
    return data


def _read(stream: BinaryIO, most: int) -> bytes:
    """So many bytes at most; Python takes at once the memory for as many as it is asked for."""
    parts: list[bytes] = []
    while most and (part := stream.read(min(most, AT_ONCE))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def read_file(path: Path, shown: str, within: Path | None = None) -> tuple[str, list[Finding]]:
    """The text of a file, told of as ``shown``.  With findings, the text must not be used."""
    try:
        return read_text(read_bytes(path, within), shown)
    except FileError as error:
        return "", [error.finding(shown)]


def sha256(data: bytes) -> str:
    """SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_text(data: bytes, path: str, most: int = MOST_BYTES) -> tuple[str, list[Finding]]:
    """Decode UTF-8 without touching line ends.  With findings, the text must not be used.

    A byte order mark, as some editors write it, is no part of the text; before evidence it is a
    finding, because offsets count from the first character of the file.
    """
    if len(data) > most:
        facts: dict[str, Any] = {"size": len(data), "most": most}
        return "", [finding("bytes-too-many", path, TOP, "", **facts)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = mark_at(data[: error.start].decode("utf-8"), error.start)
        span = Span(place, Mark(place.line, place.column + 1))
        rule = "bytes-gb18030" if _is_gb18030(data) else "bytes-not-utf8"
        return "", [finding(rule, path, span, "", byte=f"0x{data[error.start]:02X}")]
    if text.startswith(BYTE_ORDER_MARK):
        text = text.removeprefix(BYTE_ORDER_MARK)
        if path.endswith("source.txt"):
            return "", [finding("bytes-mark", path, Span(Mark(1, 1), Mark(1, 2)), "")]
    findings = Gathered(path)
    report_places(findings, "bytes-control", CONTROL, text)
    report_places(findings, "bytes-bidirectional", BIDIRECTIONAL, text)
    return text, findings.all()


def report_places(findings: Gathered, rule: str, pattern: re.Pattern[str], text: str) -> None:
    """Report the characters that a pattern finds, at their places; of many, how many there are."""
    matches = pattern.finditer(text)
    for match in islice(matches, MOST + 1):
        span = span_of(text, match.start(), match.end())
        findings.report(rule, span, code=f"{ord(match[0]):04X}")
    findings.count(rule, sum(1 for _ in matches))


def mark_at(text: str, offset: int) -> Mark:
    """The line and column, from 1, of an offset in the text."""
    start = text.rfind("\n", 0, offset) + 1
    return Mark(text.count("\n", 0, offset) + 1, min(offset, len(text)) - start + 1)


def span_of(text: str, start: int, end: int) -> Span:
    """The place of ``text[start:end]``."""
    return Span(mark_at(text, start), mark_at(text, end))


def _is_gb18030(data: bytes) -> bool:
    """Whether the bytes, no UTF-8, make sense in the national encoding of China."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return bool(re.search("[\u4e00-\u9fff]{2}", text))
