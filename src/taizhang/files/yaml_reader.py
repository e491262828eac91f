"""The one YAML reader: plain values, and for each of them the place where it stands.

A small constructor over PyYAML's C parser.  What is not plain data (duplicate keys, aliases, tags,
merge keys) becomes a finding; text stays text (dates, ``no``, ``012``, ``12:30``); numbers written
as JSON would write them become ``int`` or exact ``Decimal``.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from taizhang.files.entered import Entered
from taizhang.files.text import BIDIRECTIONAL, CONTROL, span_of
from taizhang.findings import Edit, Finding, Mark, Span, finding

NUMBER = re.compile(r"-?(?!(?:\.?[0-9]){16})(0|[1-9][0-9]*)(\.[0-9]{1,12})?")
"""At most 15 digits, 12 of them decimals: so many are kept by every format of the package."""
# YAML breaks lines here, editors and people do not.
LINE_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
DEEPEST = 60
"""Lists and mappings within one another; a plan with many levels of sections has 20."""
PLAIN = re.compile(r"\w[\w()（）·-]*")
"""Text that needs no quotation marks anywhere."""
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
        """The place of the value at ``pointer``, or of the nearest value that encloses it.

        Of a value over several lines, its key or, where it has none, its first line.
        """
        while pointer and pointer not in self.values:
            pointer = pointer.rpartition("/")[0]
        span = self.values.get(pointer, Span(Mark(1, 1), Mark(1, 1)))
        if span.start.line == span.end.line:
            return span
        line = self.text.split("\n")[span.start.line - 1].rstrip()
        return self.keys.get(pointer, Span(span.start, Mark(span.start.line, len(line) + 1)))

    def at(self, pointer: str) -> Any:
        """The value at ``pointer``."""
        value = self.data
        for token in pointer.split("/")[1:]:
            value = value[int(token)] if isinstance(value, list) else value[unescape(token)]
        return value

    def written(self, span: Span) -> str:
        """The characters of the file at a span on one line."""
        line = self.text.split("\n")[span.start.line - 1]
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
    return json.dumps(text, ensure_ascii=False)


def escape(key: str) -> str:
    """A mapping key as a token of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """The mapping key that a token of a JSON pointer stands for (RFC 6901)."""
    return token.replace("~1", "/").replace("~0", "~")


def read_yaml(text: str, path: str) -> tuple[Document, list[Finding]]:
    """Read one YAML document.  With findings, ``data`` may be incomplete and must not be used."""
    document = Document(path, text)
    findings = list(_strange_line_breaks(document))
    if findings:
        return document, findings
    try:
        _Composer(document, findings).compose()
    except _TooDeep as error:
        findings.append(finding("yaml-deep", path, error.span, error.pointer, most=DEEPEST))
    except yaml.MarkedYAMLError as error:
        found = _syntax_finding(document, error)
        # An alias or a tag found on the same line was meant as text, and is the cause.
        if all(found.span.start.line != other.span.start.line for other in findings):
            findings.append(found)
    return document, findings


def _strange_line_breaks(document: Document) -> Iterator[Finding]:
    for match in LINE_BREAK.finditer(document.text):
        span, code = span_of(document.text, *match.span()), f"{ord(match[0]):04X}"
        yield finding("yaml-line-break", document.path, span, "", code=code)


class _TooDeep(Exception):
    """Lists and mappings lie deeper in one another than is read."""

    def __init__(self, span: Span, pointer: str) -> None:
        super().__init__(pointer)
        self.span, self.pointer = span, pointer


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
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.report("yaml-tag", _span(event), pointer, name=name)
        if isinstance(event, yaml.ScalarEvent):
            self.document.values[pointer] = _span(event)
            return self.scalar(event, pointer)
        if pointer.count("/") >= DEEPEST:
            raise _TooDeep(_span(event), pointer)
        build = self.sequence if isinstance(event, yaml.SequenceStartEvent) else self.mapping
        return build(event, pointer)

    def scalar(self, event: Any, pointer: str) -> Any:
        if event.style:
            self.check_escaped(event, pointer)
            return event.value
        self.document.plain.add(pointer)
        if event.value in CONSTANTS:
            return CONSTANTS[event.value]
        if NUMBER.fullmatch(event.value):
            return Decimal(event.value) if "." in event.value else int(event.value)
        return event.value

    def check_escaped(self, event: Any, pointer: str) -> None:
        """Characters that no file may hold must not come in as escapes ("\\0") either."""
        for rule, pattern in (("bytes-control", CONTROL), ("bytes-bidirectional", BIDIRECTIONAL)):
            found = pattern.search(event.value)
            if found:
                self.report(rule, _span(event), pointer, code=f"{ord(found[0]):04X}")

    def sequence(self, opening: Any, pointer: str) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, f"{pointer}/{len(items)}"))
        self.document.values[pointer] = Span(_mark(opening.start_mark), _mark(event.end_mark))
        return items

    def mapping(self, opening: Any, pointer: str) -> dict[str, Any]:
        result = Entered()
        doubled = False
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.report("yaml-key", _span(event), pointer)
                inside = f"{pointer}/?"
                if not isinstance(event, yaml.AliasEvent):
                    self.value(event, inside)
                self.value(next(self.events), inside)
                continue
            key, place = event.value, f"{pointer}/{escape(event.value)}"
            if key == "<<":
                self.report("yaml-merge", _span(event), place)
            if key not in result:
                self.document.keys[place] = _span(event)
            elif not doubled:  # A dash left out doubles every key: one cause, one finding.
                doubled = True
                first = self.document.keys[place].start.line
                self.report("yaml-duplicate-key", _span(event), place, key=key, first=first)
            value = self.value(next(self.events), place)
            result.setdefault(key, value)
        self.document.values[pointer] = Span(_mark(opening.start_mark), _mark(event.end_mark))
        return result

    def report(self, rule: str, span: Span, pointer: str = "", **facts: Any) -> None:
        self.findings.append(finding(rule, self.document.path, span, pointer, **facts))


CAUSES = (
    ("could not find expected ':'", "yaml-colon", True),
    ("mapping values are not allowed", "yaml-colon-in-text", False),
    ("did not find expected ',' or '", "yaml-flow", True),
    ("did not find expected '-' indicator", "yaml-indent", False),
    ("did not find expected key", "yaml-indent", False),
    ("cannot start any token", "yaml-character", False),
    ("while scanning an alias", "yaml-character", True),
    ("while scanning an anchor", "yaml-character", True),
    ("a tag", "yaml-character", True),
    ("while scanning a quoted scalar", "yaml-quotation", True),
    ("unknown escape character", "yaml-escape", False),
)
"""What libyaml says, the finding that says it plainly, and whether its cause is where it began."""


def _syntax_finding(document: Document, error: yaml.MarkedYAMLError) -> Finding:
    """Name the commonest causes of a syntax error in words a writer knows."""
    lines = document.text.split("\n")
    start = _mark(error.problem_mark or error.context_mark)
    line = lines[start.line - 1] if start.line <= len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    problem = " ".join(part for part in (error.context, error.problem) if part)
    causes = ((rule, began) for said, rule, began in CAUSES if said in problem)
    rule, began = next(causes, ("yaml-syntax", False))
    if "\t" in indent:
        rule, start = "yaml-tab", Mark(start.line, indent.index("\t") + 1)
    elif rule in ("yaml-colon", "yaml-colon-in-text") and (
        badly := _key_without_colon(lines, start.line)
    ):
        key, span = badly
        return finding("yaml-colon-after-key", document.path, span, "", key=key)
    elif rule == "yaml-indent" and line[: start.column - 1].strip():
        rule = "yaml-after-end"
    elif began and error.context_mark:
        start = _mark(error.context_mark)
    span = Span(start, Mark(start.line, start.column + 1))
    character = line[start.column - 1 : start.column]
    facts: dict[str, Any] = {"problem": problem, "character": character}
    return finding(rule, document.path, span, "", **facts)


def _key_without_colon(lines: list[str], line: int) -> tuple[str, Span] | None:
    """A key on this line or the one before whose colon is full-width or lacks its blank."""
    for number in (line - 1, line):
        match = re.match(r"[ -]*([a-z_-]+)(：|:(?=\S))", lines[number - 1]) if number else None
        if match:
            return match[1], Span(Mark(number, match.start(1) + 1), Mark(number, match.end() + 1))
    return None


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


def _span(event: Any) -> Span:
    return Span(_mark(event.start_mark), _mark(event.end_mark))
