"""What the machine reads of quantities: where claims disagree, and what their words leave no doubt of."""

from decimal import Decimal
from typing import Any

import pytest
from fiction import claim_of, facts_of

from taizhang.second_reading.facts import Facts

PLAN = """
text: |
  一、目标
  TEXT
sections:
  - id: goals
    role: goals
    heading: 一、目标
    KIND:
      - {id: one, quote: "QUOTE", FIELDS}
"""


def plan(text: str, fields: str, kind: str = "targets", quote: str = "") -> Facts:
    words = {"TEXT": text, "KIND": kind, "QUOTE": quote or text.rstrip("。"), "FIELDS": fields}
    written = PLAN
    for name, one in words.items():
        written = written.replace(name, one)
    return facts_of(written)


def disagreements(facts: Facts) -> list[tuple[str, Any, str, str]]:
    """The key, what is stated, what is said, and the words that say so."""
    return [(one.key, one.stated, one.said, one.words) for one in facts.rereading.disagreements()]


FIRMS = "label: 企业, comparator: gte, value: 30, unit: firm, timing: by"
MONEY = "instrument: PI008, amount: 50, unit: 万元, bound: ceiling"


def test_a_claim_that_states_what_its_words_say_has_no_disagreement() -> None:
    assert disagreements(plan("培育企业30家以上。", FIRMS)) == []
    assert disagreements(plan("最高奖励50万元。", MONEY, "funding")) == []


@pytest.mark.parametrize(
    ("text", "fields", "kind", "told"),
    [
        ("培育企业30家。", FIRMS, "targets", ("comparator", "gte", "eq", "30家")),
        ("培育企业30%以上。", FIRMS, "targets", ("unit", "firm", "%", "%")),
        ("企业增长30%以上。", FIRMS.replace("firm", "percent"), "targets", ("change", None, "growth", "增长")),
        ("培育企业35家以上。", f"{FIRMS}, printed: 35家", "targets", ("value", "30", "35", "35家")),
        ("最高奖励55万元。", f"{MONEY}, printed: 55万元", "funding", ("amount", "500000", "550000", "55万元")),
        ("奖励50万元。", MONEY, "funding", ("bound", "ceiling", "exact", "50万元")),
        ("每季度报送3篇以上。", "kind: report, every: P3M, quota: {comparator: eq, value: 3, unit: item}", "duties",
         ("quota/comparator", "eq", "gte", "以上")),
    ],
)  # fmt: skip
def test_a_field_of_which_the_words_say_something_else_is_told_with_them(
    text: str, fields: str, kind: str, told: tuple[str, Any, str, str]
) -> None:
    assert disagreements(plan(text, fields, kind)) == [told]


def test_each_threshold_and_a_rate_have_their_own_words() -> None:
    threshold = "{of: 投入, printed: 2000万元, comparator: %s, value: 2000, unit: 万元}"
    fields = f"{MONEY}, printed: 50万元, thresholds: [{threshold % 'gt'}]"
    text = "对投入2000万元以上的最高奖励50万元。"
    assert disagreements(plan(text, fields, "funding")) == [
        ("thresholds/0/comparator", "gt", "gte", "以上")
    ]
    assert disagreements(plan(text, fields.replace("gt", "gte"), "funding")) == []
    rated = f"{MONEY}, printed: 50万元, rate: {{value: 10, of: 研发费用}}"
    assert disagreements(plan("按研发费用的10%最高奖励50万元。", rated, "funding")) == []


def test_only_what_touches_the_words_is_asked() -> None:
    facts = plan("新建30个,培育企业30家以上,入库30人。", FIRMS, quote="培育企业30家以上")
    assert disagreements(facts) == []
    goals = facts.plan.sections[0]
    text = facts.plan.text(goals)
    start, end = text.index("培育"), text.index("入库") - 1
    near = facts.rereading.quantities_in(goals, start, end)
    assert [one.unit for one in near] == ["家"]
    assert facts.rereading.quantities_in(goals, start, start + 4) == []
    assert len(facts.rereading.quantities_in(goals, start, start + 5)) == 1


SHARES = """
text: |
  一、目标
  青溪。
  二、任务
  企业45家,市科技局25%,市财政局20家。
sections:
  - {id: goals, role: goals, heading: 一、目标}
  - id: tasks
    role: task
    heading: 二、任务
    targets:
      - id: firms
        label: 企业
        quote: 企业45家
        comparator: eq
        value: 45
        unit: firm
        timing: by
        allocations:
          - {quote: 市科技局25%, organisation: 市科技局, value: 25}
          - {quote: 市财政局20家, organisation: 市财政局, value: 20}
"""


def test_a_share_has_the_unit_of_its_target() -> None:
    facts = facts_of(SHARES)
    (one,) = facts.rereading.disagreements()
    assert (one.at.pointer, one.key, one.stated, one.said, one.words) == (
        "/sections/1/targets/0/allocations/0", "unit", "firm", "%", "%",
    )  # fmt: skip


GIVEN = """
text: |
  一、目标
  到2027年,东岭区力争。企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    given: [{quote: 力争, modality: strive}]
    targets:
      - {id: one, label: 企业, quote: 企业30家, comparator: eq, value: 30, unit: firm, timing: by}
"""


def test_what_is_given_is_not_read_again_in_the_words_of_each_claim() -> None:
    assert disagreements(facts_of(GIVEN)) == []


def test_how_bad_a_disagreement_is_follows_how_sure_the_reading_is() -> None:
    facts = plan("培育企业30家。", FIRMS)
    (one,) = facts.rereading.disagreements()
    told = one.finding(facts.plan, en="E", zh="Z", hint="H", hint_zh="Z2")
    assert (told.severity, told.pointer, told.quote) == (
        "error", "/sections/0/targets/0/comparator", "30家",
    )  # fmt: skip
    assert (told.message, told.message_zh, told.hint, told.hint_zh) == ("E", "Z", "H", "Z2")
    assert list(facts.disagreements_on("comparator", "unit")) == [one]
    assert list(facts.disagreements_on("unit")) == []


def test_where_a_number_is_missing_nothing_else_is_told_of_its_field() -> None:
    facts = plan("培育企业35家以上。", FIRMS.replace("gte", "eq"))
    assert facts.account.misses and facts.disagreements == []


def filled(text: str, fields: str, unit: str | None = None) -> dict[str, Any]:
    facts = plan(text, fields)
    return facts.rereading.fields_for(claim_of(facts, "one"), unit)


BARE = "label: 企业, reference: 全省, timing: by"


def test_what_a_claim_lacks_is_read_from_words_that_leave_no_doubt() -> None:
    said = {"comparator": "gte", "value": Decimal(30), "unit": "percent"}
    assert filled("占比30%以上。", BARE) == said
    assert filled("占比30%以上。", f"{BARE}, comparator: gte") == {
        "value": Decimal(30), "unit": "percent",
    }  # fmt: skip


def test_a_word_that_several_units_print_is_left_to_a_person() -> None:
    assert filled("企业30个以上。", BARE) == {}
    assert filled("企业30个以上。", BARE, "item")["unit"] == "item"


@pytest.mark.parametrize(
    "text",
    [
        "占比30%、35%以上。",
        "占比30%至35%。",
        "企业增长30%以上。",
        "占比提高。",
        "占比百分之三十。",
    ],
)
def test_words_that_leave_a_doubt_fill_nothing(text: str) -> None:
    assert filled(text, BARE) == {}


def test_words_that_contradict_what_is_entered_fill_nothing() -> None:
    assert filled("占比30%以上。", f"{BARE}, comparator: eq") == {}
