"""Page marks in the middle of a sentence are emended.
句子中间的页码标记须校改。

Document-sharing sites break a text into pages and number them at the line start: “\\n3、”.  Left in
place they split words, and their numbers look like those of tasks.

文库网站把文本分页，在行首加上“3、”之类的页码。留着不管，词会被拆开，页码会被当成任务编号。

```yaml
text: |
  一、目标
  引领现代产业体
  2、系建设。
sections:
  - {id: goals, role: goals, heading: 一、目标, dismissals: [{quote: 2、系, reason: list-count}]}  # <- finding
```

```yaml
text: |
  一、目标
  引领现代产业体
  2、系建设。
emendations:
  - series: {find: "\\n{n}、", from: 2, to: 2}
    read: ""
    kind: surplus
    cause: pagination
    certainty: high
    note: Page marks of a document-sharing site.
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: emend the marks; a series stands for all that count up.
怎样改：加校改；递增的标记可用一个 series。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"

MARK = re.compile(r"(?<=[\u4e00-\u9fff、,，])\n\s*\d+\s*、(?=[\u4e00-\u9fff])")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    headings = {section.start for section in plan.sections}
    for match in MARK.finditer(plan.reading.text):
        if not headings.intersection(range(match.start(), match.end())):
            yield plan.finding_in_text(
                match.start() + 1,
                match.end(),
                en="A page mark seems to stand in mid-sentence: {words}.",
                zh="句子中间疑有页码标记：{words}。",
                hint='Add an emendation with read: ""; one series stands for all marks that count up.',
                hint_zh='请在 emendations 加一条校改，写 read: ""；递增的页码可合用一个 series。',
            )
