"""Commands that check plans and mend them."""

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
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
from taizhang.corpus import Corpus
from taizhang.speed.store import Store, open_store

if TYPE_CHECKING:
    from concurrent.futures import Executor

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
    workers = check.add_mutually_exclusive_group()
    workers.add_argument(
        "--jobs",
        type=_jobs,
        metavar="N",
        help="so many processes at once 同时运行的进程数",
    )
    workers.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="tcp://…: work on the machines of a Dask cluster 交给 Dask 集群的机器",
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
    store = None if options.no_cache else open_store()
    report = _report(corpus, paths, store, partial(_workers, options))
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


def _workers(options: argparse.Namespace) -> AbstractContextManager["Executor | None"]:
    """Who does the work of the plans; None leaves it to the toolkit."""
    if options.scheduler:
        from taizhang.speed.cluster import open_cluster

        return open_cluster(options.scheduler)
    if options.jobs:
        from taizhang.speed.executors import open_executor

        return open_executor(options.jobs)
    return nullcontext()


def _report(
    corpus: Corpus,
    paths: list[Path] | None,
    store: Store | None,
    workers: Callable[[], AbstractContextManager["Executor | None"]],
) -> Report:
    """What checking finds; what it found before, where nothing has changed."""
    stored = StoredReports(store, corpus, paths) if store else None
    report = stored.find() if stored else None
    if report is None:
        from taizhang.progress.reading.check import check_all

        with workers() as executor:
            report = check_all(
                corpus, paths, progress, findings_only=True, store=store, executor=executor
            )
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
