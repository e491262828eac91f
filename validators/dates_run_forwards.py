"""Dates and periods run forwards, and dates stand in the text.
日期和期间先后有序，日期见于原文。

A plan is written before it is published and published before it is copied; a period ends after it
begins.  Where this is not so, two dates were exchanged or one was mistyped, and every time line drawn
from them is wrong.

规划先成文，后发布，再被采集；期间先起后止。若不是这样，就是两个日期写反了，或有一个打错了，据此画出的时间线全错。

The period ends before it begins:

```yaml
period: {start: 2026, end: 2024}  # <- finding
text: |
  一、目标
  努力。
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

It runs forwards:

```yaml
period: {start: 2024, end: 2026}
written: 2024-02-01
text: |
  一、目标(2024-2026年)
  2024年2月1日
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: read the dates in the source again.
怎样改：对照来源重读日期。
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    dates = {
        "written": plan.data.get("written"),
        "published": plan.data.get("published"),
        "source/retrieved": plan.data["source"].get("retrieved"),
    }
    known = {key: text for key, text in dates.items() if text}
    for key, text in known.items():
        if not _is_date(text):
            yield _finding(
                plan, key, f"{text} is no day of the calendar.", f"日历上没有 {text} 这一天。"
            )
    for (before, early), (after, late) in pairwise(known.items()):
        if late < early:
            en, zh = (
                f"{after} ({late}) is before {before} ({early}).",
                f"{after}（{late}）早于 {before}（{early}）。",
            )
            yield _finding(plan, after, en, zh)
    period = plan.data.get("period")
    if period and period["end"] < period["start"]:
        yield _finding(plan, "period/start", *_backwards(period))
    for claim in plan.claims:
        for key in ("period", "years"):
            years = claim.data.get(key)
            if years and years["end"] < years["start"]:
                en, zh = _backwards(years)
                yield plan.finding(
                    claim,
                    f"{key}/start",
                    en=en,
                    zh=zh,
                    hint=HINT,
                    hint_zh=HINT_ZH,
                    quote=claim.quote,
                )


HINT, HINT_ZH = (
    "Read the dates in the source again and correct the one that is wrong.",
    "请对照来源重读，改正写错的那个。",
)


def _finding(plan: Plan, key: str, en: str, zh: str) -> Finding:
    return plan.finding(plan, key, en=en, zh=zh, hint=HINT, hint_zh=HINT_ZH)


def _backwards(years: dict[str, int]) -> tuple[str, str]:
    start, end = years["start"], years["end"]
    return (
        f"The period begins in {start} and ends in {end}.",
        f"期间自 {start} 年起，却到 {end} 年止。",
    )


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
