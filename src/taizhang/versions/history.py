"""The releases so far: what each of them changed, kept with the corpus as small files."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from taizhang.versions.change import Change, read_change
from taizhang.versions.number import Version, read_version

FOLDER = "datapackage/releases"


@dataclass(frozen=True)
class Release:
    """A version of the data: its day, what it changed, and how many rows its tables have.

    The first release has no ``after`` and no changes: all of it was new.
    """

    version: Version
    date: str
    after: str
    changes: tuple[Change, ...]
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where it is kept, from the corpus's root."""
        return f"{FOLDER}/{self.version}.json"

    def of_plan(self, plan: str) -> list[Change]:
        return [change for change in self.changes if change.plan == plan]

    def as_bytes(self) -> bytes:
        data: dict[str, Any] = {"version": str(self.version), "date": self.date}
        data |= {"after": self.after, "rows": self.rows}
        data["changes"] = [change.as_json() for change in self.changes]
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def read_releases(root: Path) -> list[Release]:
    """The releases of a corpus, the newest first."""
    found = sorted(_read(root / FOLDER), key=lambda release: release.version, reverse=True)
    return list(found)


def _read(folder: Path) -> Iterator[Release]:
    for path in folder.glob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        version = read_version(data["version"])
        if version:
            changes = tuple(map(read_change, data["changes"]))
            yield Release(version, data["date"], data["after"], changes, data["rows"])
