"""Two targets of one indicator, year and scope that differ are shown to a person.
同一指标、同一年份、同一范围的两个不同目标，提请人看。

Plans contradict themselves, and readers link the same promise made twice by `restates`.  Two targets
that should be one and are not are either such a contradiction, or one of them belongs to another
indicator (a stock and new ones are two), year or scope.

规划会自相矛盾；同一承诺写两遍时用 `restates` 相连。两个目标本该是一个却不同，不是原文矛盾，就是其中一个属于另一
指标（存量与新增是两个）、年份或范围。

```yaml
text: |
  一、目标
  高新技术企业达到600家,高新技术企业达到700家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, indicator: high-tech-enterprises, quote: 达到600家, comparator: eq, value: 600, unit: firm}
      - id: more-firms
        indicator: high-tech-enterprises
        quote: 达到700家
        comparator: eq
        value: 700  # <- finding
        unit: firm
```

```yaml
text: |
  一、目标
  高新技术企业达到600家,新增高新技术企业100家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, indicator: high-tech-enterprises, quote: 达到600家, comparator: eq, value: 600, unit: firm}
      - {id: new-firms, indicator: high-tech-enterprises-new, quote: 新增高新技术企业100家, comparator: eq, value: 100, unit: firm}
```

To mend it: read both; give the second its own scope, year or indicator, or put a question to the plan.
怎样改：重读两处；给后者写上自己的范围、年份或指标，或对规划提出存疑。
"""

from collections.abc import Iterator
from decimal import Decimal

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "note"

SAME = ("indicator", "year", "period", "scope", "unit", "change", "every", "part_of", "baseline")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    first: dict[str, Claim] = {}
    for target in plan.of_kind("targets"):
        if "indicator" not in target.fields or "value" not in target.fields:
            continue
        if "restates" in target.data:
            continue
        same = repr([target.fields.get(key) for key in SAME])
        other = first.setdefault(same, target)
        if Decimal(other.fields["value"]) != Decimal(target.fields["value"]):
            yield plan.finding(
                target,
                "value",
                en=f"{other.id} promises {other.fields['value']} for the same indicator, year and scope.",
                zh=f"同一指标、年份和范围，{other.id} 承诺的却是 {other.fields['value']}。",
                hint="Read both. Give this target its own scope, year or indicator; if the text contradicts itself, "
                "put a question to the plan (questions).",
                hint_zh="请重读两处，写上它自己的范围（scope）、年份（year）或指标（indicator）；"
                "若原文自相矛盾，请列入 questions（存疑）。",
                quote=target.quote,
            )
