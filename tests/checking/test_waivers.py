"""Waivers: each accepts one finding, picked by its words where a record has several of a rule."""

import re
from collections.abc import Iterator

from fiction import read

from taizhang.findings import Finding
from taizhang.plan import Plan
from taizhang.second_reading.facts import Facts

PLAN = """
text: |
  一、目标
  培育企业30家,举办大赛5场,举办论坛6场。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    dismissals:
      - {quote: 30家, reason: background}
      - {quote: 大赛5场, reason: background}
      - {quote: 论坛6场, reason: background}
waivers:
"""


def doubt(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """Doubts every number of a section."""
    for match in re.finditer(r"\d+.", plan.reading.text):
        yield plan.finding(plan.sections[0], en="Really?", hint="Ask.", quote=match[0])


def waive(*waivers: str) -> tuple[list[str], list[str], list[str]]:
    """The words of doubts that are left, those that are waived, and the rules of other findings."""
    written = "".join(
        f"  - {{rule: made-up, at: goals, {one}reason: So printed.}}\n" for one in waivers
    )
    result = read(PLAN + written, doubt)
    left = [one.quote for one in result.findings if one.rule == "made-up"]
    others = [one.rule for one in result.findings if one.rule != "made-up"]
    return left, [one.finding.quote for one in result.waived], others


def test_a_waiver_accepts_the_one_finding_whose_words_it_names() -> None:
    assert waive("quote: 5场, ") == (["30家", "6场"], ["5场"], [])
    assert waive("quote: 30, ", "quote: 6场, ") == (["5场"], ["30家", "6场"], [])


def test_a_waiver_of_several_findings_or_none_accepts_nothing() -> None:
    every = ["30家", "5场", "6场"]
    assert waive("") == (every, [], ["waiver-several"])
    assert waive("quote: 场, ") == (every, [], ["waiver-several"])
    assert waive("quote: 7场, ") == (every, [], ["waiver-unused"])
