"""All rows of all tables: of plans, one after the other, and of registers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from taizhang.checking.result import PlanResult
from taizhang.files.table_schemas import Row, Rows
from taizhang.progress.reading.read_report import ReportResult
from taizhang.progress.reckon import ended_by
from taizhang.registers import Registers, table_of
from taizhang.tables import beside_ledger, claims, ledger, measures, remarks, responsibilities, text
from taizhang.tables.known_plan import KnownPlan, NamedRow, Setting
from taizhang.tables.quality import quality_rows
from taizhang.tables.reports import report_rows

MAKERS: tuple[Callable[[KnownPlan], Iterator[NamedRow]], ...] = (
    ledger.ledger,
    beside_ledger.promise_organisations,
    beside_ledger.records,
    text.plans,
    text.sections,
    responsibilities.responsibilities,
    claims.targets,
    claims.funding,
    measures.measures,
    claims.entities,
    claims.duties,
    text.relations,
    text.emendations,
    text.printed_numbers,
    claims.evidence,
    claims.others,
    remarks.remarks,
)

PLAIN = Setting()
"""A package that names neither its day nor its site."""


def make_rows(
    results: Iterable[PlanResult],
    registers: Registers,
    setting: Setting = PLAIN,
    reports: Iterable[ReportResult] = (),
) -> Rows:
    """All rows of all tables, in the order of plans and of their text, then those of reports."""
    rows: Rows = {}
    read, results = list(reports), list(results)
    setting = _with_reports(setting, read, results)
    for result in results:
        if result.plan and result.account:
            known = KnownPlan(result.plan, result.account, result, registers, setting)
            for table, row in _rows_of(known):
                rows.setdefault(table, []).append(row)
    for table, row in report_rows(read, registers):
        rows.setdefault(table, []).append(row)
    for table, entries in registers.tables.items():
        rows[table_of(table)] = [_entry(entries[key]) for key in sorted(entries)]
    rows["register_tombstones"] = registers.tombstones
    rows["regions"] = [
        {key: value or None for key, value in row.items()} for row in registers.regions.values()
    ]
    return rows


def _with_reports(
    setting: Setting, reports: list[ReportResult], results: list[PlanResult]
) -> Setting:
    """The setting with the reports that were read, and with what plans took the place of others."""
    plans = [result.plan for result in results if result.plan]
    ended = tuple((plan.id, day) for plan in plans if (day := ended_by(plan, plans)))
    told = tuple(one.report for one in reports if one.report)
    return replace(setting, reports=told, ended=ended)


def _rows_of(known: KnownPlan) -> Iterator[NamedRow]:
    for make in MAKERS:
        yield from make(known)
    yield from quality_rows(known.result)


def _entry(entry: Row) -> Row:
    """An entry with its lists joined by |; one inside an item is doubled, and tells it from those."""
    return {
        key: "|".join(one.replace("|", "||") for one in value) if isinstance(value, list) else value
        for key, value in entry.items()
    }
