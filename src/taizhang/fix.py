"""Applying the safe edits that findings carry, and nothing else.

An edit replaces characters at a place; comments, order, quotation marks and line ends around it
stay as they are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from taizhang.check import check_corpus
from taizhang.corpus import Corpus
from taizhang.findings import Finding, Mark

ROUNDS = 8
"""A mended file shows what was hidden behind its mistakes; so many times it is looked at again."""


@dataclass(frozen=True)
class Fix:
    """A file with safe edits applied, and the findings they answer."""

    path: Path
    before: str
    after: str
    findings: tuple[Finding, ...]


def fix_corpus(
    corpus: Callable[[], Corpus],
    paths: list[Path] | None,
    also: frozenset[str] = frozenset(),
    write: bool = True,
) -> list[Fix]:
    """Apply safe edits until none is left; returns what was changed, a round at a time.

    ``corpus`` opens the corpus afresh.  Edits of rules named in ``ASKED`` are applied only where
    ``also`` names them.  Without ``write``, one round is worked out and nothing is written.
    """
    done: list[Fix] = []
    for _ in range(ROUNDS if write else 1):
        opened = corpus()
        report = check_corpus(opened, paths)
        chosen = [f for f in report.findings if f.edit and (f.rule not in ASKED or f.rule in also)]
        fixes = [_fix(opened.root / path, found) for path, found in _by_path(chosen).items()]
        for fix in fixes if write else ():
            fix.path.write_bytes(fix.after.encode("utf-8"))
        done += fixes
        if not fixes:
            break
    return done


ASKED = frozenset({"source-hash"})
"""Rules whose edits a person must ask for."""


def _by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = {}
    for found in findings:
        grouped.setdefault(found.path, []).append(found)
    return grouped


def _fix(path: Path, findings: list[Finding]) -> Fix:
    text = path.read_bytes().decode("utf-8")
    applied: list[Finding] = []
    after = text
    limit = len(text) + 1
    for found in sorted(findings, key=lambda one: one.span, reverse=True):
        edit = found.edit
        assert edit is not None
        start, end = offset_of(text, edit.span.start), offset_of(text, edit.span.end)
        if end <= limit:  # Of edits that overlap, the last is applied now, the other next time.
            after = after[:start] + edit.text + after[end:]
            applied.append(found)
            limit = start
    return Fix(path, text, after, tuple(reversed(applied)))


def offset_of(text: str, mark: Mark) -> int:
    """The offset of a line and column, from 1, in the text."""
    start = 0
    for _ in range(mark.line - 1):
        start = text.index("\n", start) + 1
    return start + mark.column - 1
