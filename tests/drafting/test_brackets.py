"""Brackets inside a sentence: they cost it nothing that follows, and what was so before is a base."""

from typing import Any

import pytest

from drafting.members import HEAD, TAIL, claims, drafted, findings

Promised = list[tuple[float, str]]
"""Value and unit of the targets."""
MEMBERS: dict[str, Promised] = {
    "到2025年,高新技术企业比上年(65家)净增三十家以上;科技型中小企业达到200家;技术合同成交额突破20亿元。": [
        (30, "firm"), (200, "firm"), (20, "亿元"),
    ],
    "技术合同成交额(含技术开发、转让)突破20亿元,其中(技术转让)5亿元,高新技术企业达到90家。": [
        (20, "亿元"), (5, "亿元"), (90, "firm"),
    ],
    "研发投入强度达到2.5%(全省平均2.1%),科技型中小企业达到200家。": [(2.5, "percent"), (200, "firm")],
    "力争新增规上企业30家(其中:工业企业20家、服务业10家),建成平台4个。": [
        (30, "firm"), (20, "firm"), (10, "firm"), (4, "institution"),
    ],
    "高新技术企业数较去年底的80家增加20家,孵化器(众创空间)新增3家(个),创新平台(基地)达到10个。": [
        (20, "firm"), (3, "institution"), (10, "institution"),
    ],
    "到2025年,高新技术企业(2022年:65家)达到100家,瞪羚企业(省级)由3家增加到8家;单项冠军企业从2家增至5家。": [
        (100, "firm"), (8, "firm"), (5, "firm"),
    ],
    "到2025年,高新技术企业达到100家(2022年65家),单项冠军企业达到8家(目前已有3家),建成平台4个。": [
        (100, "firm"), (8, "firm"), (4, "institution"),
    ],
    "培育“专精特新”企业(含小巨人,不含已认定)15家,研发投入增长(同比,下同)12%。": [(15, "firm"), (12, "percent")],
}  # fmt: skip


@pytest.mark.parametrize("goals", MEMBERS)
def test_a_sentence_with_brackets_loses_none_of_what_follows(goals: str) -> None:
    text = f"{HEAD}一、工作目标\n{goals}{TAIL}"
    made = drafted(text)
    assert [(float(t["value"]), t["unit"]) for t in claims(made, "targets")] == MEMBERS[goals]
    assert [(one.rule, one.message) for one in findings(made, text)] == []
    labels = [t.get("label", "") for t in claims(made, "targets")]
    assert not any(
        label.startswith(("(", ")")) or label.count("(") != label.count(")") for label in labels
    )


BASES: dict[str, tuple[dict[str, Any], str]] = {
    "高新技术企业比上年(65家)净增三十家以上。": ({"value": 65}, "increment"),
    "高新技术企业数较去年底的80家增加20家。": ({"value": 80}, "increment"),
    "高新技术企业由65家增加到100家。": ({"value": 65}, ""),
    "高新技术企业从现有的65家增至100家。": ({"value": 65}, ""),
    "到2025年,高新技术企业(2022年:65家)达到100家。": ({"year": 2022, "value": 65}, ""),
    "到2025年,高新技术企业达到100家(2022年65家)。": ({"year": 2022, "value": 65}, ""),
    "到2025年,高新技术企业比2022年的65家净增35家。": ({"year": 2022, "value": 65}, "increment"),
}


@pytest.mark.parametrize("goals", BASES)
def test_what_was_so_before_is_the_base_of_what_is_promised(goals: str) -> None:
    text = f"{HEAD}一、工作目标\n{goals}{TAIL}"
    made = drafted(text)
    (target,) = claims(made, "targets")
    assert (target["baseline"], target.get("change", {}).get("kind", "")) == BASES[goals]
    assert findings(made, text) == []
