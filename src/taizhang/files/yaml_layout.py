"""What libyaml lets pass and YAML 1.2 does not, seen from where the values stand in the file."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from taizhang.findings import Gathered, Mark, Span

BLANKS = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
"""Blanks to the eye (Unicode Zs and zero-width characters), letters to YAML."""
INVISIBLE = re.compile(rf"(?s:\A(?:(?:- ?)?(?:[a-z_]+:)?|.*(?=.\Z)))([{BLANKS}])")
"""Such a blank where one that counts was meant: before or after a text, a dash or a key."""
# What lies between two values: a comment, or the mark of a key that is written out.
BETWEEN = re.compile(r"#[^\n]*|\?")
HEADER = re.compile(r"[|>][-+1-9]*(#)")
STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Layout:
    """Watches the events of a parser and finds what they pass over."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.lines = text, text.split("\n")
        self._has_marks = "#" in text or "?" in text
        self.findings = Gathered(path)
        self.last = 0
        """Where the last value ended."""
        self.columns = [-1]
        """Where the lists and mappings begin that hold the next value."""
        self.open: list[Any] = []
        """Brackets not closed yet."""

    def watched(self, events: Iterator[Any]) -> Iterator[Any]:
        """The same events, each looked at on its way."""
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind in STARTS:
                self._start(event)
            elif kind in ENDS:
                self._end(event)
            elif kind is yaml.StreamEndEvent:
                self._between(len(self.text))
            yield event

    def _start(self, event: Any) -> None:
        if event.flow_style:
            self.open.append(event)
        else:
            self.columns.append(event.start_mark.column)

    def _end(self, event: Any) -> None:
        if not self.open:
            self.columns.pop()
            return
        opening = self.open.pop()
        if not self.open:
            self._continued(opening.start_mark, event.end_mark, "#")

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if start.index == end.index:
            return
        self._between(start.index)
        self.last = end.index
        if event.style in ("|", ">"):
            self._block(event)
        elif event.style:
            self._continued(start, end)
        elif self.open and event.value == "-":
            self.findings.report("yaml-character", span(event), character="-")

    def _between(self, end: int) -> None:
        if not self._has_marks:
            return
        between = self.text[self.last : end]
        for match in BETWEEN.finditer(between):
            start = self.last + match.start()
            if match[0] == "?":
                self.findings.report("yaml-question-mark", self._place(start))
            elif start and not self.text[start - 1].isspace():
                self.findings.report("yaml-comment", self._place(start))

    def _block(self, event: Any) -> None:
        """A text that | or > introduces: its first line, and whether there is any."""
        start = event.start_mark
        line = self.lines[start.line]
        header = HEADER.match(line, start.column)
        if start.column <= self.columns[-1] and not line[: start.column].strip():
            self.findings.report("yaml-indent", self._place(start.index))
        elif header:
            self.findings.report("yaml-comment", self._place(start.index + len(header[0]) - 1))
        elif not event.value.strip("\n"):
            self.findings.report("yaml-block-empty", self._place(start.index), mark=event.style)

    def _continued(self, start: Any, end: Any, comment: str = "") -> None:
        """Lines on which quotation marks or brackets go on must lie deeper than what holds them."""
        least = self.columns[-1] + 1
        for number in range(start.line + 1, end.line + 1):
            line = self.lines[number]
            rest = line.lstrip(" ")
            blank = rest.strip() if comment else rest.strip(" \r")  # A tab is none in a text.
            if not blank or (comment and rest.startswith(comment)):
                continue
            if len(line) - len(rest) < least:
                rule = "yaml-tab" if rest.startswith("\t") else "yaml-continued"
                first = len(line) - len(rest) + 1
                place = Span(Mark(number + 1, first), Mark(number + 1, first + 1))
                self.findings.report(rule, place, first=start.line + 1)
                return

    def _place(self, start: int) -> Span:
        line = self.text.count("\n", 0, start)
        column = start - self.text.rfind("\n", 0, start)
        return Span(Mark(line + 1, column), Mark(line + 1, column + 1))


def mark(mark: Any) -> Mark:
    """A place as the parser tells it, counted from 1."""
    return Mark(mark.line + 1, mark.column + 1)


def span(event: Any) -> Span:
    """Where an event of the parser stands."""
    start, end = event.start_mark, event.end_mark
    return Span(Mark(start.line + 1, start.column + 1), Mark(end.line + 1, end.column + 1))
