"""What the text prints of its issuer, number, dates and period is entered.
文本印出的发文机关、文号、日期和规划期，都已录入。

By these facts a plan is found, cited and placed in time.  A signature, a number on a line of its own, a
date below a title or in a web page's table is evidence; `not-in-source` beside it tells readers that the
document does not say what it says.

凭这些事实才能找到规划、引用它、确定它的时间。落款、独占一行的文号、标题下的日期、网页信息表中的日期都是依据；文本明明
印着，却写 `not-in-source`，就是告诉读者文件没有说它说过的话。

The signature is printed, and nothing of it entered:

```yaml
missing: {written: not-in-source}  # <- finding
issuer: 揭阳市科学技术局
text: |
  培育计划
  一、目标
  揭阳市科学技术局
  2024年2月1日
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
  - {id: signature, role: signature, starts: 揭阳市科学技术局}
```

It is entered:

```yaml
written: 2024-02-01
issuer: 揭阳市科学技术局
text: |
  培育计划
  一、目标
  揭阳市科学技术局
  2024年2月1日
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
  - {id: signature, role: signature, starts: 揭阳市科学技术局}
```

The title prints the period; its numbers have that one cause:

```yaml
title: 培育计划(2024—2026年)  # <- finding
text: |
  培育计划(2024—2026年)
  一、目标
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: enter the fact as it is printed, and delete it from `missing`.
怎样改：照原文录入，并从 `missing` 删去此项。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan, period_of_title

SEVERITY = "warning"
REQUIRES = ("sections",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for name, printed in facts.printed.items():
        if name not in plan.data:
            yield _finding(plan, name, printed.value, printed.words)
    years = period_of_title(plan, facts.registers)
    if years and "period" not in plan.data and not _is_dismissed(years, plan, facts):
        written = f"{{start: {years[0]}, end: {years[1]}}}"
        yield _finding(plan, "period", written, plan.data["title"])


def _is_dismissed(years: tuple[int, int], plan: Plan, facts: Facts) -> bool:
    """Whether a person has said of the year in the title that it is no period."""
    dismissed = (one.printed for one in facts.account.every if one.accounted_by == "dismissal")
    return set(map(str, years)) <= set(dismissed) and years[0] == years[1]


def _finding(plan: Plan, name: str, value: str, words: str) -> Finding:
    missing = plan.data.get("missing", {})
    place = f"missing/{name}" if name in missing else "title"
    return plan.finding(
        plan,
        place,
        en=f"The text prints “{words}”; no {name} is entered.",
        zh=f"文本印有“{words}”，却没有录入 {name}。",
        hint=f"Enter {name}: {value}"
        + (f", and delete {name} from missing." if missing else ".")
        + " If it is not this plan's, waive this with that reason (waivers).",
        hint_zh=f"请录入 {name}: {value}"
        + (f"，并从 missing 删去 {name}。" if missing else "。")
        + "若并非本规划的，请在 waivers 写明理由豁免。",
        quote=words,
    )
