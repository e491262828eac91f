"""Applying the safe edits that findings carry, and nothing else.

An edit replaces characters at a place; comments, order, quotation marks and line ends around it
stay as they are.  Each file is written beside its place and renamed, so that an interruption leaves
the old or the new one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from taizhang.checking.check_corpus import check_corpus
from taizhang.checking.result import Report
from taizhang.corpus import Corpus
from taizhang.files.text import BYTE_ORDER_MARK
from taizhang.files.whole import replace_file
from taizhang.findings import ASKED, Finding, Mark

ROUNDS = 8
"""A mended file shows what was hidden behind its mistakes; so many times it is looked at again."""


@dataclass(frozen=True)
class Fix:
    """A file (``path`` from the root) with safe edits applied, and the findings they answer."""

    path: str
    before: str
    after: str
    findings: tuple[Finding, ...]


def fix_corpus(
    root: Path,
    paths: list[Path] | None,
    tell: Callable[[Fix], None],
    *,
    within: Sequence[Path] = (),
    also: frozenset[str] = frozenset(),
    write: bool = True,
    check: Callable[..., Report] = check_corpus,
) -> list[Finding]:
    """Apply safe edits until none is left; returns the findings that stay.

    ``check`` says what is wrong with what stands at ``paths`` (None for all); only files at or in ``within`` are changed, all
    where it is empty.  ``tell`` hears of each file after it was written.  Edits of rules named in ``ASKED`` are applied only where ``also`` names them.  Without
    ``write``, one round is worked out and nothing is written.

    Raises OSError where a file cannot be written.
    """
    for _ in range(ROUNDS):
        corpus = Corpus(root)
        found = check(corpus, paths, findings_only=True).findings
        safe = [
            one
            for one in found
            if one.edit
            and (one.rule not in ASKED or one.rule in also)
            and _lies_in(root / one.path, within)
        ]
        fixes = [work_out(root, path, of_file) for path, of_file in _by_path(safe).items()]
        for fix in fixes:
            if write:
                replace_file(root / fix.path, fix.after.encode("utf-8"))
            tell(fix)
        if not fixes or not write:
            break
    fixed = {one for fix in fixes for one in fix.findings}
    return [one for one in found if one not in fixed]


def _lies_in(path: Path, within: Sequence[Path]) -> bool:
    return not within or any(place in (path, *path.parents) for place in within)


def _by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = {}
    for found in findings:
        grouped.setdefault(found.path, []).append(found)
    return grouped


def work_out(root: Path, path: str, findings: list[Finding]) -> Fix:
    """The edits of these findings applied to the text of a file; of edits that overlap, the last."""
    text = Corpus(root).read(root / path).decode("utf-8")
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    body = after = text.removeprefix(mark)
    edits = [(found.edit, found) for found in findings if found.edit]
    applied: list[Finding] = []
    limit = len(body) + 1
    for edit, found in sorted(edits, key=lambda pair: pair[0].span, reverse=True):
        start, end = offset_of(body, edit.span.start), offset_of(body, edit.span.end)
        if end <= limit and start < limit:
            after = after[:start] + edit.text + after[end:]
            applied.append(found)
            limit = start
    return Fix(path, text, mark + after, tuple(reversed(applied)))


def offset_of(text: str, mark: Mark) -> int:
    """The offset of a line and column, from 1, in the text."""
    start = 0
    for _ in range(mark.line - 1):
        start = text.index("\n", start) + 1
    return start + mark.column - 1
