"""A target that restates another says so and gives the same value.
重申的目标要写明所重申的目标，数值一致。

Plans promise the same thing twice: in the goals and in a task, in the text and in a table.  Linking
the two keeps the promise from being counted twice.  Two different values are two promises, or one of
them was misread.  Another bound (45家 here, 45家以上 there) or another scope is shown as a note.

规划会把同一承诺写两遍：目标里一次，任务或表格里又一次。标明重申，才不会重复计算。数值不同，就是两项承诺，或其中
一处读错了。界限不同（一处 45家，一处 45家以上）或范围不同，只作提示。

The values differ:

```yaml
text: |
  一、目标
  高新技术企业达到1200家。
  二、任务
  培育高新技术企业1300家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 高新技术企业, quote: 高新技术企业达到1200家, comparator: eq, value: 1200, unit: firm}
  - id: tasks
    role: actions
    heading: 二、任务
    targets:
      - id: firms-again
        restates: firms
        quote: 培育高新技术企业1300家
        value: 1300  # <- finding
```

The values are the same:

```yaml
text: |
  一、目标
  高新技术企业达到1200家。
  二、任务
  培育高新技术企业1200家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 高新技术企业, quote: 高新技术企业达到1200家, comparator: eq, value: 1200, unit: firm}
  - id: tasks
    role: actions
    heading: 二、任务
    targets:
      - id: firms-again
        restates: firms
        quote: 培育高新技术企业1200家
```

The same promise twice, not linked:

```yaml
text: |
  一、目标
  高新技术企业达到1200家。
  二、任务
  高新技术企业突破1200家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, indicator: high-tech-enterprises, quote: 高新技术企业达到1200家, comparator: eq, value: 1200, unit: firm}
  - id: tasks
    role: actions
    heading: 二、任务
    targets:
      - id: firms-again  # <- finding
        indicator: high-tech-enterprises
        quote: 高新技术企业突破1200家
        comparator: gt
        value: 1200
        unit: firm
```

To mend it: read both places again; where they promise the same, link them by `restates`; where they promise
different things, drop it, and give each its own scope, year or indicator.
怎样改：重读两处；承诺相同的，用 `restates` 连起来；承诺不同的，删去 `restates`，并各自写明范围、年份或指标。
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "error"
REQUIRES = ("references",)

SAME = ("indicator", "value", "to", "unit", "change", "scope", "year", "period", "every", "part_of")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    targets = {target.id: target for target in plan.of_kind("targets")}
    yield from _unlinked(plan, targets.values())
    for target in targets.values():
        first = targets.get(target.data.get("restates", ""))
        if first is None:
            continue
        for key in ("value", "to", "unit", "indicator"):
            if key in target.data and _differ(target.data[key], first.fields.get(key)):
                yield plan.finding(
                    target,
                    key,
                    en=f"{key} is {target.data[key]} here, but {first.fields.get(key, 'empty')} in "
                    f"{first.id}, which this restates.",
                    zh=f"此处 {key} 为 {target.data[key]}，所重申的 {first.id} 却是 "
                    f"{first.fields.get(key, '空')}。",
                    hint="Read both places again; where they promise different things, drop restates.",
                    hint_zh="请重读两处；若承诺不同，请删去 restates。",
                    quote=target.quote,
                )


def _unlinked(plan: Plan, targets: Iterable[Claim]) -> Iterator[Finding]:
    """Targets that promise what one before them does, down to its value, and do not say so."""
    first: dict[str, Claim] = {}
    for target in targets:
        if "indicator" not in target.fields or "value" not in target.fields:
            continue
        if "restates" in target.data:
            continue
        other = first.setdefault(repr([target.fields.get(key) for key in SAME]), target)
        if other is not target:
            yield plan.finding(
                target,
                "",
                en=f"{other.id} promises the same: {target.fields['value']} for this indicator, "
                "year and scope.",
                zh=f"{other.id} 对同一指标、年份和范围已有同样的承诺：{target.fields['value']}。",
                hint=f"Enter restates: {other.id}, or give each its own scope, year or indicator.",
                hint_zh=f"请填 restates: {other.id}，或各自写明范围、年份或指标。",
                quote=target.quote,
            )


def _differ(here: object, there: object) -> bool:
    if isinstance(here, int | Decimal) and isinstance(there, int | Decimal):
        return Decimal(here) != Decimal(there)
    return here != there
