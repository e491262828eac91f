"""What commands share: exit codes, the language of messages, which plans are meant."""

import argparse
import json
import locale
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

from taizhang.checking.result import Report
from taizhang.corpus import Corpus, CorpusError, find_corpus
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
        help="plans or folders; all if left out 规划或文件夹，不写即全部",
    )


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
    """The corpus, and the plans that the arguments name (None for all)."""
    if not paths:
        return open_corpus(Path.cwd()), None
    for path in paths:
        if not path.exists():
            raise CorpusError(f"{path} does not exist. 没有 {path}。")
    corpus = open_corpus(paths[0])
    plans = corpus.plan_paths()
    meant: set[Path] = set()
    for path in (path.resolve() for path in paths):
        inside = [plan for plan in plans if path in (plan, plan.parent, *plan.parents)]
        beside = [plan for plan in plans if path.parent == plan.parent]
        meant.update(inside or beside or plans)
    return corpus, sorted(meant)


def progress(items: Iterable[Any], total: int) -> Iterable[Any]:
    """A progress bar on a terminal when there is much to do, nothing in a pipe."""
    from tqdm import tqdm

    hidden = total < 20 or not sys.stderr.isatty()
    bar: Iterable[Any] = tqdm(items, total=total, unit="plan", leave=False, disable=hidden)
    return bar


def verdict(report: Report, strict: bool) -> int:
    failing = ("error", "warning") if strict else ("error",)
    return FINDINGS if any(found.severity in failing for found in report.findings) else CLEAN


def as_json_text(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
