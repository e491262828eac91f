"""Numbered headings run in order, without gaps or repeats.
编号标题依次排列，不跳号，不重号。

A missing number is usually a heading that was not found, and with it a whole task; a repeated one is a
misprint or a section laid twice.  Numbers may start again under each heading above, or run on through
the plan.

缺号多半是漏了一个标题，连同整个任务；重号不是误印，就是同一部分铺了两次。编号可以在每个上级标题下重新起，也可以贯穿
全文。

Task 2 is missing:

```yaml
text: |
  一、任务
  1.甲事。
  2.乙事。
  3.丙事。
sections:
  - id: tasks
    role: actions
    heading: 一、任务
    sections:
      - {id: t01, role: task, heading: 1.甲事, dismissals: [{quote: 2.乙, reason: list-count}]}
      - {id: t03, role: task, heading: 3.丙事}  # <- finding
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

To mend it: add the section that is missing.  Where the source itself misprints the number, emend it or
waive this with that reason.
怎样改：补上缺的部分。若来源本身误印编号，请加校改，或写明理由豁免。
"""

import re
from collections.abc import Iterator

from taizhang.facts import Facts
from taizhang.findings import Finding
from taizhang.plan import Plan, Section
from taizhang.quantity.numerals import read_numeral

SEVERITY = "error"
REQUIRES = ("sections",)

SIGNS = re.compile(r"[\d〇零一二三四五六七八九十百]+")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    siblings: dict[tuple[str, str], set[int]] = {}
    running: dict[tuple[int, str], set[int]] = {}
    for section in plan.sections:
        number = _ordinal(section)
        if number is None:
            continue
        style = SIGNS.sub("N", section.number.replace(" ", ""))
        parent = section.parent.id if section.parent else ""
        before = siblings.get((parent, style)) or {0} | running.get((section.depth, style), set())
        expected = {one + 1 for one in before}
        reached = {number}
        if number not in expected:
            yield _finding(plan, section, number, expected)
            reached |= expected  # A misprint may go on either way: one cause, one finding.
        siblings[parent, style] = running[section.depth, style] = reached


def _finding(plan: Plan, section: Section, number: int, expected: set[int]) -> Finding:
    wanted = sorted(str(one) for one in expected)
    return plan.finding(
        section,
        "heading",
        en=f"The heading is numbered {number}; {' or '.join(wanted)} was expected here.",
        zh=f"标题编号为 {number}，此处应为 {'或 '.join(wanted)}。",
        hint="Add the section that is missing; where the source misprints the number, emend it.",
        hint_zh="请补上缺的部分；若来源误印编号，请加校改。",
        quote=section.heading,
    )


def _ordinal(section: Section) -> int | None:
    """The number of a heading; none where it has no number that counts."""
    match = SIGNS.search(section.number)
    if match is None:
        return None
    return int(read_numeral(match[0]).value)
