"""The ids that a release has had, which stay: ``released.csv``, written by ``taizhang release``."""

import io
from pathlib import Path

from taizhang.files.csv_reader import CSVError, iter_rows
from taizhang.files.places import is_taken
from taizhang.findings import Finding
from taizhang.source import FileError, read_bytes, read_text

COLUMNS = ("plan_id", "id")
MOST_BYTES = 100_000_000
"""Ids of thousands of plans."""

Released = dict[str, frozenset[str]]


def read_released(path: Path, shown: str) -> tuple[Released, list[Finding]]:
    """By plan, the ids of sections and claims; none where there was no release."""
    if not is_taken(path):
        return {}, []
    ids: dict[str, set[str]] = {}
    try:
        text, findings = read_text(read_bytes(path, path.parent, MOST_BYTES), shown, MOST_BYTES)
        for _, row in iter_rows(io.StringIO(text), COLUMNS) if not findings else ():
            ids.setdefault(row["plan_id"], set()).add(row["id"])
    except (FileError, CSVError) as error:
        findings = [error.finding(shown)]
    return {plan: frozenset(known) for plan, known in ids.items()}, findings
