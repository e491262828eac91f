"""Commands that make packages, compare and release them, and go back to a corpus."""

import argparse
import sys
from pathlib import Path

from taizhang.cli.shared import (
    BROKEN,
    CLEAN,
    FINDINGS,
    Commands,
    add_empty,
    add_language,
    as_json_text,
    open_corpus,
    progress,
    refuse_none,
    verdict,
)
from taizhang.cli.terminal import for_people, left_out_for_people
from taizhang.files.places import place_below


def add_build(commands: Commands) -> None:
    build = commands.add_parser("build", help="check, then write the data package 检查后生成数据包")
    build.add_argument("--out", type=Path, help="folder for the package (dist/) 数据包所在文件夹")
    build.add_argument(
        "--formats",
        type=lambda names: names.split(","),
        metavar="NAME,NAME",
        help="formats besides CSV; all if left out CSV 以外的格式，不写即全部",
    )
    build.add_argument(
        "--read-back",
        action="store_true",
        help="have Frictionless read every row 由 Frictionless 逐行读回",
    )
    add_empty(build)
    add_language(build)
    build.set_defaults(run=_build)


def _build(options: argparse.Namespace) -> int:
    from taizhang.package.alone import alone
    from taizhang.package.build import build_package, restore
    from taizhang.package.formats import FORMATS, choose_formats
    from taizhang.package.validate import PackageError, validate
    from taizhang.progress.reading.check import check_all

    corpus = open_corpus(Path.cwd())
    formats = FORMATS if options.formats is None else choose_formats(options.formats)
    out = options.out or place_below(corpus.root, "dist")
    with alone(out):
        restore(out)
        report = check_all(corpus, None, progress)
        if verdict(report, strict=False) != CLEAN:
            print(
                for_people(report, corpus.root, options.lang, sys.stderr.isatty()), file=sys.stderr
            )
            return FINDINGS
        refuse_none(len(report.results), options)
        try:
            check = validate if options.read_back else None
            for written in build_package(corpus, report, out, formats, check):
                print(written)
        except PackageError as error:
            print(error, file=sys.stderr)
            return FINDINGS
        except OSError as error:
            print(f"{out} cannot be written: {error}. 无法写入 {out}。", file=sys.stderr)
            return BROKEN
    if left := [one.name for one in FORMATS if one not in formats]:
        told = left_out_for_people("formats", options.lang, formats=", ".join(left))
        print(told, file=sys.stderr)
    return CLEAN


def add_diff(commands: Commands) -> None:
    diff = commands.add_parser(
        "diff", help="what changed between two versions 两个版本之间有何变化"
    )
    for side in ("old", "new"):
        diff.add_argument(
            side,
            metavar=side.upper(),
            help="a package (folder or zip), a corpus or a git revision 数据包、语料或 git 版本",
        )
    diff.add_argument("--format", choices=("text", "markdown", "json", "rows"), default="text")
    add_language(diff)
    diff.set_defaults(run=_diff)


def _diff(options: argparse.Namespace) -> int:
    """Exit codes as those of diff(1): 0 the same, 1 changes, 2 trouble."""
    from taizhang.versions.comparing.compare import compare
    from taizhang.versions.rows import row_changes
    from taizhang.versions.show import as_json, as_markdown, as_text
    from taizhang.versions.snapshot import open_version

    old, new = (open_version(name, Path.cwd()) for name in (options.old, options.new))
    if options.format == "rows":
        print(as_json_text(row_changes(old, new)))
        return CLEAN if old.rows == new.rows else FINDINGS
    comparison = compare(old, new)
    if options.format == "json":
        print(as_json_text(as_json(comparison)))
    else:
        show = as_markdown if options.format == "markdown" else as_text
        print(show(comparison, options.lang))
    return FINDINGS if comparison.changes else CLEAN


def add_release(commands: Commands) -> None:
    release = commands.add_parser(
        "release", help="prepare a release; nothing is pushed 准备发布，不推送任何东西"
    )
    release.add_argument(
        "version", nargs="?", metavar="VERSION", help="the least that is due 不写即应有的最小版本"
    )
    release.add_argument(
        "--date", metavar="DATE", help="2024-02-01; that of the last commit 不写即最后提交的日期"
    )
    add_empty(release)
    release.set_defaults(run=_release)


def _release(options: argparse.Namespace) -> int:
    from taizhang.versions.history import ReleaseError
    from taizhang.versions.release import prepare_release

    corpus = open_corpus(Path.cwd())
    refuse_none(len(corpus.plan_paths()), options)
    try:
        release = prepare_release(corpus, options.version, options.date)
    except ReleaseError as refused:
        print(refused, file=sys.stderr)
        return FINDINGS
    tag = f"v{release.version}"
    print(
        f"{release.version} 已准备好。请读 CHANGELOG.md，再运行：\n"
        f"{release.version} is prepared. Read CHANGELOG.md, then run:\n\n"
        f"git add CHANGELOG.md CITATION.cff .zenodo.json datapackage\n"
        f"git commit -m 'release {release.version}'\n"
        f"git tag -a {tag} -m 'release {release.version}'"
    )
    return CLEAN


def add_reconstruct(commands: Commands) -> None:
    rebuilt = commands.add_parser(
        "reconstruct", help="a corpus from a package alone 仅凭数据包还原语料"
    )
    rebuilt.add_argument(
        "package", type=Path, metavar="PACKAGE", help="folder or zip 文件夹或 zip 文件"
    )
    rebuilt.add_argument("folder", type=Path, metavar="DIR", help="a new folder 新文件夹")
    rebuilt.set_defaults(run=_reconstruct)


def _reconstruct(options: argparse.Namespace) -> int:
    from taizhang.package.reader import read_package
    from taizhang.reconstruction.corpus import reconstruct

    package, corpus = read_package(options.package), open_corpus(Path.cwd())
    reconstruct(package, corpus, options.folder)
    print(options.folder)
    return CLEAN
