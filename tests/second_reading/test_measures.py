"""Measures and asides in their segments: what the rules say of the words of a small task."""

from typing import Any

import pytest
import yaml
from packages import PROJECT

from taizhang.checking.read_plan import read_plan
from taizhang.corpus import Corpus
from taizhang.files.text import sha256

CORPUS = Corpus(PROJECT)


def found(rule: str, text: str, role: str = "task", region: str = "445200", **fields: Any) -> int:
    """How many findings of a rule a section of these words and claims has."""
    source = f"(一)示例\n{text}"
    plan = {
        **{"id": "p", "title": "示例", "title_en": "An example", "genre": "other"},
        **{"status": "issued", "region": region},
        "source": {"sha256": sha256(source.encode()), "url": None, "capture": "official"}
        | {"script": "Hans"},
        "sections": [{"id": "t01", "role": role, "heading": "(一)示例", **fields}],
    }
    written = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False).encode()
    rules = [one for one in CORPUS.rules if one.id == rule]
    schema, registers = CORPUS.schemas["plan.schema.json"], CORPUS.registers
    result = read_plan("p/plan.yaml", written, source.encode(), schema, registers, rules)
    assert {one.rule for one in result.findings} <= {rule}
    return len(result.findings)


def measure(quote: str, **fields: Any) -> dict[str, Any]:
    return {"quote": quote, "action": "build", "grain": "line", **fields}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("创新资源配置更加高效", "aim"),
        ("重点领域创新链产业链深度融合", "aim"),
        ("全过程创新生态链逐步构建", "aim"),
        ("牢牢掌握发展主动权", "aim"),
        ("打造成为面向全球的创新之城", "aim"),
        ("将高新区打造成为“双链融合”主阵地", "aim"),
        ("打造具有甲地特色的现代农业产业体系", "aim"),
        ("着力打造活力迸发的创新生态圈", "aim"),
        ("服务传统产业转型升级", "aim"),
        ("集研发、众创空间、孵化器、加速器于一体的综合平台", "aim"),
        ("推动创新要素向园区集聚", "aim"),
        ("鼓励国有企业围绕全市产业发展布局", "means"),
        ("把青年人才培育放在更加突出的位置", "principle"),
        ("坚决把加强政治建设作为基础性工作", "principle"),
        ("对列入目录的创新产品", "means"),
        ("包括鹤山、蓬江区域", "background"),
        ("环五邑大学创新圈", "means"),
    ],
)
def test_states_aims_and_principles_are_no_promises(text: str, reason: str) -> None:
    assert not found(
        "asides-promise-nothing", text + "。", asides=[{"quote": text, "reason": reason}]
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("引进院士团队", "aim"),
        ("支持企业创新发展", "means"),
        ("打造南沙“国际化人才特区”", "aim"),
        ("鼓励国有企业建设研发平台", "means"),
        ("把实验室建成科普基地", "means"),
        ("出台人才办法", "heading"),
        ("优先支持“链主”企业或龙头企业", "aim"),
        ("推动一批高企进入“金种子库”", "background"),
        ("对接省“高企服务团”", "means"),
    ],
)
def test_what_does_something_is_a_promise_all_the_same(text: str, reason: str) -> None:
    assert found("asides-promise-nothing", text + "。", asides=[{"quote": text, "reason": reason}])


COUNTED = {"id": "firms", "label": "高新技术企业", "quote": "全市高新技术企业达95家"} | {
    "comparator": "eq",
    "value": 95,
    "unit": "firm",
}


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("加大创新主体培育力度,全市高新技术企业达95家。", 0),
        ("加大创新主体培育力度。全市高新技术企业达95家。", 1),
        ("一是加大创新主体培育力度。全市高新技术企业达95家。", 0),
    ],
)
def test_a_segment_that_the_next_counts_out_is_a_heading(text: str, findings: int) -> None:
    asides = [{"quote": "加大创新主体培育力度", "reason": "heading"}]
    assert found("asides-promise-nothing", text, targets=[COUNTED], asides=asides) == findings


def test_an_aside_in_a_part_that_needs_none_may_look_like_any() -> None:
    asides = [{"quote": "搭建科技创新平台", "reason": "principle"}]
    text = "搭建科技创新平台。"
    assert not found("asides-promise-nothing", text, role="principles", asides=asides)
    assert found("asides-promise-nothing", text, asides=asides)


@pytest.mark.parametrize(
    ("quote", "modality"),
    [
        ("支持“链主”企业建设载体", "support"),
        ("优先支持“链主”企业", "support"),
        ("鼓励《甲目录》所列企业建设载体", "support"),
        ("高标准谋划建设市科技馆", "explore"),
        ("加大支持“链主”力度", None),
    ],
)
def test_a_modal_word_before_a_quotation_mark_is_one(quote: str, modality: str | None) -> None:
    given = {"modality": modality} if modality else {}
    rule, text = "strengths-agree-with-words", quote + "。"
    assert not found(rule, text, measures=[measure(quote, **given)])
    wrong = {} if modality else {"modality": "support"}
    assert found(rule, text, measures=[measure(quote, **wrong)])


def test_a_modal_word_quoted_alone_pays_and_says_the_strength() -> None:
    text = "积极探索在交通治理领域,搭建模拟场景。"
    one = measure(
        "搭建模拟场景", modality="explore", context={"modality": "积极探索在交通治理领域"}
    )
    assert not found("strengths-agree-with-words", text, measures=[one])
    assert not found("segments-are-accounted-for", text, measures=[one])
    alone = one | {"context": {"modality": "积极探索"}}
    assert not found("strengths-agree-with-words", text, measures=[alone])


@pytest.mark.parametrize(
    ("text", "quote", "findings"),
    [
        ("以工业技改为抓手加快产业提质升级。", "加快产业提质升级", 0),
        ("精细化工产业要深度融入集群发展。", "深度融入集群发展", 0),
        ("大力引进团队以工业技改为抓手。", "大力引进团队", 1),
        ("壮大以科技型企业为基础,“专精特新”企业为引领的企业队伍。", None, 0),
        ("鼓励企业通过股权、分红等激励方式,调动人员积极性。", None, 0),
        ("支持甲县立足高端装备等产业,乙县围绕食品产业创造领跑优势。", None, 0),
        ("培养人才,深化合作。", None, 1),
        ("建设平台,引进高水平的人才。", None, 1),
    ],
)
def test_means_subjects_and_long_objects_belong_where_they_stand(
    text: str, quote: str | None, findings: int
) -> None:
    one = measure(quote or text.strip("。"))
    assert found("measures-are-whole-segments", text, measures=[one]) == findings


@pytest.mark.parametrize(
    ("quote", "findings"),
    [
        ("榕江实验室建成运营", 0),
        ("榕江实验室建成运营发挥作用", 0),
        ("榕江实验室建成科普馆", 1),
        ("榕江实验室引进团队", 1),
        ("支持榕江实验室立足新材料引进团队", 1),
        ("加强榕江实验室与企业合作", 0),
        ("动员榕江实验室落实行动", 1),
    ],
)
def test_a_thing_that_is_brought_about_is_no_doer(quote: str, findings: int) -> None:
    one = measure(quote, id="a-laboratory", grain="deliverable")
    assert found("doers-in-words-are-named", quote + "。", measures=[one]) == findings


@pytest.mark.parametrize(
    ("region", "quote", "findings"),
    [
        ("370900", "支持新泰市、肥城市争创科技创新强县", 1),
        ("370900", "支持宁阳县立足特色产业创造优势", 1),
        ("370900", "支持泰山区抢占产业新赛道", 1),
        ("440700", "支持台山市、鹤山市加快建设产业园", 1),
        ("440700", "支持台山产业转移工业园建设平台", 0),
        ("440100", "全力支持南沙建设合作基地", 1),
        ("440100", "推动香港科技大学(广州)打造学科群", 1),
    ],
)
def test_a_place_that_acts_stands_for_its_government(
    region: str, quote: str, findings: int
) -> None:
    rule = "doers-in-words-are-named"
    assert found(rule, quote + "。", region=region, measures=[measure(quote)]) == findings


@pytest.mark.parametrize(
    ("by", "findings"), [(["东平县"], 1), (["宁阳县"], 1), (["宁阳县", "东平县"], 0)]
)
def test_who_acts_in_the_words_quoted_for_the_doers_is_listed(by: list[str], findings: int) -> None:
    text, rule = "支持宁阳县立足特色产业,东平县围绕现代食品创造优势。", "doers-in-words-are-named"
    context = {"modality": "支持宁阳县立足", "by": "支持宁阳县立足"}
    one = measure("东平县围绕现代食品创造优势", modality="support", by=by, context=context)
    assert found(rule, text, region="370900", measures=[one]) == findings


@pytest.mark.parametrize("written", [{"year": 2026}, {"year": 2026, "timing": "in"}])
def test_the_timing_of_a_measure_is_what_its_words_say(written: dict[str, Any]) -> None:
    text, rule = "到2026年,建成市科技馆。", "timings-agree-with-words"
    one = measure("建成市科技馆", id="museum", grain="deliverable", context={"year": "到2026年"})
    assert found(rule, text, measures=[one | written])
    assert not found(rule, text, measures=[one | {"year": 2026, "timing": "by"}])


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("现印发给你们,请遵照执行。", 0),
        ("关于印发三年行动方案的通知", 0),
        ("结合实际,制定本方案。", 0),
        ("落实省委部署,坚持创新驱动。", 0),
        ("印发市人才办法。", 1),
        ("建立联席会议制度。", 1),
    ],
)
def test_what_is_done_to_the_document_itself_is_no_promise(text: str, findings: int) -> None:
    asides = [{"quote": text[-3:].strip("。"), "reason": "connective"}]
    rule = "silent-parts-promise-nothing"
    assert found(rule, text, role="principles", asides=asides) == findings
