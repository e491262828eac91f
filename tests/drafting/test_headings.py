"""Headings whose numbers hold blanks, and headings that hold words of a preamble and say what is to be done."""

import pytest

from drafting.members import HEAD, claims, drafted, findings, roles

NUMBERED = {
    "第 1 条": ["第 1 条 支持研发", "第 2 条 支持转化"],
    "第 十 条": ["第 一 条 支持研发", "第 二 条 支持转化"],
    "第1 条": ["第1 条 支持研发", "第2 条 支持转化"],
    "（ 一 ）": ["（ 一 ）支持研发", "（ 二 ）支持转化"],
    "( 1 )": ["( 1 )支持研发", "( 2 )支持转化"],
    "一 、": ["一 、支持研发", "二 、支持转化"],
    "1 .": ["1 .支持研发", "2 .支持转化"],
    "1 、": [" 1 、 支持研发", " 2 、 支持转化"],
    "第 一 章": ["第 一 章 支持研发", "第 二 章 支持转化"],
    "（　一　）": ["（　一　）支持研发", "（　二　）支持转化"],
}


@pytest.mark.parametrize("habit", NUMBERED)
def test_a_number_that_holds_blanks_opens_a_part(habit: str) -> None:
    first, second = NUMBERED[habit]
    text = f"壬戌市科技创新若干措施\n{first}\n对高新技术企业给予10万元奖励。\n{second}\n培育企业3家。\n"
    made = drafted(text)
    parts = {words: role for words, role in roles(made).items() if role != "cover"}
    assert parts == {first.strip(): "task", second.strip(): "task"}
    assert [(one["amount"], one["unit"]) for one in claims(made, "funding")] == [(10, "万元")]
    assert [one["value"] for one in claims(made, "targets")] == [3]
    assert "emendations" not in made.data
    assert findings(made, text) == []


ACTING = (
    "优化创新发展环境",
    "产业基础再造",
    "实施产业基础再造工程",
    "夯实发展基础",
    "筑牢产业基础与平台支撑",
    "开展现状调查",
    "建立回顾评估机制",
    "抢抓发展机遇",
    "应对风险挑战",
    "破解突出问题",
    "营造良好发展环境",
    "巩固发展成效和工作基础",
)
TOLD = (
    "发展基础",
    "发展现状",
    "工作回顾",
    "“十三五”回顾",
    "基础与形势",
    "面临的形势",
    "发展环境",
    "机遇与挑战",
    "存在问题与不足",
    "背景和重大意义",
)
BODY = "\n对高新技术企业给予10万元奖励,新建创新平台6个。\n"


@pytest.mark.parametrize("title", ACTING)
def test_a_heading_that_says_what_is_to_be_done_opens_no_preamble(title: str) -> None:
    made = drafted(f"{HEAD}一、{title}{BODY}二、保障措施\n")
    assert roles(made)[f"一、{title}"] == "task"
    assert [one["amount"] for one in claims(made, "funding")] == [10]
    assert [one["value"] for one in claims(made, "targets")] == [6]


@pytest.mark.parametrize("title", TOLD)
def test_a_heading_that_tells_how_things_are_opens_a_preamble(title: str) -> None:
    made = drafted(f"{HEAD}一、{title}{BODY}二、保障措施\n")
    assert roles(made)[f"一、{title}"] == "preamble"
    assert [*claims(made, "funding"), *claims(made, "targets")] == []
