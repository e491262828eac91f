"""A target states a value, a reference, or what it restates.
目标要有数值、参照，或所重申的目标。

A target without a value is a promise that cannot be checked.  Where the words print one, it is
entered; where they measure against something else (全省平均水平), that is the `reference`; where they
repeat a promise made elsewhere in the plan, `restates` says which.

没有数值的目标无法检验。原话印了数值就录入；以别的水平为准的（全省平均水平），写 `reference`；重复别处承诺的，用
`restates` 说明是哪一个。

The value is left out:

```yaml
text: |
  一、目标
  培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 培育企业30家  # <- finding
    dismissals:
      - {quote: 30家, reason: background}
```

It is stated:

```yaml
text: |
  一、目标
  培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 培育企业30家
        comparator: eq
        value: 30
        unit: firm
```

To mend it: enter `comparator`, `value` and `unit` as the words print them (`taizhang fix` does it where
the words leave no doubt), and an `indicator` or a `label`.
怎样改：按原话填 `comparator`、`value`、`unit`（没有疑问时 `taizhang fix` 可代填），并写 `indicator` 或 `label`。
"""

from collections.abc import Iterator

from taizhang.facts import Facts
from taizhang.findings import Finding
from taizhang.plan import Claim, Plan

SEVERITY = "error"
REQUIRES = ("references",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for target in plan.of_kind("targets"):
        fields = target.fields
        if "indicator" not in fields and "label" not in fields:
            yield _incomplete(
                plan, target, "an indicator or a label", "指标（indicator）或名目（label）"
            )
        if "value" not in fields and "reference" not in fields:
            fills = facts.rereading.fields_for(target)
            yield _incomplete(
                plan, target, "a value or a reference", "数值（value）或参照（reference）", fills
            )
        elif "comparator" not in fields or ("value" in fields and "unit" not in fields):
            yield _incomplete(
                plan,
                target,
                "a comparator (and a value its unit)",
                "界限（comparator），或数值的单位（unit）",
            )


def _incomplete(
    plan: Plan, target: Claim, en: str, zh: str, fills: dict[str, object] | None = None
) -> Finding:
    return plan.finding(
        target,
        "quote",
        en=f"The target {target.id} lacks {en}.",
        zh=f"目标 {target.id} 缺少{zh}。",
        hint="Enter what the words print; for an aim without a number, name the reference.",
        hint_zh="请录入原话所印；没有数字的目标，写明参照的水平。",
        quote=target.quote,
        edit=plan.insertion(target, fills) if fills else None,
    )
