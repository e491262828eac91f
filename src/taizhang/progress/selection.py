"""Which rows count on a day: none of a later day, none that was corrected, none of two that clash."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from taizhang.progress.figures import Figure
from taizhang.progress.model import Report, Row

T = TypeVar("T", bound=Row)


def known_reports(reports: Iterable[Report], known_by: str = "") -> list[Report]:
    """Reports in a lasting order, without those written after a day."""
    known = (one for one in reports if not known_by or one.written <= known_by)
    return sorted(known, key=lambda one: (one.written, one.id))


def superseded(rows: Iterable[Row]) -> dict[str, str]:
    """By id each row that a later report of the same speaker corrects, with the id of the correction."""
    alike: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        alike[(type(row).__name__, row.fields.get("indicator"), *row.key)].append(row)
    found: dict[str, str] = {}
    for same in alike.values():
        last = max(same, key=lambda one: (one.report.written, one.report.id))
        found |= {one.id: last.id for one in same if one.report.written < last.report.written}
    return found


def standing_rows(reports: Iterable[Report], kind: type[T], as_of: date) -> list[T]:
    """The rows of a kind that hold on a day: observed by then, not corrected, no forecasts."""
    rows = [row for one in reports for row in one.rows if isinstance(row, kind)]
    rows = [row for row in rows if row.day <= as_of and not row.fields.get("forecast")]
    corrected = superseded(rows)
    return [row for row in rows if row.id not in corrected]


def without_clashes(figures: list[Figure]) -> list[Figure]:
    """Figures of one standpoint, without those of one window that cannot both be true."""
    return [
        one
        for one in figures
        if not any(one is not other and one.differs(other) for other in figures)
    ]
