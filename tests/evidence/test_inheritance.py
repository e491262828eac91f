"""What targets take over: from what is given around them, and from the targets they restate."""

from fiction import claim_of, facts_of

AGAIN = ("restates-again", "restates-again")
"""A chain of restatements is a finding; what is taken over is read all the same."""

RESTATED = """
text: |
  一、目标
  到2027年,力争培育企业30家。
  二、任务
  再培育企业30家以上。
  三、分解
  企业30家。
  四、附表
  企业 | 30家 |
sections:
  - id: goals
    role: goals
    heading: 一、目标
    given: [{quote: 到2027年, year: 2027}]
    targets:
      - {id: first, label: 企业, quote: 力争培育企业30家, comparator: eq, value: 30, unit: firm, timing: by, modality: strive}
  - id: tasks
    role: task
    heading: 二、任务
    targets:
      - {id: second, quote: 再培育企业30家以上, restates: first, comparator: gte}
  - id: shares
    role: row
    heading: 三、分解
    targets:
      - {id: third, quote: 企业30家。, restates: second, value: 30}
  - id: annex
    role: annex
    heading: 四、附表
    targets:
      - {id: fourth, quote: 企业 | 30家, restates: third, value: 30}
"""


def test_what_is_restated_reaches_the_last_of_a_chain() -> None:
    facts = facts_of(RESTATED, AGAIN)
    last = claim_of(facts, "fourth").fields
    told = {"label": "企业", "unit": "firm", "modality": "strive", "timing": "by", "year": 2027}
    assert {key: last.get(key) for key in told} == told
    assert last["comparator"] == "gte", "the nearest of those that state it"
    assert (last["id"], last["quote"], last["restates"]) == ("fourth", "企业 | 30家", "third")


GIVEN = """
text: |
  一、目标
  到2027年,每年2025—2026年,力争建成(预期性)。培育企业30家。到2026年培育平台8个。
  (一)分项
  到2028年,东岭区培育机构5家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    given:
      - {quote: 到2027年, year: 2027}
      - {quote: 2025—2026年, period: {start: 2025, end: 2026}}
      - {quote: 力争, modality: strive}
      - {quote: 预期性, nature: expected}
    targets:
      - {id: firms, label: 企业, quote: 培育企业30家, comparator: eq, value: 30, unit: firm, timing: by}
      - {id: platforms, label: 平台, quote: 到2026年培育平台8个, comparator: eq, value: 8, unit: item, year: 2026, timing: by, nature: binding}
    sections:
      - id: part
        role: goals
        heading: (一)分项
        given:
          - {quote: 到2028年, year: 2028}
          - {quote: 东岭区, scope: 东岭区}
        targets:
          - {id: bodies, label: 机构, quote: 培育机构5家, comparator: eq, value: 5, unit: item, timing: by}
"""


def test_what_is_given_around_a_target_is_taken_over_the_nearest_first() -> None:
    facts = facts_of(GIVEN)
    firms, platforms, bodies = (claim_of(facts, id) for id in ("firms", "platforms", "bodies"))
    assert (firms.fields["year"], firms.fields["modality"]) == (2027, "strive")
    assert "period" not in firms.fields, "a year and a period exclude each other"
    assert (platforms.fields["year"], platforms.fields["nature"]) == (2026, "binding")
    assert (bodies.fields["year"], bodies.fields["scope"]) == (2028, "东岭区")
    assert bodies.fields["modality"] == "strive", "what the sections around it are given reaches it"
    assert "scope" not in firms.fields


def test_a_target_knows_whose_words_give_what_it_took_over() -> None:
    facts = facts_of(GIVEN)
    bodies = claim_of(facts, "bodies")
    assert {key: given.quote for key, given in bodies.given.items()} == {
        "year": "到2028年",
        "scope": "东岭区",
        "modality": "力争",
        "nature": "预期性",
    }
    assert claim_of(facts, "platforms").given.keys() == {"modality"}
    assert "year" not in bodies.data, "what a person wrote stays as it is"


def test_what_is_its_own_in_a_target_is_never_taken_over_by_one_that_restates_it() -> None:
    own = "printed: 30家, shared: true, inferred: {nature: Said above.}, nature: expected, context: {year: 到2027年}, year: 2027, "
    facts = facts_of(RESTATED.replace("label: 企业, quote", own + "label: 企业, quote"), AGAIN)
    again = claim_of(facts, "second").fields
    assert {"printed", "shared", "inferred", "context", "allocations"}.isdisjoint(again)
    assert (again["year"], again["nature"], again["label"]) == (2027, "expected", "企业")


def test_only_targets_take_anything_over() -> None:
    entity = "entities: [{quote: 培育企业, kind: other}]\n    targets"
    facts = facts_of(GIVEN.replace("    targets", f"    {entity}", 1))
    (found,) = facts.plan.of_kind("entities")
    assert (found.fields, found.given) == (found.data, {})
