"""How processes that work side by side are begun."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from taizhang.speed import executors

WAY = "type(__import__('multiprocessing').current_process()).__name__"


def way_of_a_worker() -> str:
    with executors.open_executor(1) as executor:
        return executor.submit(eval, WAY).result(60)


@pytest.mark.skipif(sys.platform != "linux", reason="forks nowhere else")
def test_a_process_with_other_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that another thread held would stay held in the fork for ever."""
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(way_of_a_worker).result(120) == "SpawnProcess"
    monkeypatch.setattr("threading.active_count", lambda: 1)
    assert executors._way_to_start() == "fork"
