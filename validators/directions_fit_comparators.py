"""A bound points the way its indicator is meant to go.
界限的方向与指标应走的方向一致。

Where more is better, a target is a floor; where less is better, a ceiling.  A ceiling on the number of
high-tech firms was probably meant as a floor: 不低于 and 不超过 are easily exchanged.

越多越好的指标，目标是下限；越少越好的，是上限。给高新技术企业数设上限，多半是把“不低于”和“不超过”弄反了。

```yaml
text: |
  一、目标
  高新技术企业不超过600家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        indicator: high-tech-enterprises
        quote: 高新技术企业不超过600家
        comparator: lte  # <- finding
        value: 600
        unit: firm
```

```yaml
text: |
  一、目标
  高新技术企业不低于600家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        indicator: high-tech-enterprises
        quote: 高新技术企业不低于600家
        comparator: gte
        value: 600
        unit: firm
```

To mend it: read the bound again; if the text does say so, waive this with that reason.
怎样改：重读界限；若原文确实如此，请写明理由豁免。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "warning"
REQUIRES = ("references",)

MORE, LESS = ("more", "多"), ("less", "少")
CEILING, FLOOR = ("ceiling", "上限"), ("floor", "下限")
AGAINST = {"up": ("lte", "lt"), "down": ("gte", "gt")}


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    indicators = facts.registers.tables["indicators"]
    for target in plan.of_kind("targets"):
        indicator = indicators.get(target.fields.get("indicator", ""))
        comparator = target.data.get("comparator")
        if indicator and comparator in AGAINST[indicator["direction"]]:
            up = indicator["direction"] == "up"
            better, bound = (MORE, CEILING) if up else (LESS, FLOOR)
            yield plan.finding(
                target,
                "comparator",
                en=f"For {indicator['id']} {better[0]} is better, but a {bound[0]} ({comparator}) is entered.",
                zh=f"指标“{indicator['label']}”越{better[1]}越好，录入的却是{bound[1]}（{comparator}）。",
                hint="Read the bound again; if the text does say so, waive this with that reason (waivers).",
                hint_zh="请重读界限；若原文确实如此，请在 waivers 写明理由豁免。",
                quote=target.quote,
            )
