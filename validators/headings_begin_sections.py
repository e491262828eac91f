"""Where the text has a heading, a section begins.
文本中有标题的地方，就有一个部分从那里开始。

A section whose heading was overlooked is swallowed by the one before it, promises and all: they are
laid at the wrong door, or, inside a cover, a signature or the furniture of a web page, never read.
Known are headings numbered as others of the plan, parts that open with a name (蓬江区:) as their
siblings do, the preamble and the title.

漏认的标题会使该部分连同承诺一起并入前一部分：责任算到别处，若并入封面、落款或网页杂件，则根本不读。可认出的有：与
本规划其他标题编号相同的、像同级部分那样以名称开头的（蓬江区:）、引言和标题。

The second task lies in the first:

```yaml
text: |
  一、任务
  1.甲事。
  2.乙事。
sections:
  - id: tasks
    role: actions
    heading: 一、任务
    sections:
      - {id: t01, role: task, heading: 1.甲事}  # <- finding
```

```yaml
text: |
  一、任务
  1.甲事。
  2.乙事。
sections:
  - id: tasks
    role: actions
    heading: 一、任务
    sections:
      - {id: t01, role: task, heading: 1.甲事}
      - {id: t02, role: task, heading: 2.乙事}
```

To mend it: begin a section of its own there.
怎样改：从那里起另立一个部分。
"""

from collections.abc import Iterator
from itertools import groupby

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"
REQUIRES = ("sections",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    by_section = groupby(facts.swallowed, key=lambda one: one.section.id)
    for section, beginnings in by_section:
        one, *more = beginnings
        yield plan.finding_in_text(
            one.start,
            one.end,
            en=f"Another part begins inside the section {section}: {{words}}"
            + (f"; {len(more)} more follow." if more else "."),
            zh=f"部分 {section} 里还有另一个部分的开头：{{words}}"
            + (f"；其后还有 {len(more)} 处。" if more else "。"),
            hint="Write a section for it (id, role, and heading or starts) and move there what belongs to it. "
            "If it has one, its heading lacks its first words: copy it from here on.",
            hint_zh="请从那里起另立一个部分（id、role，以及 heading 或 starts），并把属于它的各条移过去。"
            "若已有这个部分，是它的 heading 少了开头几个字，请从这里起照抄。",
        )
