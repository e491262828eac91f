"""Rows of a plan's text: the plan, its sections, what was emended, and every number."""

from textwrap import indent
from typing import Any

from fiction import rows_of

from taizhang.files.text import sha256

TEXT = """\
青溪市方案
揭阳市科学技术局 青科〔2025〕3号
一、目標
培育企業30傢,落实“8+”布局。
— 1 —
(一)分項。再扶企業5家。附件9。
"""
PLAN = """
title: 青溪市方案
period: {start: 2025, end: 2025}
issuer: 揭阳市科学技术局
document_number: 青科〔2025〕3号
missing: {written: lost, published: not-in-source}
source: {sha256: SHA256, url: "https://example.org/3", publisher: 青溪, retrieved: 2025-04-01, capture: official, script: Hant}
text: |
TEXTemendations:
  - {find: 傢, read: 家, kind: substitution, cause: conversion, certainty: high, note: 家 is printed as 傢.}
  - {series: {find: "— {n} —\\n", from: 1, to: 1}, read: "", kind: surplus, cause: pagination, certainty: medium, note: A page mark.}
  - {find: 扶企, kind: gap, cause: scraping, certainty: low, note: Words are lost.}
sections:
  - {id: title, role: cover, starts: 青溪市方案}
  - id: goals
    role: goals
    heading: 一、目標
    title_en: Goals
    instruments: [PI008, PI022]
    themes: [talent]
    targets:
      - {id: a, label: 企业, quote: 培育企業30家, comparator: eq, value: 30, unit: firm, timing: by}
    dismissals:
      - {quote: “8+, reason: name}
    sections:
      - {id: part, role: task, heading: (一)分項。, title: 分项}
relations:
  - {type: cites, title: 附件九, plan: other-plan, quote: 附件9}
""".replace("TEXT", indent(TEXT, "  ")).replace("SHA256", sha256(TEXT.encode()))


def table(name: str, written: str = PLAN) -> list[dict[str, Any]]:
    return rows_of(written)[name]


def told(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    return tuple(row.get(column) for column in columns)


def test_the_plan_tells_what_it_is_where_it_is_from_and_how_much_was_read() -> None:
    (plan,) = table("plans")
    assert told(plan, "plan_id", "region_code", "issuer_id", "document_number") == (
        "example", "445200", "science", "青科〔2025〕3号",
    )  # fmt: skip
    assert told(plan, "period_start", "period_end", "path") == (
        2025, 2025, "datapackage/plans/example",
    )  # fmt: skip
    source = ("source_url", "source_publisher", "source_retrieved", "capture", "script")
    assert [str(one) for one in told(plan, *source)] == [
        "https://example.org/3", "青溪", "2025-04-01", "official", "Hant",
    ]  # fmt: skip
    assert plan["source_sha256"] == sha256(TEXT.encode())
    assert told(plan, "characters", "characters_in_sections") == (len(TEXT), len(TEXT))
    assert told(plan, "numbers", "numbers_accounted") == (7, 5)


def test_a_plan_without_an_issuer_or_a_period_has_none() -> None:
    bare = PLAN.replace("issuer: 揭阳市科学技术局\n", "").replace(
        "period: {start: 2025, end: 2025}\n", ""
    )
    (plan,) = table("plans", bare)
    assert told(plan, "issuer_id", "period_start", "period_end") == (None, None, None)


def test_what_a_plan_misses_is_told_with_its_reason() -> None:
    assert table("missing") == [
        {"plan_id": "example", "field": "written", "reason": "lost"},
        {"plan_id": "example", "field": "published", "reason": "not-in-source"},
    ]


def test_a_section_tells_where_it_begins_and_lies_in_both_scripts() -> None:
    title, goals, part = table("sections")
    assert told(title, "section_id", "plan_id", "begins", "heading", "number", "title") == (
        "example/title", "example", "青溪市方案", None, None, None,
    )  # fmt: skip
    assert told(goals, "begins", "heading", "number", "title", "title_en", "derived") == (
        "一、目標", "一、目標", "一、", "目標", "Goals", "title",
    )  # fmt: skip
    assert told(part, "number", "title", "derived") == ("(一)", "分项", None)
    assert told(goals, "role", "depth", "position", "parent_id") == ("goals", 1, 2, None)
    assert told(part, "role", "depth", "position", "parent_id") == ("task", 2, 3, "example/goals")
    assert goals["text"] == "一、目標\n培育企業30家,落实“8+”布局。\n"
    assert goals["text_hans"] == "一、目标\n培育企业30家,落实“8+”布局。\n"
    assert goals["source_end"] == part["source_start"] and title["source_start"] == 0
    assert "instruments" not in goals and "themes" not in goals


def test_instruments_and_themes_of_a_section_are_rows_of_their_own() -> None:
    section = {"section_id": "example/goals", "plan_id": "example"}
    assert table("section_instruments") == [
        {**section, "instrument_id": "PI008"},
        {**section, "instrument_id": "PI022"},
    ]
    assert table("section_themes") == [{**section, "theme_id": "talent"}]


def test_a_relation_tells_what_it_is_to_and_its_words() -> None:
    (relation,) = table("relations")
    assert told(relation, "type", "title", "target_plan_id", "plan_id", "quote", "emended") == (
        "cites", "附件九", "other-plan", "example", "附件9", False,
    )  # fmt: skip


def test_each_place_that_was_emended_is_told_with_what_stood_there() -> None:
    first, mark, gap = table("emendations")
    assert told(first, "emendation", "section_id", "found", "read", "pattern", "pattern_read") == (
        1, "example/goals", "傢", "家", "傢", "家",
    )  # fmt: skip
    assert told(first, "kind", "cause", "certainty", "note", "series_from", "series_to") == (
        "substitution", "conversion", "high", "家 is printed as 傢.", None, None,
    )  # fmt: skip
    assert first["source_end"] - first["source_start"] == 1
    assert told(mark, "emendation", "found", "read", "pattern", "pattern_read") == (
        2, "— 1 —\n", "", "— {n} —\n", None,
    )  # fmt: skip
    assert told(mark, "series_from", "series_to") == (1, 1)
    # What is deleted at a border belongs to the section before it.
    assert mark["section_id"] == "example/goals" and mark["reading_start"] == mark["reading_end"]
    assert told(gap, "section_id", "found", "read", "pattern_read") == (
        "example/part", "扶企", "扶企", None,
    )  # fmt: skip


def test_every_number_tells_what_accounts_for_it() -> None:
    found = {(one["printed"], one["accounted_by"], one["reason"]) for one in table("numbers")}
    assert found == {
        ("2025", "document-number", None), ("3", "document-number", None),
        ("30", "record", None), ("8", "dismissal", "name"), ("1", "emendation", None),
        ("5", None, None), ("9", None, None),
    }  # fmt: skip
    numbers = {one["printed"]: one for one in table("numbers")}
    assert told(numbers["8"], "section_id", "quote", "emended") == ("example/goals", "“8+", False)
    assert told(numbers["30"], "quote", "emended") == (None, False)
    assert numbers["1"]["emended"] is True
    assert numbers["30"]["source_end"] - numbers["30"]["source_start"] == 2
    assert table("number_uses") == [
        {
            "plan_id": "example", "source_start": numbers["30"]["source_start"],
            "record_id": "example/a", "field": "value", "shared": False,
        }
    ]  # fmt: skip


def test_a_year_that_a_section_and_a_line_of_it_state_is_used_once() -> None:
    rows = rows_of("""
text: |
  一、目标
  到2026年,企业达30家,培育一批企业。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    given:
      - {quote: 到2026年, year: 2026}
    targets:
      - {id: a, label: 企业, quote: 企业达30家, comparator: eq, value: 30, unit: firm, timing: by}
    measures:
      - {quote: 培育一批企业, action: cultivate, grain: line, year: 2026, timing: by, context: {year: 到2026年}}
""")
    uses = [told(one, "record_id", "field") for one in rows["number_uses"]]
    assert uses == [("example/goals", "year"), ("example/a", "value")]
