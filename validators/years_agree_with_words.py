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

The nearest year governs: that of the paragraph, not the first one of the part:

```yaml
text: |
  一、目标
  到2026年,培育企业30家。
  到2030年,培育企业90家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    given:
      - {quote: 到2026年, year: 2026}
    targets:
      - {id: near, label: 企业, quote: 培育企业30家, comparator: eq, value: 30, unit: firm, timing: by}
      - {id: far, label: 企业, quote: 培育企业90家, comparator: eq, value: 90, unit: firm, timing: by}  # <- finding
    dismissals:
      - {quote: 到2030, reason: date}
```

```yaml
text: |
  一、目标
  到2026年,培育企业30家。
  到2030年,培育企业90家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: near, label: 企业, quote: 培育企业30家, comparator: eq, value: 30, unit: firm, year: 2026, timing: by, context: {year: 到2026年}}
      - {id: far, label: 企业, quote: 培育企业90家, comparator: eq, value: 90, unit: firm, year: 2030, timing: by, context: {year: 到2030年}}
```

Years of a list are handed out; one that is only compared with is a baseline:

```yaml
text: |
  一、目标
  2025年、2026年分别培育企业20家、25家。产值达到2020年的1.5倍。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: first
        label: 企业
        quote: 2025年、2026年分别培育企业20家
        comparator: eq
        value: 20
        unit: firm
        printed: 20家
        year: 2025
        timing: in
      - id: second
        label: 企业
        quote: 2025年、2026年分别培育企业20家、25家
        comparator: eq
        value: 25
        unit: firm
        printed: 25家
        year: 2025  # <- finding
        timing: in
      - id: output
        label: 产值
        quote: 产值达到2020年的1.5倍
        comparator: eq
        value: 1.5
        unit: times
        printed: 1.5倍
        change: {kind: multiple, against: baseline}
        baseline: {year: 2020}
```

To mend it: enter the year or period under the field that fits: `year`, `period`, `years`, `baseline`.
怎样改：把年份或期间填进合适的字段：`year`、`period`、`years`、`baseline`。
"""

from collections.abc import Iterator

from taizhang.rules import Disagreement, Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for one in facts.disagreements_on("year", "period", "baseline"):
        yield one.finding(
            plan,
            en=f"The words “{one.words}” give {one.said} as {one.field}; {one.stated or 'nothing'} is entered.",
            zh=f"按原话“{one.words}”，{one.field} 是 {one.said}，"
            + (f"录入的却是 {one.stated}。" if one.stated else "却没有填。"),
            hint=f"Enter {_entered(one)}, as the nearest words give it. If a year from elsewhere holds, "
            "waive this with that reason (waivers).",
            hint_zh=f"请按最近的原话填 {_entered(one)}。若管到这里的确是别处的年份，请在 waivers 写明理由豁免。",
        )


def _entered(one: Disagreement) -> str:
    """What the words say, as it is written in YAML."""
    start, _, end = one.said.partition("/")
    written = {"period": f"{{start: {start}, end: {end}}}", "baseline": f"{{year: {start}}}"}
    return f"{one.field}: {written.get(one.field, one.said)}"
