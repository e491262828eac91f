"""How processes that work side by side are begun."""

import multiprocessing
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from taizhang.speed.executors import open_executor


def kind_of_worker() -> str:
    with open_executor(1) as executor:
        return executor.submit(started_by).result(60)


def started_by() -> str:
    return type(multiprocessing.current_process()).__name__


@pytest.mark.skipif(sys.platform != "linux", reason="forks nowhere else")
def test_a_process_with_other_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that another thread held would stay held in the fork for ever."""
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(kind_of_worker).result(120) == "SpawnProcess"
    monkeypatch.setattr("threading.active_count", lambda: 1)
    assert kind_of_worker() == "ForkProcess"
