"""Where parts of a plan begin: the numbers of headings, and beginnings without a section."""

import pytest
from fiction import facts_of

from taizhang.second_reading.headings import ordinal_of, ordinals_of, style_of


@pytest.mark.parametrize(
    ("number", "style", "ordinals"),
    [
        ("一、", "一、", (1,)),
        ("十二、", "一、", (12,)),
        ("二 、", "一、", (2,)),
        ("(三)", "(一)", (3,)),
        ("12.", "1.", (12,)),
        ("3、", "1、", (3,)),
        ("1.2", "1.1", (1, 2)),
        ("⑤", "①", (5,)),
        ("⑳", "①", (20,)),
        ("第一百零三条", "第一条", (103,)),
        ("任务三", "任务一", (3,)),
        ("——", "——", ()),
    ],
)
def test_a_number_has_a_style_and_counts(
    number: str, style: str, ordinals: tuple[int, ...]
) -> None:
    assert style_of(number) == style
    assert ordinals_of(number) == ordinals
    assert ordinal_of(number) == (ordinals[-1] if ordinals else None)


def swallowed(text: str, sections: str, title: str = "") -> list[tuple[str, str]]:
    """The beginnings that no section begins at, each after the section it lies in."""
    lines = "".join(f"  {line}\n" for line in text.split("/"))
    written = f"text: |\n{lines}{title and f'title: {title}'}\nsections:\n"
    parts = (f"  - {{{part}}}\n" for part in sections.split(";"))
    facts = facts_of(written + "".join(parts))
    text = facts.plan.reading.text
    return [(one.section.id, text[one.start : one.end]) for one in facts.swallowed]


TASKS = "id: tasks, role: actions, heading: 一、任务"
FIRST = "id: first, role: task, heading: 1.甲事"


def test_a_number_like_those_of_other_sections_begins_one_where_it_opens_a_line() -> None:
    assert swallowed("一、任务/1.甲事。/2.乙事。", f"{TASKS};{FIRST}") == [("first", "2.")]
    assert swallowed("一、任务/1.甲事。见 2.乙事。", f"{TASKS};{FIRST}") == []
    assert swallowed("一、任务/1.甲事。/  2.乙事。", f"{TASKS};{FIRST}") == [("first", "2.")]


def test_a_number_of_a_style_that_no_section_has_begins_none() -> None:
    assert swallowed("一、任务/1.甲事。/2.乙事。", TASKS) == []
    assert swallowed("一、任务/甲事。/二、措施", TASKS) == [("tasks", "二、")]
    # A number that nothing follows is no heading.
    assert swallowed("一、任务/甲事。/二、", TASKS) == []


def test_inside_a_line_a_number_begins_a_section_where_others_of_its_style_do() -> None:
    inside = "id: first, role: task, heading: (一)甲事"
    assert swallowed("一、任务(一)甲事。(二)乙事。", f"{TASKS};{inside}") == [("first", "(二)")]
    assert swallowed("一、任务/(一)甲事。(二)乙事。", f"{TASKS};{inside}") == []
    # 1.2 and A1. within a line are no headings.
    numbered = "id: first, role: task, heading: 1.甲事"
    assert swallowed("一、任务1.甲事。第2.乙事。A3.丙事。", f"{TASKS};{numbered}") == []
    assert swallowed("一、任务1.甲事。2.乙事。", f"{TASKS};{numbered}") == [("first", "2.")]


def test_in_parts_without_promises_any_number_at_a_line_begins_a_section() -> None:
    cover = "id: title, role: cover, starts: 青溪市方案"
    assert swallowed("青溪市方案/1.甲事。", cover) == [("title", "1.")]
    for role in ("signature", "furniture"):
        last = f"id: last, role: {role}, starts: 青溪市人民政府"
        found = swallowed("一、任务/青溪市人民政府/(二)乙事。", f"{TASKS};{last}")
        assert found == [("last", "(二)")]


def test_an_annex_may_number_what_it_lists_and_annexes_be_numbered_where_they_are_listed() -> None:
    annex = "id: annex, role: annex, starts: 附表"
    assert swallowed("一、任务/1.甲事。/附表/2.乙事。/3.丙事。", f"{TASKS};{FIRST};{annex}") == []
    listed = "一、任务/1.甲事。/附件:1.清单/2.名单"
    assert swallowed(listed, f"{TASKS};{FIRST}") == []
    assert swallowed(f"{listed}/说明/3.丙事。", f"{TASKS};{FIRST}") == [("first", "3.")]


def test_a_part_that_opens_with_a_name_as_others_do_is_a_section() -> None:
    text = "一、任务/东岭区:建设园区。/西岭区:建设园区。/南岭区 建设园区。"
    east = "id: east, role: task, starts: '东岭区:'"
    assert swallowed(text, f"{TASKS};{east}") == [("east", "西岭区:")]
    assert swallowed(text, TASKS) == []
    assert swallowed(text.replace("/西", "西"), f"{TASKS};{east}") == []


def test_a_preamble_without_a_section_is_told_in_the_cover_only() -> None:
    cover, opening = "id: title, role: cover, starts: 青溪市方案", "为深入推进科技创新,制定本方案。"
    assert swallowed(f"青溪市方案/{opening}/一、任务", f"{cover};{TASKS}") == [("title", "为深入")]
    assert swallowed(f"青溪市方案(试行){opening}/一、任务", f"{cover};{TASKS}") == [
        ("title", "为深入")
    ]
    assert swallowed(f"青溪市方案,{opening}/一、任务", f"{cover};{TASKS}") == []
    preamble = "id: preamble, role: preamble, starts: 为深入"
    assert swallowed(f"青溪市方案/{opening}/一、任务", f"{cover};{preamble};{TASKS}") == []
    assert swallowed(f"一、任务/{opening}", TASKS) == []


def test_the_title_again_behind_a_signature_begins_the_plan_it_brings() -> None:
    signature = "id: signed, role: signature, starts: 青溪市人民政府"
    again = "一、任务/青溪市人民政府/青溪市方案/甲事。"
    assert swallowed(again, f"{TASKS};{signature}", "青溪市方案") == [("signed", "青溪市方案")]
    beside = "一、任务/青溪市人民政府/青溪市方案印发。/甲事。"
    assert swallowed(beside, f"{TASKS};{signature}", "青溪市方案") == []
    assert swallowed("一、任务/青溪市方案/甲事。", TASKS, "青溪市方案") == []


def test_what_lies_in_a_swallowed_part_has_that_one_cause_unless_it_is_waived() -> None:
    written = """
text: |
  一、任务
  甲事。
  二、措施
  乙事。
sections:
  - {id: tasks, role: actions, heading: 一、任务}
"""
    facts = facts_of(written)
    text = facts.plan.reading.text
    assert not facts.is_swallowed(text.index("甲")) and facts.is_swallowed(text.index("乙"))
    assert facts.is_swallowed(text.index("二"))
    assert [(one.style, one.ordinal) for one in facts.swallowed] == [("一、", 2)]
    waived = f"{written}waivers:\n  - {{rule: made-up, at: tasks, reason: It is no part.}}\n"
    facts = facts_of(waived, ("waiver-unused",))
    assert facts.swallowed and not facts.is_swallowed(text.index("乙"))
