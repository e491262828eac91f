"""What the words around a quantity say of it, and which words say it."""

import pytest

from taizhang.quantity import Quantity, Words, read_quantities


def last(text: str, words: Words) -> Quantity:
    return read_quantities(text, words)[-1]


@pytest.mark.parametrize(
    ("text", "gives", "value"),
    [
        ("到2026年,培育企业30家", "timing", "by"),
        ("到2026年,培育企业30家", "year", "2026"),
        ("2026年前形成成果50项", "timing", "before"),
        ("2026年,引进人才200名", "timing", "in"),
        ("2025年底前建成平台3家", "timing", "by"),
        ("2023—2025年,每年安排3亿元", "period", "2023/2025"),
        ("2023—2025年,每年安排3亿元", "timing", "during"),
        ("2023—2025年,每年安排3亿元", "every", "P1Y"),
        ("每月报送1篇", "every", "P1M"),
        ("力争达到20家", "modality", "strive"),
        ("累计引进团队16个、人才17名", "cumulative", "true"),
        ("一次性奖励20万元", "recurrence", "once"),
        ("每万人发明专利拥有量达2.14件", "per", "每万人"),
        ("在2020年基础上翻番", "baseline", "2020"),
        ("同比增长30%", "against", "previous-year"),
        ("小巨人企业、冠军企业各1家", "each", "each"),
    ],
)
def test_words_give_a_part(text: str, gives: str, value: str, words: Words) -> None:
    assert last(text, words).says(gives) == value


@pytest.mark.parametrize("text", ["三年内引进人才8名", "3年内引进人才8名", "两年内引进人才8名"])
def test_within_some_years_is_not_within_the_year(text: str, words: Words) -> None:
    assert last(text, words).part("timing") is None
    assert last("2026年内引进人才8名", words).says("timing") == "in"


def test_parts_tell_which_words_gave_them(words: Words) -> None:
    text = "力爭突破1.2萬億元"
    (found,) = read_quantities(text, words)
    told = {part.gives: text[part.start : part.end] for part in found.parts}
    assert told["bound"] == "突破"
    assert told["number"] == "1.2萬億"
    assert told["multiplier"] == "萬億"
    assert told["unit"] == "元"
    assert told["modality"] == "力爭"


def test_words_of_another_clause_are_not_near(words: Words) -> None:
    near = last("每年不少于20场", words).part("every")
    far = last("每年不少于20场,邀请人才不低于100人", words).part("every")
    assert near and near.near
    assert far and not far.near


def test_a_baseline_year_is_no_deadline(words: Words) -> None:
    assert last("在2020年基础上翻番", words).says("year") == ""


def test_bounds_that_differ_make_a_quantity_doubtful(words: Words) -> None:
    assert last("不超过30家以上", words).sure == "doubtful"


def test_an_unknown_negation_of_a_bound_is_doubtful(words: Words) -> None:
    assert last("难以突破30家", words).sure == "doubtful"
    assert last("不得超过30家", words).sure == "certain"


def test_a_bound_is_carried_through_an_enumeration(words: Words) -> None:
    found = last("营业收入过500亿元、100亿元", words)
    assert (found.bound, found.sure) == ("gt", "likely")


def test_growth_to_a_level_is_no_change(words: Words) -> None:
    assert last("由20%提高到30%", words).change == ""


def test_a_number_in_quotation_marks_is_never_certain(words: Words) -> None:
    assert last("实施“培育100家”工程", words).sure == "doubtful"
    assert last("落实“1123”思路", words).kind == "name"
