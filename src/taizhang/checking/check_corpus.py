"""Checking a corpus: its registers, its plans side by side, and the little that spans plans."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from taizhang.checking.read_plan import read_plan
from taizhang.checking.released_entries import check_released_entries
from taizhang.checking.result import PlanResult, Report
from taizhang.checking.stored import StoredResults, ground_of
from taizhang.checking.together import ids_twice, passed_over
from taizhang.corpus import Corpus, CorpusError
from taizhang.files.folders import iter_files
from taizhang.files.places import is_taken
from taizhang.files.table_schemas import check_tables
from taizhang.files.text import FileError, read_file
from taizhang.files.yaml_reader import read_yaml
from taizhang.findings import TOP, Finding, Skip, bounded, finding, in_order
from taizhang.quantity import words_of
from taizhang.second_reading.actions import action_words
from taizhang.speed.executors import side_by_side
from taizhang.speed.store import Store

KEPT_AT_ONCE = 500
"""So many new results are stored together."""
MANY = 40
"""From this many plans on, they are checked side by side in several processes."""


def check_corpus(
    corpus: Corpus,
    paths: Iterable[Path] | None = None,
    progress: Callable[[Iterable[Any], int], Iterable[Any]] = lambda items, total: items,
    *,
    findings_only: bool = False,
    store: Store | None = None,
    executor: Executor | None = None,
) -> Report:
    """Check the registers and the plans (all, or those at ``paths``) of a corpus.

    Of bodies elsewhere, where none of the chosen plans is, nothing is told that is only to be
    reviewed; what is wrong is, since names cannot be resolved then.
    With ``findings_only`` the report holds no plans: thousands would not fit in memory.  Then results
    that a ``store`` knows are not worked out again.  An ``executor`` does the work of the plans: any
    whose workers see the same files; they load the corpus themselves, and again when it changes.
    """
    chosen = corpus.plan_paths() if paths is None else list(paths)
    corpus.rules  # noqa: B018  A rule that cannot load stops the run before anything is said.
    stored = StoredResults(store, corpus) if store and findings_only else None
    make = partial(_made, corpus, findings_only, executor)
    work = _stored(chosen, stored, make) if stored else make(chosen)
    results = list(progress(work, len(chosen)))
    findings = [
        *(
            one
            for one in corpus.register_findings
            if paths is None or not _is_elsewhere(one, corpus, results)
        ),
        *_check_ground(corpus),
        *_check_together(results),
    ]
    if paths is None:
        findings += _passed_over(corpus, chosen)
    findings += [found for result in results for found in result.findings]
    skips = [skip for result in results for skip in result.skips]
    left_out = () if corpus.with_rules else (Skip("validators", ("rules",), ("--no-rules",)),)
    return Report(bounded(in_order(findings)), skips, results, left_out)


def _stored(
    chosen: list[Path], stored: StoredResults, make: Callable[[list[Path]], Iterator[PlanResult]]
) -> Iterator[PlanResult]:
    """The results that are known, and the others, which are kept as they come."""
    known = stored.find(chosen)
    made = make([path for path in chosen if path not in known])
    waiting: dict[Path, PlanResult] = {}
    for path in chosen:
        if path in known:
            yield known[path]
            continue
        waiting[path] = result = next(made)
        yield result
        if len(waiting) >= KEPT_AT_ONCE:
            stored.keep(waiting, ())
            waiting = {}
    stored.keep(waiting, known)


def _made(
    corpus: Corpus, findings_only: bool, executor: Executor | None, chosen: list[Path]
) -> Iterator[PlanResult]:
    if executor is None and len(chosen) < MANY:
        return map(partial(_check_one, corpus, findings_only), chosen)
    ground = ground_of(corpus) or os.urandom(32)
    check = partial(_check_in_worker, corpus.root, corpus.with_rules, ground, findings_only)
    if executor:
        return executor.map(check, chosen)
    _LOADED.clear()
    _LOADED[corpus.root, corpus.with_rules] = (ground, _made_ready(corpus))
    return side_by_side(check, chosen)


def _made_ready(corpus: Corpus) -> Corpus:
    """The corpus with what every plan takes: workers that are forked bring it along."""
    if corpus.registers.lexicon.get("quantities"):
        words_of(corpus.registers)
        action_words(corpus.registers)
    return corpus


def _passed_over(corpus: Corpus, chosen: list[Path]) -> list[Finding]:
    """What would be passed over in silence, where all plans are checked."""
    lonely = list(passed_over(corpus, corpus.plan_files(), "plan"))
    if not (chosen or lonely):
        _refuse_unless_empty(corpus)
    return lonely


def _refuse_unless_empty(corpus: Corpus) -> None:
    """Without plans nothing is wrong with them; that there are none must be what was meant."""
    if not corpus.has_empty_plans:
        folder = corpus.shown(corpus.plans_folder)
        raise CorpusError(
            f"{folder} is not empty, yet holds no plan: each belongs into a folder of its own, in a "
            f"file called plan.yaml. {folder} 不是空的，却没有规划：每份规划放在自己的文件夹里，"
            "文件名为 plan.yaml。"
        )


def _is_elsewhere(found: Finding, corpus: Corpus, results: list[PlanResult]) -> bool:
    """Whether a finding asks to review a body of a region in which none of the plans is."""
    body = corpus.registers.tables["organisations"].get(found.record)
    if found.rule != "register-review" or body is None:
        return False
    above, regions = corpus.registers.regions_above, {result.region for result in results}
    return "" not in regions and not any(
        body["region"] in (region, *above(region)) or region in above(body["region"])
        for region in regions
    )


def _check_one(corpus: Corpus, findings_only: bool, path: Path) -> PlanResult:
    result = check_plan(corpus, path)
    return replace(result, plan=None, account=None, segments=[]) if findings_only else result


def _check_in_worker(
    root: Path, with_rules: bool, ground: bytes, findings_only: bool, path: Path
) -> PlanResult:
    return _check_one(_loaded(root, with_rules, ground), findings_only, path)


_LOADED: dict[tuple[Path, bool], tuple[bytes, Corpus]] = {}


def _loaded(root: Path, with_rules: bool, ground: bytes) -> Corpus:
    """The corpus as a worker reads it: rules cannot be sent from one process to another.

    It is read once, and again when the digest of what every plan depends on is another.
    """
    known = _LOADED.get((root, with_rules))
    if known is None or known[0] != ground:
        corpus = Corpus(root, with_rules)
        if ground_of(corpus) not in (None, ground):
            raise CorpusError(
                f"A worker sees another corpus in {root}, or has another toolkit or Python. "
                f"有一个工作进程在 {root} 看到的语料不同，或工具、Python 的版本不同。"
            )
        _LOADED.clear()
        _LOADED[root, with_rules] = known = (ground, corpus)
    return known[1]


def check_plan(corpus: Corpus, path: Path) -> PlanResult:
    """Check the plan whose ``plan.yaml`` is at ``path``."""
    return read_plan(
        corpus.shown(path),
        opened(corpus, path),
        opened(corpus, path.with_name("source.txt")),
        corpus.schemas["plan.schema.json"],
        corpus.registers,
        corpus.rules,
        corpus.released,
    )


def opened(corpus: Corpus, path: Path) -> bytes | FileError:
    """What a file of a plan holds, or what keeps it from being read."""
    try:
        return corpus.read(path)
    except FileError as error:
        return error


def _check_together(results: list[PlanResult]) -> Iterator[Finding]:
    """Ids given twice, those apart that are another's than their folder's."""
    sound = (one for one in results if all(found.rule != "plan-folder" for found in one.findings))
    return ids_twice(sound, "plan")


def _check_ground(corpus: Corpus) -> Iterator[Finding]:
    """What no plan is about: the package's metadata, its tables and views, whether there are rules."""
    yield from _check_package(corpus)
    yield from check_released_entries(corpus)
    yield from check_tables(corpus.root, corpus.root / "schemas" / "tables")
    yield from _check_views(corpus)
    if corpus.with_rules and not corpus.rules:
        yield finding("rules-none", "validators", TOP, "")


def _check_views(corpus: Corpus) -> Iterator[Finding]:
    """Views that cannot be read.  A corpus may have none."""
    folder = corpus.root / "schemas" / "views"
    for path in iter_files(folder, deep=False) if is_taken(folder) else ():
        if isinstance(path, FileError):
            yield path.finding(corpus.shown(path.path))
        else:
            yield from read_file(path, corpus.shown(path), folder.parent)[1]


def _check_package(corpus: Corpus) -> list[Finding]:
    """The hand-written metadata of the package."""
    path = corpus.root / "datapackage" / "datapackage.yaml"
    shown = corpus.shown(path)
    if not is_taken(path):
        return [finding("package-metadata-missing", shown, TOP, "")]
    text, findings = read_file(path, shown, path.parent)
    if findings:
        return findings
    document, findings = read_yaml(text, shown)
    return findings or corpus.schemas["datapackage.schema.json"].check(document)
