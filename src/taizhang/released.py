"""What releases remember: ids they have had (``released.csv``), addresses they changed (``moved.csv``).

An id is never dropped without a tombstone and never used for another thing.  What an entry of a
register is, is told by its names and, of a body, its region: an entry that shares no name with the one
released is another thing.
"""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from taizhang.files.csv_reader import CSVError, iter_rows
from taizhang.files.places import is_taken
from taizhang.files.text import FileError, read_bytes, read_text
from taizhang.findings import Finding
from taizhang.registers import Entry

RELEASED = "datapackage/released.csv"
MOVED = "datapackage/moved.csv"
MOST_BYTES = 100_000_000
"""Ids of thousands of plans."""
COLUMNS = ("plan_id", "id", "register", "region", "names")
REPORTS = "reports"
"""Stands for a register where reports are meant."""
NAMES = ("name", "name_en", "label", "label_en")


class ReleasedEntry(NamedTuple):
    """What an entry of a register was called when it was released, and the region of a body."""

    names: frozenset[str]
    region: str = ""

    def is_another(self, other: "ReleasedEntry") -> bool:
        """Whether the same id now means something else."""
        return self.region != other.region or not self.names & other.names


@dataclass(frozen=True)
class Released:
    """Ids of sections and claims by plan, and entries by register and id."""

    records: Mapping[str, frozenset[str]] = field(default_factory=dict)
    entries: Mapping[tuple[str, str], ReleasedEntry] = field(default_factory=dict)


def read_released(path: Path, shown: str) -> tuple[Released, list[Finding]]:
    """The released ids that a file holds, none where there was no release; and what is wrong."""
    records: dict[str, set[str]] = {}
    entries: dict[tuple[str, str], ReleasedEntry] = {}
    rows, findings = _rows_of(path, shown, COLUMNS)
    for row in rows:
        if row["plan_id"]:
            records.setdefault(row["plan_id"], set()).add(row["id"])
        else:
            names = frozenset(row["names"].split("|"))
            entries[row["register"], row["id"]] = ReleasedEntry(names, row["region"])
    known = {plan: frozenset(ids) for plan, ids in records.items()}
    return Released(known, entries), findings


def _rows_of(
    path: Path, shown: str, columns: Collection[str]
) -> tuple[list[dict[str, str]], list[Finding]]:
    """The rows of a file that releases write, none where there is none; or what is wrong with it."""
    if not is_taken(path):
        return [], []
    try:
        text, findings = read_text(read_bytes(path, path.parent, MOST_BYTES), shown, MOST_BYTES)
        lines = iter_rows(io.StringIO(text), columns) if not findings else ()
        return [row for _, row in lines], findings
    except (FileError, CSVError) as error:
        return [], [error.finding(shown)]


def write_released(released: Released) -> bytes:
    """The same, sorted, as a file."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerows([COLUMNS, *sorted(_rows(released))])
    return table.getvalue().encode()


def _rows(released: Released) -> Iterator[tuple[str, ...]]:
    for plan, known in released.records.items():
        yield from ((plan, id, "", "", "") for id in known)
    for (register, id), entry in released.entries.items():
        yield ("", id, register, entry.region, "|".join(sorted(entry.names)))


def released_entry(entry: Entry) -> ReleasedEntry:
    """What is kept of an entry: all that it is called, and the region of a body."""
    return kept([entry[key] for key in NAMES if key in entry], entry.get("aliases", []), entry)


def released_report(sha256: str, title: str, region: str) -> ReleasedEntry:
    """What is kept of a report: it is the same one while its title or its source is."""
    return ReleasedEntry(frozenset((title, sha256)), region)


def kept(names: Iterable[str], aliases: Iterable[str], entry: Mapping[str, str]) -> ReleasedEntry:
    """The names of an entry and, where it has one, its region."""
    return ReleasedEntry(
        frozenset(one for one in (*names, *aliases) if one), entry.get("region", "")
    )


class Moved(NamedTuple):
    """An address that a release changed, within its plan: what it was and where it leads now."""

    plan_id: str
    was: str
    now: str
    version: str


def read_moved(path: Path, shown: str) -> tuple[tuple[Moved, ...], list[Finding]]:
    """The changed addresses that a file holds, the earliest first; and what is wrong with it."""
    rows, findings = _rows_of(path, shown, Moved._fields)
    return tuple(Moved(**row) for row in rows), findings


def write_moved(moved: Iterable[Moved]) -> bytes:
    """The same, sorted, as a file."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerows([Moved._fields, *sorted(set(moved))])
    return table.getvalue().encode()
