"""The action of a measure is one that its own words say.
举措的动作是原话所说的动作。

Who looks for what will be built, or enacted, finds it by the action. The main verb of the quote says
it; behind a light verb (加强, 推进) the noun does, and behind a verb of setting up (建立, 打造) what is
set up. The words of each action stand in the register actions.yaml.

要找“建什么”“出台什么”，靠的是动作。引文的主要动词说明动作；轻动词（加强、推进）看后面的名词，设立动词（建立、打造）
看设立的是什么。各动作的词语见动作名录 actions.yaml。

The words exchange and cooperate, and establish a mechanism:

```yaml
text: |
  一、任务
  深化产学研交流合作,建立部门联动机制。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {quote: 深化产学研交流合作, action: research, grain: line}  # <- finding
      - {id: linkage, quote: 建立部门联动机制, action: build, grain: deliverable}  # <- finding
```

As the words say:

```yaml
text: |
  一、任务
  深化产学研交流合作,建立部门联动机制,引进培育人才。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {quote: 深化产学研交流合作, action: connect, grain: line}
      - {id: linkage, quote: 建立部门联动机制, action: establish, grain: deliverable}
      - {quote: 引进培育人才, action: attract, grain: line}
```

To mend it: enter the action that the words say; where the register lacks a word, add it there.
怎样改：填原话所说的动作；名录缺少的词，请补进名录。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "warning"
REQUIRES = ("evidence", "references")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    labels = facts.registers.tables["actions"]
    for claim in plan.of_kind("measures"):
        stated = claim.data["action"]
        said = facts.measures.reading(claim.start, claim.end).actions
        if not said or stated in said or "action" in claim.data.get("inferred", {}):
            continue
        told_zh = "、".join(f"{labels[one]['label']} {one}" for one in said)
        yield plan.finding(
            claim,
            "action",
            en=f"The words “{claim.quote}” say {', '.join(said)}; {stated} is entered.",
            zh=f"按原话“{claim.quote}”，动作是{told_zh}，录入的却是 {stated}。",
            hint=f"Write action: {said[0]}, or read the words again; where they say {stated} all the "
            "same, write inferred: {action: reason}.",
            hint_zh=f"请写 action: {said[0]}，或重读原话；若确是 {stated}，请写 inferred: {{action: 理由}}。",
            quote=claim.quote,
        )
