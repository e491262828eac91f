"""Laying the sections of a plan over its text: each from its first words to those of the next."""

import pytest
from fiction import read, told

from taizhang.checking.result import PlanResult
from taizhang.plan import Section

TEXT = """\
text: |
  青溪市科技方案
  一、总体目标
  到2027年,企业更多。
  二、重点任务
  (一)建设平台。博彩技局建设平台。
  2、培育企业:
  市科技局培育企业。
  三、 保障措施 |
  加强保障。一、总体要求见上。
emendations:
  - {find: 博彩技局, read: 市科技局, kind: substitution, cause: spam, certainty: high, note: An advertisement stands for 市科.}
sections:
"""
WHOLE = """\
  - {id: title, role: cover, starts: 青溪市科技方案}
  - {id: goals, role: goals, heading: 一、总体目标}
  - id: tasks
    role: actions
    heading: 二、重点任务
    sections:
      - id: platforms
        role: task
        heading: (一)建设平台。
      - {id: firms, role: task, heading: 2、培育企业}
  - {id: measures, role: safeguards, heading: 三、 保障措施, title: 保障}
"""


def plan(*replacements: tuple[str, str]) -> PlanResult:
    written = WHOLE
    for old, new in replacements:
        assert written.count(old) == 1, old
        written = written.replace(old, new)
    return read(TEXT + written)


def section(result: PlanResult, id: str) -> Section:
    assert result.plan
    (found,) = (one for one in result.plan.sections if one.id == id)
    return found


def test_sections_tile_the_text_in_order_and_know_where_they_lie() -> None:
    result = plan()
    assert told(result) == [] and result.plan
    laid = result.plan.sections
    assert "".join(map(result.plan.text, laid)) == result.plan.reading.text
    assert [(one.id, one.position, one.depth) for one in laid] == [
        ("title", 1, 1), ("goals", 2, 1), ("tasks", 3, 1),
        ("platforms", 4, 2), ("firms", 5, 2), ("measures", 6, 1),
    ]  # fmt: skip
    assert [one.parent and one.parent.id for one in laid] == [
        None, None, None, "tasks", "tasks", None,
    ]  # fmt: skip
    assert section(result, "firms").pointer == "/sections/2/sections/1"
    assert result.plan.text(section(result, "tasks")) == "二、重点任务\n"


@pytest.mark.parametrize(
    ("id", "number", "title", "heading"),
    [
        ("title", "", "", ""),
        ("goals", "一、", "总体目标", "一、总体目标"),
        ("platforms", "(一)", "建设平台", "(一)建设平台。"),
        ("firms", "2、", "培育企业", "2、培育企业:"),
        ("measures", "三、", "保障", "三、 保障措施"),
    ],
)
def test_a_heading_is_parted_into_number_and_title(
    id: str, number: str, title: str, heading: str
) -> None:
    found = section(plan(), id)
    assert (found.number, found.title, found.heading) == (number, title, heading)


def test_a_heading_need_not_be_written_to_its_end() -> None:
    found = section(plan(("heading: 二、重点任务", "heading: 二、重")), "tasks")
    assert (found.heading, found.title) == ("二、重点任务", "重点任务")
    untitled = plan(("heading: 三、 保障措施, title: 保障", "heading: 三、 保"))
    assert section(untitled, "measures").title == "保障措施"


def only(result: PlanResult) -> tuple[str, str, str]:
    (found,) = told(result)
    return found


def test_where_a_section_begins_is_written_one_way_only() -> None:
    for both in ("heading: 一、总体目标, starts: 一、总体目标", "title: 目标"):
        result = plan(("heading: 一、总体目标", both))
        rule, record, _ = only(result)
        assert (rule, record) == ("section-without-start", "goals")
        assert "The section goals needs" in result.findings[0].message


def test_a_heading_that_stands_nowhere_is_told_with_words_like_it_that_follow() -> None:
    result = plan(("heading: 2、培育企业", "heading: 2、扶育企业"))
    assert only(result) == ("heading-not-found-near", "firms", "2、扶育企业")
    assert "2、培育企业" in result.findings[0].hint
    assert only(plan(("heading: 2、培育企业", "heading: ABCDEF")))[0] == "heading-not-found"
    # What stands before the section above is no advice.
    assert (
        "青溪市" not in plan(("heading: 2、培育企业", "heading: 青溪市科技法案")).findings[0].hint
    )


def test_headings_stand_in_the_order_of_the_text_and_once_from_there_on() -> None:
    swapped = ("heading: 2、培育企业", "heading: 一、总体目标")
    assert only(plan(swapped)) == ("heading-out-of-order", "firms", "一、总体目标")
    assert only(plan(("heading: 一、总体目标", "heading: 一、总体"))) == (
        "heading-twice", "goals", "一、总体",
    )  # fmt: skip
    assert told(plan(("starts: 青溪市科技方案", "starts: 青"))) == [], "it may stand before"


def test_a_section_begins_inside_no_emendation() -> None:
    heading = "        heading: (一)建设平台。\n"
    result = plan((heading, "        starts: 科技局建设\n"))
    assert only(result) == ("quote-cuts-emendation", "platforms", "科技局建设")
    assert "博彩" in result.findings[0].message
    assert told(plan((heading, "        starts: 市科技局建设\n"))) == []


def test_the_first_section_begins_with_the_text() -> None:
    result = plan(("starts: 青溪市科技方案", "starts: 市科技方案"))
    assert only(result) == ("text-before-first-section", "title", "市科技方案")
    assert "“青溪”" in result.findings[0].message
    later = plan(("starts: 青溪市科技方案", "starts: 白石市科技方案"))
    assert [one[0] for one in told(later)] == ["heading-not-found-near"]


def test_a_section_not_found_leaves_the_one_before_and_itself_unread() -> None:
    entity = "        heading: (一)建设平台。\n        entities: [{quote: 无, kind: other}]\n"
    broken = ("heading: 2、培育企业", "heading: 丙丙丙丙")
    result = plan(broken, ("        heading: (一)建设平台。\n", entity))
    assert [one[0] for one in told(result)] == ["heading-not-found"]
    assert [skip.checks for skip in result.skips if "quotes of" in skip.checks[0]] == [
        ("quotes of platforms",)
    ]
