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

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "error"
REQUIRES = ("references",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    read = {target.id for target in plan.of_kind("targets")}
    for target in plan.of_kind("targets"):
        fields = target.fields
        if fields.get("restates", target.id) not in read:
            continue  # Its heading or quote is told; what this takes over from it is not known.
        if "indicator" not in fields and "label" not in fields:
            yield plan.finding(
                target,
                "quote",
                en=f"The target {target.id} does not say what it counts.",
                zh=f"目标 {target.id} 没有写明是什么指标。",
                hint="Enter an indicator of the register; for a one-off output, a label as printed.",
                hint_zh="请填 indicator（指标名录中的编号）；一次性的产出，照原文填 label。",
                quote=target.quote,
            )
        if "value" not in fields and "reference" not in fields:
            missing = ["value"]
        else:
            asked = ("comparator", "unit") if "value" in fields else ("comparator",)
            missing = [key for key in asked if key not in fields]
        if missing:
            yield _incomplete(plan, facts, target, missing)


def _incomplete(plan: Plan, facts: Facts, target: Claim, missing: list[str]) -> Finding:
    indicator = facts.registers.tables["indicators"].get(target.fields.get("indicator", ""), {})
    unit = target.fields.get("unit", indicator.get("unit"))
    fills = {} if "reference" in target.fields else facts.rereading.fields_for(target, unit)
    return plan.finding(
        target,
        "quote",
        en=f"The target {target.id} has no {' and no '.join(missing)}.",
        zh=f"目标 {target.id} 没有写 {'、'.join(missing)}。",
        hint="Enter comparator, value and unit as the words print them; for an aim without a number, "
        "comparator and reference.",
        hint_zh="请按原话填 comparator（界限）、value（数值）和 unit（单位）；没有数字的目标，"
        "填 comparator 和 reference（参照的水平）。",
        quote=target.quote,
        edit=plan.insertion(target, fills) if fills else None,
    )
