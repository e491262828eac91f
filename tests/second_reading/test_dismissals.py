"""Why a number may be no promise: the reasons that the words around it show."""

import pytest
from fiction import facts_of

from taizhang.second_reading.dismissals import fitting_reasons

PLAN = """
text: |
  一、任务
  TEXT
sections:
  - id: tasks
    role: ROLE
    heading: 一、任务
MORE"""


def reasons(text: str, printed: str = "7", role: str = "task", more: str = "") -> set[str]:
    """The reasons that fit the one number printed so."""
    written = PLAN.replace("TEXT", text).replace("ROLE", role).replace("MORE", more)
    facts = facts_of(written)
    (number,) = (one for one in facts.account.every if one.printed == printed)
    return fitting_reasons(number, facts)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("学习第7次会议精神。", {"meeting-number"}),
        ("落实“7+3”布局。", {"name"}),
        ("落实《科技7条》。", {"name", "citation"}),
        ("推广A7材料。", {"name"}),
        ("推广7G网络。", {"name"}),
        ("部署7kW机架。", set()),
        ("在7月完成。", {"date"}),
        ("在第7条说明。", {"citation"}),
        ("位于人民路7号楼。", {"citation", "location"}),
        ("引进超7人的团队。", {"threshold"}),
        ("引进超7亿元的企业。", {"threshold"}),
        ("引进7人的团队。", set()),
        ("对引进7人的团队给予奖励。", {"threshold", "eligibility"}),
        ("不超过7岁的人才。", {"eligibility"}),
        ("新能源等7个产业。", {"list-count"}),
    ],
)
def test_the_words_around_a_number_show_reasons(text: str, fits: set[str]) -> None:
    assert reasons(text) - {"background"} == fits


def test_a_reason_shown_by_form_leaves_no_background_and_nothing_else_shown_is_background() -> None:
    assert reasons("学习第7次会议精神。") == {"meeting-number"}
    assert reasons("有企业7家。") == {"background"}


def test_a_number_that_a_promise_stands_before_or_close_behind_is_no_background() -> None:
    assert reasons("力争有企业7家。") == set()
    assert reasons("有企业7家以上。") == set()
    assert reasons("力争发展,有企业7家。") == {"background"}
    assert reasons("有企业7家的园区力争。") == {"background"}


def test_a_number_in_a_cell_is_no_background() -> None:
    assert reasons("企业 | 约7家 |") == set()
    assert reasons("企业 | 7% | 年底") == set()
    assert reasons("企业约有那么7家 | 年底") == {"background"}


def test_where_nothing_is_promised_every_number_is_background() -> None:
    assert reasons("力争有企业7家。", role="preamble") == {"background"}
    assert reasons("学习第7次会议精神。", role="furniture") == {"meeting-number", "background"}


def test_the_number_of_a_thing_s_name_is_a_name() -> None:
    entity = "    entities: [{quote: 建设青溪7中心, name: 青溪7中心, kind: centre}]\n"
    assert "name" in reasons("建设青溪7中心。", more=entity)
    assert "name" not in reasons("建设青溪7中心。")
    outside = entity.replace("建设青溪7中心, name: 青溪7中心", "建设7个青溪中心, name: 青溪中心")
    assert "name" not in reasons("建设7个青溪中心。", more=outside)
    bare = entity.replace(", name: 青溪7中心", "").replace("quote: 建设", "quote: ")
    assert "name" in reasons("建设青溪7中心。", more=bare)
