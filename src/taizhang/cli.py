"""The command line: the only place that prints, reads arguments and picks exit codes."""

import argparse
import json
import locale
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from taizhang.annotations import as_sarif, for_github
from taizhang.check import Report, check_corpus
from taizhang.corpus import Corpus, CorpusError, find_corpus
from taizhang.explain import explain, known_rules
from taizhang.fix import Fix, fix_corpus
from taizhang.package.reader import NoPackage, read_package
from taizhang.plan_document import Incomplete
from taizhang.reconstruction import reconstruct
from taizhang.rules import RuleError
from taizhang.show import (
    fix_for_people,
    fix_summary,
    for_people,
    left_for_people,
    reading_with_marks,
)
from taizhang.starting import StartError, start_corpus
from taizhang.versions.compare import compare
from taizhang.versions.release import Refused, prepare_release
from taizhang.versions.show import as_json, as_markdown, as_text
from taizhang.versions.snapshot import open_version
from taizhang.versions.staging import restore_files

CLEAN, FINDINGS, BROKEN = 0, 1, 2
MACHINE_FORMATS: dict[str, Callable[[Report, str], str]] = {
    "json": lambda report, lang: _json(report.as_json()),
    "github": for_github,
    "sarif": lambda report, lang: _json(as_sarif(report, lang)),
}


def main(arguments: list[str] | None = None) -> int:
    """Run ``taizhang``; the exit code is 0 clean, 1 findings, 2 the tool could not run."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        _finish_release(Path.cwd())
        code: int = options.run(options)
    except (CorpusError, RuleError, NoPackage, Incomplete, StartError) as error:
        print(error, file=sys.stderr)
        return BROKEN
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
    commands = parser.add_subparsers(title="commands 命令", required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="find everything that is wrong 找出所有问题")
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="plans or folders; all if left out 规划或文件夹，不写即全部",
    )
    check.add_argument(
        "--format",
        choices=("human", *MACHINE_FORMATS),
        default="human",
        help="for people or for machines 给人看或给机器读",
    )
    _add_language(check)
    check.add_argument("--strict", action="store_true", help="warnings fail, too 警告也算不通过")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="check, then write the data package 检查后生成数据包")
    build.add_argument("--out", type=Path, help="folder for the package (dist/) 数据包所在文件夹")
    build.add_argument(
        "--formats",
        type=lambda names: names.split(","),
        metavar="NAME,NAME",
        help="formats besides CSV; all if left out CSV 以外的格式，不写即全部",
    )
    _add_language(build)
    build.set_defaults(run=_build)

    diff = commands.add_parser(
        "diff", help="what changed between two versions 两个版本之间有何变化"
    )
    for side in ("old", "new"):
        diff.add_argument(
            side,
            metavar=side.upper(),
            help="a package (folder or zip), a corpus or a git revision 数据包、语料或 git 版本",
        )
    diff.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    _add_language(diff)
    diff.set_defaults(run=_diff)

    release = commands.add_parser(
        "release", help="prepare a release; nothing is pushed 准备发布，不推送任何东西"
    )
    release.add_argument(
        "version", nargs="?", metavar="VERSION", help="the least that is due 不写即应有的最小版本"
    )
    release.add_argument(
        "--date", metavar="DATE", help="2024-02-01; that of the last commit 不写即最后提交的日期"
    )
    release.set_defaults(run=_release)

    rebuilt = commands.add_parser(
        "reconstruct", help="a corpus from a package alone 仅凭数据包还原语料"
    )
    rebuilt.add_argument(
        "package", type=Path, metavar="PACKAGE", help="folder or zip 文件夹或 zip 文件"
    )
    rebuilt.add_argument("folder", type=Path, metavar="DIR", help="a new folder 新文件夹")
    rebuilt.set_defaults(run=_reconstruct)

    fix = commands.add_parser("fix", help="apply the safe fixes 应用安全的修复")
    fix.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="plans or folders; all if left out 规划或文件夹，不写即全部",
    )
    fix.add_argument(
        "--dry-run", action="store_true", help="show the changes, write nothing 只显示改动，不写入"
    )
    fix.add_argument(
        "--accept-source",
        action="store_true",
        help="write the hash of a source that changed 来源文本有变时写入新的校验和",
    )
    _add_language(fix)
    fix.set_defaults(run=_fix)

    init = commands.add_parser("init", help="begin a new corpus 新建一套数据")
    init.add_argument(
        "folder", type=Path, metavar="DIR", help="a new or empty folder 新的或空的文件夹"
    )
    _add_language(init)
    init.set_defaults(run=_init)

    explain = commands.add_parser(
        "explain", help="a rule's reason and examples 一条规则的理由和例子"
    )
    explain.add_argument("rule", metavar="RULE", help="id of the rule 规则编号")
    _add_language(explain)
    explain.set_defaults(run=_explain)

    read = commands.add_parser(
        "read", help="the reading text with claims marked 释读文本，标出各条"
    )
    read.add_argument(
        "plan",
        metavar="PLAN",
        help="id of the plan or path of its plan.yaml 规划编号或 plan.yaml 路径",
    )
    read.add_argument("section", nargs="?", metavar="SECTION", help="id of a section 部分编号")
    read.add_argument(
        "--plain", action="store_true", help="the text alone, to copy from 只要文本，便于照抄"
    )
    read.set_defaults(run=_read)

    draft = commands.add_parser(
        "draft", help="a first plan.yaml from a raw text 从原文起草 plan.yaml"
    )
    draft.add_argument("source", type=Path, metavar="SOURCE", help="text in UTF-8 UTF-8 文本")
    draft.add_argument(
        "--region", required=True, metavar="CODE", help="six-digit code 六位地区代码 (GB/T 2260)"
    )
    draft.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="new folder of the plan, its name the id; else standard output "
        "规划的新文件夹，以编号为名；不写则输出到标准输出",
    )
    draft.add_argument(
        "--registers",
        type=Path,
        metavar="FILE",
        help="file for entries that the registers lack 名录所缺条目写入的文件",
    )
    draft.set_defaults(run=_draft)
    return parser


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang",
        choices=("zh", "en"),
        default=_language(),
        help="language of the messages 提示语言",
    )


def _language() -> str:
    """The language of the user's locale: Chinese or else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def _check(options: argparse.Namespace) -> int:
    corpus, paths = _chosen(options.paths)
    report = check_corpus(corpus, paths, _progress, findings_only=True)
    if options.format in MACHINE_FORMATS:
        print(MACHINE_FORMATS[options.format](report, options.lang))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print(for_people(report, corpus.root, options.lang, colour))
    return _verdict(report, options.strict)


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)


def _verdict(report: Report, strict: bool) -> int:
    failing = ("error", "warning") if strict else ("error",)
    return FINDINGS if any(found.severity in failing for found in report.findings) else CLEAN


def _chosen(paths: list[Path]) -> tuple[Corpus, list[Path] | None]:
    """The corpus, and the plans that the arguments name (None for all)."""
    if not paths:
        return find_corpus(Path.cwd()), None
    for path in paths:
        if not path.exists():
            raise CorpusError(f"{path} does not exist. 没有 {path}。")
    corpus = find_corpus(paths[0])
    plans = corpus.plan_paths()
    chosen: set[Path] = set()
    for path in (path.resolve() for path in paths):
        inside = [plan for plan in plans if path in (plan, plan.parent, *plan.parents)]
        beside = [plan for plan in plans if path.parent == plan.parent]
        chosen.update(inside or beside or plans)
    return corpus, sorted(chosen)


def _progress(items: Iterable[Any], total: int) -> Iterable[Any]:
    """A progress bar on a terminal when there is much to do, nothing in a pipe."""
    from tqdm import tqdm

    hidden = total < 20 or not sys.stderr.isatty()
    bar: Iterable[Any] = tqdm(items, total=total, unit="plan", leave=False, disable=hidden)
    return bar


def _fix(options: argparse.Namespace) -> int:
    corpus, paths = _chosen(options.paths)
    also = frozenset({"source-hash"} if options.accept_source else ())
    written, fixed = not options.dry_run, 0
    # The hash of a source is mended in the plan beside it.
    named = [path.parent if path.name == "source.txt" else path for path in options.paths]
    within = [p.resolve() if p.is_dir() else p.parent.resolve() / p.name for p in named]

    def tell(fix: Fix) -> None:
        nonlocal fixed
        fixed += len(fix.findings)
        print(fix_for_people(fix, options.lang, written=written))

    try:
        left = fix_corpus(corpus.root, paths, tell, within=within, also=also, write=written)
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}. 无法写入。", file=sys.stderr)
        return BROKEN
    lines = left_for_people(left, options.lang)
    print("\n".join([*lines, fix_summary(fixed, len(lines), options.lang, written=written)]))
    return FINDINGS if any(one.severity == "error" for one in left) else CLEAN


def _init(options: argparse.Namespace) -> int:
    try:
        start_corpus(options.folder)
    except OSError as error:
        raise StartError(
            f"{options.folder} cannot be written: {error}. 无法写入 {options.folder}。"
        ) from error
    print(
        f"{options.folder} 已建好，下一步见其中的 README.md。"
        if options.lang == "zh"
        else f"{options.folder} is ready; its README.md says what comes next."
    )
    return CLEAN


def _explain(options: argparse.Namespace) -> int:
    corpus = find_corpus(Path.cwd())
    text = explain(corpus, options.rule, options.lang)
    if text is None:
        known = known_rules(corpus)
        near = ", ".join(get_close_matches(options.rule, known) or known)
        raise CorpusError(f"There is no rule {options.rule}. 没有规则 {options.rule}。 ({near})")
    print(text)
    return CLEAN


def _build(options: argparse.Namespace) -> int:
    # Frictionless takes longer to import than a plan to check.
    from taizhang.package.build import build_package, restore
    from taizhang.package.formats import FORMATS, UnknownFormatError, choose_formats
    from taizhang.package.validate import PackageError

    corpus = find_corpus(Path.cwd())
    try:
        formats = FORMATS if options.formats is None else choose_formats(options.formats)
    except UnknownFormatError as error:
        print(error, file=sys.stderr)
        return BROKEN
    out = options.out or corpus.root / "dist"
    restore(out)
    report = check_corpus(corpus, None, _progress)
    if _verdict(report, strict=False) != CLEAN:
        print(for_people(report, corpus.root, options.lang, sys.stderr.isatty()), file=sys.stderr)
        return FINDINGS
    try:
        for written in build_package(corpus, report, out, formats):
            print(written)
    except PackageError as error:
        print(error, file=sys.stderr)
        return FINDINGS
    except OSError as error:
        print(f"{out} cannot be written: {error}. 无法写入 {out}。", file=sys.stderr)
        return BROKEN
    return CLEAN


def _diff(options: argparse.Namespace) -> int:
    """Exit codes as those of diff(1): 0 the same, 1 changes, 2 trouble."""
    old, new = (open_version(name, Path.cwd()) for name in (options.old, options.new))
    comparison = compare(old, new)
    if options.format == "json":
        print(json.dumps(as_json(comparison), ensure_ascii=False, indent=2))
    else:
        show = as_markdown if options.format == "markdown" else as_text
        print(show(comparison, options.lang))
    return FINDINGS if comparison.changes else CLEAN


def _release(options: argparse.Namespace) -> int:
    try:
        release = prepare_release(find_corpus(Path.cwd()), options.version, options.date)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return FINDINGS
    tag = f"v{release.version}"
    print(
        f"{release.version} 已准备好。请读 CHANGELOG.md，再运行：\n"
        f"{release.version} is prepared. Read CHANGELOG.md, then run:\n\n"
        f"git add CHANGELOG.md datapackage\n"
        f"git commit -m 'release {release.version}'\n"
        f"git tag -a {tag} -m 'release {release.version}'"
    )
    return CLEAN


def _reconstruct(options: argparse.Namespace) -> int:
    package, corpus = read_package(options.package), find_corpus(Path.cwd())
    if options.folder.exists():
        raise CorpusError(f"{options.folder} exists already. {options.folder} 已存在。")
    reconstruct(package, corpus, options.folder)
    print(options.folder)
    return CLEAN


def _read(options: argparse.Namespace) -> int:
    path = Path(options.plan)
    corpus = find_corpus(path if path.exists() else Path.cwd())
    if not path.exists():
        paths = [one for one in corpus.plan_paths() if one.parent.name == options.plan]
        if not paths:
            known = ", ".join(one.parent.name for one in corpus.plan_paths())
            raise CorpusError(
                f"There is no plan {options.plan}. 没有规划 {options.plan}。 ({known})"
            )
        path = paths[0]
    path = path.resolve() / "plan.yaml" if path.is_dir() else path.resolve()
    report = check_corpus(corpus, [path])
    text = reading_with_marks(report.results[0], options.section, plain=options.plain)
    plan = report.results[0].plan
    if text is None and plan:
        known = ", ".join(section.id for section in plan.sections)
        raise CorpusError(
            f"The plan {plan.id} has no section {options.section}. "
            f"规划 {plan.id} 没有部分 {options.section}。 ({known})"
        )
    if text is None:
        print(for_people(report, corpus.root, _language(), colour=False), file=sys.stderr)
        return FINDINGS
    print(text)
    return CLEAN


def _draft(options: argparse.Namespace) -> int:
    # What drafting needs takes longer to import than a plan to check.
    from taizhang.drafting import draft
    from taizhang.drafting.files import plan_yaml, read_source, write_draft

    corpus = find_corpus(options.out.parent if options.out else Path.cwd())
    source = read_source(options.source, corpus, options.region)
    id = options.out.resolve().name if options.out else ""
    drafted = draft(source, corpus, options.region, id, progress=_progress)
    write_draft(drafted, source, options.out, options.registers)
    if options.out is None:
        print(plan_yaml(drafted), end="")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
