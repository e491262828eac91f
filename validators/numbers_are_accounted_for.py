"""Every number printed in the source is used by a record or dismissed for a reason.
来源中的每个数字，不是被某条记录使用，就是写明理由不计。

A plan is full of numbers, and a promise that nobody entered looks just like a number that is no
promise.  So each number must be accounted for: by a field of a record, by a dismissal, by an
emendation that removes it, or by a form that is always the same (numbering, a full date, a document
number, digits that touch Latin letters which are no unit).  A dismissal is for one number, and for one that nothing
else uses.

规划里数字很多，漏录的承诺与无关的数字看上去一样。因此每个数字都要有着落：某条记录的字段、一条“不计”、
一处删去它的校改，或固定的格式（编号、完整日期、文号、紧贴拉丁字母而不是单位的数字）。一条“不计”只管一个数字，
而且只管别处没有用到的。

A number is left over:

```yaml
text: |
  一、目标
  培育企业30家,举办大赛5场。
sections:
  - id: goals
    role: goals
    heading: 一、目标  # <- finding
    targets:
      - id: firms
        label: 企业
        quote: 培育企业30家
        comparator: eq
        value: 30
        unit: firm
```

Both are accounted for:

```yaml
text: |
  一、目标
  培育企业30家,落实“8+3”布局。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 培育企业30家
        comparator: eq
        value: 30
        unit: firm
    dismissals:
      - {quote: "“8+", reason: name}
      - {quote: "+3”", reason: name}
```

8kW is a quantity, 5G a name; the year in the title is the plan's period:

```yaml
title: 2025年机架要点
period: {start: 2025, end: 2025}
text: |
  2025年机架要点
  一、任务
  部署8kW以上的机架,推广5G。
sections:
  - {id: cover, role: cover, starts: 2025年机架要点}
  - {id: racks, role: task, heading: 一、任务}  # <- finding
```

It bounds what is spoken of:

```yaml
title: 2025年机架要点
period: {start: 2025, end: 2025}
text: |
  2025年机架要点
  一、任务
  部署8kW以上的机架,推广5G。
sections:
  - {id: cover, role: cover, starts: 2025年机架要点}
  - id: racks
    role: task
    heading: 一、任务
    dismissals:
      - {quote: 8kW以上, reason: threshold}
```

A blank that cuts a number up is damage, told once:

```yaml
text: |
  一、目标
  投入8 000万元。
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

```yaml
text: |
  一、目标
  投入8 000万元。
emendations:
  - {find: 8 000, read: "8000", kind: surplus, cause: conversion, certainty: high, note: A blank cuts up 8000.}
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: spent, label: 投入, quote: 投入8000万元, comparator: eq, value: 8000, unit: 万元}
```

To mend it: enter the promise that the number belongs to, or dismiss the number with its reason; emend one that a blank cuts up.
怎样改：录入这个数字所属的承诺，或写明理由列入“不计”；被空格断开的数字要校改。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Number, Plan, belongs_to, dismissed_by, left_over

SEVERITY = "error"
REQUIRES = ("sections", "evidence")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    cut_up, left = left_over(facts)
    yield from (_cut_up(plan, *place) for place in cut_up)
    for number in left:
        claim = belongs_to(plan, number)
        without_value = claim and {"value", "reference"}.isdisjoint(claim.fields)
        if not (claim and claim.kind == "targets" and without_value):
            yield _left_over(plan, number, claim)
    for claim, dismissed in dismissed_by(facts):
        if len(dismissed) != 1:
            yield plan.finding(
                claim,
                "quote",
                en=f"The quote “{claim.quote}” holds {len(dismissed)} numbers; a dismissal is for one.",
                zh=f"引文“{claim.quote}”含有 {len(dismissed)} 个数字；一条“不计”只管一个。",
                hint="Write one dismissal for each number, with a quote that holds only that number.",
                hint_zh="请每个数字各写一条，引文只含那一个数字。",
                quote=claim.quote,
            )
        elif dismissed[0].uses or dismissed[0].accounted_by != "dismissal":
            yield plan.finding(
                claim,
                "quote",
                en=f"The number in “{claim.quote}” is already accounted for and needs no dismissal.",
                zh=f"“{claim.quote}”中的数字已有着落，不必再列“不计”。",
                hint="Delete the dismissal, or the record that should not use the number.",
                hint_zh="请删去这条“不计”，或删去不该使用该数字的记录。",
                quote=claim.quote,
            )


def _cut_up(plan: Plan, start: int, end: int) -> Finding:
    printed = plan.reading.text[start:end]
    whole = re.sub(r"\s", "", printed)
    return plan.finding_in_text(
        start,
        end,
        en=f"A blank cuts up a number in {{words}}: {printed} is {whole}, it seems.",
        zh=f"{{words}}中的数字被空格断开：{printed} 疑为 {whole}。",
        hint=f'Emend it (emendations): find: "{printed}", read: "{whole}", kind: surplus, with its cause (conversion, '
        "ocr …), and a note that names the number; quotes then have it without the blank. If these are "
        "numbers of their own, account for each.",
        hint_zh=f'请校改（emendations）：find: "{printed}"、read: "{whole}"、kind: surplus，写明 cause（conversion、ocr 等）'
        "和说明（note）；引文随之写不带空格的数字。若本是几个数字，请各自录入或不计。",
    )


def _left_over(plan: Plan, number: Number, claim: Claim | None) -> Finding:
    return plan.finding_in_text(
        number.start,
        number.end,
        en=f"Nothing accounts for {number.printed} in {{words}}.",
        zh=f"{{words}}中的 {number.printed} 没有着落。",
        hint="Enter what it belongs to (targets, funding, duties, given …); if it is no promise, dismiss it "
        "with a reason (dismissals).",
        hint_zh="请录入它所属的目标、资金、督办等（targets、funding、duties、given）；若不是承诺，请写明理由列入 dismissals（不计）。",
        at=claim,
    )
