"""Commands that show what rules are for, and what was read."""

import argparse
import os
import sys
from pathlib import Path

from taizhang.cli.shared import CLEAN, FINDINGS, Commands, add_language, open_corpus
from taizhang.cli.terminal import for_people
from taizhang.corpus import Corpus, CorpusError


def add_explain(commands: Commands) -> None:
    explain = commands.add_parser(
        "explain", help="a rule's reason and examples 一条规则的理由和例子"
    )
    explain.add_argument(
        "rule",
        nargs="?",
        metavar="RULE",
        help="id of the rule; a list if left out 规则编号，不写即列出全部",
    )
    add_language(explain)
    explain.set_defaults(run=_explain)


def _explain(options: argparse.Namespace) -> int:
    from difflib import get_close_matches

    from taizhang.checking.explain import explain, known_rules, list_rules

    corpus = open_corpus(Path.cwd())
    if options.rule is None:
        print(list_rules(corpus, options.lang))
        return CLEAN
    text = explain(corpus, options.rule, options.lang)
    if text is None:
        known = known_rules(corpus)
        near = ", ".join(get_close_matches(options.rule, known) or known)
        raise CorpusError(f"There is no rule {options.rule}. 没有规则 {options.rule}。 ({near})")
    print(text)
    return CLEAN


def add_read(commands: Commands) -> None:
    read = commands.add_parser(
        "read", help="the reading text with claims marked 释读文本，标出各条"
    )
    read.add_argument(
        "plan",
        metavar="PLAN",
        help="id of a plan or report, or path of its YAML 规划或报告的编号，或其 YAML 的路径",
    )
    read.add_argument("section", nargs="?", metavar="SECTION", help="id of a section 部分编号")
    read.add_argument(
        "--plain", action="store_true", help="the text alone, to copy from 只要文本，便于照抄"
    )
    add_language(read)
    read.set_defaults(run=_read)


def _read(options: argparse.Namespace) -> int:
    from taizhang.cli.reading import reading_with_marks
    from taizhang.progress.reading.check import check_all, result_at

    path = Path(options.plan)
    there = os.path.exists(path)
    corpus = open_corpus(path if there else Path.cwd())
    path = _yaml_in(path) if there else _yaml_called(corpus, options.plan)
    path = Path(os.path.realpath(path.parent), path.name)  # what a link leads to is no plan
    report = check_all(corpus, [path])
    result = result_at(report, corpus.shown(path))
    text = reading_with_marks(result, options.section, plain=options.plain)
    if text is None and result.plan:
        known = ", ".join(section.id for section in result.plan.sections)
        raise CorpusError(
            f"{result.id} has no section {options.section}. "
            f"{result.id} 没有部分 {options.section}。 ({known})"
        )
    if text is None:
        print(for_people(report, corpus.root, options.lang, colour=False), file=sys.stderr)
        return FINDINGS
    print(text)
    return CLEAN


def _yaml_in(path: Path) -> Path:
    """The YAML of the plan or report in a folder; a file as it is."""
    from taizhang.progress.reading.check import REPORT

    if not path.is_dir():
        return path
    return path / (REPORT if (path / REPORT).exists() else "plan.yaml")


def _yaml_called(corpus: Corpus, id: str) -> Path:
    """The YAML of the plan or report that goes by an id.  Raises CorpusError where none does."""
    from taizhang.progress.reading.check import REPORT, report_paths

    reports = [p for p in report_paths(corpus) if isinstance(p, Path) and p.name == REPORT]
    paths = {path.parent.name: path for path in (*reports, *corpus.plan_paths())}
    if id not in paths:
        raise CorpusError(
            f"There is no plan or report {id}. 没有规划或报告 {id}。 ({', '.join(sorted(paths))})"
        )
    return paths[id]
