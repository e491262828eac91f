"""Numbers printed in every form are read back (property tests)."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.quantity import Quantity
from taizhang.quantity.numerals import read_numeral

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.%-~"}
TRADITIONAL = str.maketrans("万亿两个项约过", "萬億兩個項約過")
BEFORE = {"不低于": "gte", "超过": "gt", "不超过": "lte", "低于": "lt", "约": "approx", "达": "eq"}
AFTER = {"以上": "gte", "以内": "lte", "左右": "approx", "": "eq"}
DASHES = ["-", "—", "–", "~", "～", "至", "到", "－", "――", "〜"]
UNITS = ["家", "项", "个", "名", "人", "件", "场", "元", "%", "平方公里"]


def chinese(number: int) -> str:
    """A whole number below 10**16 in Chinese characters, as people write it."""
    if number >= 10**8:
        return _joined(chinese(number // 10**8) + "亿", number % 10**8, 10**7)
    if number >= 10**4:
        return _joined(chinese(number // 10**4) + "万", number % 10**4, 10**3)
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            return _joined(DIGITS[number // unit] + sign, number % unit, unit // 10)
    return DIGITS[number]


def _joined(head: str, rest: int, full: int) -> str:
    """零 stands where the digit after the head is missing."""
    if rest == 0:
        return head
    return head + ("零" if rest < full else "") + chinese(rest)


def short(text: str) -> str:
    """十二 for 一十二 at the beginning."""
    return text[1:] if text.startswith("一十") else text


class Printed(NamedTuple):
    text: str
    value: Decimal


decimals = st.decimals(Decimal("0.01"), Decimal("99999"), places=2).map(lambda d: d.normalize())
arabic = decimals.map(lambda d: Printed(f"{d:f}", d))
multiplied = st.builds(
    lambda number, multiplier: Printed(f"{number:f}{multiplier[0]}", number * multiplier[1]),
    decimals,
    st.sampled_from(
        [("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("百万", 10**6), ("千万", 10**7)]
    ),
)
characters = st.integers(2, 10**12 - 1).map(lambda n: Printed(short(chinese(n)), Decimal(n)))
wide = arabic.map(lambda printed: Printed(printed.text.translate(FULL_WIDTH), printed.value))
any_numeral = st.one_of(arabic, wide, multiplied, characters)
Reader = Callable[[str], list[Quantity]]
Script = Callable[[str], str]
PATIENT = settings(deadline=None)
"""A busy machine is no failure."""
scripts = st.sampled_from([str, lambda text: text.translate(TRADITIONAL)])


@PATIENT
@given(st.integers(1, 10**12 - 1))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert read_numeral(short(chinese(number))).value == number


@PATIENT
@given(any_numeral, st.sampled_from(UNITS), st.sampled_from(sorted(BEFORE)), scripts)
def test_a_bound_before_the_number_is_read(
    read: Reader, printed: Printed, unit: str, bound: str, script: Script
) -> None:
    text = f"目标{bound}{printed.text}{unit}。"
    (found,) = read(script(text))
    assert (found.value, found.unit, found.bound) == (printed.value, unit, BEFORE[bound])
    assert text[found.start : found.end] == printed.text + unit


@PATIENT
@given(any_numeral, st.sampled_from(UNITS), st.sampled_from(sorted(AFTER)), scripts)
def test_a_bound_after_the_number_is_read(
    read: Reader, printed: Printed, unit: str, bound: str, script: Script
) -> None:
    text = f"完成任务{printed.text}{unit}{bound}的任务"
    (found,) = read(script(text))
    assert (found.value, found.unit, found.bound) == (printed.value, unit, AFTER[bound])


blanks = st.sampled_from(["", " ", "\u3000", "\u00a0"])


@PATIENT
@given(decimals, st.sampled_from(["", "万", "亿", "百万"]), st.sampled_from(UNITS), blanks, blanks)
def test_blanks_before_multiplier_unit_and_bound_change_nothing(
    read: Reader, number: Decimal, multiplier: str, unit: str, one: str, two: str
) -> None:
    (plain,) = read(f"目标不低于{number:f}{multiplier}{unit}以上。")
    text = f"目标不低于{one}{number:f}{two}{multiplier}{one}{unit}{two}以上。"
    (found,) = read(text)
    assert (found.value, found.unit, found.bound) == (plain.value, plain.unit, plain.bound)
    assert found.multiplier == multiplier
    assert text[found.start : found.end] == f"{number:f}{two}{multiplier}{one}{unit}"


@pytest.mark.parametrize("number", ["3 000", "12 .5", "12. 5", "3,000", "1 234 567"])
def test_a_number_that_is_cut_up_has_no_value(read: Reader, number: str) -> None:
    (found, *rest) = read(f"占比达到{number}%")
    assert (found.printed, found.kind, found.value) == (number, "broken", None)
    assert all(one.value is None for one in rest)


@pytest.mark.parametrize("text", ["100多万元", "100 余万元", "一百多万元"])
def test_a_little_more_may_stand_before_the_multiplier(read: Reader, text: str) -> None:
    (found,) = read(f"投资{text}。")
    assert (found.printed, found.value, found.bound) == (text, Decimal(10**6), "gt")


numeral_pairs = st.tuples(any_numeral, any_numeral).filter(
    lambda pair: pair[0].value < pair[1].value
)


@PATIENT
@given(numeral_pairs, st.sampled_from(UNITS), st.sampled_from(DASHES), scripts)
def test_a_range_is_read_with_every_dash(
    read: Reader, ends: tuple[Printed, Printed], unit: str, dash: str, script: Script
) -> None:
    first, second = ends
    text = f"培育{first.text}{unit}{dash}{second.text}{unit}。"
    (found,) = read(script(text))
    assert (found.value, found.value_to, found.unit) == (first.value, second.value, unit)
    assert found.bound == "range"


@PATIENT
@given(st.integers(1, 99), st.integers(1, 900), st.sampled_from(DASHES))
def test_the_first_end_of_a_range_shares_the_multiplier(
    read: Reader, first: int, more: int, dash: str
) -> None:
    (found,) = read(f"给予{first}{dash}{first + more}万元")
    assert (found.value, found.value_to) == (
        Decimal(first * 10**4),
        Decimal((first + more) * 10**4),
    )


@PATIENT
@given(
    st.text(
        alphabet="一二三百千万亿0123456789.个家%、,。到至年第“”(〔2024〕号多余以上约", max_size=40
    )
)
def test_any_text_is_read_without_failing_and_in_order(read: Reader, text: str) -> None:
    found = read(text)
    assert [q.printed for q in found] == [text[q.start : q.end] for q in found]
    assert all(a.end <= b.start for a, b in pairwise(found))
