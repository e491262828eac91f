"""Reading bytes as text: what is no clean UTF-8 becomes a finding with its place."""

import hashlib
import re
from itertools import islice
from typing import Any

from taizhang.findings import MOST, Finding, Gathered, Mark, Span, finding

MOST_BYTES = 5_000_000
# Characters that make a text read otherwise than it is stored (Unicode UAX #9, UTS #39).
BIDIRECTIONAL = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
BYTE_ORDER_MARK = "\ufeff"


def sha256(data: bytes) -> str:
    """SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_text(data: bytes, path: str) -> tuple[str, list[Finding]]:
    """Decode UTF-8 without touching line ends.  With findings, the text must not be used.

    A byte order mark, as some editors write it, is no part of the text; before evidence it is a
    finding, because offsets count from the first character of the file.
    """
    if len(data) > MOST_BYTES:
        facts: dict[str, Any] = {"size": len(data), "most": MOST_BYTES}
        return "", [finding("bytes-too-many", path, Span(Mark(1, 1), Mark(1, 1)), "", **facts)]
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
