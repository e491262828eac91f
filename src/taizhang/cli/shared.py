"""What commands share: exit codes, the language of messages, which plans are meant."""

import argparse
import json
import locale
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TextIO, TypeAlias

from taizhang.checking.result import Report
from taizhang.corpus import Corpus, CorpusError, find_corpus
from taizhang.files.text import FileError, file_error
from taizhang.starting.toolkit import advice, other_toolkit

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a command adds its arguments to."""

CLEAN, FINDINGS, BROKEN = 0, 1, 2


def add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang",
        choices=("zh", "en"),
        default=language(),
        help="language of the messages 提示语言",
    )


def add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="plans, reports or folders; all if left out 规划、报告或文件夹，不写即全部",
    )


def add_promises(parser: argparse.ArgumentParser) -> None:
    """Which promises are meant: those of one plan, or of one body."""
    parser.add_argument("--plan", metavar="ID", help="one plan only 只看一份规划")
    parser.add_argument(
        "--organisation", metavar="ID", help="promises of one body only 只看一个机构的承诺"
    )


def add_as_of(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument(
        "--as-of",
        type=as_day,
        required=required,
        metavar="DAY",
        help="the day, as 2025-06-30 哪一天，写作 2025-06-30",
    )


def as_day(written: str) -> str:
    """A day among the arguments, as it is written.  Raises ArgumentTypeError for what is none."""
    try:
        day = date.fromisoformat(written).isoformat()
    except ValueError:
        day = ""
    if day != written:
        raise argparse.ArgumentTypeError(
            f"{written} is no day such as 2025-06-30 不是 2025-06-30 这样的日期"
        )
    return day


def language() -> str:
    """The language of the user's locale: Chinese or else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def open_corpus(path: Path) -> Corpus:
    """The corpus that holds a path; tells where it was made for another version of the toolkit.

    Raises CorpusError where there is none.
    """
    corpus = find_corpus(path)
    if named := other_toolkit(corpus):
        print(advice(named, language()), file=sys.stderr)
    return corpus


def chosen(paths: list[Path]) -> tuple[Corpus, list[Path] | None]:
    """The corpus, and the plans and reports that the arguments name (None for all)."""
    if not paths:
        return open_corpus(Path.cwd()), None
    for path in paths:
        look_at(path)
    corpus = open_corpus(paths[0])
    resolved = [Path(os.path.realpath(path)) for path in paths]
    for path in resolved:
        if find_corpus(path) != corpus:
            raise CorpusError(
                f"{path} lies in another corpus than {resolved[0]}: check one at a time. "
                f"{path} 与 {resolved[0]} 不在同一套语料中：请分别核查。"
            )
    if any(path in (corpus.plans_folder, *corpus.plans_folder.parents) for path in resolved):
        return corpus, None
    meant: set[Path] = set()
    for path in resolved:
        meant.update(_meant(path, corpus))
    return corpus, sorted(meant)


def _meant(path: Path, corpus: Corpus) -> list[Path]:
    """The plans and reports in a folder, the one that a file stands beside, or else all plans.

    Raises FileError where some of them cannot be looked for.
    """
    from taizhang.progress.reading.check import REPORT, report_paths

    found = [*corpus.plan_files(), *report_paths(corpus)]
    for one in found:
        if isinstance(one, FileError) and (
            one.path in (path, *path.parents) or path in one.path.parents
        ):
            raise one
    read = [one for one in found if isinstance(one, Path) and one.name in ("plan.yaml", REPORT)]
    inside = [one for one in read if path in (one, *one.parents)]
    beside = [one for one in read if path.parent == one.parent]
    return inside or beside or [one for one in read if one.name != REPORT]


def look_at(path: Path) -> None:
    """Raises CorpusError where what a user named is not there, FileError where it cannot be seen."""
    try:
        path.stat()
    except FileNotFoundError as error:
        raise CorpusError(f"{path} does not exist. 没有 {path}。") from error
    except OSError as error:
        raise file_error(path, error) from error


def progress(items: Iterable[Any], total: int) -> Iterable[Any]:
    """A progress bar on a terminal when there is much to do, nothing in a pipe."""
    from tqdm import tqdm

    hidden = total < 20 or not sys.stderr.isatty()
    tqdm.monitor_interval = 0  # Its thread would keep this process from being forked.
    bar: Iterable[Any] = tqdm(items, total=total, unit="plan", leave=False, disable=hidden)
    return bar


def verdict(report: Report, strict: bool) -> int:
    """Findings of these severities fail, and so does what could not be checked because of any."""
    failing = ("error", "warning") if strict else ("error",)
    found = any(found.severity in failing for found in report.findings)
    return FINDINGS if found or report.skips else CLEAN


def refuse_none(plans: int, options: argparse.Namespace) -> None:
    """Raises CorpusError where there is no plan, unless ``--empty`` says that this is meant."""
    if not plans and not options.empty:
        raise CorpusError(
            "There is no plan in datapackage/plans. If a package without plans is meant, say --empty. "
            "datapackage/plans 里没有规划。若确要没有规划的数据包，请加 --empty。"
        )


def add_empty(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--empty", action="store_true", help="even without plans 没有规划也照做")


def as_json_text(told: dict[str, Any]) -> str:
    """JSON in characters that the output can hold."""
    return json.dumps(told, ensure_ascii=not _holds_any_character(sys.stdout), indent=2)


def _holds_any_character(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


def write_file(text: str) -> None:
    """Put out the text of a file, in UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
