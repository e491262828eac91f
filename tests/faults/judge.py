"""Whether checking finds a fault: judged by the same pure function that the tool runs."""

import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from faults.kinds import About
from faults.page import Page, Patch, patched
from taizhang.check import PlanResult, read_plan
from taizhang.corpus import Corpus
from taizhang.findings import Finding
from taizhang.tables import Rows, make_rows

COUNTED = ("error", "warning")
"""Severities that count; a note does not."""


@dataclass(frozen=True)
class Fault:
    """A mistake planted in one record of one plan."""

    kind: str
    path: str
    record: str
    pointer: str
    about: About
    patches: tuple[Patch, ...]


@dataclass
class Verdict:
    """What checking made of a fault.

    ``outcome`` is ``found`` (on the record concerned), ``elsewhere`` (findings came, but none on the
    record: counted as missed), ``missed``, ``no-change`` (the package would be the same) or
    ``crash``.  ``severity`` is the highest on the record; a fault that only a note tells is missed.
    """

    outcome: str
    severity: str = ""
    findings: list[str] = field(default_factory=list)
    trace: str = ""


class Bench:
    """A corpus with its plans as they stand, on which faults are tried."""

    def __init__(self, corpus: Corpus, copies: dict[str, tuple[bytes, bytes]]) -> None:
        self.corpus = corpus
        self.pages = {
            path: Page(path, written.decode("utf-8"), source, self.read(path, written, source))
            for path, (written, source) in copies.items()
        }
        self._rows: dict[str, Rows | None] = {}

    def read(self, path: str, written: bytes, source: bytes) -> PlanResult:
        corpus = self.corpus
        schema = corpus.schemas["plan.schema.json"]
        return read_plan(path, written, source, schema, corpus.registers, corpus.rules)

    def rows(self, result: PlanResult) -> Rows | None:
        """The rows of the package that a plan yields; none where it cannot be read.

        Rows are made of sound plans only; of others they need not be possible.
        """
        if result.plan is None:
            return None
        try:
            return make_rows([result], self.corpus.registers)
        except Exception:
            if result.sound:
                raise
            return None

    def judge(self, fault: Fault) -> Verdict:
        """Plant a fault in a fresh copy of its plan and see what checking says."""
        page = self.pages[fault.path]
        try:
            written = patched(page.text, fault.patches).encode("utf-8")
            result = self.read(page.path, written, page.source)
            rows = self.rows(result)
        except Exception:
            return Verdict("crash", trace=traceback.format_exc())
        if rows is not None and rows == self._rows_before(page):
            return Verdict("no-change")
        return judge(fault.about, page.result.findings, result.findings)

    def _rows_before(self, page: Page) -> Rows | None:
        if page.path not in self._rows:
            self._rows[page.path] = self.rows(page.result)
        return self._rows[page.path]


def judge(about: About, before: Iterable[Finding], after: Iterable[Finding]) -> Verdict:
    """Found, if an error or a warning that was not there before is on the record concerned.

    Findings are known by rule, record and wording, as lines and pointers move.
    """
    known = Counter(map(_identity, before))
    new = []
    for finding in after:
        known[_identity(finding)] -= 1
        if known[_identity(finding)] < 0:
            new.append(finding)
    told = [
        f"{one.severity} {one.rule} at {one.record or '-'} {one.pointer}: {one.message}"
        for one in new
    ]
    for severity in COUNTED:
        if any(one.severity == severity and about.holds(one) for one in new):
            return Verdict("found", severity, told)
    if any(one.severity in COUNTED for one in new):
        return Verdict("elsewhere", findings=told)
    noted = any(about.holds(one) for one in new)
    return Verdict("missed", "note" if noted else "", told)


def _identity(finding: Finding) -> tuple[str, ...]:
    return (finding.path, finding.rule, finding.severity, finding.record, finding.message)
