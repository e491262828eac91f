"""The command that says what became of the promises."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.cli.shared import CLEAN, Commands, add_language, as_json_text, open_corpus
from taizhang.corpus import Corpus, CorpusError

if TYPE_CHECKING:
    from taizhang.plan import Plan
    from taizhang.progress.reckon import Reckoning


def add_reckon(commands: Commands) -> None:
    command = commands.add_parser(
        "reckon", help="what became of the promises by a day 到某一天承诺兑现得怎样"
    )
    command.add_argument(
        "--as-of",
        type=_day,
        required=True,
        metavar="DAY",
        help="the day, as 2025-06-30 哪一天，写作 2025-06-30",
    )
    command.add_argument("--plan", metavar="ID", help="one plan only 只看一份规划")
    command.add_argument(
        "--organisation", metavar="ID", help="promises of one body only 只看一个机构的承诺"
    )
    command.add_argument(
        "--known-by",
        type=_day,
        metavar="DAY",
        help="leave out reports written later 不看此日之后成文的报告",
    )
    command.add_argument("--format", choices=("text", "json", "csv"), default="text")
    add_language(command)
    command.set_defaults(run=_reckon)


def _day(written: str) -> str:
    try:
        day = date.fromisoformat(written).isoformat()
    except ValueError:
        day = ""
    if day != written:
        raise argparse.ArgumentTypeError(
            f"{written} is no day such as 2025-06-30 不是 2025-06-30 这样的日期"
        )
    return day


def _reckon(options: argparse.Namespace) -> int:
    from taizhang.progress.show import as_csv, as_json, as_text

    corpus = open_corpus(Path.cwd())
    told = as_json(_reckoned(corpus, options), options.as_of)
    if options.format == "json":
        print(as_json_text(told))
    elif options.format == "csv":
        print(as_csv(told), end="")
    else:
        print(as_text(told, options.lang))
    return CLEAN


def _reckoned(corpus: Corpus, options: argparse.Namespace) -> "Iterator[Reckoning]":
    from taizhang.progress import reckon
    from taizhang.progress.reading.check import check_all, plans_of
    from taizhang.progress.reckon import ended_by
    from taizhang.promises import read_promises

    checked = check_all(corpus)
    plans = plans_of(checked)
    _refuse_unknown(corpus, plans, options)
    for plan in plans:
        if options.plan in (None, plan.id):
            promises = read_promises(plan, corpus.registers)
            found = reckon(
                promises,
                checked.read,
                options.as_of,
                known_by=options.known_by or "",
                ended=ended_by(plan, plans),
            )
            yield found.of_body(options.organisation) if options.organisation else found


def _refuse_unknown(corpus: Corpus, plans: "list[Plan]", options: argparse.Namespace) -> None:
    known = [plan.id for plan in plans]
    if options.plan is not None and options.plan not in known:
        raise CorpusError(
            f"There is no plan {options.plan} that can be read. 没有可读的规划 {options.plan}。 ({', '.join(known)})"
        )
    bodies = corpus.registers.tables["organisations"]
    if options.organisation is not None and options.organisation not in bodies:
        near = ", ".join(corpus.registers.nearest_ids("organisations", options.organisation))
        raise CorpusError(
            f"There is no organisation {options.organisation}. "
            f"名录中没有机构 {options.organisation}。 ({near or '—'})"
        )
