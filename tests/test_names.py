"""Who is named in a responsibility, in all the forms that the sources of the first corpus use."""

from pathlib import Path

import pytest

from taizhang.corpus import Corpus
from taizhang.registers import Registers
from taizhang.words.names import read_names, resolve


@pytest.fixture(scope="module")
def registers() -> Registers:
    return Corpus(Path(__file__).resolve().parents[1]).registers


def names_by_role(quote: str, registers: Registers) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in read_names(quote, registers).names:
        found.setdefault(name.role, []).append(name.printed)
    return found


FORMS = [
    pytest.param(
        "(牵头单位:榕江实验室、市科技局,配合单位:市委组织部、广东工业大学揭阳校区)",
        {"lead": ["榕江实验室", "市科技局"], "support": ["市委组织部", "广东工业大学揭阳校区"]},
        id="jieyang-labels",
    ),
    pytest.param(
        "(牵头单位:揭阳高新区管委会,配合单位:揭东区人民政府、揭阳产业转移工业园管委会,市发展改革局)",
        {
            "lead": ["揭阳高新区管委会"],
            "support": ["揭东区人民政府", "揭阳产业转移工业园管委会", "市发展改革局"],
        },
        id="jieyang-comma-within-a-list",
    ),
    pytest.param(
        "(责任单位:市科技局牵头,蓬江区政府、市委政法委、市科协配合)",
        {"lead": ["市科技局"], "support": ["蓬江区政府", "市委政法委", "市科协"]},
        id="jiangmen-label-and-closings",
    ),
    pytest.param(
        "【责任单位:市科技局、五邑大学牵头,各县(市、区)政府、市教育局配合】",
        {"lead": ["市科技局", "五邑大学"], "support": ["各县(市、区)政府", "市教育局"]},
        id="jiangmen-nested-brackets",
    ),
    pytest.param(
        "【责任单位:各县(市、区)政府牵头、市发展改革局、市科技局配合】",
        {"lead": ["各县(市、区)政府"], "support": ["市发展改革局", "市科技局"]},
        id="jiangmen-closing-before-an-enumeration-comma",
    ),
    pytest.param(
        "【责任单位:江海区政府牵头,其他县(市、区)政府、市科技局配合】",
        {"lead": ["江海区政府"], "support": ["其他县(市、区)政府", "市科技局"]},
        id="jiangmen-others",
    ),
    pytest.param(
        "(市科工局牵头,临湘高新区、市市场监督管理局、各通信运营商按职责分工负责)",
        {
            "lead": ["市科工局"],
            "responsible": ["临湘高新区", "市市场监督管理局", "各通信运营商"],
        },
        id="linxiang-by-division-of-labour",
    ),
    pytest.param(
        "(市政府金融办、市市场监督管理局牵头,各相关部门按职责分工负责)",
        {"lead": ["市政府金融办", "市市场监督管理局"], "responsible": ["各相关部门"]},
        id="linxiang-two-leads",
    ),
    pytest.param("(市科技局牵头)", {"lead": ["市科技局"]}, id="taian-lead-alone"),
    pytest.param(
        "(市科技局牵头,市工信局配合)",
        {"lead": ["市科技局"], "support": ["市工信局"]},
        id="taian-lead-and-support",
    ),
    pytest.param(
        "(市科技局、市工信局按照职责分工负责)",
        {"responsible": ["市科技局", "市工信局"]},
        id="taian-by-division-of-labour",
    ),
    pytest.param(
        "(市發展改革委、相關區政府)",
        {"responsible": ["市發展改革委", "相關區政府"]},
        id="guangzhou-bare-list",
    ),
    pytest.param(
        "(市科技局、工業和信息化局,市直各有關部門,各區政府)",
        {"responsible": ["市科技局", "工業和信息化局", "市直各有關部門", "各區政府"]},
        id="guangzhou-groups",
    ),
    pytest.param("市科技局负责。", {"responsible": ["市科技局"]}, id="sentence"),
    pytest.param(
        "（市科技局牵头，市财政局配合）",
        {"lead": ["市科技局"], "support": ["市财政局"]},
        id="full-width-marks",
    ),
]


@pytest.mark.parametrize(("quote", "expected"), FORMS)
def test_names_and_roles_are_read_from_the_words(
    quote: str, expected: dict[str, list[str]], registers: Registers
) -> None:
    assert names_by_role(quote, registers) == expected
    assert not read_names(quote, registers).open


def test_positions_follow_the_order_of_the_words(registers: Registers) -> None:
    names = read_names("(市科技局牵头,市财政局、市税务局配合)", registers).names
    assert [(name.printed, name.position) for name in names] == [
        ("市科技局", 1),
        ("市财政局", 2),
        ("市税务局", 3),
    ]


@pytest.mark.parametrize(
    ("quote", "names"),
    [
        ("(市科技局、市财政局等部门按职责分工负责)", ["市科技局", "市财政局"]),
        ("(市科技局、市财政局等有关部门负责)", ["市科技局", "市财政局"]),
        ("(市科技局等单位配合)", ["市科技局"]),
        ("(市科技局、市财政局等)", ["市科技局", "市财政局"]),
    ],
)
def test_a_list_that_ends_in_and_others_is_open(
    quote: str, names: list[str], registers: Registers
) -> None:
    found = read_names(quote, registers)
    assert ([name.printed for name in found.names], found.open) == (names, True)


@pytest.mark.parametrize(
    ("quote", "region", "ids"),
    [
        (
            "(市科技局、發展改革委,相關區政府)",
            "440100",
            ["guangzhou-science", "guangzhou-development-reform"],
        ),
        ("(市市场监督管理局)", "430682", ["linxiang-market-regulation"]),
        ("(牵头单位:市市场监管局)", "445200", ["jieyang-market-regulation"]),
        ("(省科技厅、市科技局)", "445200", ["guangdong-science", "jieyang-science"]),
    ],
)
def test_names_mean_bodies_of_the_region(
    quote: str, region: str, ids: list[str], registers: Registers
) -> None:
    found = resolve(read_names(quote, registers).names, registers, region)
    assert [[entry["id"] for entry in entries] for entries in found][: len(ids)] == [
        [name] for name in ids
    ]


def test_a_shortened_name_takes_the_first_character_of_the_list(registers: Registers) -> None:
    shortened = resolve(read_names("(市科技局、发展改革局)", registers).names, registers, "445200")
    assert [entry["id"] for entry in shortened[1]] == ["jieyang-development-reform"]
    alone = resolve(read_names("(发展改革局)", registers).names, registers, "445200")
    assert alone == [[]]


@pytest.mark.parametrize(
    ("quote", "names"),
    [
        ("(牵头单位：各镇、街、村委员会、市商贸局)", ["各镇、街、村委员会", "市商贸局"]),
        ("【市商贸局,各镇、街、村委员会按职责分工负责】", ["市商贸局", "各镇、街、村委员会"]),
        ("各镇、街、村委员会和园区、市商贸局负责", ["各镇、街、村委员会和园区", "市商贸局"]),
        ("(各镇、街、办事处负责)", ["各镇", "街", "办事处"]),
    ],
)
def test_a_registered_name_that_holds_a_separator_is_one_name(
    quote: str, names: list[str], registers: Registers
) -> None:
    groups = ["各镇、街、村委员会", "各镇、街、村委员会和园区"]
    entries = {name: {"id": name, "name": name, "region": "445200"} for name in groups}
    own = Registers({"organisations": entries}, registers.regions, registers.lexicon)
    assert [name.printed for name in read_names(quote, own).names] == names


def test_a_name_means_nothing_in_another_region(registers: Registers) -> None:
    assert resolve(read_names("(榕江实验室)", registers).names, registers, "430682") == [[]]


def test_brackets_of_either_width_name_the_same_body() -> None:
    half, full = "各县(市、区)政府", "各县（市、区）政府"
    entry = {"id": "counties", "name": half, "region": "445200"}
    registers = Registers({"organisations": {"counties": entry}}, {}, {})
    assert registers.organisations_named(half, "445200") == [entry]
    assert registers.organisations_named(full, "445200") == [entry]


def test_many_joined_names_are_read_at_once_and_not_tried_in_every_combination(
    registers: Registers,
) -> None:
    assert len(read_names("某某局和" * 200 + "某某局", registers).names) == 1


@pytest.mark.parametrize(
    ("code", "short"), [("445203", "揭东"), ("440781", "台山"), ("440000", "广东"), ("nowhere", "")]
)
def test_a_place_is_named_without_its_rank(code: str, short: str, registers: Registers) -> None:
    assert registers.short_name(code) == short
