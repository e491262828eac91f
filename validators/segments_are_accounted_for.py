"""Every segment of a part that promises is paid for: by a record, or by an aside that says why not.
承诺部分的每个小句都有着落：不是有一条记录，就是有一条旁白说明它不承诺什么。

Four fifths of what a plan promises has no number, and a measure that nobody entered looks just like
words that promise nothing. So each segment (up to , ; 。 outside brackets and quotation marks) must
be paid for: by a target, money, a duty, a measure, a relation or an absence whose quote holds its
last verb or number; by a date or modal quoted alone; by a body named in running text; or by an
aside. Brackets of bodies pay for nothing.

规划的承诺五分之四没有数字，漏录的举措与什么也没承诺的话看上去一样。因此每个小句（到逗号、分号、句号为止，括号和引号内不断）
都要有着落：某条目标、资金、督办、举措、相关文件或缺失，其引文含有它的最后一个动词或数字；单独引用的日期或情态词；
行文中点名的机构；或一条旁白。责任括号不算着落。

A segment is left over:

```yaml
text: |
  (一)建设平台
  建成市科技馆,深化产学研合作。
sections:
  - id: t01
    role: task
    heading: (一)建设平台  # <- finding
    measures:
      - {id: museum, quote: 建成市科技馆, action: build, grain: deliverable, entities: [市科技馆]}
```

All are paid for:

```yaml
text: |
  (一)建设平台
  围绕产业需求,建成市科技馆,深化产学研合作,形成创新格局。(市科技局牵头)
sections:
  - id: t01
    role: task
    heading: (一)建设平台
    responsibilities: [(市科技局牵头)]
    measures:
      - {id: museum, quote: 建成市科技馆, action: build, grain: deliverable, entities: [市科技馆]}
      - {quote: 深化产学研合作, action: connect, grain: line}
    asides:
      - {quote: 围绕产业需求, reason: means}
      - {quote: 形成创新格局, reason: aim}
```

To mend it: enter what the segment promises; if it promises nothing, write an aside with its reason.
怎样改：录入这个小句所承诺的；若不承诺什么，请写一条旁白（asides）并注明理由。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"
REQUIRES = ("sections", "evidence")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for segment in facts.segments:
        if not segment.paid_by and not facts.is_swallowed(segment.start):
            yield plan.finding_in_text(
                segment.start,
                segment.end,
                en="Nothing accounts for the segment {words}.",
                zh="小句{words}没有着落。",
                hint="Enter what it promises (measures, targets, funding, duties); if it promises "
                "nothing, write an aside with its reason (asides).",
                hint_zh="请录入它所承诺的（measures、targets、funding、duties）；若不承诺什么，"
                "请写一条旁白（asides）并注明理由。",
            )
