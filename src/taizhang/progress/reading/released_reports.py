"""Whether reports that a release has had are still there, and still the same thing."""

from collections.abc import Iterable, Iterator
from typing import Any

from taizhang.corpus import Corpus
from taizhang.findings import TOP, Finding, finding
from taizhang.progress.reading.read_report import ReportResult
from taizhang.released import REPORTS, ReleasedEntry, released_report

TOMBSTONES = "datapackage/registers/tombstones.yaml"


def check_released_reports(corpus: Corpus, results: Iterable[ReportResult]) -> Iterator[Finding]:
    """Findings for reports that vanished without a tombstone, mean another thing, or are buried alive.

    A report that cannot be read has not vanished: what it lacks is told of it alone.
    """
    there = {result.path.split("/")[-2]: result for result in results}
    registers = corpus.registers
    buried = {one["was"] for one in registers.tombstones if one["register"] == REPORTS}
    for (register, id), was in corpus.released_ids.entries.items():
        if register != REPORTS:
            continue
        names = "、".join(sorted(was.names))
        told: dict[str, Any] = {"record": id, "id": id, "register": REPORTS, "names": names}
        result = there.get(id)
        if result is None and id not in buried:
            yield finding("released-entry-gone", TOMBSTONES, TOP, "", **told)
        elif result and result.report and was.is_another(now := _released(result)):
            told["now"] = "、".join(sorted(now.names))
            yield finding("released-entry-reused", result.path, result.place, "/id", **told)
    for id in sorted(buried & there.keys()):
        told = {"id": id, "register": REPORTS}
        yield finding("released-entry-buried", there[id].path, there[id].place, "/id", **told)


def _released(result: ReportResult) -> ReleasedEntry:
    assert result.report
    data = result.report.data
    return released_report(data["source"]["sha256"], data["title"], data["region"])
