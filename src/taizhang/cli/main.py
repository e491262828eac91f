"""Reading the arguments, running the command, saying what cannot be done."""

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path

from taizhang import __version__
from taizhang.cli import beginnings, checking, packages
from taizhang.cli.interrupted import INTERRUPTED, say_so
from taizhang.cli.shared import BROKEN, CLEAN
from taizhang.corpus import CorpusError, find_corpus
from taizhang.findings import TaizhangError
from taizhang.speed.executors import WorkerLostError
from taizhang.versions.staging import restore_files

COMMANDS = (
    checking.add_check,
    packages.add_build,
    packages.add_diff,
    packages.add_release,
    packages.add_reconstruct,
    checking.add_fix,
    beginnings.add_init,
    checking.add_explain,
    checking.add_read,
    beginnings.add_draft,
)
"""The commands, in the order in which the help lists them."""


def main(arguments: list[str] | None = None) -> int:
    """Run ``taizhang``; the exit code is 0 clean, 1 findings, 2 the tool could not run,
    130 interrupted."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        _finish_release(Path.cwd())
        code: int = options.run(options)
    except (TaizhangError, WorkerLostError) as error:
        print(error, file=sys.stderr)
        return BROKEN
    except KeyboardInterrupt:
        say_so()
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    return code


def _finish_release(here: Path) -> None:
    """Whatever runs next finishes or undoes a release that was interrupted."""
    with suppress(CorpusError):
        restore_files(find_corpus(here).root)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
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
    return parser
