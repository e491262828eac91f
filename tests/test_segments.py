"""Segments: where they begin and end, what pays for them, and that another count agrees."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from independent_segments import segments_of_corpus
from packages import PROJECT, lay_golden_corpus

from taizhang.checking.check_corpus import check_corpus
from taizhang.checking.read_plan import read_plan
from taizhang.checking.result import PlanResult
from taizhang.cli.reading import reading_with_marks
from taizhang.corpus import Corpus
from taizhang.files.text import sha256

CORPUS = Corpus(PROJECT)


def read(text: str, **fields: Any) -> PlanResult:
    """A task of these words, with these claims, read as a plan of its own."""
    source = f"(一)示例\n{text}"
    plan = {
        **{"id": "p", "title": "示例", "title_en": "An example", "genre": "other"},
        **{"status": "issued", "region": "445200"},
        "source": {"sha256": sha256(source.encode()), "url": None, "capture": "official"}
        | {"script": "Hans"},
        "sections": [{"id": "t01", "role": "task", "heading": "(一)示例", **fields}],
    }
    written = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False).encode()
    schema, registers = CORPUS.schemas["plan.schema.json"], CORPUS.registers
    result = read_plan("p/plan.yaml", written, source.encode(), schema, registers, [])
    assert result.findings == []
    return result


def segments(text: str, **fields: Any) -> list[tuple[str, str]]:
    result = read(text, **fields)
    assert result.plan
    read_text = result.plan.reading.text
    return [(read_text[one.start : one.end], one.paid_by) for one in result.segments]


def cut(text: str) -> list[str]:
    return [words for words, _ in segments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲,乙，丙;丁；戊。己！庚?辛", ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"]),
        ("建设甲、乙:丙,丁", ["建设甲、乙:丙", "丁"]),
        ("推行“一旬一调度,一月一通报”制度,落实", ["推行“一旬一调度,一月一通报”制度", "落实"]),
        ("落实《关于甲,乙的意见》,办好", ["落实《关于甲,乙的意见》", "办好"]),
        ("浮标(钓具,鱼饵)产业,竹木", ["浮标(钓具,鱼饵)产业", "竹木"]),
        ("浮标(钓具,鱼饵产业\n竹木,木", ["浮标(钓具,鱼饵产业", "竹木", "木"]),
        ("甲)乙,丙", ["甲)乙", "丙"]),
        ("企业 | 新增45家,到2027年 |\n甲,乙", ["企业 | 新增45家,到2027年 |", "甲", "乙"]),
        ("甲,\n  乙 。。\n\n", ["甲", "乙"]),
    ],
)
def test_a_segment_ends_at_marks_outside_brackets_and_quotation_marks(
    text: str, expected: list[str]
) -> None:
    assert cut(text) == expected


def test_headings_and_brackets_of_bodies_are_taken_off() -> None:
    found = segments(
        "建设平台。(市科技局牵头)培育企业(市财政局)。",
        responsibilities=["市科技局牵头", "(市财政局)"],
    )
    assert found == [("建设平台", ""), ("培育企业", "")]


def test_what_holds_the_last_verb_or_number_pays() -> None:
    line = {"action": "build", "grain": "line"}
    text = "依托高校建设市科技馆,实施三项工程并引进人才,着力前行"
    found = segments(
        text,
        measures=[{"quote": "建设市科技馆", **line}, {"quote": "实施三项工程", **line}],
        asides=[{"quote": "着力前", "reason": "principle"}],
    )
    assert [paid for _, paid in found] == ["measure", "", "aside"]


def test_an_entity_or_a_dismissal_pays_for_nothing() -> None:
    found = segments(
        "建设市科技馆,落实“8+布局",
        entities=[{"quote": "市科技馆", "kind": "facility"}],
        dismissals=[{"quote": "“8+", "reason": "name"}],
    )
    assert [paid for _, paid in found] == ["", ""]


def test_a_date_or_modal_pays_where_it_is_quoted_alone() -> None:
    found = segments(
        "到2027年,力争三年内,2025年建成市科技馆",
        given=[{"quote": "到2027年", "year": 2027}, {"quote": "2025年建成", "year": 2025}],
        measures=[
            {"id": "m", "quote": "建成市科技馆", "action": "build", "grain": "deliverable"}
            | {"modality": "strive", "context": {"modality": "力争三年内"}}
        ],
    )
    assert [paid for _, paid in found] == ["given", "context", "measure"]
    left = segments("2025年建成市科技馆", given=[{"quote": "2025年建成", "year": 2025}])
    assert left == [("2025年建成市科技馆", "")]


def test_a_responsibility_in_running_text_pays_for_the_segment_with_its_name() -> None:
    words = "市科技局要加强统筹,协调解决问题"
    found = segments(words, responsibilities=[{"quote": words, "responsible": ["市科技局"]}])
    assert [paid for _, paid in found] == ["responsibility", ""]


def test_read_marks_segments_that_nothing_accounts_for() -> None:
    result = read("建设市科技馆,着力前行", asides=[{"quote": "着力前行", "reason": "principle"}])
    told = reading_with_marks(result, "t01", plain=False)
    assert told and "⟨建设市科技馆⟩[?],⟦着力前行⟧[asides]" in told


@pytest.mark.parametrize("corpus", ["golden", pytest.param("real", marks=pytest.mark.corpus)])
def test_another_count_finds_the_same_segments_paid_by_the_same(
    corpus: str, tmp_path: Path
) -> None:
    root = PROJECT if corpus == "real" else lay_golden_corpus(tmp_path / "corpus")
    report, other = check_corpus(Corpus(root)), segments_of_corpus(root)
    for result in report.results:
        assert result.plan
        text = result.plan.reading.text
        mine = [(text[one.start : one.end], one.paid_by) for one in result.segments]
        assert mine == other[result.id]
        paid = Counter(account for _, account in other[result.id] if account)
        assert result.counts["segments"] == len(mine)
        assert result.counts["segments_accounted"] == sum(paid.values())
        assert result.counts["segments_by"] == paid
