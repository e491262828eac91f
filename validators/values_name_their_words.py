"""Where a quote holds several quantities, the record says which of them it states.
引文里有几个数量时，写明取的是哪一个。

“100万元、50万元” are two amounts.  Without `printed` neither a reader nor
the machine can tell which words the value rests on, and a mistyped value may meet the wrong number.

“100万元、50万元”是两笔钱。不写 `printed`，读者和机器都不知道数值依据哪几个
字，打错的数值也可能正好碰上另一个数。

Two amounts stand in the quote:

```yaml
text: |
  一、目标
  对国家级、省级孵化器,分别补助100万元、50万元。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    funding:
      - id: national
        quote: 对国家级、省级孵化器,分别补助100万元、50万元  # <- finding
        instrument: PI008
        amount: 100
        unit: 万元
        bound: exact
        per: institution
    dismissals:
      - {quote: 50万元, reason: background}
```

The words are named:

```yaml
text: |
  一、目标
  对国家级、省级孵化器,分别补助100万元、50万元。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    funding:
      - id: national
        quote: 对国家级、省级孵化器,分别补助100万元、50万元
        instrument: PI008
        amount: 100
        unit: 万元
        printed: 100万元
        bound: exact
        per: institution
    dismissals:
      - {quote: 50万元, reason: background}
```

To mend it: name under `printed` the words that carry the value.
怎样改：在 `printed` 写明表示数值的是哪几个字。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


STATED = ("value", "amount", "quota")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("targets", "funding", "duties"):
        if "printed" in claim.data or not any(key in claim.data for key in STATED):
            continue
        spoken_for = [one["printed"] for one in claim.data.get("thresholds", [])]
        meant = [
            quantity.printed
            for quantity in facts.rereading.quantities_in(claim.section, claim.start, claim.end)
            if quantity.promising and not any(quantity.printed in words for words in spoken_for)
        ]
        if len(meant) > 1:
            yield plan.finding(
                claim,
                "quote",
                en=f"The quote holds {len(meant)} quantities ({', '.join(meant)}).",
                zh=f"引文含有 {len(meant)} 个数量（{'、'.join(meant)}）。",
                hint="Name under printed the words that carry the value.",
                hint_zh="请在 printed 写明表示数值的是哪几个字。",
                quote=claim.quote,
            )
