"""An amount of money says in which unit, up to what and for each what it is paid.
金额写明单位、限度和按什么付款。

最高500万元 for each project is not 500万元 in all.  An amount without its bound or without what it is paid for
each can be read as ten different budgets.

“每个项目最高500万元”不是“共500万元”。不写限度、不写按什么付款，同一个金额可以读成十笔不同的账。

For each what is left out:

```yaml
text: |
  一、任务
  对符合条件的项目最高补助500万元。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    funding:
      - id: projects
        quote: 对符合条件的项目最高补助500万元
        instrument: PI008
        amount: 500  # <- finding
        unit: 万元
        bound: ceiling
```

It is stated:

```yaml
text: |
  一、任务
  对符合条件的项目最高补助500万元。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    funding:
      - id: projects
        quote: 对符合条件的项目最高补助500万元
        instrument: PI008
        amount: 500
        unit: 万元
        bound: ceiling
        per: project
```

An amount is in a unit of money:

```yaml
text: |
  一、任务
  对符合条件的项目最高补助500万美元。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    funding:
      - id: projects
        quote: 对符合条件的项目最高补助500万美元
        instrument: PI008
        amount: 500
        unit: item  # <- finding
        bound: ceiling
        per: project
```

To mend it: enter `unit`, `bound` (exact where no bound is printed) and `per` (total for a whole budget).
怎样改：填 `unit`、`bound`（未印界限时为 exact）和 `per`（总额为 total）。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    units = facts.registers.tables["units"]
    for offer in plan.of_kind("funding"):
        bound = () if "to" in offer.data else ("bound",)  # A range is its own bound.
        missing = [key for key in ("unit", *bound, "per") if key not in offer.data]
        if "amount" in offer.data and missing:
            yield plan.finding(
                offer,
                "amount",
                en=f"The amount has no {' and no '.join(missing)}.",
                zh=f"金额没有写 {'、'.join(missing)}。",
                hint="Enter them as the words print: bound: exact where no bound is printed, per: total for a "
                "whole budget.",
                hint_zh="请按原话填写；没有“最高”“不低于”等字的写 bound: exact，总额写 per: total。",
                quote=offer.quote,
            )
        unit = units.get(offer.data.get("unit", ""))  # What the register lacks is told there.
        if unit and unit["dimension"] != "money":
            yield plan.finding(
                offer,
                "unit",
                en=f"{unit['id']} is no unit of money.",
                zh=f"{unit['id']} 不是货币单位。",
                hint="Choose the unit of money that the words print, in its currency: 万元, 万美元.",
                hint_zh="请按原话选货币单位，币种照原文：万元、万美元。",
                quote=offer.quote,
            )
