"""The command that says what became of the promises."""

import argparse
from pathlib import Path

from taizhang.cli.shared import (
    CLEAN,
    Commands,
    add_as_of,
    add_language,
    add_promises,
    as_day,
    as_json_text,
    open_corpus,
)


def add_reckon(commands: Commands) -> None:
    command = commands.add_parser(
        "reckon", help="what became of the promises by a day 到某一天承诺兑现得怎样"
    )
    add_as_of(command)
    add_promises(command)
    command.add_argument(
        "--known-by",
        type=as_day,
        metavar="DAY",
        help="leave out reports written later 不看此日之后成文的报告",
    )
    command.add_argument("--format", choices=("text", "json", "csv"), default="text")
    add_language(command)
    command.set_defaults(run=_reckon)


def _reckon(options: argparse.Namespace) -> int:
    from taizhang.progress.of_corpus import reckon_corpus
    from taizhang.progress.show import as_csv, as_json, as_text

    found = reckon_corpus(
        open_corpus(Path.cwd()),
        options.as_of,
        plan=options.plan,
        organisation=options.organisation,
        known_by=options.known_by or "",
    )
    told = as_json(found, options.as_of)
    if options.format == "json":
        print(as_json_text(told))
    elif options.format == "csv":
        print(as_csv(told), end="")
    else:
        print(as_text(told, options.lang))
    return CLEAN
