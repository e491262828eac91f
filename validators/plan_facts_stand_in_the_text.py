"""Title, document number, dates and period of a plan are printed in its text.
规划的标题、文号、日期和规划期，都印在文本里。

These facts are how a plan is found and placed in time.  They are copied from the source, like every
other value; where the source lacks one, the field is left out and `missing` says why.

这些是找到规划、确定其时间的依据，与其他值一样照来源抄录；来源没有的，不写该项，并在 `missing` 说明原因。

The date is not the one that is printed:

```yaml
title: 培育计划
written: 2024-02-11  # <- finding
text: |
  培育计划
  一、目标
  2024年2月1日
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
```

It is:

```yaml
title: 培育计划
written: 2024-02-01
text: |
  培育计划
  一、目标
  2024年2月1日
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
```

The title may stand in running text, and one year may be the whole period:

```yaml
title: 2025年培育要点
period: {start: 2025, end: 2025}
text: |
  2025年培育要点。为落实任务，提出要求。
  一、目标
sections:
  - {id: cover, role: cover, starts: 2025年培育要点}
  - {id: goals, role: goals, heading: 一、目标}
```

An issuer may share its line with a date, and with 印发:

```yaml
title: 培育计划
issuer: 揭阳市科学技术局
published: 2024-02-01
text: |
  培育计划
  揭阳市科学技术局 2024年2月1日印发
  一、目标
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
```

```yaml
title: 培育计划
issuer: 揭阳市科学技术局
text: |
  培育计划
  2024年2月1日  揭阳市科学技术局
  一、目标
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
```

It is not one that is merely named; where that is right nevertheless, a waiver quotes the name:

```yaml
title: 培育计划
issuer: 揭阳市科学技术局  # <- finding
text: |
  培育计划
  一、目标
  揭阳市科学技术局负责培育。
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
```

```yaml
title: 培育计划
issuer: 揭阳市科学技术局
text: |
  培育计划
  一、目标
  揭阳市科学技术局负责培育。
sections:
  - {id: cover, role: cover, starts: 培育计划}
  - {id: goals, role: goals, heading: 一、目标}
waivers:
  - rule: plan-facts-stand-in-the-text
    at: example
    quote: 揭阳市科学技术局
    reason: Its own website published the plan as the work of the bureau.
```

A year that is not in the title is not its period:

```yaml
title: 2025年培育要点
period: {start: 2026, end: 2026}  # <- finding
text: |
  2025年培育要点
  一、目标
  2026年再扩大。
sections:
  - {id: cover, role: cover, starts: 2025年培育要点}
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: copy the fact from the source.
怎样改：照来源抄录。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan, find_dates, places_of, printed_periods

SEVERITY = "error"
TITLE = "Copy the whole title as the source prints it: on lines of its own, in 《》, or before 。 or ；."
TITLE_ZH = "请照来源抄录完整的标题：独占一行或数行的，《》里的，或后接句号、分号的。"
REQUIRES = ("sections",)
NUMERAL = "[ \\d〇○零一二三四五六七八九十]"
DATE = f"{NUMERAL}{{4,5}}年{NUMERAL}+月(?:{NUMERAL}+日)?"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    dates = set(find_dates(plan.simplified))
    for key, stands in (("title", _title), ("document_number", _whole), ("issuer", _issuer)):
        value = plan.data.get(key)
        if value and not stands(value, plan, facts):
            yield _missing(plan, key, value)
    for key in ("written", "published"):
        if key in plan.data and plan.data[key] not in dates:
            yield _missing(plan, key, plan.data[key])
    years = plan.data.get("period")
    if years and (years["start"], years["end"]) not in printed_periods(plan, facts.registers):
        yield _missing(plan, "period/start", f"{years['start']}–{years['end']}")


def _whole(number: str, plan: Plan, facts: Facts) -> bool:
    text = plan.folded
    return any(True for _ in places_of(number, text, facts.registers))


def _title(title: str, plan: Plan, facts: Facts) -> bool:
    """Between the ends of lines or sections, or the words that frame a title (《》)."""
    text, frame = plan.folded, facts.registers.lexicon["title"]
    borders = {section.start for section in plan.sections} | {0, len(text)}
    return any(
        (start in borders or text[:start].endswith(("\n", *frame["before"])))
        and (end in borders or text[end:].startswith(("\r", "\n", *frame["after"])))
        for start, end in places_of(title, text, facts.registers)
    )


def _issuer(name: str, plan: Plan, facts: Facts) -> bool:
    """On a line of its own or beside a date, or before 关于 or 印发, outside of tables."""
    text, folded = plan.folded, facts.registers.fold(name)
    lines = rf"^[^\S\n]*(?:{DATE}[^\S\n]*)?{re.escape(folded)}(?=关于|[^\S\n]*(?:{DATE}|印发|$))"
    printed = facts.printed.get("issuer")
    if printed and facts.registers.fold(printed.value) == folded:
        return True
    return plan.issuer is None or any(  # An unknown name is told already.
        plan.section_at(match.start()).role not in ("table", "row", "annex")
        for match in re.finditer(lines, text, re.MULTILINE)
    )


def _missing(plan: Plan, key: str, value: str) -> Finding:
    name = key.split("/")[0]
    hint = "Copy it from the source; where the source lacks it, delete it and write missing: "
    hint_zh = "请照来源抄录；来源没有的，请删去此项，写 missing: "
    lacking = f"{{{name}: not-in-source}}"
    return plan.finding(
        plan,
        key,
        en=f"The text does not print “{value}” as {name}.",
        zh=f"文本中找不到“{value}”（{name}）。",
        hint=TITLE if name == "title" else f"{hint}{lacking}.",
        hint_zh=TITLE_ZH if name == "title" else f"{hint_zh}{lacking}。",
        quote=value,
    )
