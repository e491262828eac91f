"""Commands that begin something: a corpus, a plan."""

import argparse
import sys
from pathlib import Path

from taizhang.cli.shared import (
    CLEAN,
    Commands,
    add_language,
    open_corpus,
    progress,
    write_file,
)
from taizhang.cli.terminal import draft_for_people
from taizhang.corpus import Corpus, CorpusError


def add_init(commands: Commands) -> None:
    init = commands.add_parser("init", help="begin a new corpus 新建一套数据")
    init.add_argument(
        "folder", type=Path, metavar="DIR", help="a new or empty folder 新的或空的文件夹"
    )
    add_language(init)
    init.set_defaults(run=_init)


def _init(options: argparse.Namespace) -> int:
    from taizhang.starting.new_corpus import StartError, start_corpus

    try:
        start_corpus(options.folder)
    except OSError as error:
        raise StartError(
            f"{options.folder} cannot be written: {error}. 无法写入 {options.folder}。"
        ) from error
    print(
        f"{options.folder} 已建好，下一步见其中的 README.md。"
        if options.lang == "zh"
        else f"{options.folder} is ready; its README.md says what comes next."
    )
    return CLEAN


def add_draft(commands: Commands) -> None:
    draft = commands.add_parser(
        "draft", help="a first plan.yaml from a raw text 从原文起草 plan.yaml"
    )
    draft.add_argument("source", type=Path, metavar="SOURCE", help="text in UTF-8 UTF-8 文本")
    draft.add_argument(
        "--region", metavar="CODE", help="six-digit code of a plan 规划的六位地区代码 (GB/T 2260)"
    )
    draft.add_argument(
        "--report",
        action="store_true",
        help="the text is a report on what became of a plan 原文是规划进展的报告",
    )
    draft.add_argument("--plan", metavar="ID", help="the plan that it reports on 报告所说的规划")
    draft.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="new folder of the plan, its name the id; else standard output "
        "规划的新文件夹，以编号为名；不写则输出到标准输出",
    )
    draft.add_argument(
        "--registers",
        type=Path,
        metavar="FILE",
        help="file for entries that the registers lack 名录所缺条目写入的文件",
    )
    add_language(draft)
    draft.set_defaults(run=_draft)


def _draft(options: argparse.Namespace) -> int:
    # What drafting needs takes longer to import than a plan to check.
    from taizhang.drafting import draft
    from taizhang.drafting.files import plan_yaml, read_source, write_draft

    corpus = open_corpus(options.out.parent if options.out else Path.cwd())
    if options.report:
        return _draft_report(options, corpus)
    if options.region is None:
        raise CorpusError("A plan is drafted with --region CODE. 起草规划须写 --region 代码。")
    source = read_source(options.source, corpus, options.region)
    id = options.out.resolve().name if options.out else ""
    drafted = draft(source, corpus, options.region, id, progress=progress)
    files = write_draft(drafted, source, options.out, options.registers)
    if options.out is None:
        write_file(plan_yaml(drafted))
    told = draft_for_people(drafted.counts(), files, options.out, options.lang)
    print(told, file=sys.stderr)
    return CLEAN


def _draft_report(options: argparse.Namespace, corpus: Corpus) -> int:
    from taizhang.checking.check_corpus import check_plan
    from taizhang.drafting.report.files import report_yaml, write_report
    from taizhang.promises import read_promises

    if options.plan is None:
        raise CorpusError("A report is drafted with --plan ID. 起草报告须写 --plan 编号。")
    plan = check_plan(corpus, corpus.plan_path(options.plan)).plan
    if plan is None:
        raise CorpusError(f"The plan {options.plan} cannot be read. 规划 {options.plan} 读不了。")
    promises = read_promises(plan, corpus.registers)
    id = options.out.resolve().name if options.out else ""
    text, written = report_yaml(options.source, promises, id)
    if options.out is None:
        write_file(written)
    else:
        write_report(options.out, text, written)
        print(options.out)
    return CLEAN
