"""The command that writes bulletins."""

import argparse
from datetime import date
from pathlib import Path

from taizhang.cli.shared import CLEAN, Commands, as_day, open_corpus


def add_bulletin(papers: Commands) -> None:
    command = papers.add_parser(
        "bulletin", help="the bulletin of a time, as Markdown or for Word 一段时间的通报"
    )
    for option, dest, said in (("--from", "start", "first 第一"), ("--to", "end", "last 最后一")):
        command.add_argument(
            option,
            dest=dest,
            type=as_day,
            required=True,
            metavar="DAY",
            help=f"its {said.replace(' ', ' day ')}天",
        )
    command.add_argument(
        "--kind",
        choices=("dekad", "month", "quarter", "half-year", "year"),
        required=True,
        help="of ten days, a month … 旬、月、季、半年、年",
    )
    command.add_argument("--plan", metavar="ID", help="one plan only 只看一份规划")
    command.add_argument(
        "--written",
        type=as_day,
        metavar="DAY",
        help="day of issue; reports written later are not known 成文日期，此后成文的报告不看",
    )
    command.add_argument("--number", default="", metavar="TEXT", help="its number 发文字号")
    command.add_argument("--issuer", metavar="ID", help="who signs 发文机关")
    command.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="a new .md or .docx 新文件，.md 或 .docx",
    )
    command.set_defaults(run=_bulletin)


def _bulletin(options: argparse.Namespace) -> int:
    from taizhang.office.bulletin import Asked, write_bulletin
    from taizhang.office.bulletin.files import refuse, save

    refuse(options.out)
    asked = Asked(
        options.kind,
        date.fromisoformat(options.start),
        date.fromisoformat(options.end),
        options.plan,
        date.fromisoformat(options.written) if options.written else None,
        options.number,
        options.issuer,
    )
    save(options.out, *write_bulletin(open_corpus(Path.cwd()), asked))
    print(options.out)
    return CLEAN
