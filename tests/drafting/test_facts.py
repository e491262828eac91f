"""What a text says of itself: its title, its number, its dates, who issued it; and what is only guessed."""

from typing import Any

import pytest

from drafting.members import drafted, findings
from taizhang.drafting.proposals import iter_sections

FIELDS = ("title", "issuer", "document_number", "written", "published", "status")
ARTICLES = "第一条 对高新技术企业给予10万元奖励。\n第二条 培育企业5家。\n"
PLAN = "为推进创新,制定本方案。\n一、工作目标\n培育高新技术企业20家。\n"
MEMBERS: dict[str, tuple[Any, ...]] = {
    # A date in brackets under the title.
    f"壬戌市科技创新若干措施\n(2024年3月5日)\n{ARTICLES}": (
        "壬戌市科技创新若干措施", None, None, "2024-03-05", None, "issued",
    ),
    f"壬戌市科技创新行动方案\n（二〇二四年三月五日）\n{PLAN}": (
        "壬戌市科技创新行动方案", None, None, "2024-03-05", None, "issued",
    ),
    f"壬戌市人民政府\n关于支持科技创新的若干意见\n（壬政发〔2024〕8号 2024年3月5日）\n{PLAN}": (
        "壬戌市人民政府关于支持科技创新的若干意见", "壬戌市人民政府", "壬政发〔2024〕8号", "2024-03-05", None, "issued",
    ),
    f"壬戌市科技创新行动方案\n(壬政办发〔2024〕6号)\n{PLAN}": (
        "壬戌市科技创新行动方案", None, "壬政办发〔2024〕6号", None, None, "issued",
    ),
    f"壬戌市科技创新行动方案\n壬戌市科学技术局 2024年3月8日印发\n{PLAN}": (
        "壬戌市科技创新行动方案", "壬戌市科学技术局", None, None, "2024-03-08", "issued",
    ),
    # A title that is no address, no bracket, no line of an index, no body.
    "政府工作报告\n——2024年1月15日在壬戌市第七届人民代表大会第三次会议上\n市长 甲乙\n各位代表:\n现在,我报告工作,请予审议。\n"
    "一、2023年工作回顾\n高新技术企业达到80家。\n二、2024年工作安排\n培育高新技术企业20家。\n": (
        "政府工作报告", None, None, None, None, "unknown",
    ),
    "各位代表:\n现在,我报告工作,请予审议。\n一、工作安排\n培育高新技术企业20家。\n": None,
    "在全市科技创新大会上的讲话\n(2024年3月5日)\n同志们:\n今天召开大会。\n一、突出重点\n培育高新技术企业20家。\n": (
        "在全市科技创新大会上的讲话", None, None, "2024-03-05", None, "issued",
    ),
    f"〔征求意见稿〕\n壬戌市科技创新行动方案(征求意见稿)\n{PLAN}": (
        "壬戌市科技创新行动方案(征求意见稿)", None, None, None, None, "draft",
    ),
    f"壬戌经济开发区管理委员会\n壬戌开发区科技创新若干措施\n{ARTICLES}": (
        "壬戌开发区科技创新若干措施", "壬戌经济开发区管理委员会", None, None, None, "unknown",
    ),
    # Tables of web pages.
    "索引号：011/2024-001  主题分类：科技\n发文机关：壬戌市人民政府  成文日期：2024-02-01\n"
    "标题：壬戌市人民政府关于加快科技创新的意见\n文号：壬政发〔2024〕5号  发布日期：2024-02-05\n"
    "壬戌市人民政府关于加快科技创新的意见\n各县(区)人民政府:\n为加快科技创新,现提出如下意见。\n"
    "第1条 培育高新技术企业20家。\n第2条 新建平台3个。\n": (
        "壬戌市人民政府关于加快科技创新的意见", "壬戌市人民政府", "壬政发〔2024〕5号", "2024-02-01", "2024-02-05", "issued",
    ),
    "| 索引号 | 011 | 发布机构 | 壬戌市科技局 |\n| 名称 | 关于印发行动方案的通知 | 文号 | 壬科发〔2024〕5号 |\n"
    "| 发布日期 | 2024-02-05 | 有效性 | 有效 |\n关于印发《壬戌市科技创新行动方案》的通知\n壬科发〔2024〕5号\n"
    f"各县区科技局:\n现印发给你们。\n壬戌市科技局\n2024年2月1日\n壬戌市科技创新行动方案\n{PLAN}": (
        "壬戌市科技创新行动方案", "壬戌市科技局", "壬科发〔2024〕5号", "2024-02-01", "2024-02-05", "issued",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", [text for text in MEMBERS if MEMBERS[text]])
def test_a_draft_has_the_facts_that_its_text_prints(text: str) -> None:
    made = drafted(text)
    assert tuple(made.data.get(field) for field in FIELDS) == MEMBERS[text]
    assert [(one.rule, one.message) for one in findings(made, text)] == []


def test_an_address_is_no_title_and_what_stands_for_one_is_reviewed() -> None:
    text = next(text for text in MEMBERS if MEMBERS[text] is None)
    made = drafted(text)
    assert made.data["title"] != "各位代表:"
    assert "title" in made.data["review"]


REVIEWED = {
    f"壬戌市科技创新若干措施\n(2024年3月5日)\n{ARTICLES}": {"written", "missing"},
    f"关于发展的几点想法\n{PLAN}": {"title", "missing"},
    "发文机关：壬戌市人民政府  成文日期：2024-02-01\n文号：壬政发〔2024〕5号  发布日期：2024-02-05\n"
    f"壬戌市科技创新行动方案(2024—2026年)\n{PLAN}": {"issuer", "document_number", "written", "published"},
    f"壬政发〔2024〕5号\n壬戌市科技创新行动方案(2024—2026年)\n{PLAN}二、保障\n壬戌市人民政府\n2024年2月1日\n": {"missing"},
}  # fmt: skip
ALWAYS = {"title_en", "genre", "status", "source"}


@pytest.mark.parametrize("text", REVIEWED)
def test_what_is_guessed_of_the_whole_is_reviewed(text: str) -> None:
    assert set(drafted(text).data["review"]) - ALWAYS == REVIEWED[text]


@pytest.mark.parametrize("mark", ["第{n}条 ", "第 {n} 条 ", "第{n}条\u3000"])
def test_opinions_and_measures_by_articles_have_a_part_for_each(mark: str) -> None:
    words = (
        "支持研发。对企业给予10万元奖励。",
        "建设平台。新建平台3个。",
        "附则。本措施自发布之日起施行。",
    )
    numbers = ("一", "二", "三")
    articles = "".join(f"{mark.format(n=n)}{one}\n" for n, one in zip(numbers, words, strict=True))
    made = drafted(f"壬戌市关于支持科技创新的若干意见\n(2024年3月5日)\n{articles}")
    roles = [section["role"] for section in iter_sections(made.data["sections"])]
    assert roles == ["cover", "task", "task", "safeguards"]
