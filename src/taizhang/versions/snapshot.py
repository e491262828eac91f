"""A version of the data, wherever it is: a package, a corpus or a git revision."""

import tempfile
from pathlib import Path

from taizhang.corpus import MARKS, Corpus, CorpusError, find_corpus
from taizhang.package.build import collect
from taizhang.package.reader import WrittenPackage, as_written, is_package, read_package
from taizhang.progress.reading.check import check_all
from taizhang.versions.git import commit_of, export


def open_version(name: str, start: Path) -> WrittenPackage:
    """The data that a path or a revision of the repository around ``start`` names.

    Of a corpus or a revision the tables are made by this toolkit from the corpus's own schemas and
    rules.  Raises CorpusError where the name means nothing, or a corpus has errors; NoPackageError
    where a package cannot be read.
    """
    path = Path(name)
    if path.exists() and is_package(path):
        return read_package(path)
    if all((path / mark).is_dir() for mark in MARKS):
        return read_corpus(Corpus(path.resolve()), name)
    root = find_corpus(start).root
    commit = commit_of(root, name)
    if not commit:
        raise CorpusError(
            f"{name} is no package, no corpus and no git revision. "
            f"{name} 不是数据包、语料，也不是 git 版本。"
        )
    return read_revision(root, commit, name)


def read_revision(root: Path, commit: str, name: str) -> WrittenPackage:
    """The data of a commit of the repository that holds a corpus."""
    with tempfile.TemporaryDirectory() as folder:
        export(root, commit, Path(folder))
        return read_corpus(Corpus(Path(folder).resolve()), name)


def read_corpus(corpus: Corpus, name: str) -> WrittenPackage:
    """The data of a corpus.  Raises CorpusError where it has errors."""
    report = check_all(corpus)
    errors = [found for found in report.findings if found.severity == "error"]
    if errors:
        first = errors[0]
        place = f"{first.path}:{first.span.start.line}"
        raise CorpusError(
            f"{name} has {len(errors)} error{'s' * (len(errors) > 1)} and no tables: {place}: {first.message} "
            f"{name} 有 {len(errors)} 个错误，无法成表：{place}：{first.message_zh}"
        )
    return as_written(collect(corpus, report))
