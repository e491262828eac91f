"""Years and periods of a claim are those its words print.
年份和期间与原话一致。

A year in the same sentence is when the promise is due, or where it is counted from.  Leaving it out hides the
deadline; another year moves it.

同句中的年份，或是到期之年，或是起算之年。漏掉就看不到期限，写错就改了期限。

2026 is printed and not entered:

```yaml
text: |
  一、目标
  到2026年培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms  # <- finding
        label: 企业
        quote: 到2026年培育企业30家
        comparator: eq
        value: 30
        unit: firm
    dismissals:
      - {quote: 到2026, reason: date}
```

As the words say:

```yaml
text: |
  一、目标
  到2026年培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 到2026年培育企业30家
        comparator: eq
        value: 30
        unit: firm
        year: 2026
        timing: by
```

To mend it: enter the year or period under the field that fits: `year`, `period`, `years`, `baseline`.
怎样改：把年份或期间填进合适的字段：`year`、`period`、`years`、`baseline`。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for one in facts.disagreements_on("year", "period", "baseline"):
        yield one.finding(
            plan,
            en=f"The words “{one.words}” give {one.said} as {one.field}; {one.stated or 'nothing'} is entered.",
            zh=f"按原话“{one.words}”，{one.field} 是 {one.said}，"
            + (f"录入的却是 {one.stated}。" if one.stated else "却没有填。"),
            hint=f"Enter {one.field} as the words give it; a year from elsewhere belongs under given or context.",
            hint_zh=f"请按原话填 {one.field}；年份写在别处的，在 given 或 context 引用。",
        )
