"""Rows of claims: what is said in their fields, and only that."""

from decimal import Decimal
from typing import Any

from fiction import rows_of

from taizhang.tables import Row

PLAN = """
text: |
  一、目标
  TEXT
sections:
  - id: goals
    role: goals
    heading: 一、目标
    KIND:
      - {CLAIM}
"""


def only(kind: str, text: str, claim: str, table: str = "") -> Row:
    """The one row that the one claim of a plan makes in a table."""
    (row,) = every(kind, text, claim, table)
    return row


def every(kind: str, text: str, claim: str, table: str = "") -> list[Row]:
    written = PLAN.replace("TEXT", text).replace("KIND", kind).replace("CLAIM", claim)
    return rows_of(written).get(table or kind, [])


def told(row: Row, *columns: str) -> tuple[Any, ...]:
    return tuple(row.get(column) for column in columns)


TARGET = (
    "id: a, label: 企业, quote: 培育企业30家, comparator: eq, value: 30, unit: firm, timing: by"
)


def test_a_target_holds_its_fields_its_plan_section_and_words() -> None:
    row = only("targets", "培育企业30家。", TARGET)
    assert told(row, "target_id", "plan_id", "section_id") == (
        "example/a", "example", "example/goals",
    )  # fmt: skip
    assert told(row, "label", "comparator", "value", "unit", "timing") == (
        "企业", "eq", 30, "firm", "by",
    )  # fmt: skip
    assert told(row, "quote", "source_start", "source_end", "emended") == (
        "培育企业30家", 5, 12, False,
    )  # fmt: skip
    for flag in ("cumulative", "shared", "is_restatement"):
        assert row[flag] is False
    for absent in ("indicator_id", "value_to", "change", "part_of", "restates", "derived"):
        assert row[absent] is None


def test_a_value_is_told_in_the_base_of_its_unit_but_a_change_or_a_reference_is_not() -> None:
    money = TARGET.replace("30家", "1.5亿元").replace(
        "value: 30, unit: firm", "value: 1.5, unit: 亿元"
    )
    row = only("targets", "培育企业1.5亿元。", money)
    assert told(row, "value_base", "unit_base") == (Decimal(150000000), "元")
    assert format(row["value_base"]) == "150000000"
    grown = "id: a, label: 企业, quote: 增长30%, comparator: eq, value: 30, unit: percent, timing: by, change: {kind: growth, against: previous-year}"
    row = only("targets", "增长30%。", grown)
    assert told(row, "value", "value_base", "unit_base") == (30, None, None)
    assert told(row, "change", "change_against") == ("growth", "previous-year")
    low = "id: a, label: 企业, quote: 达到全省平均水平, comparator: eq, reference: 全省平均水平, timing: by"
    row = only("targets", "达到全省平均水平。", low)
    assert told(row, "reference", "value", "value_base", "unit_base") == (
        "全省平均水平", None, None, None,
    )  # fmt: skip


def test_periods_and_baselines_fill_a_column_for_each_of_their_ends() -> None:
    claim = (
        "id: a, label: 企业, quote: 2025至2026年比2024年的20家增至30家, comparator: eq, value: 30, unit: firm, timing: during, "
        "printed: 30家, period: {start: 2025, end: 2026}, baseline: {year: 2024, value: 20}, cumulative: true, shared: true"
    )
    row = only("targets", "2025至2026年比2024年的20家增至30家。", claim)
    assert told(row, "period_start", "period_end", "baseline_year", "baseline_value") == (
        2025, 2026, 2024, 20,
    )  # fmt: skip
    assert told(row, "cumulative", "shared") == (True, True)
    assert "period" not in row and "baseline" not in row


RESTATED = """
text: |
  一、目标
  到2025年,2026年至2027年。比2024年20家增长30%以上,入规2000万元。
  二、分解
  到2025年增长30%以上。到2026年。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: a
        indicator: high-tech-enterprises
        quote: 比2024年20家增长30%以上,入规2000万元
        comparator: gte
        value: 30
        unit: percent
        printed: 30%
        timing: during
        change: {kind: growth, against: baseline}
        baseline: {year: 2024, value: 20}
        period: {start: 2026, end: 2027}
        context: {period: 2026年至2027年}
        thresholds: [{of: 入规, printed: 2000万元, comparator: eq, value: 2000, unit: 万元}]
  - id: row
    role: row
    heading: 二、分解
    targets:
      - {id: b, quote: 增长30%以上, restates: a, part_of: a, comparator: gte, value: 30, printed: 30%}
"""


def test_what_a_restatement_takes_over_is_named_by_its_columns() -> None:
    rows = rows_of(RESTATED)
    first, again = rows["targets"]
    assert (first["derived"], first["is_restatement"]) == (None, False)
    assert told(again, "restates", "part_of", "is_restatement") == ("example/a", "example/a", True)
    columns = again["derived"].split("|")
    assert columns == sorted(columns)
    assert set(columns) == {
        "indicator_id", "unit", "timing", "change", "change_against",
        "baseline_year", "baseline_value", "period_start", "period_end",
    }  # fmt: skip
    assert again["indicator_id"] == "high-tech-enterprises"
    assert [(one["record_id"], one["derived"]) for one in rows["thresholds"]] == [
        ("example/a", None),
        ("example/b", "of|comparator|value|value_to|unit|printed"),
    ]
    assert told(rows["thresholds"][0], "of", "value", "unit", "plan_id", "value_to") == (
        "入规", 2000, "万元", "example", None,
    )  # fmt: skip


def test_a_share_has_its_target_s_unit_and_its_own_words() -> None:
    share = "allocations: [{quote: 市科技局25家, organisation: 市科技局, value: 25}]"
    row = only("targets", "培育企业30家:市科技局25家。", f"{TARGET}, {share}", "allocations")
    assert row == {
        "quote": "市科技局25家", "organisation": "市科技局", "value": 25, "target_id": "example/a",
        "plan_id": "example", "organisation_id": "science", "printed": "市科技局", "unit": "firm",
        "address": "example/a:science", "source_start": 13, "source_end": 20, "emended": False,
    }  # fmt: skip


def test_money_is_told_in_yuan_with_its_ends_rate_and_years() -> None:
    text = "2025至2026年按投入的10%补50万元到80万元。"
    claim = (
        "id: m, instrument: PI008, quote: 2025至2026年按投入的10%补50万元到80万元, amount: 50, to: 80, unit: 万元, "
        "printed: 50万元到80万元, rate: {value: 10, of: 投入}, years: {start: 2025, end: 2026}, bound: exact"
    )
    row = only("funding", text, claim)
    assert told(row, "funding_id", "amount", "amount_to", "amount_cny") == (
        "example/m", 50, 80, Decimal(500000),
    )  # fmt: skip
    assert told(row, "rate", "rate_of", "year_start", "year_end") == (10, "投入", 2025, 2026)
    assert told(row, "shared", "with") == (False, None)


def test_money_without_an_amount_or_a_rate_has_neither() -> None:
    row = only("funding", "给予奖励。", "id: m, instrument: PI008, quote: 给予奖励")
    assert told(row, "amount", "amount_cny", "rate", "rate_of", "amount_to") == (None,) * 5


def test_an_entity_is_named_by_its_name_or_its_quote() -> None:
    row = only("entities", "建设青溪实验室。", "quote: 青溪实验室, kind: laboratory")
    assert told(row, "name", "entity_id", "derived", "kind") == (
        "青溪实验室", None, "name", "laboratory",
    )  # fmt: skip
    row = only(
        "entities", "建设青溪实验室。", "quote: 建设青溪实验室, name: 青溪实验室, kind: laboratory"
    )
    assert told(row, "name", "derived", "quote") == ("青溪实验室", None, "建设青溪实验室")


def test_a_duty_may_bind_nobody_by_name_and_have_no_quota() -> None:
    claim = "id: d, kind: meeting, quote: 定期会商"
    row = only("duties", "定期会商。", claim)
    assert told(row, "duty_id", "quota", "quota_comparator", "quota_unit", "shared") == (
        "example/d", None, None, None, False,
    )  # fmt: skip
    assert every("duties", "定期会商。", claim, "duty_organisations") == []


def test_a_duty_tells_its_quota_and_whom_it_binds_in_order() -> None:
    claim = (
        "id: d, kind: report, quote: '市财政局、市科技局各报送2篇以上', organisations: [市财政局, 市科技局], shared: true, "
        "quota: {comparator: gte, value: 2, unit: item}"
    )
    text = "市财政局、市科技局各报送2篇以上。"
    row = only("duties", text, claim)
    assert told(row, "quota", "quota_comparator", "quota_unit", "shared") == (
        2,
        "gte",
        "item",
        True,
    )
    assert every("duties", text, claim, "duty_organisations") == [
        {"duty_id": "example/d", "plan_id": "example", "organisation_id": id, "printed": name}
        for id, name in (("finance", "市财政局"), ("science", "市科技局"))
    ]


def test_dismissals_and_absences_are_rows_of_their_fields() -> None:
    row = only("dismissals", "落实“8+”布局。", "quote: “8+, reason: name")
    assert told(row, "reason", "quote", "plan_id", "section_id") == (
        "name", "“8+", "example", "example/goals",
    )  # fmt: skip
    row = only(
        "absences", "见附件1清单。", "quote: 见附件1清单, kind: annex, title: 清单, number: 1"
    )
    assert told(row, "kind", "title", "number") == ("annex", "清单", 1)


GIVEN = """
text: |
  一、目标
  到2025年,2026年至2027年,同比增长30%。力争。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    given:
      - {quote: 2026年至2027年, period: {start: 2026, end: 2027}}
      - {quote: 力争, modality: strive}
    targets:
      - id: a
        label: 企业
        quote: 同比增长30%
        comparator: eq
        value: 30
        unit: percent
        timing: during
        change: {kind: growth, against: previous-year}
        every: P1Y
        inferred: {every: 同比 compares years.}
        scope: 全市
        context: {scope: 到2025年}
"""


def test_words_that_bear_out_fields_are_evidence_by_kind() -> None:
    rows = rows_of(GIVEN)["evidence"]
    spans = [(one.pop("source_start", None), one.pop("source_end", None)) for one in rows]
    assert [one.pop("emended", None) for one in rows] == [False, False, False, None]
    plan = {"plan_id": "example"}
    assert rows == [
        {**plan, "record_id": "example/goals", "field": "period", "kind": "given",
         "value": "2026/2027", "quote": "2026年至2027年"},
        {**plan, "record_id": "example/goals", "field": "modality", "kind": "given",
         "value": "strive", "quote": "力争"},
        {**plan, "record_id": "example/a", "field": "scope", "kind": "context", "quote": "到2025年"},
        {**plan, "record_id": "example/a", "field": "every", "kind": "inferred",
         "reason": "同比 compares years."},
    ]  # fmt: skip
    assert spans == [(12, 23), (32, 34), (5, 11), (None, None)]
