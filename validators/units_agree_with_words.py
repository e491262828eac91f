"""The unit of a value is the one its words print.
数值的单位与原话所印的一致。

家, 项, 人, % and 亿元 measure different things.  A target of 50项 entered in firms would be added to firms.

家、项、人、%、亿元量的是不同的东西。把 50项录成以企业计，就会和企业数加在一起。

项 counts no people:

```yaml
text: |
  一、目标
  实现成果50项。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 实现成果50项
        comparator: eq
        value: 50
        unit: person  # <- finding
```

It counts items:

```yaml
text: |
  一、目标
  实现成果50项。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 实现成果50项
        comparator: eq
        value: 50
        unit: item
```

To mend it: choose the unit that the words print; add a printed form to the units register where it is missing.
怎样改：按原话选单位；名录里缺某种写法的，在计量单位名录补上。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for one in facts.disagreements_on("unit"):
        yield one.finding(
            plan,
            en=f"The words print “{one.said or one.words}”; the unit entered is {one.stated}.",
            zh=f"原话印的是“{one.said or one.words}”，录入的单位却是 {one.stated}。",
            hint=f"Choose the unit that the words print, or add “{one.said or one.words}” to printed of that unit in "
            "datapackage/registers/units.yaml.",
            hint_zh=f"请按原话选单位；若单位没有选错，请在 datapackage/registers/units.yaml 该单位的 printed "
            f"补上“{one.said or one.words}”。",
        )
