"""The releases so far: what each of them changed, kept with the corpus as small files."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from taizhang.files.folders import list_files
from taizhang.files.json_reader import JSONError, read_json
from taizhang.files.places import is_taken
from taizhang.files.text import read_bytes, read_text
from taizhang.findings import TaizhangError
from taizhang.versions.change import Change, read_change
from taizhang.versions.number import Version, read_version

FOLDER = "datapackage/releases"
MOST_BYTES = 100_000_000
"""Changes of thousands of plans."""


class ReleaseError(TaizhangError):
    """A release that must not be made, or cannot be read; the message says why."""


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
    for path in list_files(folder, deep=False) if is_taken(folder) else []:
        if path.suffix == ".json" and (release := _release(path)):
            yield release


def _release(path: Path) -> Release | None:
    text, findings = read_text(read_bytes(path, path.parent, MOST_BYTES), path.name, MOST_BYTES)
    try:
        data = read_json("" if findings else text)
        version = read_version(data["version"])
        changes = tuple(map(read_change, data["changes"]))
        release = version and Release(version, data["date"], data["after"], changes, data["rows"])
    except (JSONError, KeyError, TypeError, AttributeError) as error:
        raise ReleaseError(
            f"{path} is not as taizhang release wrote it: restore it from the history. "
            f"{path} 不是 taizhang release 所写的样子：请从历史中恢复。"
        ) from error
    return release
