"""A year that counts although the words say before it is questioned.
原文说“某年前”而仍含当年的，要有存疑说明。

2026年前 ends with the last day of 2025.  Where nothing but the end of 2026 makes sense, `inclusive` moves the
deadline by a year; readers are told why, in a question.

“2026年前”以 2025 年最后一天为限。只有理解为含 2026 年才讲得通时，`inclusive` 把期限推后一年；理由要在存疑里告诉读者。

No question says why:

```yaml
text: |
  一、目标
  2026年前,培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 企业, quote: "2026年前,培育企业30家", comparator: eq, value: 30, unit: firm, printed: 30家, year: 2026, timing: before, inclusive: true}  # <- finding
```

A question says why:

```yaml
text: |
  一、目标
  2026年前,培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 企业, quote: "2026年前,培育企业30家", comparator: eq, value: 30, unit: firm, printed: 30家, year: 2026, timing: before, inclusive: true}
questions:
  - {id: q-year, at: firms, text: 是否含当年？, text_en: Does the year itself count?}
```

Where the words do not say before, there is nothing to take in:

```yaml
text: |
  一、目标
  到2026年,培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 企业, quote: "到2026年,培育企业30家", comparator: eq, value: 30, unit: firm, printed: 30家, year: 2026, timing: by, inclusive: true}  # <- finding
questions:
  - {id: q-year, at: firms, text: 是否含当年？, text_en: Does the year itself count?}
```

To mend it: ask under `questions` at this target, or delete `inclusive`.
怎样改：在 `questions` 里就这条目标提出存疑；不需要的，删去 `inclusive`。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    asked = {question["at"] for question, _ in plan.questions}
    for target in plan.of_kind("targets"):
        if "inclusive" not in target.data:
            continue
        if target.fields.get("timing") == "before" and target.id in asked:
            continue
        yield plan.finding(
            target,
            "inclusive",
            en="inclusive stands where timing is not before, or where no question says why.",
            zh="inclusive 只用于 timing 为 before 的目标，且须有存疑说明理由；这里不是。",
            hint="Ask under questions at this target, or delete inclusive.",
            hint_zh="请在 questions 里就这条目标提出存疑；不需要的，删去 inclusive。",
            quote=target.quote,
        )
