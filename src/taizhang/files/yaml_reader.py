"""The one YAML reader: plain values, and for each of them the place where it stands.

A small constructor over PyYAML's C parser.  What is not plain data (duplicate keys, aliases, tags,
merge keys) becomes a finding, and so does what the parser lets pass and YAML 1.2 does not; text
stays text (dates, ``no``, ``012``, ``12:30``); numbers written as JSON would write them become
``int`` or exact ``Decimal``.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml

from taizhang.files.entered import Entered
from taizhang.files.text import BIDIRECTIONAL, CONTROL, report_places
from taizhang.files.yaml_advice import syntax_finding
from taizhang.files.yaml_document import Document, escape, quoted, unescape
from taizhang.files.yaml_layout import BLANKS, INVISIBLE, Layout, mark, span
from taizhang.findings import Finding, Gathered, Mark, Span

__all__ = ["NUMBER", "Document", "escape", "quoted", "read_yaml", "unescape"]

NUMBER = re.compile(r"-?(?!(?:\.?[0-9]){16})(0|[1-9][0-9]*)(\.[0-9]{1,12})?")
"""At most 15 digits, 12 of them decimals: so many are kept by every format of the package."""
# YAML breaks lines here, editors and people do not.
LINE_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
# A byte order mark that is not the file's first character, which libyaml passes over.
MARK_WITHIN = re.compile("(?m)^\ufeff")
ANY_BLANK = re.compile(f"[{BLANKS}]")
"""Most files hold none, and need no look at each of their values."""
DEEPEST = 60
"""Lists and mappings within one another; a plan with many levels of sections has 20."""
MOST_VALUES = 50_000
"""Values in one file; the largest plans have some thousands."""
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}


def read_yaml(text: str, path: str) -> tuple[Document, list[Finding]]:
    """Read one YAML document.  With findings, ``data`` may be incomplete and must not be used.

    A file without a line end at its end is read as if it had one.
    """
    document, findings = Document(path, text), Gathered(path)
    if text.count("\r") > 1 and "\n" not in text.rstrip("\r\n"):
        start = text.index("\r")
        findings.report("yaml-line-ends", Span(Mark(1, start + 1), Mark(1, start + 2)))
    else:
        report_places(findings, "yaml-line-break", LINE_BREAK, text)
        report_places(findings, "yaml-blank", MARK_WITHIN, text)
        report_places(findings, "bytes-control", CONTROL, text)
    if not findings.told:
        _read(document, findings)
    return document, findings.all()


def _read(document: Document, findings: Gathered) -> None:
    text = document.text
    text += "\n" if text and not text.endswith("\n") else ""
    layout = Layout(text, document.path)
    try:
        _Composer(document, findings).compose(layout.watched(_events(text)))
    except _TooMuch as error:
        findings.report(error.rule, error.span, error.pointer, most=error.most)
    except yaml.MarkedYAMLError as error:
        found = syntax_finding(text.split("\n"), document.path, error)
        # An alias or a tag found on the same line was meant as text, and is the cause.
        if all(found.span.start.line != other.span.start.line for other in findings.told):
            findings.add(found)
    else:
        for found in () if findings.told else layout.findings.all():
            findings.add(found)


def _events(text: str) -> Iterator[Any]:
    """The events of libyaml, asked for one by one."""
    return iter(yaml.CLoader(text).get_event, None)


class _TooMuch(Exception):
    """More than is read: lists and mappings too deep in one another, or too many values."""

    def __init__(self, rule: str, most: int, span: Span, pointer: str) -> None:
        super().__init__(pointer)
        self.rule, self.most, self.span, self.pointer = rule, most, span, pointer


class _Composer:
    """Turns parser events into plain values while noting where each of them stands."""

    events: Iterator[Any]

    def __init__(self, document: Document, findings: Gathered) -> None:
        self.document = document
        self.report = findings.report
        self.has_blanks = ANY_BLANK.search(document.text) is not None

    def compose(self, events: Iterator[Any]) -> None:
        self.events = events
        next(events)
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            self.report("yaml-empty", span(event))
            return
        if event.version or event.tags:
            self.report("yaml-directive", Span(Mark(1, 1), Mark(1, 2)))
        self.document.data = self.value(next(events), "")
        next(events)
        event = next(events)
        if not isinstance(event, yaml.StreamEndEvent):
            self.report("yaml-second-document", span(event))

    def value(self, event: Any, pointer: str) -> Any:
        if isinstance(event, yaml.AliasEvent):
            self.report("yaml-alias", span(event), pointer, name=event.anchor)
            return None
        self.check_plain_data(event, pointer)
        if len(self.document.values) >= MOST_VALUES:
            raise _TooMuch("yaml-many", MOST_VALUES, span(event), pointer)
        if isinstance(event, yaml.ScalarEvent):
            self.document.values[pointer] = span(event)
            return self.scalar(event, pointer)
        if pointer.count("/") >= DEEPEST:
            raise _TooMuch("yaml-deep", DEEPEST, span(event), pointer)
        build = self.sequence if isinstance(event, yaml.SequenceStartEvent) else self.mapping
        return build(event, pointer)

    def check_plain_data(self, event: Any, pointer: str) -> None:
        if event.anchor:
            self.report("yaml-anchor", span(event), pointer, name=event.anchor)
        if event.tag:
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.report("yaml-tag", span(event), pointer, name=name)

    def scalar(self, event: Any, pointer: str) -> Any:
        if event.style:
            self.check_escaped(event, pointer)
            return event.value
        self.document.plain.add(pointer)
        if event.value in CONSTANTS:
            return CONSTANTS[event.value]
        if NUMBER.fullmatch(event.value):
            return Decimal(event.value) if "." in event.value else int(event.value)
        self.check_blanks(event, pointer)
        return event.value

    def check_blanks(self, event: Any, pointer: str) -> None:
        """Text without quotation marks whose blanks before or after it are no blanks of YAML."""
        if self.has_blanks and (found := INVISIBLE.match(event.value)):
            self.report("yaml-blank", span(event), pointer, code=f"{ord(found[1]):04X}")

    def check_escaped(self, event: Any, pointer: str) -> None:
        """Characters that no file may hold must not come in as escapes ("\\0") either."""
        for rule, pattern in (("bytes-control", CONTROL), ("bytes-bidirectional", BIDIRECTIONAL)):
            found = pattern.search(event.value)
            if found:
                self.report(rule, span(event), pointer, code=f"{ord(found[0]):04X}")

    def sequence(self, opening: Any, pointer: str) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, f"{pointer}/{len(items)}"))
        self.document.values[pointer] = Span(mark(opening.start_mark), mark(event.end_mark))
        return items

    def mapping(self, opening: Any, pointer: str) -> dict[str, Any]:
        result = Entered()
        doubled = False
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.report("yaml-key", span(event), pointer)
                inside = f"{pointer}/?"
                if not isinstance(event, yaml.AliasEvent):
                    self.value(event, inside)
                self.value(next(self.events), inside)
                continue
            key, place = event.value, f"{pointer}/{escape(event.value)}"
            self.check_key(event, place)
            if key not in result:
                self.document.keys[place] = span(event)
            elif not doubled:  # A dash left out doubles every key: one cause, one finding.
                doubled = True
                first = self.document.keys[place].start.line
                self.report("yaml-duplicate-key", span(event), place, key=key, first=first)
            value = self.value(next(self.events), place)
            result.setdefault(key, value)
        self.document.values[pointer] = Span(mark(opening.start_mark), mark(event.end_mark))
        return result

    def check_key(self, event: Any, place: str) -> None:
        self.check_plain_data(event, place)
        if event.style:
            self.check_escaped(event, place)
        elif event.value == "<<":
            self.report("yaml-merge", span(event), place)
        else:
            self.check_blanks(event, place)
