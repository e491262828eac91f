"""A dismissal gives the reason that its words show, and hides no promise.
“不计”的理由是原话显示的理由，不掩盖承诺。

A promise that is dismissed is lost without a trace.  Each reason has its forms: a name stands in
quotation marks or touches Latin letters, a meeting is the 第72次, a list is counted after 等, a
threshold bounds the firms it speaks of (超10亿元的企业).  `background` has no form: it is for a fact that
is so already, and so for no number that shows another reason or stands beside 达到, 新增, 培育, unless the
words tell of what is past (“十三五”期间, 目前, 已) or the section looks back (`role: preamble`).

被列入“不计”的承诺会无声消失。每个理由各有其样子：名称在引号里或紧贴拉丁字母，会议是“第72次”，列举之数在“等”之后，门槛限定
所说的企业（超10亿元的企业）。`background`（背景）没有固定样子：只用于已是事实的数字，凡显出别的理由、或与“达到”“新增”
“培育”并列的都不是，除非原话说的是已往（“十三五”期间、目前、已），或整个部分都在回顾（`role: preamble`）。

A promise is dismissed as a name, another as background:

```yaml
text: |
  一、目标
  占比达到30%,建设平台5个。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    dismissals:
      - {quote: 占比达到30%, reason: name}  # <- finding
      - {quote: 平台5个, reason: background}  # <- finding
```

A number inside a name is one, and so is a fact that is so already:

```yaml
text: |
  一、目标
  围绕“8+3”集群,用好11条产业链。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    dismissals:
      - {quote: "“8+", reason: name}
      - {quote: "+3”", reason: name}
      - {quote: 11条产业链, reason: background}
```

What was reached is no promise, whatever words stand beside it:

```yaml
text: |
  一、工作基础
  高新技术企业达到63家。
  二、目标
  近年来,全县累计培育企业40家,已建成平台5个。
sections:
  - id: base
    role: preamble
    heading: 一、工作基础
    dismissals:
      - {quote: 达到63家, reason: background}
  - id: goals
    role: goals
    heading: 二、目标
    dismissals:
      - {quote: 企业40家, reason: background}
      - {quote: 平台5个, reason: background}
```

Words may be read in several ways; each reason that fits will do:

```yaml
text: |
  一、招商
  对实际投资20亿元以上的招商项目和世界500强,优先供地。
  对实际投资30亿元以上的文旅项目和中国500强,优先供地。
  优先供地8亩。
sections:
  - id: goals
    role: goals
    heading: 一、招商
    dismissals:
      - {quote: 投资20亿元, reason: threshold}
      - {quote: 世界500强, reason: name}
      - {quote: 投资30亿元, reason: eligibility}
      - {quote: 中国500强, reason: background}
      - {quote: 供地8亩, reason: threshold}  # <- finding
```

To mend it: enter the promise, or give the reason that fits.
怎样改：录入这项承诺，或改用相符的理由。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan, fitting_reasons

SEVERITY = "error"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for number in facts.account.every:
        if number.accounted_by == "dismissal":
            claim = number.dismissals[0]
            fitting = fitting_reasons(number, facts)
            if claim.data["reason"] not in fitting:
                yield _finding(plan, claim, fitting)


TOLD = {
    "name": "名称",
    "threshold": "门槛",
    "eligibility": "资格",
    "background": "背景",
    "list-count": "列举之数",
    "citation": "引用",
    "date": "日期",
    "meeting-number": "会议次数",
    "location": "地点",
    "vague": "概数",
}


def _told(reason: str) -> str:
    return f"{reason}（{TOLD[reason]}）"


def _finding(plan: Plan, claim: Claim, fitting: set[str]) -> Finding:
    reasons = sorted(fitting)
    return plan.finding(
        claim,
        "reason",
        en=f"The words “{claim.quote}” do not show the reason {claim.data['reason']}"
        + (f" but {' or '.join(reasons)}." if reasons else "; they look like a promise."),
        zh=f"从原话“{claim.quote}”看不出理由是 {_told(claim.data['reason'])}，"
        + (f"看来是 {'或'.join(map(_told, reasons))}。" if reasons else "看来是一项承诺。"),
        hint="Enter the promise (targets, funding, duties), or give the reason that fits.",
        hint_zh="若是承诺，请录入（targets、funding 或 duties）；若不是，请改用相符的理由。",
        quote=claim.quote,
    )
