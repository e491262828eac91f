"""Numbers, money, times and rhythms in words."""

from decimal import Decimal
from typing import Any

import pytest

from taizhang.promises.wording import Wording
from taizhang.registers import Registers

UNITS = {
    "percent": {"label": "百分比", "label_en": "percent", "dimension": "ratio", "factor": 1},
    "firm": {"label": "家企业", "label_en": "firms", "dimension": "count", "factor": 1},
    "亿元": {
        "label": "亿元",
        "label_en": "100 million yuan",
        "dimension": "money",
        "factor": 10**8,
    },
    "万元": {
        "label": "万元",
        "label_en": "ten thousand yuan",
        "dimension": "money",
        "factor": 10**4,
    },
}


@pytest.fixture
def wordings() -> dict[str, Wording]:
    registers = Registers({"units": UNITS, "organisations": {}}, {}, {})
    return {lang: Wording(lang, registers) for lang in ("zh", "en")}


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        (
            {"comparator": "gte", "value": Decimal("2.0"), "unit": "percent"},
            "不低于 2.0%",
            "at least 2.0%",
        ),
        ({"comparator": "eq", "value": 1200, "unit": "firm"}, "1200 家企业", "1,200 firms"),
        ({"comparator": "eq", "value": 1, "unit": "firm"}, "1 家企业", "1 (firms)"),
        (
            {"comparator": "gt", "value": 2, "unit": "亿元"},
            "超过 2 亿元",
            "more than CNY 200 million",
        ),
        (
            {"comparator": "eq", "value": Decimal("12.5"), "unit": "亿元"},
            "12.5 亿元",
            "CNY 1.25 billion",
        ),
        ({"comparator": "eq", "value": 20000, "unit": "亿元"}, "20000 亿元", "CNY 2 trillion"),
        (
            {"comparator": "range", "value": 3, "to": 5, "unit": "firm"},
            "3–5 家企业",
            "3–5 firms",
        ),
        (
            {"comparator": "range", "value": 30, "to": 50, "unit": "万元"},
            "30–50 万元",
            "CNY 300,000 to CNY 500,000",
        ),
        (
            {
                "comparator": "gte",
                "value": 15,
                "unit": "percent",
                "change": {"kind": "growth", "against": "previous-year"},
            },
            "同比 增长 不低于 15%",
            "growth (on the year before): at least 15%",
        ),
        (
            {"comparator": "eq", "value": 2, "unit": "percent", "change": {"kind": "increment"}},
            "增加 2 个百分点",
            "increase by: 2 percentage points",
        ),
        ({"reference": "全省平均水平"}, "", ""),
    ],
)
def test_a_target_in_words(
    wordings: dict[str, Wording], fields: dict[str, Any], zh: str, en: str
) -> None:
    assert (wordings["zh"].target(fields), wordings["en"].target(fields)) == (zh, en)


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        ({"year": 2026, "timing": "by"}, "到 2026 年", "by 2026"),
        ({"year": 2026}, "2026 年", "2026"),
        ({"period": {"start": 2024, "end": 2026}}, "2024–2026 年", "2024–2026"),
        ({"period": {"start": 2024, "end": 2024}}, "2024 年", "2024"),
        (
            {"year": 2026, "timing": "in", "every": "P1Y"},
            "2026 年当年，每年",
            "in 2026, every year",
        ),
        ({}, "", ""),
    ],
)
def test_a_time_in_words(
    wordings: dict[str, Wording], fields: dict[str, Any], zh: str, en: str
) -> None:
    assert (wordings["zh"].when(fields), wordings["en"].when(fields)) == (zh, en)


@pytest.mark.parametrize(
    ("duration", "zh", "en"),
    [
        ("P10D", "每旬", "every ten days"),
        ("P6M", "每半年", "every half-year"),
        ("P2Y", "每 2 年", "every 2 years"),
        ("P1Y6M", "每 1 年 6 个月", "every 1 years 6 months"),
    ],
)
def test_a_rhythm_in_words(wordings: dict[str, Wording], duration: str, zh: str, en: str) -> None:
    assert (wordings["zh"].rhythm(duration), wordings["en"].rhythm(duration)) == (zh, en)
