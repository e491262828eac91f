"""What a parser says of a file it cannot read, in words that its writer knows."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from taizhang.files.yaml_layout import BLANKS, mark
from taizhang.findings import Finding, Mark, Span, finding

CAUSES = (
    ("could not find expected ':'", "yaml-colon", True),
    ("mapping values are not allowed", "yaml-colon-in-text", False),
    ("did not find expected ',' or '", "yaml-flow", True),
    ("did not find expected '-' indicator", "yaml-indent", False),
    ("did not find expected key", "yaml-indent", False),
    ("block sequence entries are not allowed", "yaml-dash", False),
    ("directive", "yaml-directive", True),
    ("incompatible YAML document", "yaml-directive", True),
    ("expected <document start>", "yaml-after-end", False),
    ("a flow node did not find expected node content", "yaml-entry", False),
    ("found unexpected ':'", "yaml-colon-in-text", False),
    ("found a tab character", "yaml-tab", False),
    ("cannot start any token", "yaml-character", False),
    ("while scanning a block scalar", "yaml-character", True),
    ("while scanning an alias", "yaml-character", True),
    ("while scanning an anchor", "yaml-character", True),
    ("a tag", "yaml-character", True),
    ("while scanning a quoted scalar", "yaml-quotation", True),
    ("unknown escape character", "yaml-escape", False),
    ("invalid Unicode character escape code", "yaml-escape", False),
    ("escape sequence", "yaml-escape", False),
)
"""What libyaml says, the finding that says it plainly, and whether its cause is where it began."""
KEY = r"[ -]*([a-z_][a-z_-]*)"
UNREAD_BLANK = re.compile(rf"\A *(?:- ?)*(?:[a-z_][a-z_-]*:)?(?<![^ :-])([{BLANKS}])")
"""A blank that YAML does not count, as indentation or after a dash or a key."""


def syntax_finding(lines: Sequence[str], path: str, error: yaml.MarkedYAMLError) -> Finding:
    """Name the commonest causes of a syntax error."""
    start = mark(error.problem_mark or error.context_mark)
    line = lines[start.line - 1]
    problem = " ".join(part for part in (error.context, error.problem) if part)
    causes = ((rule, began) for said, rule, began in CAUSES if said in problem)
    rule, began = next(causes, ("yaml-syntax", False))
    if unread := _unread_blank(lines, start.line):
        rule, start, character = unread
        code = f"{ord(character):04X}"
        return finding(rule, path, _one(start), "", code=code)
    about_the_document = "document" in problem or "a block node" in problem
    if about_the_document and (ended := _ended(lines, start.line)):
        return finding(ended[0], path, _one(ended[1]), "")
    if rule in ("yaml-colon", "yaml-colon-in-text") and (
        badly := _key_without_colon(lines, start.line)
    ):
        key, span = badly
        return finding("yaml-colon-after-key", path, span, "", key=key)
    if not "".join(lines[start.line - 1 :]).strip():  # Where nothing is written, nothing is shown.
        start = _last_character(lines)
        rule = "yaml-flow" if rule == "yaml-entry" else rule
        line = lines[start.line - 1]
    if rule == "yaml-indent" and line[: start.column - 1].strip():
        rule = "yaml-after-end"
    elif began and error.context_mark:
        start = mark(error.context_mark)
    character = line[start.column - 1 : start.column]
    if character == "\t":
        rule = "yaml-tab"
    facts: dict[str, Any] = {"problem": problem, "character": character}
    return finding(rule, path, _one(start), "", **facts)


def _one(start: Mark) -> Span:
    return Span(start, Mark(start.line, start.column + 1))


def _last_character(lines: Sequence[str]) -> Mark:
    last = next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 1)
    return Mark(last, max(len(lines[last - 1].rstrip()), 1))


def _unread_blank(lines: Sequence[str], line: int) -> tuple[str, Mark, str] | None:
    """A tab that indents this line, or a blank on it or the one before that YAML does not count."""
    written = lines[line - 1]
    indent = written[: len(written) - len(written.lstrip())]
    if "\t" in indent:
        return "yaml-tab", Mark(line, indent.index("\t") + 1), "\t"
    for number in (line - 1, line):
        if number and (match := UNREAD_BLANK.match(lines[number - 1])):
            return "yaml-blank", Mark(number, match.start(1) + 1), match[1]
    return None


def _ended(lines: Sequence[str], line: int) -> tuple[str, Mark] | None:
    """The line with which a document was ended, or a line that speaks to the parser before it."""
    for number, written in enumerate(lines[:line], 1):
        if written.startswith(("...", "%")):
            rule = "yaml-directive" if written.startswith("%") else "yaml-document-end"
            return rule, Mark(number, 1)
    return None


def _key_without_colon(lines: Sequence[str], line: int) -> tuple[str, Span] | None:
    """A key on this line or the one before whose colon is full-width or lacks its blank."""
    for number in (line - 1, line):
        match = re.match(rf"{KEY}(：|:(?=\S))", lines[number - 1]) if number else None
        if match:
            return match[1], Span(Mark(number, match.start(1) + 1), Mark(number, match.end() + 1))
    return None
