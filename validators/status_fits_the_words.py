"""A draft is called a draft by its words, and a plan in force is not.
征求意见稿等草案由原文标明；原文标明是草案的，不作为已生效的规划。

Whoever reads that a plan is a draft does not hold anybody to it.  Its title, or what stands before and
after the text, says so (征求意见稿, 草案); without such words a signed and numbered plan is in force, and with
them it is none.

读到“草案”，就没有人会拿它去要求谁。标题或正文前后会写明（征求意见稿、草案）；没有这些字而有落款、文号的，就是已生效的规划；
有这些字的，就还不是。

No words call it a draft:

```yaml
status: draft  # <- finding
issuer: 揭阳市科学技术局
written: 2024-02-01
text: |
  培育计划
  一、目标
  揭阳市科学技术局
  2024年2月1日
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
  - {id: signature, role: signature, starts: 揭阳市科学技术局}
```

Its title does:

```yaml
status: draft
text: |
  培育计划(征求意见稿)
  一、目标
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
```

A draft is not in force:

```yaml
status: issued  # <- finding
text: |
  培育计划(征求意见稿)
  一、目标
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: enter the status that the words show; where something else is known (a later edition was issued),
waive this with that reason.
怎样改：按原文填 `status`；若另有依据（如后来已正式印发），请写明理由豁免。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "warning"
REQUIRES = ("sections",)
IN_FORCE = ("issued", "amended", "superseded", "repealed", "expired")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    words = facts.registers.lexicon.get("facts", {}).get("draft", [])
    if not words:
        return
    around = (plan.text(one) for one in facts.frame)
    pattern = re.compile("|".join(words))
    title, told = (
        pattern.search(facts.registers.fold(one)) for one in (plan.data["title"], "\n".join(around))
    )
    status = plan.data["status"]
    if status == "draft" and not (title or told):
        yield _finding(plan, "No words call it a draft.", "原文没有说它是草案。")
    elif status in IN_FORCE and title:
        yield _finding(plan, f"The title says {title[0]}.", f"标题写明是“{title[0]}”。")


def _finding(plan: Plan, en: str, zh: str) -> Finding:
    status = plan.data["status"]
    return plan.finding(
        plan,
        "status",
        en=f"{en[:-1]}; status: {status} is entered.",
        zh=f"{zh[:-1]}，录入的却是 status: {status}。",
        hint="Enter the status that the words show; where something else is known, waive this with that reason (waivers).",
        hint_zh="请按原文填 status；若另有依据，请在 waivers 写明理由豁免。",
        quote=plan.data["title"],
    )
