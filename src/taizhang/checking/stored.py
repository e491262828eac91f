"""What checking found before, as long as nothing that decides it has changed.

The key of a plan's result is made of all that it can depend on: the toolkit's own files, Python, the
libraries that decide, the schemas, rules and registers, what releases remember, the metadata, and the
bytes of the plan.  The key of a whole report has every file of the corpus.  Size and time of files
decide nothing.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from taizhang.checking.digest import digest_of, folder_digest
from taizhang.checking.result import PlanResult, Report, Waived
from taizhang.findings import Edit, Finding, Mark, Skip, Span

if TYPE_CHECKING:
    from taizhang.corpus import Corpus
    from taizhang.speed.store import Store

TOOLKIT = Path(__file__).resolve().parents[1]
DECIDING = ("PyYAML", "jsonschema-rs", "OpenCC", "rjieba", "RapidFuzz")
"""Libraries on whose version a result may depend."""
SPANNING = frozenset({"plans", "progress"})
"""Folders of the package's data whose files are not what every plan depends on."""


@cache
def _machinery() -> bytes | None:
    from importlib.metadata import version

    toolkit = folder_digest(TOOLKIT)
    told = [sys.version, *(f"{name} {version(name)}" for name in DECIDING)]
    return None if toolkit is None else digest_of(toolkit, *(one.encode() for one in told))


def ground_of(corpus: "Corpus", leaving_out: frozenset[str] = SPANNING) -> bytes | None:
    """The digest of all that every plan depends on; None where that cannot be told for sure."""
    parts = [
        _machinery(),
        folder_digest(corpus.root / "schemas"),
        folder_digest(corpus.root / "validators"),
        folder_digest(corpus.root / "datapackage", leaving_out),
    ]
    known = [part for part in parts if part is not None]
    place = f"{corpus.root} {corpus.with_rules}".encode()
    return digest_of(place, *known) if len(known) == len(parts) else None


class StoredReports:
    """Reports of ``check``, whole, by the digest of every file of the corpus."""

    def __init__(self, store: "Store", corpus: "Corpus", paths: Iterable[Path] | None) -> None:
        self.store, self.corpus = store, corpus
        self.chosen = b"all" if paths is None else "\n".join(map(corpus.shown, paths)).encode()
        self.key = self._key()

    def _key(self) -> bytes | None:
        ground = ground_of(self.corpus, frozenset())
        return digest_of(b"report", ground, self.chosen) if ground else None

    def find(self) -> Report | None:
        """The report of a corpus that has not changed."""
        data = self.store.find([self.key]).get(self.key) if self.key else None
        if data is None:
            return None
        told = json.loads(data)
        results = [_result(one) for one in told["results"]]
        findings, skips = map(_finding, told["findings"]), map(_skip, told["skips"])
        return Report([*findings], [*skips], results, tuple(map(_skip, told["left_out"])))

    def keep(self, report: Report) -> None:
        """Remember a report that was just made, unless something changed meanwhile."""
        if self.key and self.key == self._key():
            told = {
                "findings": [*map(_told, report.findings)],
                "skips": report.skips,
                "left_out": report.left_out,
                "results": [_told_result(one) for one in report.results],
            }
            self.store.keep({self.key: _bytes(told)}, [])


class StoredResults:
    """Results of single plans, by all that each depends on."""

    def __init__(self, store: "Store", corpus: "Corpus") -> None:
        self.store, self.corpus, self.ground = store, corpus, ground_of(corpus)
        self._keys: dict[Path, bytes] = {}

    def find(self, paths: list[Path]) -> dict[Path, PlanResult]:
        """The results that are known of the plans at these paths."""
        self._keys = dict(self._keyed(paths, self.ground))
        held = self.store.find([*self._keys.values()])
        return {
            path: _result(json.loads(held[key])) for path, key in self._keys.items() if key in held
        }

    def keep(self, results: dict[Path, PlanResult], used: Iterable[Path]) -> None:
        """Remember results that were just made, unless something changed meanwhile.

        ``used`` are the plans of which the result was known, and stays longer for that.
        """
        told = {
            key: _bytes(_told_result(results[path]))
            for path, key in self._keyed([*results], ground_of(self.corpus))
            if self._keys.get(path) == key
        }
        self.store.keep(told, [self._keys[path] for path in used])

    def _keyed(self, paths: list[Path], ground: bytes | None) -> Iterator[tuple[Path, bytes]]:
        for path in paths if ground else ():
            inside = folder_digest(path.parent)
            if inside and ground:
                yield path, digest_of(b"plan", ground, self.corpus.shown(path).encode(), inside)


def _bytes(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _told(found: Finding) -> list[Any]:
    return [getattr(found, name) for name in Finding.__dataclass_fields__]


def _finding(told: list[Any]) -> Finding:
    facts = dict(zip(Finding.__dataclass_fields__, told, strict=True))
    edit = facts["edit"]
    facts["span"] = _span(facts["span"])
    facts["edit"] = Edit(_span(edit[0]), edit[1]) if edit else None
    return Finding(**facts)


def _span(told: list[list[int]]) -> Span:
    return Span(Mark(*told[0]), Mark(*told[1]))


def _skip(told: list[Any]) -> Skip:
    path, checks, because = told
    return Skip(path, tuple(checks), tuple(because))


def _told_result(one: PlanResult) -> dict[str, Any]:
    return {
        "path": one.path,
        "id": one.id,
        "findings": [*map(_told, one.findings)],
        "skips": one.skips,
        "waived": [[_told(waived.finding), waived.reason] for waived in one.waived],
        "counts": one.counts,
        "region": one.region,
        "place": one.place,
    }


def _result(told: dict[str, Any]) -> PlanResult:
    return PlanResult(
        path=told["path"],
        id=told["id"],
        findings=[*map(_finding, told["findings"])],
        skips=[*map(_skip, told["skips"])],
        waived=[Waived(_finding(found), reason) for found, reason in told["waived"]],
        counts=told["counts"],
        region=told["region"],
        place=_span(told["place"]),
    )
