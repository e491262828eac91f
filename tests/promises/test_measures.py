"""Measures among the promises: deliverables stand alone, lines of work only under what they say again."""

from fictional_plans import promises, told

TEXT = """
一、任务(科技局牵头)
建设平台3个,建成检测平台。支持财政局争创示范园,深化合作,再建检测平台。
"""
SECTIONS = """
- id: tasks
  role: task
  heading: 一、任务
  responsibilities: [(科技局牵头)]
  targets: [{id: platforms, quote: 建设平台3个, comparator: eq, value: 3, unit: item, label: 平台}]
  measures:
    - {id: testing, quote: 建成检测平台, action: build, grain: deliverable, year: 2026}
    - {id: park, quote: 支持财政局争创示范园, action: status, modality: support, grain: deliverable, by: [财政局]}
    - {quote: 深化合作, action: connect, grain: line}
    - {quote: 再建检测平台, action: build, grain: line, restates: testing}
"""


def test_a_deliverable_is_a_promise_and_a_line_of_work_is_none() -> None:
    found = promises(TEXT, SECTIONS, period={"start": 2024, "end": 2027})
    assert [(one.kind, one.claim.id) for one in found.all] == [
        ("target", "platforms"),
        ("measure", "testing"),
        ("measure", "park"),
    ]
    lines = [claim for claim in found.plan.of_kind("measures") if claim.data["grain"] == "line"]
    assert [found.of(line) for line in lines] == [None, found.under["testing"]]
    assert found.under["testing"].restated_by == (lines[1],)


def test_a_deliverable_is_due_by_its_words_else_with_the_plan() -> None:
    found = promises(TEXT, SECTIONS, period={"start": 2024, "end": 2027})
    assert found.under["testing"].due.when == "2026"
    assert (found.under["park"].due.when, found.under["park"].due.by) == ("2027", "period")


def test_doers_in_its_own_words_answer_for_a_measure() -> None:
    found = promises(TEXT, SECTIONS)
    assert told(found, "park")[0] == "finance responsible words"
