"""A YAML file as plain data, with the place of every value: what the reader makes of it."""

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from taizhang.findings import Edit, Mark, Span

PLAIN = re.compile(r"\w[\w()（）·-]*")
"""Text that needs no quotation marks anywhere."""
# JSON writes these as they are; YAML and editors break lines at them, or leave them out.
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


@dataclass
class Document:
    """A YAML file as plain data, with the place of every value and key by JSON pointer."""

    path: str
    text: str
    data: Any = None
    values: dict[str, Span] = field(default_factory=dict)
    keys: dict[str, Span] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)
    """Pointers of scalars written without quotation marks."""

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, and an empty one after the last line end."""
        return self.text.split("\n")

    def span(self, pointer: str) -> Span:
        """The place of the value at ``pointer``, or of the nearest value that encloses it.

        Of a value over several lines, its key or, where it has none, its first line.
        """
        while pointer and pointer not in self.values:
            pointer = pointer.rpartition("/")[0]
        span = self.values.get(pointer, Span(Mark(1, 1), Mark(1, 1)))
        if span.start.line == span.end.line:
            return span
        line = self.lines[span.start.line - 1].rstrip()
        return self.keys.get(pointer, Span(span.start, Mark(span.start.line, len(line) + 1)))

    def at(self, pointer: str) -> Any:
        """The value at ``pointer``."""
        value = self.data
        for token in pointer.split("/")[1:]:
            value = value[int(token)] if isinstance(value, list) else value[unescape(token)]
        return value

    def written(self, span: Span) -> str:
        """The characters of the file at a span on one line."""
        line = self.lines[span.start.line - 1]
        return line[span.start.column - 1 : span.end.column - 1]

    def replacement(self, pointer: str, text: str) -> Edit | None:
        """The edit that puts text in place of a value, between the same quotation marks.

        None where the value runs over lines.
        """
        span = self.values[pointer]
        if span.start.line != span.end.line:
            return None
        mark = self.written(span)[:1]
        if mark == "'":
            return Edit(span, "'" + text.replace("'", "''") + "'")
        return Edit(span, text if mark != '"' and PLAIN.fullmatch(text) else quoted(text))


def quoted(text: str) -> str:
    """Text on one line as YAML writes it in double quotation marks."""
    written = json.dumps(text, ensure_ascii=False)
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04X}", written)


def escape(key: str) -> str:
    """A mapping key as a token of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """The mapping key that a token of a JSON pointer stands for (RFC 6901)."""
    return token.replace("~1", "/").replace("~0", "~")
