"""Names of things: whole, and nothing but the name."""

import pytest
from fiction import facts_of

from taizhang.second_reading.entity_names import flawed_names

PLAN = """
title: 揭阳市方案
text: |
  揭阳市方案
  TEXT
sections:
  - {id: title, role: cover, starts: 揭阳市方案}
  - id: tasks
    role: task
    starts: START
    entities: [{quote: "QUOTE", kind: KIND}]
"""


def flaw(text: str, quote: str, kind: str = "laboratory") -> str | None:
    """Why what is quoted is no whole name, if it is none."""
    written = PLAN.replace("TEXT", text).replace("START", text[:2])
    facts = facts_of(written.replace("QUOTE", quote).replace("KIND", kind))
    found = [told for _, told in flawed_names(facts)]
    for english, chinese in found:
        assert english.isascii() or "“" in english
        assert chinese != english
    return found[0][0] if found else None


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("用好青溪实验室。", "青溪实验室", "laboratory"),
        ("用好青溪实验室(二期)。", "青溪实验室(二期)", "laboratory"),
        ("依托“硬科技”,", "硬科技”", "laboratory"),
        ("依托“硬科技”,", "硬科技", "laboratory"),
        ("用好青溪“发展”,", "青溪“发展”", "laboratory"),
        # A name of a list may end in any word before one of its kind.
        ("支持浪潮软件、东艺数科等企业。", "浪潮软件", "company"),
        ("支持浪潮软件、东艺数科等企业。", "东艺数科", "company"),
        # So may one that ends in the name of the region.
        ("打造平安揭阳。", "平安揭阳", "park"),
        ("打造平安揭阳市。", "平安揭阳市", "park"),
        # Behind a name of its kind its kind's word is another's, or what is done with it.
        ("实施重点研发计划项目。", "重点研发计划", "programme"),
        ("推进技术中心中心建设。", "技术中心", "centre"),
        # 中 in 中心 ends no name.
        ("用好实验室中心实验室。", "实验室中心实验室", "laboratory"),
    ],
)
def test_a_whole_name_has_no_flaw(text: str, quote: str, kind: str) -> None:
    assert flaw(text, quote, kind) is None


@pytest.mark.parametrize(
    ("text", "quote", "kind", "why"),
    [
        ("青溪实验室,白石实验室。", "青溪实验室,白石实验室", "laboratory", "it runs over a clause mark"),
        ("加快青溪实验室。", "加快青溪实验室", "laboratory", "it does not begin where a name does"),
        ("用好1.青溪实验室。", "1.青溪实验室", "laboratory", "it does not begin where a name does"),
        ("用好AB实验室。", "B实验室", "laboratory", "it does not begin where a name does"),
        ("泰安市技术交易中心。", "泰安市技术交易", "centre", "“中心” follows"),
        ("创建青溪工业园核心区。", "青溪工业园", "park", "“核心区” follows"),
        ("青溪实验室、国家,", "青溪实验室、国家", "laboratory", "“、国家” belongs to it no more"),
        ("青溪实验室中设备,", "青溪实验室中设备", "laboratory", "“中设备” belongs to it no more"),
        ("浪潮软件等,", "浪潮软件等", "company", "it is a list"),
        ("青溪实验室设备。", "青溪实验室设备", "laboratory", "it goes on behind its last word"),
        ("会同市科技局。", "市科技局", "laboratory", "it is the name of a body"),
        ("用好青溪设备。", "青溪设备", "laboratory", "it ends in no word of its kind"),
        ("发展浪潮,推动企业。", "浪潮", "company", "it ends in no word of its kind"),
        ("支持浪潮中心、东艺等企业。", "浪潮中心", "company", "it ends in no word of its kind"),
        ("支持浪潮发展、东艺等企业。", "浪潮发展", "company", "it ends in no word of its kind"),
        ("用好特别发展“硬科技”,", "特别发展“硬科技”", "laboratory", "it ends in no word of its kind"),
    ],
)  # fmt: skip
def test_what_is_no_whole_name_is_told_with_its_flaw(
    text: str, quote: str, kind: str, why: str
) -> None:
    assert flaw(text, quote, kind) == why


def test_a_character_before_a_name_wherever_it_stands_is_its_first() -> None:
    text = "用好琶洲实验室,扩建琶洲实验室。"
    why = "“琶” stands before it everywhere"
    assert flaw_in_part(text, "洲实验室") == why
    assert flaw_in_part("用好琶洲实验室,扩建神洲实验室。", "洲实验室") is None
    assert flaw_in_part("用好琶洲实验室。", "洲实验室") is None, "once is no proof"
    assert flaw_in_part("重点建设洲实验室,建设洲实验室。", "洲实验室") is None, (
        "a verb is no name's"
    )
    assert flaw_in_part("用“洲实验室”,“洲实验室”。", "洲实验室") is None


def flaw_in_part(text: str, name: str) -> str | None:
    """The flaw of a name that its text prints more than once, in a quote that has it once."""
    clause = text.partition(",")[0].rstrip("。")
    written = PLAN.replace("TEXT", text).replace("START", text[:2])
    quoted = f'quote: "{clause}", name: {name}'
    found = facts_of(written.replace('quote: "QUOTE"', quoted).replace("KIND", "laboratory"))
    return next((told[0] for _, told in flawed_names(found)), None)
