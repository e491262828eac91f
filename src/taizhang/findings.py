"""What was seen, where, and what to do about it, in English and Chinese."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Any, NamedTuple


class TaizhangError(Exception):
    """What the toolkit was asked for cannot be done; the message says why and what helps.

    It does so in English and Chinese, and whoever called tells it to people as it is.
    """


class Mark(NamedTuple):
    """A place in a file: line and column from 1, columns in Unicode code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A run of characters in a file, end exclusive."""

    start: Mark
    end: Mark


ASKED = frozenset({"source-hash"})
"""Rules whose edits a person must ask for."""

TOP = Span(Mark(1, 1), Mark(1, 1))
"""Where a finding about a whole file stands."""


class Edit(NamedTuple):
    """A safe change: put ``text`` in place of what stands at ``span``."""

    span: Span
    text: str


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, at one place.

    ``record`` is the id of the section or claim concerned (a waiver names it), ``quote`` the words
    of the source that the finding is about, where there are any.
    """

    rule: str
    severity: str
    message: str
    message_zh: str
    hint: str
    hint_zh: str
    path: str
    span: Span
    pointer: str
    record: str = ""
    quote: str = ""
    edit: Edit | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        """Findings are told by place, then rule."""
        return (self.path, self.span, self.rule, self.pointer, self.message)

    def as_json(self) -> dict[str, Any]:
        """The form of ``check --format json``."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "message_zh": self.message_zh,
            "hint": self.hint,
            "hint_zh": self.hint_zh,
            "path": self.path,
            "line": self.span.start.line,
            "column": self.span.start.column,
            "end": {"line": self.span.end.line, "column": self.span.end.column},
            "pointer": self.pointer,
        }


class Skip(NamedTuple):
    """Checks that did not run on a file because what they need is broken."""

    path: str
    checks: tuple[str, ...]
    because: tuple[str, ...]

    def as_json(self) -> dict[str, str]:
        """The form of ``check --format json``."""
        return {
            "path": self.path,
            "check": ", ".join(self.checks),
            "because": ", ".join(self.because),
        }


@cache
def messages() -> dict[str, dict[str, str]]:
    """The wording of every finding the toolkit itself makes, by rule id."""
    import tomllib
    from importlib.resources import files

    text = files("taizhang").joinpath("messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def finding(
    rule: str,
    path: str,
    span: Span,
    pointer: str,
    *,
    record: str = "",
    quoted: str = "",
    edit: Edit | None = None,
    **facts: object,
) -> Finding:
    """A finding of the toolkit, worded by ``messages.toml`` from the ``facts``.

    ``quoted`` is kept as the finding's quote.
    """
    words = messages()[rule]
    told = {
        key: shorten(value) if isinstance(value, str) else value for key, value in facts.items()
    }
    advised = {
        key: shorten(value, 400) if isinstance(value, str) else value
        for key, value in facts.items()
    }
    return Finding(
        rule=rule,
        severity=words.get("severity", "error"),
        message=words["en"].format(**told),
        message_zh=words["zh"].format(**told),
        hint=words["hint"].format(**advised),
        hint_zh=words["hint_zh"].format(**advised),
        path=path,
        span=span,
        pointer=pointer,
        record=record,
        quote=quoted,
        edit=edit,
    )


MOST = 100
"""So many findings of one kind are made where a file is read, and then how many more there are."""
MOST_TOLD = 1000
"""So many of one kind, and one file, are told of what rules and evidence find."""


class Gathered:
    """The findings of one file: the first of each kind, and how many more there are."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.told: list[Finding] = []
        self._counts: Counter[str] = Counter()
        self._first_untold: dict[str, tuple[str, Span, str]] = {}

    def report(self, rule: str, span: Span, pointer: str = "", **facts: Any) -> None:
        """Tell a finding, or only count it."""
        if self._has_room(rule, span, pointer):
            self.told.append(finding(rule, self.path, span, pointer, **facts))

    def add(self, found: Finding) -> None:
        """Keep a finding that was made elsewhere, or only count it."""
        if self._has_room(found.rule, found.span, found.pointer):
            self.told.append(found)

    def count(self, rule: str, number: int) -> None:
        """Count so many more findings of a kind that is full."""
        self._counts[rule] += number

    def gather(
        self,
        kind: str,
        findings: Iterator[Finding],
        count: int,
        place: Callable[[], tuple[Span, str]],
    ) -> None:
        """Tell of one cause's ``count`` findings as many as there is room for; make no others."""
        room = max(MOST - self._counts[kind], 0)
        told = list(islice(findings, room))
        self.told += told
        self._counts[kind] += count if told or not room else 0
        if self._counts[kind] > MOST and kind not in self._first_untold:
            last = told[-1] if told and count > len(told) else None
            span, pointer = (last.span, last.pointer) if last else place()
            self._first_untold[kind] = (last.rule if last else kind, span, pointer)

    def _has_room(self, rule: str, span: Span, pointer: str) -> bool:
        self._counts[rule] += 1
        if self._counts[rule] > MOST:
            self._first_untold.setdefault(rule, (rule, span, pointer))
        return self._counts[rule] <= MOST

    def all(self) -> list[Finding]:
        """What is told, and of each kind what is not told one by one."""
        return self.told + [
            more(rule, self.path, span, pointer, self._counts[kind] - MOST)
            for kind, (rule, span, pointer) in self._first_untold.items()
        ]


def more(rule: str, path: str, span: Span, pointer: str, count: int) -> Finding:
    """What stands for ``count`` findings of a kind, from the first of them on."""
    severity = messages().get(rule, {}).get("severity", "error")
    found = finding("more-of-this-kind", path, span, pointer, count=count, kind=rule)
    return replace(found, severity=severity)


def shorten(text: str, limit: int = 80) -> str:
    """Text for a message: on one line, its middle left out when it is long."""
    text = text.replace("\n", "⏎")
    return text if len(text) <= limit else f"{text[: limit // 2]}…{text[-limit // 2 :]}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings sorted by place, then rule, each told once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.order)


def bounded(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in order, of each file and kind no more than anybody reads; of the rest, how many."""
    kinds: Counter[tuple[str, str, str]] = Counter()
    told: list[Finding] = []
    first_untold: dict[tuple[str, str, str], Finding] = {}
    for found in findings:
        kind = (found.path, found.rule, found.severity)
        kinds[kind] += 1
        if kinds[kind] <= MOST_TOLD:
            told.append(found)
        else:
            first_untold.setdefault(kind, found)
    for kind, found in first_untold.items():
        count = kinds[kind] - MOST_TOLD
        rest = more(found.rule, found.path, found.span, found.pointer, count)
        told.append(replace(rest, severity=found.severity))
    return in_order(told)
