"""What ends the building of a site, each with a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from taizhang.checking.result import Report
from taizhang.corpus import Corpus, find_corpus
from taizhang.files.places import is_plain
from taizhang.findings import TaizhangError


def corpus_of(config: MkDocsConfig) -> Corpus:
    folder = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    with told():
        return find_corpus(folder)


@contextmanager
def told() -> Iterator[None]:
    """What the toolkit refuses ends the build with a sentence."""
    try:
        yield
    except TaizhangError as error:
        raise PluginError(str(error)) from error


def refuse_errors(report: Report) -> None:
    count = sum(found.severity == "error" for found in report.findings)
    if count:
        raise PluginError(
            f"数据中的错误：{count} 个。网站没有生成。请运行 taizhang check 查看。 "
            f"Errors in the data: {count}. No site was made. To see them, run: taizhang check"
        )


def refuse_same_place(file: File, places: dict[str, str]) -> None:
    """Every page has a place of its own: one that is written over would be missing unseen."""
    if not is_plain(file.dest_uri) or file.dest_uri.casefold() in places:
        other = places.get(file.dest_uri.casefold(), "")
        raise PluginError(
            f"两个页面同在一处：{file.src_uri} {other}。请改其中一个编号。 "
            f"Two pages would stand in one place: {file.src_uri} {other}. Change one of the ids."
        )
    places[file.dest_uri.casefold()] = file.src_uri
