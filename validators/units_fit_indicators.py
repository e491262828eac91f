"""The unit of a target measures what its indicator measures, or what its label counts.
目标的单位与指标所量的东西、名目所数的东西相符。

An indicator is counted in firms, in percent or in yuan.  A target in another kind of unit cannot be
compared with the others: either the unit is wrong, or the words speak of another indicator.  A change
(growth, a multiple) may be in percent or in times.  家 counts firms and institutions alike: which of them, the
last word of the label tells (`counted` in the lexicon).

指标有的按家计，有的按百分比，有的按元。单位种类不同的目标无法比较：不是单位写错，就是说的是另一个指标。变动（增速、
倍数）可用百分比或倍。“家”既数企业也数机构，到底数的是什么，看名目的末词（词语名录的 `counted`）。

Research intensity is a percentage:

```yaml
text: |
  一、目标
  研发投入强度达到3家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: rd
        indicator: rd-intensity
        quote: 研发投入强度达到3家
        comparator: eq
        value: 3
        unit: firm  # <- finding
```

```yaml
text: |
  一、目标
  研发投入强度达到3%。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: rd, indicator: rd-intensity, quote: 研发投入强度达到3%, comparator: eq, value: 3, unit: percent}
```

Platforms are no firms:

```yaml
text: |
  一、目标
  建设创新平台3家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: platforms
        label: 创新平台
        quote: 建设创新平台3家
        comparator: eq
        value: 3
        unit: firm  # <- finding
```

To mend it: read the unit again, or choose the indicator that the words speak of.
怎样改：重读单位，或改选原话所说的指标。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "error"
REQUIRES = ("references",)

CHANGES = ("percent", "times")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    units, indicators = facts.registers.tables["units"], facts.registers.tables["indicators"]
    for target in plan.of_kind("targets"):
        indicator = indicators.get(target.fields.get("indicator", ""))
        unit = target.data.get("unit")
        if indicator is None and unit is not None and unit not in CHANGES:
            yield from _fits_label(plan, facts, target)
        if indicator is None or unit is None or ("change" in target.fields and unit in CHANGES):
            continue
        known = [units[id]["dimension"] for id in (unit, indicator["unit"]) if id in units]
        # What the register lacks is told there.
        if unit != indicator["unit"] and len(known) == 2 and known != ["money", "money"]:
            yield plan.finding(
                target,
                "unit",
                en=f"{indicator['id']} is counted in {indicator['unit']}; the unit entered is {unit}.",
                zh=f"指标“{indicator['label']}”按 {indicator['unit']} 计，录入的单位却是 {unit}。",
                hint="Read the unit again, or choose the indicator that the words speak of.",
                hint_zh="请重读单位，或改选原话所说的指标。",
                quote=target.quote,
            )


def _fits_label(plan: Plan, facts: Facts, target: Claim) -> Iterator[Finding]:
    """What is counted stands last in the label: 科技企业, 创新平台."""
    label, unit = facts.registers.simplify(target.fields.get("label", "")), target.data["unit"]
    known = [
        (word, entry["unit"])
        for entry in facts.registers.lexicon.get("counted", [])
        for word in entry["words"]
        if label.endswith(word)
    ]
    word, fitting = max(known, key=lambda pair: len(pair[0]), default=("", unit))
    if fitting != unit:
        yield plan.finding(
            target,
            "unit",
            en=f"{word} are counted in {fitting}; the unit entered is {unit}.",
            zh=f"“{word}”按 {fitting} 计，录入的单位却是 {unit}。",
            hint="Choose the unit of what the label counts, or correct the label.",
            hint_zh="请按名目所数的东西选单位，或改正名目。",
            quote=target.quote,
        )
