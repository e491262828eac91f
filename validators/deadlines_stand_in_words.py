"""The date of a deadline is the one its words print, and as exact.
完成时限的日期就是原文所印的，写到同样细。

A ledger and a calendar remind people of this day.  A month too late, or a whole year where the plan says January,
lets a promise slip by unseen.

台账和日历按这一天提醒人。晚写一个月，或原文写到一月而只录年份，承诺就会悄悄逾期。

The words print the month, and another day:

```yaml
text: |
  一、任务
  建立台账。完成时间:2025年1月底前。
  开展培训。完成时限:2025年3月15日。
  编制目录。完成时限:三季度。
sections:
  - id: task
    role: task
    heading: 一、任务
    duties:
      - {id: ledger-due, quote: "完成时间:2025年1月底前", kind: deadline, due: "2025"}  # <- finding
      - {id: training-due, quote: "完成时限:2025年3月15日", kind: deadline, due: "2025-03-16"}  # <- finding
      - {id: list-due, quote: "完成时限:三季度", kind: deadline}  # <- finding
```

The date is as printed; where the year stands elsewhere, that is quoted, too:

```yaml
text: |
  2025年工作
  一、任务
  建立台账。完成时间:2025年1月底前。
  开展培训。完成时限:3月15日前。
  编制目录。完成时限:2026年底前。
sections:
  - {id: cover, role: cover, starts: 2025年工作}
  - id: task
    role: task
    heading: 一、任务
    duties:
      - {id: ledger-due, quote: "完成时间:2025年1月底前", kind: deadline, due: "2025-01"}
      - {id: training-due, quote: "完成时限:3月15日前", kind: deadline, due: "2025-03-15", context: {due: 2025年工作}}
      - {id: list-due, quote: "完成时限:2026年底前", kind: deadline, due: "2026"}
```

A date that returns each year has a rhythm and no year:

```yaml
text: |
  一、任务
  每年12月15日前报送总结。每年6月底前报送要点。
sections:
  - id: task
    role: task
    heading: 一、任务
    duties:
      - {id: summary, quote: 每年12月15日前报送总结, kind: report, every: P1Y, due: "--12-16"}  # <- finding
      - {id: points, quote: 每年6月底前报送要点, kind: report, every: P1Y, due: "--06"}
```

A measure, too, is due when its words say:

```yaml
text: |
  一、任务
  2025年6月底前出台人才办法,2025年9月建成科技馆。
sections:
  - id: task
    role: task
    heading: 一、任务
    measures:
      - {id: talent-rule, quote: 2025年6月底前出台人才办法, action: enact, grain: deliverable, due: 2025-07}  # <- finding
      - {id: museum, quote: 2025年9月建成科技馆, action: build, grain: deliverable}  # <- finding
```

```yaml
text: |
  一、任务
  2025年6月底前出台人才办法。
sections:
  - id: task
    role: task
    heading: 一、任务
    measures:
      - {id: talent-rule, quote: 2025年6月底前出台人才办法, action: enact, grain: deliverable, due: 2025-06}
```

To mend it: copy the date, to the year, month or day that is printed; quote the year under `context`.
怎样改：照抄日期，原文写到年、月还是日就写到哪里；年份在别处的，引入 `context`。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan, find_deadlines, find_returning

SEVERITY = "error"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    told = {miss.claim.pointer for miss in facts.account.misses}
    for claim in plan.of_kind("duties", "measures"):
        due = claim.data.get("due", "")
        kind = claim.data.get("kind")
        wanted = due or (kind == "deadline" and "within" not in claim.data)
        if claim.kind == "measures":  # Of these a year alone is no due.
            wanted = due or any("-" in date for date in _printed(claim, plan))
        returns = due.startswith("--")
        known = find_returning(claim.quote) if returns else _printed(claim, plan)
        fits = due in known and (not returns or "every" in claim.data)
        if claim.pointer in told or not wanted or fits:
            continue
        yield plan.finding(
            claim,
            "due" if due else "kind" if "kind" in claim.data else "quote",
            en=f"The words “{claim.quote}” do not print {due} as the deadline."
            if due
            else f"The deadline “{claim.quote}” has no due date.",
            zh=f"原话“{claim.quote}”所印的期限不是 {due}。"
            if due
            else f"完成时限“{claim.quote}”没有填日期（due）。",
            hint="Write due as the words have it: 2025, 2025-01 or 2025-01-31; quote the year under context where it "
            "stands elsewhere. A date that returns is --12-15 or --12, with every. What names no date is no deadline.",
            hint_zh="请照原文写 due：2025、2025-01 或 2025-01-31；年份在别处的，引入 context。年年如此的写 --12-15 或 --12，"
            "并填 every。没有写明日期的，不录为完成时限。",
            quote=claim.quote,
        )


def _printed(claim: Claim, plan: Plan) -> set[str]:
    """The dates of the quote, its year taken from the context where it prints none."""
    context = claim.context.get("due")
    year = plan.reading.text[context.start : context.end] if context else ""
    return find_deadlines(f"{year}\n{claim.quote}") - find_deadlines(year)
