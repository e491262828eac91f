"""A dismissal does not hide an amount, a count or a percentage behind a reason that does not fit.
“不计”的理由与数字相符，不掩盖金额、数量或百分比。

A promise that is dismissed is lost without a trace.  A percentage is no name, 30家 is no citation, and
a date has the form of one.  Amounts and percentages may be dismissed only as thresholds, as conditions
of eligibility, or as background facts.

被列入“不计”的承诺会无声消失。百分比不是名称，30家不是引用，日期有日期的样子。金额和百分比只能作为门槛、资格条件
或背景事实不计。

A percentage is dismissed as a name:

```yaml
text: |
  一、目标
  占比达到30%。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    dismissals:
      - {quote: 占比达到30%, reason: name}  # <- finding
```

A number inside a name is one:

```yaml
text: |
  一、目标
  围绕“8+3”集群。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    dismissals:
      - {quote: "“8+", reason: name}
      - {quote: "+3”", reason: name}
```

To mend it: enter the promise, or give the reason that fits.
怎样改：录入这项承诺，或改用相符的理由。
"""

from collections.abc import Iterator

from taizhang.facts import Facts
from taizhang.findings import Finding
from taizhang.plan import Plan

SEVERITY = "error"
REQUIRES = ("evidence",)

FITTING = {
    "amount": ("threshold", "eligibility", "background", "name"),
    "percentage": ("threshold", "eligibility", "background"),
    "rate": ("threshold", "eligibility", "background"),
    "count": ("threshold", "eligibility", "background", "list-count", "name", "location"),
    "year": ("date", "background", "citation", "name"),
}
"""Reasons that fit each kind of quantity, where the machine is sure of the kind."""


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("dismissals"):
        reason = claim.data["reason"]
        for quantity in facts.rereading.quantities_in(claim.section, claim.start, claim.end):
            fitting = FITTING.get(quantity.kind)
            if quantity.sure != "certain" or fitting is None or reason in fitting:
                continue
            yield plan.finding(
                claim,
                "reason",
                en=f"“{quantity.printed}” reads as {quantity.kind}; it is dismissed as {reason}.",
                zh=f"“{quantity.printed}”读来是 {quantity.kind}，却以 {reason} 不计。",
                hint=f"Enter the promise, or use a reason that fits: {', '.join(fitting)}.",
                hint_zh=f"请录入这项承诺，或改用相符的理由：{'、'.join(fitting)}。",
                quote=claim.quote,
            )
