"""Rows of remarks on a plan: questions, waivers, tombstones, readings and their agreement."""

from collections.abc import Iterator
from typing import Any

from fiction import rows_of

from taizhang.findings import Finding
from taizhang.plan import Plan
from taizhang.second_reading.facts import Facts

PLAN = """
text: |
  一、目标
  培育企业30家,举办大赛5场。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: a, label: 企业, quote: 培育企业30家, comparator: eq, value: 30, unit: firm, timing: by}
waivers:
  - {rule: made-up, at: a, reason: So printed.}
questions:
  - {id: q-a, at: a, quote: 30家, text: 何时？, text_en: When?}
  - {id: q-plan, at: example, text: 何人？, text_en: Who?}
tombstones:
  - {was: old, now: a, reason: Renamed.}
  - {was: gone, reason: No promise.}
readings:
  - reader: A
    date: 2025-05-01
    sha256: SHA
    kind: first
  - reader: A, B
    date: 2025-05-03
    sha256: SHA
    kind: reconciliation
    note: Together.
    agreement:
      targets: {agree: 9, differ: 1, only_first: 2, only_second: 0}
      entities: {agree: 3, differ: 0, only_first: 0, only_second: 1}
""".replace("SHA", "0" * 64)


def doubt(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """Doubts the target and the section."""
    told = {"en": "Really?", "zh": "真的？", "hint": "Ask.", "hint_zh": "请问。"}
    yield plan.finding(next(plan.of_kind("targets")), "value", quote="30家", **told)
    yield plan.finding(plan.sections[0], severity="warning", **told)


def told(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    return tuple(row.get(column) for column in columns)


def test_a_question_is_told_with_its_record_its_section_and_its_words() -> None:
    first, second = rows_of(PLAN, doubt)["questions"]
    assert told(first, "question_id", "plan_id", "record_id", "section_id") == (
        "example/q-a", "example", "example/a", "example/goals",
    )  # fmt: skip
    assert told(first, "text", "text_en", "quote", "source_start", "source_end") == (
        "何时？", "When?", "30家", 9, 12,
    )  # fmt: skip
    assert told(second, "record_id", "section_id", "quote") == ("example", None, None)


def test_what_is_waived_is_told_with_the_reason() -> None:
    assert rows_of(PLAN, doubt)["waivers"] == [
        {
            "address": "example/a:made-up",
            "plan_id": "example",
            "section_id": "example/goals",
            "rule": "made-up",
            "record_id": "example/a",
            "reason": "So printed.",
            "quote": "30家",
            "message": "Really?",
            "message_zh": "真的？",
        }
    ]


def test_what_is_found_and_not_waived_is_told_with_the_severity() -> None:
    assert rows_of(PLAN, doubt)["findings"] == [
        {
            "address": "example/goals:made-up",
            "plan_id": "example",
            "rule": "made-up",
            "severity": "warning",
            "record_id": "example/goals",
            "pointer": "/sections/0",
            "quote": None,
            "message": "Really?",
            "message_zh": "真的？",
            "hint": "Ask.",
            "hint_zh": "请问。",
        }
    ]


def test_quality_counts_by_measure_and_part() -> None:
    rows = rows_of(PLAN, doubt)["quality"]
    assert {one["plan_id"] for one in rows} == {"example"}
    counts = {(one["measure"], one["part"]): one["value"] for one in rows}
    assert counts["numbers", "all"] == 2 and counts["numbers_accounted", "all"] == 1
    assert counts["numbers_by", "record"] == 1 and counts["targets", "all"] == 1
    assert (counts["findings", "warning"], counts["findings", "note"]) == (1, 0)
    assert (counts["waivers", "all"], counts["questions", "all"]) == (1, 2)


def test_a_tombstone_names_what_was_and_what_is_now() -> None:
    assert rows_of(PLAN, doubt)["tombstones"] == [
        {"was": "example/old", "now": "example/a", "reason": "Renamed.", "plan_id": "example"},
        {"was": "example/gone", "now": None, "reason": "No promise.", "plan_id": "example"},
    ]


def test_a_reading_is_told_and_how_far_two_agree_by_kind() -> None:
    rows = rows_of(PLAN, doubt)
    first, second = rows["readings"]
    assert told(first, "plan_id", "reader", "kind", "note") == ("example", "A", "first", None)
    assert told(second, "reader", "kind", "note") == ("A, B", "reconciliation", "Together.")
    assert "agreement" not in second
    shared = {"plan_id": "example", "reader": "A, B", "date": second["date"]}
    shared |= {"reading": "reconciliation"}
    assert rows["agreement"] == [
        {**shared, "kind": "targets", "agree": 9, "differ": 1, "only_first": 2, "only_second": 0},
        {**shared, "kind": "entities", "agree": 3, "differ": 0, "only_first": 0, "only_second": 1},
    ]
