"""A document that is yet to be made or revised says so, and is no citation of one that stands.
有待制定或修订的文件要写明，不能当作引用已有的文件。

制定《…条例》 promises a rule; 按照《…条例》 rests on one. Whoever follows the links of a plan looks in vain
for a document that was never made.

“制定《……条例》”是承诺，“按照《……条例》”是引用。顺着相关文件去找的人，找不到一份从未制定的文件。

A rule to be made, and one that is only cited:

```yaml
text: |
  一、任务
  制定《示例市科技条例》,贯彻落实《科技进步法》。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {id: rule, quote: 制定《示例市科技条例》, action: enact, grain: deliverable, entities: [示例市科技条例]}
relations:
  - {type: cites, title: 示例市科技条例, quote: 制定《示例市科技条例》}  # <- finding
  - {type: implements, title: 科技进步法, quote: 贯彻落实《科技进步法》, stage: make}  # <- finding
```

As the words say:

```yaml
text: |
  一、任务
  制定《示例市科技条例》,贯彻落实《科技进步法》。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {id: rule, quote: 制定《示例市科技条例》, action: enact, grain: deliverable, entities: [示例市科技条例]}
relations:
  - {type: cites, title: 示例市科技条例, quote: 制定《示例市科技条例》, stage: make}
  - {type: implements, title: 科技进步法, quote: 贯彻落实《科技进步法》}
```

To mend it: write `stage: make` or `revise` where the words say 制定, 出台 or 修订, and leave it out elsewhere.
怎样改：原话写制定、出台或修订的，写 `stage: make` 或 `revise`；其余不写。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "warning"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    forms = facts.registers.lexicon.get("documents", [])
    # To ask this of every plan: leave out the second half of the condition.
    asked = any(plan.of_kind("measures"))
    for index, relation in enumerate(plan.data.get("relations", [])):
        stated = relation.get("stage")
        before = facts.registers.simplify(relation["quote"].partition(relation["title"])[0])
        said = next((one["stage"] for one in forms if any(w in before for w in one["words"])), None)
        if said == stated or not (asked or stated):
            continue
        yield plan.finding(
            plan,
            f"relations/{index}/" + ("stage" if stated else "type"),
            en=f"The words “{relation['quote']}” say "
            + (f"stage: {said}" if said else "nothing of a document to come")
            + f"; {stated or 'nothing'} is entered.",
            zh=f"原话“{relation['quote']}”"
            + (f"表明 stage 应为 {said}，" if said else "没有说文件有待制定，")
            + (f"录入的却是 {stated}。" if stated else "却没有填。"),
            hint=f"Write stage: {said}." if said else "Leave stage out.",
            hint_zh=f"请写 stage: {said}。" if said else "请删去 stage。",
            quote=relation["quote"],
        )
