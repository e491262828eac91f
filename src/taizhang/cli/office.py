"""The commands of an office: papers made of promises, reports and reckoning."""

import argparse
from datetime import date
from pathlib import Path

from taizhang.cli.bulletins import add_bulletin
from taizhang.cli.shared import (
    CLEAN,
    Commands,
    add_as_of,
    add_language,
    add_promises,
    as_json_text,
    open_corpus,
)
from taizhang.cli.workbooks import add_workbook


def add_office(commands: Commands) -> None:
    group = commands.add_parser(
        "office",
        help="papers of an office: dispatch, bulletin, workbook … 办公用的单子：调度单、通报、台账等",
        description="Papers made of promises and reports; nothing is written that no record bears. "
        "由承诺和报告生成的单子；没有记录支持的一个字也不写。",
    )
    papers = group.add_subparsers(title="papers 单子", required=True, metavar="PAPER")
    for add in PAPERS:
        add(papers)


def add_dispatch(papers: Commands) -> None:
    command = papers.add_parser(
        "dispatch",
        help="what falls due, is behind, unreported or outstanding 到期、滞后、未报、该开未开的",
    )
    add_as_of(command)
    add_promises(command)
    command.add_argument("--format", choices=("text", "json"), default="text")
    add_language(command)
    command.set_defaults(run=_dispatch)


def _dispatch(options: argparse.Namespace) -> int:
    from taizhang.office import matters_of
    from taizhang.office.dispatch import dispatch
    from taizhang.office.dispatch.show import as_json, as_text
    from taizhang.progress.of_corpus import reckon_corpus

    found = list(
        reckon_corpus(
            open_corpus(Path.cwd()),
            options.as_of,
            plan=options.plan,
            organisation=options.organisation,
        )
    )
    matters = [matter for one in found for matter in matters_of(one)]
    told = dispatch(found, matters, date.fromisoformat(options.as_of))
    print(as_json_text(as_json(told)) if options.format == "json" else as_text(told, options.lang))
    return CLEAN


def add_evaluate(papers: Commands) -> None:
    command = papers.add_parser(
        "evaluate", help="what plans promise, side by side 各规划的承诺写明了什么，是否一致"
    )
    command.add_argument("--format", choices=("text", "json", "csv"), default="text")
    add_language(command)
    command.set_defaults(run=_evaluate)


def _evaluate(options: argparse.Namespace) -> int:
    from taizhang.office.evaluation import evaluate
    from taizhang.office.evaluation.show import as_csv, as_json, as_text
    from taizhang.progress.of_corpus import promises_of_corpus

    corpus = open_corpus(Path.cwd())
    told = evaluate(promises_of_corpus(corpus), corpus.registers)
    if options.format == "json":
        print(as_json_text(as_json(told)))
    elif options.format == "csv":
        print(as_csv(told, options.lang), end="")
    else:
        print(as_text(told, options.lang))
    return CLEAN


def add_compendium(papers: Commands) -> None:
    command = papers.add_parser(
        "compendium", help="measures and offers as a printable collection 举措和资金的政策汇编"
    )
    command.add_argument("--theme", default="", metavar="ID", help="one theme only 只收一个主题")
    command.add_argument(
        "--region", default="", metavar="CODE", help="a region and those in it 一地及其下级"
    )
    command.add_argument(
        "--kind", choices=("measure", "funding"), default="", help="one kind only 只收一种"
    )
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="FILE.html or .pdf 文件"
    )
    add_language(command)
    command.set_defaults(run=_compendium)


def _compendium(options: argparse.Namespace) -> int:
    from taizhang.office.compendium import Chosen, gather
    from taizhang.office.compendium.files import homepage_of, write_compendium
    from taizhang.office.compendium.page import write_page
    from taizhang.progress.of_corpus import promises_of_corpus

    corpus = open_corpus(Path.cwd())
    chosen = Chosen(options.theme, options.region, options.kind)
    found = gather(promises_of_corpus(corpus), corpus.registers, chosen)
    write_compendium(write_page(found, options.lang, homepage_of(corpus)), options.out)
    print(f"{options.out}: {found.count}")
    return CLEAN


PAPERS = (add_dispatch, add_bulletin, add_workbook, add_evaluate, add_compendium)
"""The papers, in the order in which the help lists them."""
