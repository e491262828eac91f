"""Checking a whole corpus: its plans, then its reports, then both together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from taizhang.checking.check_corpus import check_corpus, check_plan, opened
from taizhang.checking.result import PlanResult
from taizhang.checking.result import Report as Checked
from taizhang.checking.together import ids_twice, passed_over
from taizhang.corpus import Corpus, CorpusError
from taizhang.files.folders import iter_files
from taizhang.files.places import is_taken
from taizhang.files.text import FileError
from taizhang.findings import Finding, bounded, in_order
from taizhang.plan import Plan
from taizhang.progress.model import Report
from taizhang.progress.reading.against_plans import check_against_plans, promised
from taizhang.progress.reading.against_reports import check_against_reports
from taizhang.progress.reading.read_report import ReportResult, read_report
from taizhang.progress.reading.released_reports import check_released_reports
from taizhang.progress.reading.whose_words import check_speaker, check_whose_words
from taizhang.speed.store import Store

FOLDER, REPORT = "progress", "report.yaml"


@dataclass
class CheckedAll(Checked):
    """What checking plans and reports finds out."""

    reports: list[ReportResult] = field(default_factory=list)

    @property
    def read(self) -> list[Report]:
        """The reports whose rows can be reckoned."""
        return [one.report for one in self.reports if one.report]


def report_paths(corpus: Corpus) -> list[Path | FileError]:
    """Every file below the folder of reports; none where there is no such folder."""
    folder = corpus.root / "datapackage" / FOLDER
    return list(iter_files(folder)) if is_taken(folder) else []


def check_all(
    corpus: Corpus,
    paths: Iterable[Path] | None = None,
    progress: Callable[[Iterable[Any], int], Iterable[Any]] = lambda items, total: items,
    *,
    findings_only: bool = False,
    store: Store | None = None,
    executor: Executor | None = None,
) -> CheckedAll:
    """Check plans and reports: all, or those at ``paths`` and the reports about these plans."""
    chosen = None if paths is None else list(paths)
    plans = None if chosen is None else [path for path in chosen if path.name != REPORT]
    checked = check_corpus(
        corpus, plans, progress, findings_only=findings_only, store=store, executor=executor
    )
    files = report_paths(corpus)
    written = [one for one in files if isinstance(one, Path) and one.name == REPORT]
    read = {path: check_report(corpus, path) for path in written}
    results = list(read.values())
    if chosen is not None:
        within = {result.id for result in checked.results}
        results = [
            one
            for path, one in read.items()
            if path in chosen or (one.report and _is_about(one.report, within))
        ]
    findings = list(passed_over(corpus, files, "report")) if chosen is None else []
    findings += check_released_reports(corpus, results) if chosen is None else ()
    findings += ids_twice(results, "report")
    if results:
        findings += _held(corpus, checked.results, results)
    findings += [found for one in results for found in one.findings]
    skips = [*checked.skips, *(skip for one in results for skip in one.skips)]
    if findings_only:
        results = [replace(one, plan=None, account=None, segments=[]) for one in results]
    told = bounded(in_order([*checked.findings, *findings]))
    return CheckedAll(told, skips, checked.results, checked.left_out, results)


def check_report(corpus: Corpus, path: Path) -> ReportResult:
    """Check the report whose ``report.yaml`` is at ``path``, by itself."""
    return read_report(
        corpus.shown(path),
        opened(corpus, path),
        opened(corpus, path.with_name("source.txt")),
        corpus.schemas["report.schema.json"],
        corpus.registers,
    )


def result_at(checked: CheckedAll, path: str) -> PlanResult:
    """What is known of the plan or report at a path from the root.

    Raises CorpusError where none of what was checked lies there.
    """
    for one in (*checked.results, *checked.reports):
        if one.path == path:
            return one
    raise CorpusError(
        f"{path} is no report: reports lie in datapackage/{FOLDER}/<id>/{REPORT}. "
        f"{path} 不是报告：报告放在 datapackage/{FOLDER}/<编号>/{REPORT}。"
    )


def _is_about(report: Report, plans: set[str]) -> bool:
    return any(report.is_about(plan) for plan in plans)


def _held(
    corpus: Corpus, results: Sequence[PlanResult], reports: list[ReportResult]
) -> Iterator[Finding]:
    """Findings of reports held against plans and one another."""
    read = [one.report for one in reports if one.report]
    plans = {result.id: result.plan for result in results if result.plan}
    for id in sorted(_named(read) - plans.keys()):
        path = corpus.plans_folder / id / "plan.yaml"
        plan = check_plan(corpus, path).plan if path in corpus.plan_paths() else None
        if plan:
            plans[id] = plan
    known = promised(plans.values())
    held: list[Finding] = []
    for report in read:
        held += check_against_plans(report, known, plans, corpus.registers)
        held += check_whose_words(report, known, corpus.registers)
        held += check_speaker(report, corpus.registers)
    held += [found for _, found in check_against_reports(read, known, corpus.registers)]
    waived = {(one.path, waiver["rule"], waiver["at"]) for one, waiver in _waivers(reports)}
    yield from (one for one in held if (one.path, one.rule, one.record) not in waived)


def _waivers(reports: list[ReportResult]) -> Iterator[tuple[ReportResult, dict[str, str]]]:
    for one in reports:
        for waiver in one.plan.data.get("waivers", ()) if one.plan else ():
            yield one, waiver


def _named(reports: Iterable[Report]) -> set[str]:
    """The plans that reports name."""
    named: set[str] = set()
    for report in reports:
        named |= set(report.data.get("plans", ()))
        named |= {of.partition("/")[0] for row in report.rows for of in row.of}
    return named


def plans_of(checked: Checked) -> list[Plan]:
    """The plans that could be read, in the order of their paths."""
    return [result.plan for result in checked.results if result.plan]
