"""Tying a plan to its source: emendations first, and what rests on broken ones is left out."""

import pytest
from fiction import read, told

from taizhang.checking.result import PlanResult

PLAN = """
text: |
  一、目标
  建设青溪实验室,博彩技局负责。市财政局支持,市财政局参与。
emendations:
  - {EMENDATION, certainty: high, note: So it must read.}
sections:
  - id: goals
    role: goals
    heading: 一、目标
    entities: [{quote: 建设青溪实验室, kind: laboratory, name: 青溪实验室}]
relations:
  - {type: cites, title: 青溪实验室, quote: RELATION}
questions:
  - {id: q-lab, at: goals, quote: QUESTION, text: 何处？, text_en: Where?}
  - {id: q-plan, at: goals, text: 何时？, text_en: When?}
"""
SOUND = "find: 博彩技局, read: 市科技局, kind: substitution, cause: spam"


def plan(
    emendation: str = SOUND, relation: str = "青溪实验室", question: str = "市科技局"
) -> PlanResult:
    words = {"EMENDATION": emendation, "RELATION": relation, "QUESTION": question}
    written = PLAN
    for name, word in words.items():
        written = written.replace(name, word)
    return read(written)


def test_a_plan_is_read_with_all_its_emendations() -> None:
    result = plan()
    assert told(result) == [] and result.plan
    assert "市科技局负责" in result.plan.reading.text and "博彩" in result.plan.reading.source
    ((relation, place),) = result.plan.relations
    assert (relation["type"], result.plan.reading.text[place.start : place.end]) == (
        "cites",
        "青溪实验室",
    )
    (first, second) = result.plan.questions
    assert first[0]["id"] == "q-lab" and first[1]
    assert result.plan.reading.text[first[1].start : first[1].end] == "市科技局"
    assert (second[0]["id"], second[1]) == ("q-plan", None)


@pytest.mark.parametrize(
    ("emendation", "rule", "pointer"),
    [
        ("find: 博彩, series: {find: '{n}博彩', from: 1, to: 2}, read: 市科, kind: substitution, cause: spam", "emendation-find", "/emendations/0"),
        ("read: 市科, kind: substitution, cause: spam", "emendation-find", "/emendations/0"),
        ("find: 博彩, kind: substitution, cause: spam", "emendation-read", "/emendations/0"),
        ("find: 博彩, read: 市科, kind: gap, cause: spam", "emendation-read", "/emendations/0"),
        ("find: 博彩, read: 博彩, kind: substitution, cause: spam", "emendation-nothing", "/emendations/0"),
        ("find: 赌彩, read: 市科, kind: substitution, cause: spam", "emendation-not-found", "/emendations/0/find"),
        ("find: 市财政局, read: 市科技局, kind: slip, cause: author", "emendation-times", "/emendations/0/find"),
        ("series: {find: '— {n} —', from: 1, to: 2}, read: '', kind: surplus, cause: pagination", "emendation-not-found", "/emendations/0/series"),
        ("find: 市财政局, times: 3, read: 市科技局, kind: slip, cause: author", "emendation-times", "/emendations/0/times"),
    ],
)  # fmt: skip
def test_a_plan_whose_emendations_are_broken_is_read_no_further(
    emendation: str, rule: str, pointer: str
) -> None:
    result = plan(emendation)
    assert result.plan is None
    assert {(found.rule, found.pointer) for found in result.findings} == {(rule, pointer)}
    assert [skip.as_json() for skip in result.skips] == [
        {
            "path": "datapackage/plans/example/plan.yaml",
            "check": "sections, quotes, rules",
            "because": "emendations",
        }
    ]


def test_relations_and_questions_may_quote_any_place_and_are_told_where_there_is_none() -> None:
    result = plan(relation="云州实验室")
    assert told(result) == [("quote-not-found-near", "example", "云州实验室")]
    assert result.plan and result.plan.relations == []
    result = plan(question="丙丁戊己")
    assert told(result) == [("quote-not-found", "q-lab", "丙丁戊己")]
    assert result.plan and [one["id"] for one, _ in result.plan.questions] == ["q-plan"]
