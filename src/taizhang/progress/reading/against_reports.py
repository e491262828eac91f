"""Holding reports against one another: what contradicts, corrects, repeats or falls back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from taizhang.findings import Finding
from taizhang.progress.model import Observation, Report
from taizhang.progress.reading.about import about
from taizhang.progress.reading.against_plans import Promised
from taizhang.registers import Registers

Key = tuple[Any, ...]


class Told(NamedTuple):
    """A figure of a promise by one speaker."""

    row: Observation
    value: Decimal

    @property
    def when(self) -> Key:
        return (self.row.day, self.row.window)


def check_against_reports(
    reports: Iterable[Report], known: Mapping[str, Promised], registers: Registers
) -> Iterator[tuple[str, Finding]]:
    """Findings for all reports together, each with the id of its report."""
    for (of, _, _), told in _by_speaker(reports).items():
        ordered = sorted(told, key=lambda one: (one.row.day, one.row.report.written, one.row.id))
        target = known.get(of)
        for before, after in pairwise(ordered):
            found = _pair(before, after, target, registers)
            if found:
                yield after.row.report.id, found


def _by_speaker(reports: Iterable[Report]) -> dict[Key, list[Told]]:
    """Figures by promise, body and speaker."""
    groups: dict[Key, list[Told]] = defaultdict(list)
    for report in sorted(reports, key=lambda one: (one.written, one.id)):
        for row in report.rows:
            plain = isinstance(row, Observation) and not row.fields.get("forecast")
            if not plain or not isinstance(row.fields.get("value"), int | Decimal):
                continue
            assert isinstance(row, Observation)
            for of in row.of:
                groups[of, row.organisation, report.said_by].append(
                    Told(row, Decimal(row.fields["value"]))
                )
    return groups


def _pair(
    before: Told, after: Told, target: Promised | None, registers: Registers
) -> Finding | None:
    """What a figure has to be told of beside the one before it."""
    text, claim = after.row.report.text, after.row.claim
    same_unit = before.row.fields.get("unit") == after.row.fields.get("unit")
    same_kind = before.row.fields.get("change") == after.row.fields.get("change")
    if not same_unit or not same_kind:
        return None
    facts = {
        "value": str(after.value),
        "other": str(before.value),
        "report": before.row.report.id,
        "day": before.row.day.isoformat(),
    }
    if before.when == after.when:
        if before.value == after.value:
            return None
        later = before.row.report.written < after.row.report.written
        rule = "report-corrects" if later else "report-contradicts"
        return about(text, claim, rule, "value", **facts)
    if before.value == after.value and after.value and before.row.day != after.row.day:
        return about(text, claim, "report-figure-repeated", "value", **facts)
    if target and after.value < before.value and _only_grows(before, after, target, registers):
        return about(text, claim, "report-figure-falls", "value", **facts)
    return None


def _only_grows(before: Told, after: Told, target: Promised, registers: Registers) -> bool:
    """Whether both figures are counted from one start, so that the later cannot be less."""
    fields = target.claim.fields
    indicator = registers.tables["indicators"].get(fields.get("indicator", ""), {})
    adds = fields.get("cumulative") or indicator.get("adds_up")
    windows = (before.row.window, after.row.window)
    if None in windows:
        same_year = before.row.day.year == after.row.day.year
        every = "every" in fields or (indicator.get("measure") == "flow" and not adds)
        return windows == (None, None) and bool(adds or every) and (same_year or not every)
    return windows[0] is not None and windows[1] is not None and windows[0][0] == windows[1][0]
