"""Nothing is entered twice.
同一条不录两遍。

A name, a duty or a condition entered twice is counted twice by everyone who adds up the ledger.

同一名称、督办或条件录了两遍，凡是加总台账的人都会重复计算。

```yaml
text: |
  一、任务
  建设甲园区。
sections:
  - id: task
    role: task
    heading: 一、任务
    entities:
      - {quote: 甲园区, kind: park}
      - {quote: 甲园区, kind: park, stage: build}  # <- finding
```

```yaml
text: |
  一、任务
  建设甲园区和乙园区。
sections:
  - id: task
    role: task
    heading: 一、任务
    entities:
      - {quote: 甲园区, kind: park, stage: build}
      - {quote: 乙园区, kind: park, stage: build}
```

To mend it: keep one of the two.
怎样改：只留一条。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "error"

ONCE = ("given", "responsibilities", "entities", "duties", "absences", "measures", "asides")
"""Kinds of claim that words make only once; several targets may rest on the same words."""


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Claim] = {}
    for claim in plan.of_kind(*ONCE):
        if first.setdefault(_same(claim), claim) is not claim:
            yield plan.finding(
                claim,
                "quote" if claim.data.get("quote") and claim.kind != "responsibilities" else "",
                en=f"“{claim.quote}” is already entered in this section.",
                zh=f"“{claim.quote}”在本部分已经录过。",
                hint="Keep one of the two records, with all that either says.",
                hint_zh="请只留一条，把两条所填的并在一起。",
                quote=claim.quote,
            )


def _same(claim: Claim) -> tuple[object, ...]:
    same = (claim.kind, claim.section.id)
    if claim.kind == "given":
        return (*same, *sorted(claim.data.keys() - {"quote"}))
    words = (claim.start, claim.data.get("name", claim.quote))
    return (*same, *words) if claim.kind == "entities" else (*same, *words, claim.data.get("kind"))
