"""A price keeps what it is the price of: 元/亩, 元/人/夜, 每千瓦时.
单价写明按什么计：元/亩、元/人/夜、每千瓦时。

100元/亩 is no hundred yuan.  Without its denominator the sum can neither be compared with another offer nor
multiplied by the acres somebody has.

“100元/亩”不是一百元。丢了分母，就既不能与别处的补助相比，也算不出自己能得多少。

The words print 元/亩, and the record has only yuan:

```yaml
text: |
  一、支持
  流转土地的,给予100元/亩补助。
sections:
  - id: support
    role: task
    heading: 一、支持
    funding:
      - id: land
        quote: 流转土地的,给予100元/亩补助
        instrument: PI008
        amount: 100  # <- finding
        unit: 元
        bound: exact
        per: matter
        inferred: {per: Each transfer of land.}
```

With its denominator:

```yaml
text: |
  一、支持
  流转土地的,给予100元/亩补助;用电的,每千瓦时补贴2元。
sections:
  - id: support
    role: task
    heading: 一、支持
    funding:
      - {id: land, quote: "流转土地的,给予100元/亩补助", instrument: PI008, amount: 100, unit: 元, bound: exact, per: unit, denominator: 亩}
      - {id: power, quote: 每千瓦时补贴2元, instrument: PI008, amount: 2, unit: 元, bound: exact, per: unit, denominator: 每千瓦时}
```

To mend it: enter `denominator` as printed, without the stroke; `per: unit` where it is a measure.
怎样改：照原文填 `denominator`，不含斜线；按计量单位计的，`per` 写 unit。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for one in facts.disagreements_on("denominator"):
        key = "denominator" if one.stated else "amount" if "amount" in one.at.data else "value"
        yield plan.finding(
            one.at,
            key,
            en=f"The words print {one.said or 'nothing'} as what the price is of; "
            f"{one.stated or 'nothing'} is entered.",
            zh=f"按原话，这是每“{one.said or '（未写）'}”的单价，denominator "
            + (f"填的却是“{one.stated}”。" if one.stated else "却没有填。"),
            hint=f"Write denominator: {one.said}."
            if one.said
            else "Delete denominator, or quote its words under context.",
            hint_zh=f"请写 denominator: {one.said}。"
            if one.said
            else "请删去 denominator，或在 context 引用原话。",
            quote=one.words,
        )
    for claim in plan.of_kind("funding"):
        if (claim.data.get("per") == "unit") and "denominator" not in claim.data:
            yield plan.finding(
                claim,
                "per",
                en="per: unit needs the unit that is meant.",
                zh="per 写 unit 时，须写明是哪个计量单位。",
                hint="Enter denominator as printed, such as 亩.",
                hint_zh="请照原文填 denominator，如“亩”。",
                quote=claim.quote,
            )
