"""The store: entries come back whole or not at all, whoever writes beside or is killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from taizhang.speed.store import OFF, Store, open_store

WRITER = """
import sys
from pathlib import Path
from taizhang.speed.store import Store
store, name = Store(Path(sys.argv[1])), sys.argv[2]
print("begun", flush=True)
for n in range(int(sys.argv[3])):
    store.keep({f"{name} {n}".encode(): f"{name} {n}".encode() * 2000}, [])
"""


def write(path: Path, name: str, times: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, path, name, str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def whole(path: Path, names: str, times: int) -> int:
    """How many entries are there; each that is must be the one that was written."""
    keys = [f"{name} {n}".encode() for name in names for n in range(times)]
    found = Store(path).find(keys)
    assert all(data == key * 2000 for key, data in found.items())
    return len(found)


def test_entries_come_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "deep" / "store")
    assert store.find([b"a"]) == {}
    store.keep({b"a": b"1", b"b": b""}, [])
    assert store.find([b"a", b"b", b"c"]) == {b"a": b"1", b"b": b""}
    store.keep({b"a": b"2"}, [])
    assert store.find([b"a"]) == {b"a": b"2"}


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store"
    for one in [write(path, "a", 20), write(path, "b", 20)]:
        one.communicate()
        assert one.returncode == 0
    assert whole(path, "ab", 20) == 40


def test_a_writer_that_is_killed_leaves_whole_entries(tmp_path: Path) -> None:
    path = tmp_path / "store"
    for moment in range(30):
        with write(path, "a", 500) as one:
            assert one.stdout and one.stdout.readline()
            time.sleep(moment / 200)
            one.send_signal(signal.SIGKILL)
        before = whole(path, "a", 500)
        Store(path).keep({b"own": b"1"}, [])
        assert Store(path).find([b"own"]) == {b"own": b"1"}
        assert whole(path, "a", 500) == before


@pytest.mark.parametrize("foreign", [b"", b"no database at all" * 99, b"SQLite format 3\0" * 99])
def test_what_is_no_store_is_begun_anew(tmp_path: Path, foreign: bytes) -> None:
    path = tmp_path / "store"
    path.write_bytes(foreign)
    Store(path).find([b"a"])
    Store(path).keep({b"a": b"1"}, [])
    assert Store(path).find([b"a"]) == {b"a": b"1"}


def test_the_store_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with closing(sqlite3.connect(path)) as held:
        held.execute("create table entries (name text)")
        held.commit()
    Store(path).keep({b"a": b"1"}, [])
    Store(path).keep({b"a": b"1"}, [])
    assert Store(path).find([b"a"]) == {b"a": b"1"}


def test_an_entry_under_another_key_is_none(tmp_path: Path) -> None:
    path = tmp_path / "store"
    Store(path).keep({b"a": b"1"}, [])
    with closing(sqlite3.connect(path)) as held:
        held.execute("update entries set key = ?", (b"b",))
        held.commit()
    assert Store(path).find([b"b"]) == {}


def test_of_too_much_the_longest_unused_goes(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", most=30_000)
    for n in range(8):
        store.keep({bytes([n]): os.urandom(6_000)}, [b"\0"] if n else [])
    assert sorted(store.find([bytes([n]) for n in range(8)])) == [b"\0", b"\5", b"\6", b"\7"]


def test_a_store_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "store")
    store.keep({b"a": b"1"}, [])
    assert store.find([b"a"]) == {}


def test_another_process_that_writes_is_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taizhang.speed.store.WAIT", 0.01)
    path = tmp_path / "store"
    Store(path).keep({b"a": b"1"}, [])
    with closing(sqlite3.connect(path, isolation_level=None)) as held:
        held.execute("begin exclusive")
        Store(path).keep({b"b": b"1"}, [])
        assert Store(path).find([b"a"]) == {}
    assert Store(path).find([b"a", b"b"]) == {b"a": b"1"}


def test_the_variable_turns_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert os.environ[OFF] == "1" and open_store() is None
    monkeypatch.setenv(OFF, "0")
    assert open_store() is not None
