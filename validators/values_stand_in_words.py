"""Every number of a record is printed in the words it rests on.
记录中的每个数，都印在它所依据的原话里。

A value that its quote does not print was mistyped, taken from the wrong place or made up.  If the
words say 3000万元, the value cannot be 300万元.  A number from other words of the plan needs these
words under `context` or `given`; one that no words state needs a reason under `inferred`; one that
is printed without digits (全覆盖, 百家) needs the words under `printed`.

引文里没有的数，不是打错，就是取错了地方，或是凭空写的。原话是 3000万元，数值就不能是 300万元。取自规划别处的数，
要在 `context` 或 `given` 写明原话；没有原话的，要在 `inferred` 写明理由；不用数字印出的（全覆盖、百家），要在
`printed` 写明是哪几个字。

The value and the year stand in no words:

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
        value: 300  # <- finding
        unit: firm
        year: 2026  # <- finding
    dismissals:
      - {quote: 企业30家, reason: background}
```

The year is given, and the value is printed in characters:

```yaml
text: |
  一、目标
  到2026年,培育百家企业。按投资额的百分之五给予补助。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    given:
      - {quote: 到2026年, year: 2026}
    targets:
      - id: firms
        label: 企业
        quote: 培育百家企业
        comparator: eq
        value: 100
        unit: firm
        printed: 百家
    funding:
      - id: grant
        quote: 按投资额的百分之五给予补助
        instrument: PI008
        rate: {value: 5, of: 投资额}
```

What multiplies a number may stand behind a blank, or behind the other end of a range:

```yaml
text: |
  一、奖励
  给予企业20-50万元奖励,另补助 8 万元。
sections:
  - id: grants
    role: task
    heading: 一、奖励
    funding:
      - {id: award, quote: 给予企业20-50万元奖励, instrument: PI008, amount: 20, to: 50, unit: 万元, per: enterprise, printed: 20-50万元}
      - {id: aid, quote: 另补助 8 万元, instrument: PI008, amount: 8, unit: 万元, bound: exact, per: enterprise, context: {per: 企业}}
```

To mend it: copy the number from the words, or quote the words that state it.
怎样改：照原话改正数值，或补引写明该数的原话。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Miss, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for miss in facts.account.misses:
        yield plan.finding(
            miss.claim,
            miss.key.replace(".", "/"),
            en=f"{_counted(miss)} is not printed in “{miss.words}”.",
            zh=f"“{miss.words}”中没有 {_counted(miss)} 这个数。",
            hint="Correct the number, or quote the words that state it under context; printed names words "
            "that carry a number without digits.",
            hint_zh="请改正数值，或在 context 引用写明它的原话；不用数字印出的，用 printed 指明是哪几个字。",
            quote=miss.words,
        )


def _counted(miss: Miss) -> str:
    """The number with its unit, where that is one of money: what is printed may be 8, but no 8 万元."""
    unit = str(miss.claim.fields.get("unit", ""))
    counted = miss.key in ("value", "to", "amount") and unit.endswith("元")
    return f"{miss.value} {unit}" if counted else str(miss.value)
