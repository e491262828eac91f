"""What leads to the words of a report is no part of what it tells; figures in other money, and what nobody reported."""

from typing import Any

import pytest

from progress.town import promises_of
from taizhang.drafting.report.draft_report import draft_report

PLAN = "qinghe-2025-innovation"


def rows_of(words: str) -> list[dict[str, Any]]:
    """The observations that are drafted for a paragraph of a report of September 2025."""
    text = f"清河市科技局2025年前三季度工作通报\n数据截至2025年9月30日。\n一、进展\n{words}\n清河市科学技术局\n2025年10月9日\n"
    data = draft_report(text, promises_of(PLAN), "frames")
    return [row for part in data["sections"] for row in part.get("observations", ())]


@pytest.mark.parametrize("mark", ["〔3〕", "[3]", "③", "〔3〕〔12〕"])
def test_marks_of_sources_are_no_figures_and_no_words(mark: str) -> None:
    (row,) = rows_of(f"高新技术企业达到130家{mark}，达到序时进度。")
    assert (row["quote"], row["value"]) == ("高新技术企业达到130家", 130)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("截至6月底，高新技术企业达到130家。", "2025-06-30"),
        ("截至2025年3月31日，高新技术企业达到130家。", "2025-03-31"),
        ("截至9月底，高新技术企业达到130家。", None),
        ("截至5月上旬，高新技术企业达到130家。", "2025-05-10"),
    ],
)
def test_another_day_than_the_reports_is_that_of_its_sentence(words: str, day: str | None) -> None:
    first, second = rows_of(f"{words}\n选聘科技副总7名。")
    assert (first.get("as_of"), second.get("as_of")) == (day, None)
    assert day is None or first["quote"].startswith("截至")


@pytest.mark.parametrize("printed", ["6000万美元", "0.6亿美元", "4.3亿元"])
def test_money_in_another_currency_is_still_its_figure(printed: str) -> None:
    (row,) = rows_of(f"战略性新兴产业实现增加值{printed}。")
    assert row["of"] == f"{PLAN}/strategic" and printed.endswith(row["unit"])


def test_what_nobody_reported_has_no_standing() -> None:
    text = "通报\n一、问题\n市科技局：建成化工材料检测平台，均未见报告。孵化器管理办法已印发。\n"
    data = draft_report(text, promises_of(PLAN), "frames")
    found = [row["of"] for part in data["sections"] for row in part.get("standings", ())]
    assert found == [f"{PLAN}/incubator-rule"]
