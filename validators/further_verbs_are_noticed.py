"""A further verb in a segment that is paid for, and in no quote, is looked at again.
已有着落的小句里，没有被任何引文收进的其他动词，要再看一眼。

培育企业、引进人才110个: the target quotes the second half, and the segment counts as accounted for. The first
is a promise of its own that nobody entered. Words in quotation marks and brackets name things and are
passed over.

“培育企业、引进人才110个”：目标引了后一半，小句就算有了着落；前一半是另一项承诺，却没有人录。引号和括号里的字是名称，不看。

The first half has no record:

```yaml
text: |
  一、任务
  引进院士团队、攻克关键技术3项。
sections:
  - id: t01
    role: task
    heading: 一、任务  # <- finding
    targets:
      - {id: technologies, label: 关键技术, quote: 攻克关键技术3项, comparator: eq, value: 3, unit: item}
    asides:
      - {quote: 院士, reason: aim}
```

Both have one:

```yaml
text: |
  一、任务
  引进院士团队、攻克关键技术3项。
sections:
  - id: t01
    role: task
    heading: 一、任务
    targets:
      - {id: technologies, label: 关键技术, quote: 攻克关键技术3项, comparator: eq, value: 3, unit: item}
    measures:
      - {quote: 引进院士团队, action: attract, grain: line}
```

To mend it: enter what the verb promises; where it promises nothing, take it into the quote or an aside.
怎样改：录入这个动词所承诺的；若不承诺什么，收进引文，或写入旁白。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "note"
REQUIRES = ("sections", "evidence")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    # To ask this of every plan: leave out this line.
    if not any(plan.of_kind("measures", "asides")):
        return
    for segment in facts.segments:
        further = list(facts.measures.further_verbs(segment)) if segment.paid_by else []
        if further and segment.section.role != "row":
            yield plan.finding_in_text(
                further[0].start,
                further[-1].end,
                en=f"The verb {further[0].word} is in no quote, though its segment is paid for: {{words}}.",
                zh=f"小句已有着落，而动词“{further[0].word}”不在任何引文里：{{words}}。",
                hint="Enter what it promises; where it promises nothing, take it into the quote, or write an aside.",
                hint_zh="请录入它所承诺的；若不承诺什么，请收进引文，或写一条旁白。",
            )
