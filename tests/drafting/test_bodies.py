"""Who answers: two bodies in one item, persons for their bodies, sentences, tables of bodies."""

from typing import Any

import pytest

from drafting.members import HEAD, PROJECT, claims, drafted, findings
from taizhang.words.names import ROLES, read_names, written_names

Roles = dict[str, list[str]]


def roles_of(claim: Any) -> Roles:
    quote = claim if isinstance(claim, str) else claim["quote"]
    written = isinstance(claim, dict) and any(role in claim for role in ROLES)
    named = written_names(claim) if written else read_names(quote, PROJECT.registers)
    found: Roles = {}
    for name in named.names:
        found.setdefault(name.role, []).append(name.printed)
    return found


def charged(task: str) -> list[Roles]:
    text = f"{HEAD}一、重点任务\n(一)培育主体。{task}\n(二)开放合作。加强交流。\n"
    made = drafted(text)
    assert [(one.rule, one.message) for one in findings(made, text)] == []
    return [roles_of(claim) for claim in claims(made, "responsibilities")]


JOINED: dict[str, Roles] = {
    "(国家发展改革委和科技部牵头)": {"lead": ["国家发展改革委", "科技部"]},
    "(责任单位:市教育局和市体育局)": {"responsible": ["市教育局", "市体育局"]},
    "(市工业和信息化部门、市财政局与市税务局)": {"responsible": ["市工业和信息化部门", "市财政局", "市税务局"]},
    "(市委组织部及市科技局牵头,市人力资源和社会保障局配合)": {
        "lead": ["市委组织部", "市科技局"], "support": ["市人力资源和社会保障局"],
    },
    "(市住房和城乡建设局、市文化和旅游局)": {"responsible": ["市住房和城乡建设局", "市文化和旅游局"]},
    "(市自然资源和规划局和市生态环境局牵头)": {"lead": ["市自然资源和规划局", "市生态环境局"]},
    "(市发展和改革委员会以及市工业和信息化局)": {"responsible": ["市发展和改革委员会", "市工业和信息化局"]},
    "(各县(市、区)党委和政府)": {"responsible": ["各县(市、区)党委和政府"]},
    "(市科技局和市财政局牵头,市统计局和市税务局配合)": {
        "lead": ["市科技局", "市财政局"], "support": ["市统计局", "市税务局"],
    },
    "(市水利和湖泊局)": {"responsible": ["市水利和湖泊局"]},
}  # fmt: skip


@pytest.mark.parametrize("bracket", JOINED)
def test_bodies_that_a_word_joins_are_two(bracket: str) -> None:
    assert charged(f"培育企业5家。{bracket}") == [JOINED[bracket]]


CHARGED: dict[str, list[Roles]] = {
    "市教育局负责推进校企合作。": [{"responsible": ["市教育局"]}],
    "市科技局要完善配套政策。": [{"responsible": ["市科技局"]}],
    "市人力资源社会保障局做好人才保障。": [{"responsible": ["市人力资源社会保障局"]}],
    "由市财政局统筹安排专项资金。": [{"responsible": ["市财政局"]}],
    "市行政审批局会同市自然资源和规划局、市住房和城乡建设局制定清单。": [
        {"responsible": ["市行政审批局"], "support": ["市自然资源和规划局", "市住房和城乡建设局"]},
    ],
    "市统计局、市税务局和市场监管局按职责提供数据。": [{"responsible": ["市统计局", "市税务局", "市场监管局"]}],
    "市工业和信息化局牵头编制名录,市统计局配合开展监测。": [
        {"lead": ["市工业和信息化局"]}, {"support": ["市统计局"]},
    ],
    "各县(市、区)政府要压实责任。市科技局应当每年评估。": [
        {"responsible": ["各县(市、区)政府"]}, {"responsible": ["市科技局"]},
    ],
    "企业要加大投入,高校应当开放设备。": [],
    "发挥市级平台作用,支持企业与大学共建实验室。": [],
}  # fmt: skip


@pytest.mark.parametrize("task", CHARGED)
def test_sentences_charge_bodies_in_plans_without_brackets(task: str) -> None:
    assert charged(task) == CHARGED[task]


def test_where_brackets_name_those_who_answer_a_sentence_says_only_what_is_done() -> None:
    assert charged("市教育局推进校企合作。(市科技局牵头,市财政局配合)") == [
        {"lead": ["市科技局"], "support": ["市财政局"]}
    ]


@pytest.mark.parametrize(
    ("words", "body"),
    [("县委书记", "县委"), ("市政府分管副市长", "市政府"), ("县科技局主要负责人", "县科技局")],
)
def test_the_body_of_a_person_is_to_be_reviewed(words: str, body: str) -> None:
    made = drafted(f"{HEAD}一、重点任务\n(一)组织领导。成立领导小组,由{words}任组长。\n")
    (claim,) = claims(made, "responsibilities")
    assert claim["convener"] == [body]
    assert claim["review"] == ["convener", "record"]


@pytest.mark.parametrize("words", ["副总理", "分管副县长", "县长", "书记"])
def test_an_office_without_a_body_names_none(words: str) -> None:
    made = drafted(f"{HEAD}一、重点任务\n(一)组织领导。成立领导小组,由{words}任组长。\n")
    assert list(claims(made, "responsibilities")) == []


def test_members_and_the_office_of_a_task_force_are_found() -> None:
    made = drafted(
        f"{HEAD}一、重点任务\n(一)组织领导。成立专班,由市政府分管副市长任组长,市科技局、市财政局为成员单位,"
        "办公室设在市科技局。\n"
    )
    (claim,) = claims(made, "responsibilities")
    assert roles_of(claim) == {
        "convener": ["市政府"], "member": ["市科技局", "市财政局"], "office": ["市科技局"],
    }  # fmt: skip


COLUMNS = {
    "市级牵头单位": "lead",
    "牵头单位(部门)": "lead",
    "责任单位": "responsible",
    "市直责任单位": "responsible",
    "配合单位": "support",
    "实施主体单位": "",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_is_known_by_its_label_however_qualified(column: str) -> None:
    rows = "".join(f"{task} | {body}\n" for task, body in (
        ("建设平台", "市科技局和市财政局"), ("培育企业", "市税务局、市统计局"), ("引进人才", "市委组织部"),
    ))  # fmt: skip
    made = drafted(f"{HEAD}一、重点任务\n分工如下。\n任务 | {column}\n{rows}")
    role = COLUMNS[column]
    bodies = [["市科技局", "市财政局"], ["市税务局", "市统计局"], ["市委组织部"]]
    expected = [{role: names} for names in bodies] if role else []
    assert [roles_of(claim) for claim in claims(made, "responsibilities")] == expected
