"""Dates as documents print them: for deadlines, as exact as the words."""

import pytest

from taizhang.words.dates import find_deadlines


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("完成时间:2025年1月底前", {"2025-01"}),
        ("2025年3月5日前完成", {"2025-03-05"}),
        ("２０２５ 年 ３ 月", {"2025-03"}),
        ("2026年底前", {"2026"}),
        ("2025年3月、6月15日", {"2025-03", "2025-06-15"}),
        ("6月底前", set()),
        ("2025年2月30日", set()),
        ("2025年13月", set()),
    ],
)
def test_a_deadline_is_as_exact_as_its_words(text: str, dates: set[str]) -> None:
    assert find_deadlines(text) == dates
