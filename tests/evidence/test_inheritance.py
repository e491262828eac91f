"""What targets take over: from what is given around them, and from the targets they restate."""

from fiction import claim_of, facts_of

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
    facts = facts_of(RESTATED)
    last = claim_of(facts, "fourth").fields
    told = {"label": "企业", "unit": "firm", "modality": "strive", "timing": "by", "year": 2027}
    assert {key: last.get(key) for key in told} == told
    assert last["comparator"] == "gte", "the nearest of those that state it"
    assert (last["id"], last["quote"], last["restates"]) == ("fourth", "企业 | 30家", "third")
