"""Texts that repeat what a pattern could take in several ways: reading them must come to an end.

An alarm ends a test that would else run for hours; it measures nothing.
"""

import signal
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from taizhang.corpus import Corpus
from taizhang.quantity import Quantity

Reader = Callable[[str], list[Quantity]]
LONG = 5_000
PATIENCE = 120
RUNS = [
    *(
        "1",
        "一",
        "零",
        "A",
        "&",
        " ",
        "\t",
        "百",
        "千",
        "万",
        "亿",
        "几",
        "每",
        "成",
        "壹",
        "十",
        "、",
    ),
    *(
        "1、",
        "1.",
        "1,111",
        "1 111",
        "1 . ",
        "A1",
        "B2 ",
        "kW",
        "1万",
        "1万5千",
        "一万零",
        "伍佰",
        "二○",
    ),
    *(
        "20家、",
        "2024年、",
        "分别20家、25家、",
        "分别",
        "几百",
        "数百",
        "上百",
        "三五",
        "百分之二三",
        "三成到",
    ),
    *(
        "/亩",
        "5元/亩",
        "(含",
        "+1",
        "翻",
        "≥",
        "±",
        "兆",
        "“",
        "人民币",
        "港币2",
        "三年内",
        "用3年",
        "每三",
    ),
    *(
        "到2025年,",
        "不得",
        "不得超过",
        "至少引进",
        "同比增长",
        "年均",
        "1家;",
        "2024-",
        "第一",
        "(1)",
        "-6",
    ),
]


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"still reading after {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize(("head", "tail"), [("", ""), ("达到5", "家以上"), ("超", "确5个")])
def test_a_long_run_is_read(head: str, run: str, tail: str, read: Reader) -> None:
    text = head + run * (LONG // len(run)) + tail
    assert all(text[one.start : one.end] == one.printed for one in read(text))


def test_words_that_join_in_several_ways_are_read(project: Path, read: Reader) -> None:
    words = Corpus(project).registers.lexicon["quantities"]
    for head, run in [("最高", words["fillers"]), ("增长", between(words))]:
        for one, other in ambiguous(run):
            assert [found.value for found in read(f"{head}{(one + other) * 100}确5个")] == [5]


def between(words: dict[str, Any]) -> list[str]:
    """What may stand between a word of growth and its number."""
    return [*words["fillers"], *(word for bound in words["before"].values() for word in bound)]


def ambiguous(words: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words of which one is within the other, or which join to another such pair."""
    joined: dict[str, int] = {}
    for one, other in product(words, words):
        joined[one + other] = joined.get(one + other, 0) + 1
    for one, other in product(words, words):
        if (one != other and other in one) or joined[one + other] > 1:
            yield one, other
