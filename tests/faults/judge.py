"""Whether checking finds a fault: judged by the same pure function that the tool runs."""

import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from faults.kinds import About
from faults.page import Page, Patch, patched
from taizhang.checking.read_plan import read_plan
from taizhang.checking.result import PlanResult
from taizhang.corpus import Corpus
from taizhang.findings import Finding
from taizhang.plan import Plan
from taizhang.tables import Row, Rows, load_tables, make_rows

COUNTED = ("error", "warning")
"""Severities that count; a note does not."""

NOTES_COUNT = ("a waiver dropped",)
"""Kinds of fault after which a note counts, too: what the waiver accepted was one."""


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
    record: counted as missed), ``missed``, ``no-change`` (the package would mean the same: see ``means_the_same``) or
    ``crash``.  ``severity`` is the highest on the record; a fault that only a note tells is missed, but for kinds
    in ``NOTES_COUNT``.
    """

    outcome: str
    severity: str = ""
    findings: list[str] = field(default_factory=list)
    trace: str = ""


class Bench:
    """A corpus with its plans as they stand, on which faults are tried.

    All ids that a plan has now count as released, so that a renamed id is judged as a contributor
    would meet it after a release.
    """

    def __init__(self, corpus: Corpus, copies: dict[str, tuple[bytes, bytes]]) -> None:
        self.corpus = corpus
        self.released: dict[str, frozenset[str]] = {}
        self.pages = {
            path: Page(path, written.decode("utf-8"), source, self.read(path, written, source))
            for path, (written, source) in copies.items()
        }
        for page in self.pages.values():
            self.released[page.plan.id] = frozenset(_ids(page.plan))
        self._rows: dict[str, Rows | None] = {}
        tables = load_tables(corpus.root / "schemas" / "tables")
        self._columns = {table.name: table.columns for table in tables}

    def read(self, path: str, written: bytes, source: bytes) -> PlanResult:
        corpus = self.corpus
        schema = corpus.schemas["plan.schema.json"]
        return read_plan(
            path, written, source, schema, corpus.registers, corpus.rules, self.released
        )

    def rows(self, result: PlanResult) -> Rows | None:
        """The rows of the package that a plan yields; none where it cannot be read.

        Rows are made of sound plans only; of others they need not be possible.
        """
        if result.plan is None:
            return None
        try:
            return self._published(make_rows([result], self.corpus.registers))
        except Exception:
            if result.sound:
                raise
            return None

    def _published(self, rows: Rows) -> Rows:
        """The rows in the columns of the package."""
        return {
            table: [{key: row.get(key) for key in self._columns[table]} for row in found]
            for table, found in rows.items()
        }

    def judge(self, fault: Fault) -> Verdict:
        """Plant a fault in a fresh copy of its plan and see what checking says."""
        page = self.pages[fault.path]
        try:
            written = patched(page.text, fault.patches).encode("utf-8")
            result = self.read(page.path, written, page.source)
            rows = self.rows(result)
        except Exception:
            return Verdict("crash", trace=traceback.format_exc())
        if rows is not None and means_the_same(self._rows_before(page), rows):
            return Verdict("no-change")
        counted = (*COUNTED, "note") if fault.kind in NOTES_COUNT else COUNTED
        return judge(fault.about, page.result.findings, result.findings, counted)

    def _rows_before(self, page: Page) -> Rows | None:
        if page.path not in self._rows:
            self._rows[page.path] = self.rows(page.result)
        return self._rows[page.path]


PLACES = frozenset(("quote", "source_start", "source_end", "emended", "derived"))
"""Columns that only say where the words of a claim stand, and which fields it takes over from others."""
PRINTED = {table: frozenset(("printed",)) for table in ("targets", "funding", "duties")}
"""Tables whose column ``printed`` says so, too; elsewhere it is the name of an organisation."""
UNCLAIMED = ("sections", "emendations", "numbers", "number_uses")
"""Tables that are no claims: here a place is what the row is about.  But ``quote`` of a number are the
words that dismiss it, and ``begins`` those that find a section: they may be longer or shorter."""


def means_the_same(before: Rows | None, after: Rows) -> bool:
    """Whether two packages of a plan differ in nothing but where words stand.

    A quote longer or shorter by a harmless word changes no meaning; a changed value, role or name of
    an entity does, and so does a quote or a context that was moved to other words: the two must
    overlap.  But a thing that a section names twice is named by it whichever place is quoted.
    """
    if before is None or before.keys() != after.keys():
        return False
    return all(
        len(before[table]) == len(after[table])
        and all(
            _same_place(old, new) if table in UNCLAIMED else _same_claim(table, old, new)
            for old, new in zip(before[table], after[table], strict=True)
        )
        for table in before
        if table not in TOLD_AGAIN
    )


TOLD_AGAIN = ("ledger", "promise_organisations", "records")
"""Tables that are made of what the others hold."""


def _same_place(old: Row, new: Row) -> bool:
    return all(old[key] == new[key] for key in old if key not in ("quote", "begins"))


def _same_claim(table: str, old: Row, new: Row) -> bool:
    ignored = PLACES | PRINTED.get(table, frozenset())
    keys = (old.keys() | new.keys()) - ignored
    if any(old.get(key) != new.get(key) for key in keys):
        return False
    if table == "measures":  # Where it begins and ends is what was promised.
        return bool(old.get("quote") == new.get("quote"))
    if table == "entities" and old["name"] in str(new["quote"]):
        return True
    if old.get("source_start") is None or new.get("source_start") is None:
        return old.get("quote") == new.get("quote")
    return bool(old["source_start"] < new["source_end"] and new["source_start"] < old["source_end"])


def _ids(plan: Plan) -> Iterator[str]:
    yield from (section.id for section in plan.sections)
    yield from (claim.id for claim in plan.claims if claim.id)
    yield from (question["id"] for question, _ in plan.questions)


def judge(
    about: About,
    before: Iterable[Finding],
    after: Iterable[Finding],
    counted: tuple[str, ...] = COUNTED,
) -> Verdict:
    """Found, if a finding that counts and was not there before is on the record concerned.

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
    for severity in counted:
        if any(one.severity == severity and about.holds(one) for one in new):
            return Verdict("found", severity, told)
    if any(one.severity in COUNTED for one in new):
        return Verdict("elsewhere", findings=told)
    noted = any(about.holds(one) for one in new)
    return Verdict("missed", "note" if noted else "", told)


def _identity(finding: Finding) -> tuple[str, ...]:
    return (finding.path, finding.rule, finding.severity, finding.record, finding.message)
