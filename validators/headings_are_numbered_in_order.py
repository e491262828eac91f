"""Numbered headings run in order, without gaps or repeats.
编号标题依次排列，不跳号，不重号。

A missing number is usually a heading that was not found, and with it a whole task; a repeated one is a
misprint or a section laid twice.  Numbers may start again under each heading above, or run on through
the plan.  Of numbers on two levels the last begins anew where the one before it goes up: 2-1 may follow 1-2.

缺号多半是漏了一个标题，连同整个任务；重号不是误印，就是同一部分铺了两次。编号可以在每个上级标题下重新起，也可以贯穿
全文。两级编号的前一级加一，后一级就从一重新起：1-2 之后可以是 2-1。

Task 2 is missing (where the text has its heading, `headings-begin-sections` tells it):

```yaml
text: |
  一、任务
  1.甲事。
  3.丙事。
sections:
  - id: tasks
    role: actions
    heading: 一、任务
    sections:
      - {id: t01, role: task, heading: 1.甲事}
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

Numbers on two levels; 任务2-1 follows 任务1-2, and 任务2-3 does not follow 任务2-1:

```yaml
text: |
  一、任务
  任务1-1 甲事。
  任务1-2 乙事。
  任务2-1 丙事。
sections:
  - id: tasks
    role: actions
    heading: 一、任务
    sections:
      - {id: t01, role: task, heading: 任务1-1 甲事}
      - {id: t02, role: task, heading: 任务1-2 乙事}
      - {id: t03, role: task, heading: 任务2-1 丙事}
```

```yaml
text: |
  一、任务
  1.1 甲事。
  2.1 乙事。
  2.3 丙事。
sections:
  - id: tasks
    role: actions
    heading: 一、任务
    sections:
      - {id: t01, role: task, heading: 1.1 甲事}
      - {id: t02, role: task, heading: 2.1 乙事}
      - {id: t03, role: task, heading: 2.3 丙事}  # <- finding
```

A line that leads to another list begins it anew:

```yaml
text: |
  一、目标
  到2025年:
  1.甲事。
  到2030年:
  1.乙事。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    sections:
      - {id: by-2025, role: goals, heading: 1.甲事}
      - {id: by-2030, role: goals, heading: 1.乙事}
```

To mend it: add the section that is missing.  Where the source itself misprints the number, emend it or
waive this with that reason.
怎样改：补上缺的部分。若来源本身误印编号，请加校改，或写明理由豁免。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan, Section, ordinals_of, style_of

SEVERITY = "error"
REQUIRES = ("sections",)

Ordinals = tuple[int, ...]


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    siblings: dict[tuple[str, str], set[Ordinals]] = {}
    running: dict[tuple[int, str], set[Ordinals]] = {}
    for section, above in zip(plan.sections, [None, *plan.sections], strict=False):
        number = ordinals_of(section.number)
        if not number:
            continue
        style = style_of(section.number)
        parent = section.parent.id if section.parent else ""
        before = siblings.get((parent, style))
        expected = {
            after
            for one in before or running.get((section.depth, style), set())
            for after in _next(one)
        }
        if not before or _leads_to_list(plan, above):
            expected.add((*number[:-1], 1))
        reached = {number}
        swallowed = any(
            one.style == style
            and one.ordinal in {last for *_, last in expected}
            and one.start < section.start
            for one in facts.swallowed
        )
        if number not in expected and not swallowed:  # A swallowed heading is told there.
            yield _finding(plan, section, number, expected)
            reached |= expected  # A misprint may go on either way: one cause, one finding.
        siblings[parent, style] = running[section.depth, style] = reached


def _leads_to_list(plan: Plan, section: Section | None) -> bool:
    """Whether a section ends in a line that leads to a list: 到2030年,力争实现:."""
    return section is not None and plan.text(section).rstrip().endswith((":", "：", "﹕"))


def _next(number: Ordinals) -> Iterator[Ordinals]:
    """What may follow a number: of 1-2, 1-3 and 2-1."""
    *above, last = number
    yield (*above, last + 1)
    if above:
        yield (*above[:-1], above[-1] + 1, 1)


def _finding(plan: Plan, section: Section, number: Ordinals, expected: set[Ordinals]) -> Finding:
    told, *wanted = ("-".join(map(str, one)) for one in (number, *sorted(expected)))
    return plan.finding(
        section,
        "heading",
        en=f"The heading is numbered {told}; {' or '.join(wanted)} was expected here.",
        zh=f"标题编号为 {told}，此处应为 {' 或 '.join(wanted)}。",
        hint="Add the section that is missing. Where the source misprints the number, emend it, or waive this "
        "with that reason (waivers).",
        hint_zh="请补上缺的部分；若来源误印编号，请加校改，或在 waivers 写明理由豁免。",
        quote=section.heading,
    )
