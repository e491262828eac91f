"""The one YAML reader: plain values, and for each of them the place where it stands.

A small constructor over PyYAML's C parser.  What is not plain data (duplicate keys, aliases, tags,
merge keys) becomes a finding; text stays text (dates, ``no``, ``012``, ``12:30``); numbers written
as JSON would write them become ``int`` or exact ``Decimal``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from taizhang.findings import Finding, Mark, Span, finding

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}


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

    def span(self, pointer: str) -> Span:
        """The place of the value at ``pointer``, or of the nearest value that encloses it."""
        while pointer and pointer not in self.values:
            pointer = pointer.rpartition("/")[0]
        span = self.values.get(pointer, Span(Mark(1, 1), Mark(1, 1)))
        if span.start.line != span.end.line and pointer in self.keys:
            return self.keys[pointer]
        return span

    def written(self, span: Span) -> str:
        """The characters of the file at a span on one line."""
        line = self.text.split("\n")[span.start.line - 1]
        return line[span.start.column - 1 : span.end.column - 1]


def escape(key: str) -> str:
    """A mapping key as a token of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def read_yaml(text: str, path: str) -> tuple[Document, list[Finding]]:
    """Read one YAML document.  With findings, ``data`` may be incomplete and must not be used."""
    document = Document(path, text)
    findings: list[Finding] = []
    try:
        _Composer(document, findings).compose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        start = _mark(mark) if mark else Mark(1, 1)
        findings.append(_syntax_finding(document, error, start))
    return document, findings


class _Composer:
    """Turns parser events into plain values while noting where each of them stands."""

    def __init__(self, document: Document, findings: list[Finding]) -> None:
        self.document = document
        self.findings = findings
        self.events: Iterator[Any] = yaml.parse(document.text, Loader=yaml.CLoader)

    def compose(self) -> None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self.report("yaml-empty", _span(event))
            return
        self.document.data = self.value(next(self.events), "")
        next(self.events)
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            self.report("yaml-second-document", _span(event))

    def value(self, event: Any, pointer: str) -> Any:
        if isinstance(event, yaml.AliasEvent):
            self.report("yaml-alias", _span(event), pointer, name=event.anchor)
            return None
        if event.anchor:
            self.report("yaml-anchor", _span(event), pointer, name=event.anchor)
        if event.tag and event.tag != "!":
            self.report("yaml-tag", _span(event), pointer, name=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            self.document.values[pointer] = _span(event)
            return self.scalar(event, pointer)
        build = self.sequence if isinstance(event, yaml.SequenceStartEvent) else self.mapping
        return build(event, pointer)

    def scalar(self, event: Any, pointer: str) -> Any:
        if event.style:
            return event.value
        self.document.plain.add(pointer)
        if event.value in CONSTANTS:
            return CONSTANTS[event.value]
        if NUMBER.fullmatch(event.value):
            return Decimal(event.value) if "." in event.value else int(event.value)
        return event.value

    def sequence(self, opening: Any, pointer: str) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, f"{pointer}/{len(items)}"))
        self.document.values[pointer] = Span(_mark(opening.start_mark), _mark(event.end_mark))
        return items

    def mapping(self, opening: Any, pointer: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.report("yaml-key", _span(event), pointer)
                if not isinstance(event, yaml.AliasEvent):
                    self.value(event, pointer)
                self.value(next(self.events), pointer)
                continue
            key, place = event.value, f"{pointer}/{escape(event.value)}"
            if key == "<<":
                self.report("yaml-merge", _span(event), place)
            if key in result:
                first = self.document.keys[place].start.line
                self.report("yaml-duplicate-key", _span(event), place, key=key, first=first)
            else:
                self.document.keys[place] = _span(event)
            value = self.value(next(self.events), place)
            result.setdefault(key, value)
        self.document.values[pointer] = Span(_mark(opening.start_mark), _mark(event.end_mark))
        return result

    def report(self, rule: str, span: Span, pointer: str = "", **facts: Any) -> None:
        self.findings.append(finding(rule, self.document.path, span, pointer, **facts))


def _syntax_finding(document: Document, error: yaml.MarkedYAMLError, start: Mark) -> Finding:
    """Name the commonest causes of a syntax error in words a writer knows."""
    lines = document.text.split("\n")
    line = lines[start.line - 1] if start.line <= len(lines) else ""
    span = Span(start, Mark(start.line, start.column + 1))
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        column = indent.index("\t") + 1
        span = Span(Mark(start.line, column), Mark(start.line, column + 1))
        return finding("yaml-tab", document.path, span, "")
    problem = " ".join(part for part in (error.context, error.problem) if part)
    return finding("yaml-syntax", document.path, span, "", problem=problem)


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


def _span(event: Any) -> Span:
    return Span(_mark(event.start_mark), _mark(event.end_mark))
