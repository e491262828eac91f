"""The workbook of a body: written to be filled in, and read back as a report."""

import argparse
import sys
from pathlib import Path

from taizhang.cli.shared import (
    CLEAN,
    FINDINGS,
    Commands,
    add_as_of,
    add_language,
    open_corpus,
    write_file,
)
from taizhang.cli.terminal import in_cells
from taizhang.corpus import CorpusError


def add_workbook(papers: Commands) -> None:
    command = papers.add_parser(
        "workbook",
        help="a body's ledger to be filled in, and read back 一个单位的台账，填好后读回",
    )
    command.add_argument(
        "organisation", nargs="?", metavar="ORGANISATION", help="id of the body 单位的编号"
    )
    command.add_argument(
        "--read", type=Path, metavar="FILE.xlsx", help="a workbook that was filled in 填好的工作簿"
    )
    command.add_argument(
        "--out",
        type=Path,
        metavar="PATH",
        help="the new workbook; with --read the new folder of the report, its name the id "
        "新工作簿；读回时是报告的新文件夹，以编号为名",
    )
    add_as_of(command, required=False)
    add_language(command)
    command.set_defaults(run=_workbook)


def _workbook(options: argparse.Namespace) -> int:
    if options.read:
        return _read(options)
    from taizhang.office.workbook.files import write_workbook

    if not (options.organisation and options.out):
        raise CorpusError(
            "Name the body and --out FILE.xlsx, or --read FILE.xlsx. "
            "请写明单位和 --out 文件.xlsx，或 --read 文件.xlsx。"
        )
    corpus = open_corpus(Path.cwd())
    lines = write_workbook(corpus, options.organisation, options.as_of or "", options.out)
    told = {"zh": f"{options.out}：{lines} 行。", "en": f"{options.out}: {lines} lines."}
    print(told[options.lang])
    return CLEAN


def _read(options: argparse.Namespace) -> int:
    from taizhang.drafting.report.files import write_report
    from taizhang.findings import Finding
    from taizhang.office.workbook.files import read_workbook

    id = options.out.resolve().name if options.out else ""
    corpus = open_corpus(options.out.parent if options.out else Path.cwd())
    form = read_workbook(corpus, options.read, options.organisation or "", id)
    if isinstance(form, Finding):
        print(in_cells([form], options.lang), file=sys.stderr)
        return FINDINGS
    if form.findings:
        print(in_cells(form.findings, options.lang), file=sys.stderr)
    if form.rows and options.out:
        write_report(options.out, form.text, form.written)
    elif form.rows:
        write_file(form.written)
    told = {"zh": f"读出 {form.rows} 行。", "en": f"Lines read: {form.rows}."}
    print(told[options.lang], file=sys.stderr)
    return FINDINGS if any(one.severity == "error" for one in form.findings) else CLEAN
