"""What was worked out before, by key, in the user's folder for what may be lost.

Entries are bytes that whoever asks reads as data; nothing in the store is ever run.  Each carries a
digest of its key and itself, and one that does not fit is none.  A store that is damaged or foreign
is begun anew; one that cannot be opened, written or waited for is passed over.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

OFF = "TAIZHANG_NO_CACHE"
"""The variable of the environment with which no process reads or writes the store."""
MOST_BYTES = 500_000_000
"""So much is kept; of more, what was used longest ago goes."""
WAIT = 2.0
"""Seconds to wait for another process that writes."""
PASSING = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)
"""Another process writes, or nothing can be written: the store is sound."""
TABLES = """
create table if not exists entries (key blob primary key, data blob not null, used integer not null);
create table if not exists runs (number integer primary key);
"""
Result = TypeVar("Result")


class Store:
    """Entries by key in one file.  Two processes may use it at once, and any may be killed."""

    def __init__(self, path: Path, most: int = MOST_BYTES) -> None:
        self.path, self.most = path, most

    def find(self, keys: list[bytes]) -> dict[bytes, bytes]:
        """The entries that are there and whole."""
        return self._try(lambda held: dict(_whole(held, keys)), {}) if self.path.exists() else {}

    def keep(self, entries: Mapping[bytes, bytes], used: list[bytes]) -> None:
        """Add entries, and note which others were of use, so that these stay longer."""
        if entries or used:
            self._try(lambda held: self._write(held, entries, used), None)

    def _write(
        self, held: sqlite3.Connection, entries: Mapping[bytes, bytes], used: list[bytes]
    ) -> None:
        with held:
            held.execute("begin immediate")
            run = held.execute("insert into runs default values").lastrowid
            rows = [(key, _sealed(key, data), run) for key, data in entries.items()]
            held.executemany("insert or replace into entries values (?, ?, ?)", rows)
            held.executemany("update entries set used = ? where key = ?", [(run, k) for k in used])
            kept = held.execute("select total(length(data)) from entries").fetchone()[0]
            while kept > self.most:
                oldest = held.execute("select min(used) from entries").fetchone()
                size = "select total(length(data)) from entries where used = ?"
                kept -= held.execute(size, oldest).fetchone()[0]
                held.execute("delete from entries where used = ?", oldest)

    def _try(self, work: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, WAIT, isolation_level=None)) as held:
                held.executescript(TABLES)
                return work(held)
        except (sqlite3.Error, zlib.error, ValueError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in PASSING:
                self._begin_anew()
        except OSError:
            pass
        return otherwise

    def _begin_anew(self) -> None:
        for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def open_store() -> Store | None:
    """The user's store, unless it is not to be used."""
    if os.environ.get(OFF, "") not in ("", "0"):
        return None
    from platformdirs import user_cache_path

    return Store(user_cache_path("taizhang", appauthor=False) / "results.sqlite")


def _sealed(key: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data, 1)
    return hashlib.sha256(key + packed).digest() + packed


def _whole(held: sqlite3.Connection, keys: list[bytes]) -> list[tuple[bytes, bytes]]:
    found = []
    for key in keys:
        row = held.execute("select data from entries where key = ?", (key,)).fetchone()
        if row is None or not isinstance(row[0], bytes):
            continue
        seal, packed = row[0][:32], row[0][32:]
        if hashlib.sha256(key + packed).digest() == seal:
            found.append((key, zlib.decompress(packed)))
    return found
