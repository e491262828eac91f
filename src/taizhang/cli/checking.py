"""Commands that check plans, mend them, and show what was read."""

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.checking.annotations import as_sarif, for_github
from taizhang.checking.result import Report
from taizhang.checking.stored import StoredReports
from taizhang.cli.shared import (
    BROKEN,
    CLEAN,
    FINDINGS,
    Commands,
    add_language,
    add_paths,
    as_json_text,
    chosen,
    open_corpus,
    progress,
    verdict,
)
from taizhang.cli.terminal import (
    fix_for_people,
    fix_summary,
    for_people,
    left_for_people,
    left_out_for_people,
)
from taizhang.corpus import Corpus, CorpusError
from taizhang.speed.store import Store, open_store

if TYPE_CHECKING:
    from taizhang.checking.fix import Fix

MACHINE_FORMATS: dict[str, Callable[[Report, str], str]] = {
    "json": lambda report, lang: as_json_text(report.as_json()),
    "github": for_github,
    "sarif": lambda report, lang: as_json_text(as_sarif(report, lang)),
}


def add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="find everything that is wrong 找出所有问题")
    add_paths(check)
    check.add_argument(
        "--format",
        choices=("human", *MACHINE_FORMATS),
        default="human",
        help="for people or for machines 给人看或给机器读",
    )
    add_language(check)
    check.add_argument("--strict", action="store_true", help="warnings fail, too 警告也算不通过")
    check.add_argument(
        "--jobs",
        type=_jobs,
        metavar="N",
        help="so many processes at once 同时运行的进程数",
    )
    check.add_argument(
        "--no-cache",
        action="store_true",
        help="work everything out again 不用以前的结果，全部重算",
    )
    check.set_defaults(run=_check)


def _jobs(written: str) -> int:
    if not written.isdecimal() or not 0 < int(written) <= 512:
        raise argparse.ArgumentTypeError("a number from 1 to 512 应为 1 到 512 的数")
    return int(written)


def _check(options: argparse.Namespace) -> int:
    corpus, paths = chosen(options.paths)
    report = _report(corpus, paths, None if options.no_cache else open_store(), options.jobs)
    if options.format in MACHINE_FORMATS:
        print(MACHINE_FORMATS[options.format](report, options.lang))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print(for_people(report, corpus.root, options.lang, colour))
        plans = corpus.plan_paths()
        if paths is not None and (left := len(set(plans) - {*paths})):
            facts = {"left": left, "all": len(plans)}
            print(left_out_for_people("paths", options.lang, **facts))
    return verdict(report, options.strict)


def _report(
    corpus: Corpus, paths: list[Path] | None, store: Store | None, jobs: int | None
) -> Report:
    """What checking finds; what it found before, where nothing has changed."""
    stored = StoredReports(store, corpus, paths) if store else None
    report = stored.find() if stored else None
    if report is None:
        from taizhang.progress.reading.check import check_all
        from taizhang.speed.executors import open_executor

        check = partial(check_all, corpus, paths, progress, findings_only=True, store=store)
        if jobs is None:
            report = check()
        else:
            with open_executor(jobs) as executor:
                report = check(executor=executor)
        if stored:
            stored.keep(report)
    return report


def add_fix(commands: Commands) -> None:
    fix = commands.add_parser("fix", help="apply the safe fixes 应用安全的修复")
    add_paths(fix)
    fix.add_argument(
        "--dry-run", action="store_true", help="show the changes, write nothing 只显示改动，不写入"
    )
    fix.add_argument(
        "--accept-source",
        action="store_true",
        help="write the hash of a source that changed 来源文本有变时写入新的校验和",
    )
    add_language(fix)
    fix.set_defaults(run=_fix)


def _fix(options: argparse.Namespace) -> int:
    from taizhang.checking.fix import fix_corpus
    from taizhang.progress.reading.check import check_all

    corpus, paths = chosen(options.paths)
    also = frozenset({"source-hash"} if options.accept_source else ())
    written, fixed = not options.dry_run, 0
    # The hash of a source is mended in the plan beside it.
    named = [path.parent if path.name == "source.txt" else path for path in options.paths]
    within = [p.resolve() if p.is_dir() else p.parent.resolve() / p.name for p in named]

    def tell(fix: "Fix") -> None:
        nonlocal fixed
        fixed += len(fix.findings)
        print(fix_for_people(fix, options.lang, written=written))

    try:
        left = fix_corpus(
            corpus.root, paths, tell, within=within, also=also, write=written, check=check_all
        )
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}. 无法写入。", file=sys.stderr)
        return BROKEN
    lines = left_for_people(left, options.lang)
    print("\n".join([*lines, fix_summary(fixed, len(lines), options.lang, written=written)]))
    return FINDINGS if any(one.severity == "error" for one in left) else CLEAN


def add_explain(commands: Commands) -> None:
    explain = commands.add_parser(
        "explain", help="a rule's reason and examples 一条规则的理由和例子"
    )
    explain.add_argument(
        "rule",
        nargs="?",
        metavar="RULE",
        help="id of the rule; a list if left out 规则编号，不写即列出全部",
    )
    add_language(explain)
    explain.set_defaults(run=_explain)


def _explain(options: argparse.Namespace) -> int:
    from difflib import get_close_matches

    from taizhang.checking.explain import explain, known_rules, list_rules

    corpus = open_corpus(Path.cwd())
    if options.rule is None:
        print(list_rules(corpus, options.lang))
        return CLEAN
    text = explain(corpus, options.rule, options.lang)
    if text is None:
        known = known_rules(corpus)
        near = ", ".join(get_close_matches(options.rule, known) or known)
        raise CorpusError(f"There is no rule {options.rule}. 没有规则 {options.rule}。 ({near})")
    print(text)
    return CLEAN


def add_read(commands: Commands) -> None:
    read = commands.add_parser(
        "read", help="the reading text with claims marked 释读文本，标出各条"
    )
    read.add_argument(
        "plan",
        metavar="PLAN",
        help="id of a plan or report, or path of its YAML 规划或报告的编号，或其 YAML 的路径",
    )
    read.add_argument("section", nargs="?", metavar="SECTION", help="id of a section 部分编号")
    read.add_argument(
        "--plain", action="store_true", help="the text alone, to copy from 只要文本，便于照抄"
    )
    add_language(read)
    read.set_defaults(run=_read)


def _read(options: argparse.Namespace) -> int:
    from taizhang.cli.reading import reading_with_marks
    from taizhang.progress.reading.check import check_all, result_at

    path = Path(options.plan)
    there = os.path.exists(path)
    corpus = open_corpus(path if there else Path.cwd())
    path = _yaml_in(path) if there else _yaml_called(corpus, options.plan)
    path = Path(os.path.realpath(path.parent), path.name)  # what a link leads to is no plan
    report = check_all(corpus, [path])
    result = result_at(report, corpus.shown(path))
    text = reading_with_marks(result, options.section, plain=options.plain)
    if text is None and result.plan:
        known = ", ".join(section.id for section in result.plan.sections)
        raise CorpusError(
            f"{result.id} has no section {options.section}. "
            f"{result.id} 没有部分 {options.section}。 ({known})"
        )
    if text is None:
        print(for_people(report, corpus.root, options.lang, colour=False), file=sys.stderr)
        return FINDINGS
    print(text)
    return CLEAN


def _yaml_in(path: Path) -> Path:
    """The YAML of the plan or report in a folder; a file as it is."""
    from taizhang.progress.reading.check import REPORT

    if not path.is_dir():
        return path
    return path / (REPORT if (path / REPORT).exists() else "plan.yaml")


def _yaml_called(corpus: Corpus, id: str) -> Path:
    """The YAML of the plan or report that goes by an id.  Raises CorpusError where none does."""
    from taizhang.progress.reading.check import REPORT, report_paths

    reports = [p for p in report_paths(corpus) if isinstance(p, Path) and p.name == REPORT]
    paths = {path.parent.name: path for path in (*reports, *corpus.plan_paths())}
    if id not in paths:
        raise CorpusError(
            f"There is no plan or report {id}. 没有规划或报告 {id}。 ({', '.join(sorted(paths))})"
        )
    return paths[id]
