"""A part is never larger than the whole it belongs to.
部分不会大于它所属的整体。

Plans print targets with parts: 600 firms, 其中 500 manufacturers.  A part that exceeds its whole is a
number read from the wrong place, or a part tied to the wrong whole.

规划常在总数之下写“其中”多少。部分大于整体，不是数取错了地方，就是挂错了整体。

The part exceeds the whole:

```yaml
text: |
  一、目标
  高新技术企业达到600家,其中制造业达到700家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 高新技术企业, quote: 高新技术企业达到600家, comparator: eq, value: 600, unit: firm}
      - id: manufacturers
        label: 制造业高新技术企业
        quote: 制造业达到700家
        comparator: eq
        value: 700
        unit: firm
        part_of: firms  # <- finding
```

The part lies within the whole:

```yaml
text: |
  一、目标
  高新技术企业达到600家,其中制造业达到500家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 高新技术企业, quote: 高新技术企业达到600家, comparator: eq, value: 600, unit: firm}
      - id: manufacturers
        label: 制造业高新技术企业
        quote: 制造业达到500家
        comparator: eq
        value: 500
        unit: firm
        part_of: firms
```

To mend it: read both numbers again, and check which target the words 其中 refer to.
怎样改：重读两个数，并核对“其中”指的是哪个目标。
"""

from collections.abc import Iterator
from decimal import Decimal

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"
REQUIRES = ("references",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    targets = {target.id: target for target in plan.of_kind("targets")}
    for part in targets.values():
        whole = targets.get(part.fields.get("part_of", ""))
        if not whole or "value" not in part.fields or "value" not in whole.fields:
            continue
        same_unit = part.fields.get("unit") == whole.fields.get("unit")
        if not same_unit or Decimal(part.fields["value"]) > Decimal(whole.fields["value"]):
            yield plan.finding(
                part,
                "part_of",
                en=f"{part.fields['value']} {part.fields.get('unit')} cannot be part of "
                f"{whole.fields['value']} {whole.fields.get('unit')} ({whole.id}).",
                zh=f"{part.fields['value']}（{part.fields.get('unit')}）不可能是 {whole.id} 的"
                f" {whole.fields['value']}（{whole.fields.get('unit')}）的一部分。",
                hint="Read both numbers again, and check which target 其中 refers to (part_of).",
                hint_zh="请重读两个数，并核对“其中”指的是哪个目标（part_of）。",
                quote=part.quote,
            )
