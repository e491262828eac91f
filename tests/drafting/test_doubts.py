"""What a draft only guesses is under review: roles, units, and numbers that may be no targets."""

import pytest

from drafting.members import HEAD, claims, drafted, of_task, roles
from taizhang.drafting.proposals import iter_sections


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("申报企业营业收入2000万元以上。", True),
        ("打造百亿元产业集群。", True),
        ("项目负责人在研项目不得多于1项。", True),
        ("在研市级课题不超过2项。", True),
        ("打造千亿元产业带。", True),
        ("培育高新技术企业20家。", False),
        ("新建实验室3个。", False),
        ("服务企业不少于50家。", False),
    ],
)
def test_a_number_that_may_be_no_target_is_reviewed(words: str, doubted: bool) -> None:
    for target in claims(of_task(words), "targets"):
        assert ("record" in target.get("review", [])) is doubted


PARTS = f"{HEAD}一、工作目标\n培育企业5家。\n二、重点任务\n(一)建设平台。新建平台3个。\n"


@pytest.mark.parametrize(
    ("heading", "role", "doubted"),
    [
        ("凝聚工作合力", "action", True),
        ("汇聚发展动能", "action", True),
        ("组织保障", "safeguards", False),
        ("抓落实", "safeguards", False),
        ("有关要求", "safeguards", False),
    ],
)
def test_the_role_of_the_last_part_is_a_guess_unless_a_word_tells_it(
    heading: str, role: str, doubted: bool
) -> None:
    made = drafted(f"{PARTS}三、{heading}\n(一)加强统筹。完善机制。\n(二)加强宣传。营造氛围。\n")
    last = made.data["sections"][-1]
    assert last["role"] == role
    assert ("role" in last.get("review", [])) is doubted
    earlier = [one for one in iter_sections(made.data["sections"][:-1]) if "review" in one]
    assert not any("role" in one["review"] for one in earlier)


@pytest.mark.parametrize("heading", ["第 一 章 总 则", "第一章 总则", "第一章　总　则"])
def test_blanks_within_the_word_of_a_heading_do_not_hide_it(heading: str) -> None:
    text = (
        f"壬戌市科技创新若干措施\n{heading}\n第一条 为推进创新,制定本措施。\n"
        "第二条 到2027年,培育高新技术企业20家。\n第二章 支持措施\n第三条 新建平台3个。\n"
    )
    made = drafted(text)
    assert list(roles(made).values())[1:4] == ["principles", "principles", "goals"]
