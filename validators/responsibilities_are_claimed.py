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

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan, unclaimed_bodies

SEVERITY = "error"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for start, end in unclaimed_bodies(facts):
        yield plan.finding_in_text(
            start,
            end,
            en="No responsibility quotes the words that name who must do it: {words}.",
            zh="这里写明了由谁来做，却没有录入责任：{words}。",
            hint="Quote them under responsibilities, or in the share (allocations) or duty (duties) they belong to.",
            hint_zh="请在 responsibilities 引用这些字，或引入所属的份额（allocations）或督办（duties）。",
        )
