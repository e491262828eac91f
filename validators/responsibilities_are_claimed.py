"""Words that say who must do the work are claimed as a responsibility.
写明由谁来做的括号、单元格或字句，都录为责任。

Who must do it often stands in a bracket at the end of a task, in a cell of a table, or in a sentence
(市科技局要建立…, 成员单位包括…).  Passed over, the task has nobody who answers for it, and the body
charged with it is missing from every list.

由谁来做，常写在任务末尾的括号里、表格的单元格里，或写成一句（市科技局要建立……，成员单位包括……）。漏录了，这项任务就无人负责，相关单位的清单上也少了一项。

The bracket is not claimed:

```yaml
text: |
  一、任务
  培育企业。(市科技局牵头,市财政局配合)
sections:
  - {id: tasks, role: actions, heading: 一、任务}  # <- finding
```

It is; a bracket that names nobody needs no claim:

```yaml
text: |
  一、任务
  培育企业(含个体)。(市科技局牵头,市财政局配合)
sections:
  - id: tasks
    role: actions
    heading: 一、任务
    responsibilities: ["(市科技局牵头,市财政局配合)"]
```

A sentence charges a body:

```yaml
text: |
  一、保障
  市科技局要建立台账。
sections:
  - {id: safeguards, role: safeguards, heading: 一、保障}  # <- finding
```

It names one that does nothing here:

```yaml
text: |
  一、保障
  按照市科技局要求建立台账。
sections:
  - {id: safeguards, role: safeguards, heading: 一、保障}
```

To mend it: quote the words under `responsibilities`, or under the share or duty they belong to.
怎样改：在 `responsibilities` 引用这些字，或引入所属的份额或督办。
"""

import re
from collections.abc import Iterator

from taizhang.rules import (
    CLOSING,
    OPENING,
    SILENT,
    Facts,
    Finding,
    Plan,
    has_label,
    read_names,
    resolve,
)

SEVERITY = "error"
REQUIRES = ("evidence",)
REACH = 10
"""Words that charge a body stand within so many characters before it."""


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    claimed = [(one.start, one.end) for one in plan.of_kind("responsibilities", "duties")]
    claimed += [(share.start, share.end) for share in plan.shares]
    text, charged = plan.reading.text, set(_charged(plan, facts))
    told = 0
    for start, end in sorted({*_brackets(text), *_cells(text), *charged}):
        silent = plan.section_at(start).role in (*SILENT, "annex") or facts.is_swallowed(start)
        if silent or start < told or any(a < end and start < b for a, b in claimed):
            continue
        if (start, end) in charged or _charges(text[start:end], plan, facts):
            told = end
            yield plan.finding_in_text(
                start,
                end,
                en="No responsibility quotes the words that name who must do it: {words}.",
                zh="这里写明了由谁来做，却没有录入责任：{words}。",
                hint="Quote them under responsibilities, or in the share (allocations) or duty (duties) they belong to.",
                hint_zh="请在 responsibilities 引用这些字，或引入所属的份额（allocations）或督办（duties）。",
            )


def _charged(plan: Plan, facts: Facts) -> Iterator[tuple[int, int]]:
    """The bodies that a sentence charges."""
    words, text = facts.registers.lexicon["charged"], facts.signs.text
    before = re.compile(f"(?:{'|'.join(words['before'])})$")
    after = re.compile("|".join(words["after"]))
    for body in facts.named:
        if after.match(text, body.end) or before.search(text, body.start - REACH, body.start):
            yield body.start, body.end


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for offset, character in enumerate(text):
        if character in OPENING:
            opened.append(offset)
        elif character in CLOSING and opened:
            yield opened.pop(), offset + 1


def _cells(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(r"[^\s|](?:[^\n|]*[^\s|])?", text))


def _charges(words: str, plan: Plan, facts: Facts) -> bool:
    """Whether words consist of known names, or of names of which some are known with a role."""
    names = read_names(words, facts.registers).names
    known = [len(found) == 1 for found in resolve(names, facts.registers, plan.data["region"])]
    roles = has_label(words, facts.registers) or (
        words[0] in OPENING and any(name.role != "responsible" for name in names)
    )
    return bool(names) and (all(known) or (roles and any(known)))
