"""Plans or reports side by side, each in a folder of its own with its source."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.corpus import Corpus
from taizhang.files.text import FileError
from taizhang.findings import TOP, Finding, finding


def passed_over(corpus: Corpus, files: Sequence[Path | FileError], kind: str) -> Iterator[Finding]:
    """Files and folders that would be passed over in silence; ``kind`` is plan or report."""
    known = {one for one in files if isinstance(one, Path)}
    names = (f"{kind}.yaml", f"{kind}.yml")
    for path in files:
        if isinstance(path, FileError):
            yield path.finding(corpus.shown(path.path))
        elif path.name == f"{kind}.yml":
            yield finding(f"{kind}-yml", corpus.shown(path), TOP, "")
        elif path.name == "source.txt" and not known.intersection(map(path.with_name, names)):
            yield finding(f"{kind}-missing", corpus.shown(path), TOP, "")


def ids_twice(results: Iterable[PlanResult], kind: str) -> Iterator[Finding]:
    """Ids that two of them have; ``kind`` is plan or report."""
    first: dict[str, str] = {}
    for one in results:
        if one.id and one.id in first:
            told: dict[str, Any] = {"id": one.id, "other": first[one.id]}
            yield finding(f"{kind}-id-twice", one.path, one.place, "/id", **told)
        first.setdefault(one.id, one.path)
