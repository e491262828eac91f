"""Finding the words of claims: each in one place of its own section, and whole."""

import pytest
from fiction import read, told

from taizhang.checking.result import PlanResult

PLAN = """
text: |
  一、目标
  培育企业30家,培育大赛5场,投入比上年增长2.5%,达到20.5亿元以上。到2027年培育平台,平台8个。
  二、任务
  支持建设青溪实验室。到2026年办好。培育企业多家。
emendations:
  - {find: 投入比上年, read: 研发投入比上年, kind: omission, cause: scraping, certainty: medium, note: 研发投入比上年 is meant.}
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: one, label: 企业, comparator: eq, value: 30, unit: firm, timing: by, TARGET}
  - id: tasks
    role: task
    heading: 二、任务
    entities:
      - {kind: laboratory, ENTITY}
"""
TARGET = "quote: 培育企业30家"
ENTITY = "quote: 支持建设青溪实验室"


def plan(target: str = TARGET, entity: str = ENTITY) -> PlanResult:
    return read(PLAN.replace("TARGET", target).replace("ENTITY", entity))


def only(result: PlanResult) -> tuple[str, str, str, str]:
    """The one finding: its rule, its record, what is written at its place, what it says."""
    (found,) = result.findings
    return *told(result)[0], found.message


def test_a_claim_knows_where_its_words_stand_in_the_reading() -> None:
    result = plan("quote: 研发投入比上年增长2.5%")
    assert told(result) == [] and result.plan
    target, entity = result.plan.claims
    text = result.plan.reading.text
    assert text[target.start : target.end] == "研发投入比上年增长2.5%"
    assert text[entity.start : entity.end] == "支持建设青溪实验室"
    assert (target.kind, target.id, target.pointer) == ("targets", "one", "/sections/0/targets/0")
    assert (entity.kind, entity.id, entity.record) == ("entities", "", "tasks")


def test_words_of_another_section_are_told_with_it() -> None:
    assert only(plan("quote: 支持建设青溪实验室")) == (
        "quote-elsewhere", "one", "支持建设青溪实验室",
        "“支持建设青溪实验室” is not in the section goals; it stands in tasks.",
    )  # fmt: skip
    result = plan(entity="quote: 大赛5场")
    assert only(result)[3] == "“大赛5场” is not in the section tasks; it stands in goals."
    assert result.findings[0].record == "tasks"


def test_words_that_stand_nowhere_are_told_with_those_most_like_them() -> None:
    found = only(plan("quote: 培育企业三十家"))
    assert found[:3] == ("quote-not-found-near", "one", "培育企业三十家")
    assert "培育企业30家" in plan("quote: 培育企业三十家").findings[0].hint
    assert only(plan("quote: ABCDEFGH"))[0] == "quote-not-found"
    # Advice comes from the claim's own section, and for words of the whole plan from all of it.
    assert only(plan(entity="quote: 大赛55场"))[0] != "quote-not-found-near"


def test_words_that_stand_twice_in_their_section_are_told_with_the_count() -> None:
    found = only(plan("quote: 平台"))
    assert (found[0], found[3]) == ("quote-twice", "“平台” occurs 2 times here.")
    assert told(plan("quote: 培育企业")) == [], "another section may have them, too"


@pytest.mark.parametrize(
    ("quote", "around"),
    [
        ("增长2", "比上年增长2.5%,达到"),
        ("增长2.", "上年增长2.5%,达到2"),
        ("5%,达到", "上年增长2.5%,达到2"),
        ("达到20", "%,达到20.5亿元以上"),
        ("0.5亿元", "5%,达到20.5亿元以"),
    ],
)
def test_words_never_begin_or_end_inside_a_number(quote: str, around: str) -> None:
    found = only(plan(f"quote: '{quote}'"))
    assert found == (
        "quote-cuts-number", "one", f"'{quote}'",
        f"The quote begins or ends inside a number: “…{around}…”.",
    )  # fmt: skip


def test_what_stands_around_a_cut_number_is_told_no_further_than_its_section() -> None:
    text = "text: 一、目标\n"
    short = 'text: "2.5亿"\nsections:\n  - {id: all, role: goals, starts: "2.5亿", targets: [%s]}\n'
    target = "{id: one, label: 甲, quote: .5亿, comparator: eq, value: 5, unit: item, timing: by}"
    (found,) = read(short % target).findings
    assert "“…2.5亿…”" in found.message and text


def test_words_never_cut_an_emendation() -> None:
    found = only(plan("quote: 发投入比上年增长"))
    assert found[0] == "quote-cuts-emendation" and "投入比上年" not in found[2][:3]


def test_context_is_found_anywhere_and_each_must_be() -> None:
    result = plan("quote: 平台8个, year: 2026, context: {year: 到2026年}")
    assert told(result) == [] and result.plan
    (target, _) = result.plan.claims
    place = target.context["year"]
    assert result.plan.reading.text[place.start : place.end] == "到2026年"
    result = plan("quote: 平台8个, year: 2026, context: {year: 到2028年}")
    assert only(result)[:3] == ("quote-not-found-near", "one", "到2028年")
    assert result.plan and [claim.kind for claim in result.plan.claims] == ["entities"]


def test_printed_words_and_names_stand_inside_the_quote() -> None:
    assert told(plan("quote: 培育企业30家, printed: 30家")) == []
    found = only(plan("quote: 培育企业30家, printed: 35家"))
    assert found == (
        "words-not-in-quote", "one", "35家", "The quote “培育企业30家” does not hold “35家”.",
    )  # fmt: skip
    found = only(plan(entity=f"{ENTITY}, name: 白石实验室"))
    assert found[:3] == ("words-not-in-quote", "tasks", "白石实验室")
    twice = "quote: '到2027年培育平台,平台8个', printed: 平台"
    assert only(plan(twice))[:3] == ("words-twice-in-quote", "one", "平台")


def test_a_name_may_stand_twice_in_its_quote_and_printed_words_once_in_it_and_again_beside_it() -> (
    None
):
    assert told(plan(entity="quote: 支持建设青溪实验室。到2026年办好, name: 青溪实验室")) == []
    beside = "quote: 平台8个, printed: 8个, year: 2027, context: {year: '到2027年培育平台,平台8个'}"
    assert told(plan(beside)) == []
    only_beside = "quote: 平台8个, printed: 2027, year: 2027, context: {year: 到2027年}"
    assert told(plan(only_beside)) == []


def test_thresholds_stand_inside_the_quote_each_told_at_its_place() -> None:
    threshold = "{of: 投入, printed: %s, comparator: gte, value: 20.5, unit: 亿元}"
    quote = "quote: '达到20.5亿元以上', thresholds: [%s]"
    assert told(plan(quote % threshold % "20.5亿元")) == []
    found = only(plan(quote % threshold % "25亿元"))
    assert found[:3] == ("words-not-in-quote", "one", "25亿元")


def test_a_claim_that_is_not_found_takes_its_shares_with_it() -> None:
    share = "{quote: 大赛5场, organisation: 市科技局, value: 5}"
    result = plan(f"quote: 培育企业30家, allocations: [{share}]")
    assert result.plan and [one.pointer for one in result.plan.shares] == [
        "/sections/0/targets/0/allocations/0"
    ]
    result = plan(f"quote: 培育企业50家, allocations: [{share}]")
    assert result.plan and (result.plan.shares, len(result.plan.claims)) == ([], 1)
    lost = share.replace("大赛5场", "大赛9场")
    result = plan(f"quote: 培育企业30家, allocations: [{lost}]")
    assert result.plan and (result.plan.shares, len(result.plan.claims)) == ([], 1)
    assert only(result)[:3] == ("quote-not-found-near", "one", "大赛9场")
