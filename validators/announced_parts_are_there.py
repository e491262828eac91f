"""A table, annex or figure that the text announces is there, or its absence is recorded.
文中预告的表、附件、图，要么就在，要么记录其缺失。

“具体指标见下表” with no table below means that the copy lost the table, often the very place where the
numbers stand.  A reader must see that something is missing.

“具体指标见下表”而下面没有表，说明抄本丢了表，而数字往往就在表里。读者必须看到这里有缺失。

```yaml
text: |
  一、目标
  具体指标见下表。
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

```yaml
text: |
  一、目标
  具体指标见下表。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    absences:
      - {quote: 具体指标见下表, kind: table, title: 具体指标}
```

To mend it: give the table or annex a section of its own, or record its absence.
怎样改：给表或附件单列一个部分，或记录其缺失。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"

HELD_BY = {"table": ("table", "row"), "annex": ("annex", "table"), "figure": ("annex",)}


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    text = plan.simplified
    absent = list(plan.of_kind("absences"))
    for kind, pattern in facts.registers.lexicon["damage"]["announcements"].items():
        if any(section.role in HELD_BY[kind] for section in plan.sections):
            continue
        for match in re.finditer(pattern, text):
            section = plan.section_at(match.start())
            if not any(claim.section is section and claim.data["kind"] == kind for claim in absent):
                yield plan.finding_in_text(
                    *match.span(),
                    en="A table, annex or figure is announced; it is neither a section nor recorded as absent: "
                    "{words}.",
                    zh="文中提到了表、附件或图，却既没有列为部分，也没有记为缺失：{words}。",
                    hint="Where the text has it, give it a section of its own; where not, record it under absences.",
                    hint_zh="文本里有的，请单列一个部分；文本里没有的，请记入 absences（缺失）。",
                )
