"""Reading the arguments, running the command, saying what cannot be done."""

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang import __version__
from taizhang.cli import beginnings, checking, office, packages, reckoning, showing
from taizhang.cli.ending import ended
from taizhang.corpus import NO_RULES, CorpusError, find_corpus
from taizhang.versions.staging import restore_files

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COMMANDS = (
    checking.add_check,
    packages.add_build,
    packages.add_diff,
    packages.add_release,
    packages.add_reconstruct,
    reckoning.add_reckon,
    office.add_office,
    checking.add_fix,
    beginnings.add_init,
    showing.add_explain,
    showing.add_read,
    beginnings.add_draft,
)
"""The commands, in the order in which the help lists them."""

SELDOM = (100_000, 20, 100)
"""How often Python looks for garbage in circles: a command makes much that stays until its end."""

LEFT_OUT = (
    "Left out, as you asked: the rules of the corpus.",
    "按您的要求未运行：语料的规则。",
)


def main(arguments: list[str] | None = None) -> int:
    """Run ``taizhang``; the exit code is 0 clean, 1 findings, 2 the tool could not run,
    130 interrupted."""
    return ended(lambda: _run(arguments))


def _run(arguments: list[str] | None) -> int:
    gc.set_threshold(*SELDOM)
    options = _parser().parse_args(arguments)
    with _rules(options):
        _finish_release(Path.cwd())
        code: int = options.run(options)
    if options.no_rules:
        print(f"{LEFT_OUT[0]} {LEFT_OUT[1]}", file=sys.stderr)
    return code


@contextmanager
def _rules(options: argparse.Namespace) -> Iterator[None]:
    """With ``--no-rules``, no process that the command starts loads any."""
    before = os.environ.get(NO_RULES)
    if options.no_rules:
        os.environ[NO_RULES] = "1"
    try:
        yield
    finally:
        if options.no_rules:
            os.environ.pop(NO_RULES)
            os.environ.update({NO_RULES: before} if before is not None else {})


def _finish_release(here: Path) -> None:
    """Whatever runs next finishes or undoes a release that was interrupted."""
    with suppress(CorpusError):
        restore_files(find_corpus(here).root)


class _Parser(argparse.ArgumentParser):
    """Whose help is written as all else is: an output that fails is told."""

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        (file or sys.stderr).write(message)


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="taizhang",
        description="Government plans as open data, every value tied to its words. "
        "把政府规划变成开放数据，每个值都对应原话。",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"taizhang {__version__}",
        help="version of the toolkit 工具的版本",
    )
    commands = parser.add_subparsers(title="commands 命令", required=True, metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    for command in _carried_out(parser):
        command.add_argument(
            "--no-rules",
            action="store_true",
            help="load no rules of the corpus, which are Python 不载入语料的规则（Python 程序）",
        )
    return parser


def _carried_out(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The commands that do something: groups have theirs below them."""
    groups = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    for group in groups:
        for command in group.choices.values():
            yield from _carried_out(command)
    if not groups:
        yield parser
