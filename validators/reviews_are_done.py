"""What a draft marks for review has been looked at by a person.
起草时标明待核的内容，已由人核对。

`taizhang draft` reads a raw text by machine and marks under `review` what it is unsure of: the keys of
a record, or `record` where it may not belong here at all.  Until a person has compared them with the
source, the plan is a proposal and no data.
`taizhang draft` 由机器阅读原文，拿不准的写在 `review`：写键名，或写 `record`（整条是否该有）。在有人对照来源核对之前，
这只是初稿，不是数据。

The unit is not settled:

```yaml
text: |
  一、目标
  培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms  # <- finding
        label: 企业
        quote: 培育企业30家
        comparator: eq
        value: 30
        unit: firm
        review: [unit]
```

It is:

```yaml
text: |
  一、目标
  培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 企业, quote: 培育企业30家, comparator: eq, value: 30, unit: firm}
```

To mend it: compare what is named with the source, correct it, and delete `review`.
怎样改：对照来源核对所列各项，改正后删去 `review`。
"""

from collections.abc import Iterator
from typing import Any

from taizhang.rules import CLAIMS, Claim, Facts, Finding, Plan, Section

SEVERITY = "warning"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for at, key, record in _records(plan):
        if isinstance(record, dict) and "review" in record:
            listed = ", ".join(record["review"])
            yield plan.finding(
                at,
                key,
                en=f"Still to be reviewed: {listed}.",
                zh=f"尚待核对：{listed}。",
                hint="Compare it with the source, correct it, and delete review.",
                hint_zh="请对照来源核对，改正后删去 review。",
                quote=record.get("quote", ""),
            )


def _records(plan: Plan) -> Iterator[tuple[Plan | Section | Claim, str, Any]]:
    """All that may hold a review, with the key that leads to it from what it belongs to."""
    yield plan, "", plan.data
    for kind in ("emendations", "relations"):
        for index, record in enumerate(plan.data.get(kind, [])):
            yield plan, f"{kind}/{index}/review", record
    yield from ((section, "", section.data) for section in plan.sections)
    yield from ((claim, "", claim.data) for claim in plan.of_kind(*CLAIMS))
