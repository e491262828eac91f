"""Timing, rhythm, 累计 and 力争 are entered where the words print them.
时限、周期、“累计”、“力争”，原话有的都录入。

每年100人 over three years is 300 people, 累计100人 is 100; 力争 is an aim, not an order.  These small words decide how
much was promised.

“每年100人”三年是 300 人，“累计100人”就是 100 人；“力争”是努力方向，不是硬指标。这些小词决定承诺了多少。

每年 is printed and not entered:

```yaml
text: |
  一、目标
  每年培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms  # <- finding
        label: 企业
        quote: 每年培育企业30家
        comparator: eq
        value: 30
        unit: firm
```

As the words say:

```yaml
text: |
  一、目标
  每年培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 每年培育企业30家
        comparator: eq
        value: 30
        unit: firm
        every: P1Y
```

To mend it: enter `timing`, `every`, `recurrence`, `cumulative` or `modality` as the words say.
怎样改：按原话填 `timing`、`every`、`recurrence`、`cumulative` 或 `modality`。
"""

from collections.abc import Iterator

from taizhang.facts import Facts
from taizhang.findings import Finding
from taizhang.plan import Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for one in facts.disagreements_on("timing", "every", "recurrence", "cumulative", "modality"):
        words = plan.reading.text[one.start : one.end]
        stated, said = one.contradiction.stated, one.contradiction.said
        yield plan.finding(
            one.at,
            one.key,
            en=f"The words say {one.field} {said} (“{words}”); {stated or 'nothing'} is entered.",
            zh=f"原话的 {one.field} 是 {said}（“{words}”），录入的却是 {stated or '空'}。",
            hint=f"Enter {one.field} as the words say.",
            hint_zh=f"请按原话填 {one.field}。",
            quote=words,
            severity=one.severity,
        )
