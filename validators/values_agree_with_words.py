"""A value is the one its words state, multiplier and unit included.
数值与原话所说的一致，包括“万”“亿”等倍数和单位。

3000万元 entered as 3000 亿元 prints the right digits and is wrong ten thousand times over.  So the machine
reads the words again, with 万, 亿, 百家 and 翻番, and compares what they are worth.

把 3000万元 录成 3000 亿元，数字没错，却差了一万倍。因此机器连“万”“亿”“百家”“翻番”一起重读，比较实际大小。

百家 is a hundred:

```yaml
text: |
  一、目标
  培育百家企业。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 培育百家企业
        comparator: eq
        value: 1000  # <- finding
        unit: firm
        printed: 百家
```

So it is entered:

```yaml
text: |
  一、目标
  培育百家企业。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 培育百家企业
        comparator: eq
        value: 100
        unit: firm
        printed: 百家
```

Words that give no number have no value:

```yaml
text: |
  一、目标
  培育上百家企业。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 培育上百家企业
        comparator: gte
        value: 100  # <- finding
        unit: firm
        printed: 上百家
```

To mend it: copy the value from the words; name the words under `printed` where the quote holds several.
怎样改：照原话改正数值；引文里有几个数时，用 `printed` 指明。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for one in facts.disagreements_on("value", "to"):
        vague = one.field == "value" and not one.said
        yield one.finding(
            plan,
            en=f"“{one.words}” gives no number; {one.stated} is entered."
            if vague
            else f"The words “{one.words}” are worth {one.said or 'nothing'} in the base unit; what is entered is "
            f"worth {one.stated or 'nothing'}.",
            zh=f"“{one.words}”没有准数，录入的却是 {one.stated}。"
            if vague
            else f"原话“{one.words}”折合基本单位是 {one.said or '空'}，录入的却合 {one.stated or '空'}。",
            hint="Correct the value or its unit, or name under printed the words that carry it; what is vague "
            "is no target.",
            hint_zh="请改正数值或单位，或用 printed 指明表示它的字；概数不是目标。",
        )
