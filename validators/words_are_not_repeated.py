"""A word or clause is not printed twice in a row.
词语和分句不连着重复。

Copying repeats words (重点领域领域) and clauses.  Either the copy slipped, or the author did; a reader
who quotes the place should know.

抄录会重复词语（重点领域领域）和分句。不是抄错，就是原作者的笔误；引用这里的读者应当知道。

```yaml
text: |
  一、目标
  在重点产业领域领域培育企业。
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

```yaml
text: |
  一、目标
  在重点产业领域领域培育企业。
emendations:
  - {find: 领域领域, read: 领域, kind: repetition, cause: author, certainty: high, note: Printed twice.}
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: emend the repetition, or waive this where the text means it.
怎样改：校改重复；若原文有意如此，请写明理由豁免。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "warning"

WORD = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
LEAST = 8
"""A clause of at least so many characters that occurs twice in one sentence is a repetition."""


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for match in WORD.finditer(plan.reading.text):
        yield _finding(plan, *match.span())
    for sentence in re.finditer(r"[^。\n]+", plan.reading.text):
        seen: set[str] = set()
        for clause in re.finditer(r"[^,，、;；:：]+", sentence[0]):
            if len(clause[0]) >= LEAST and clause[0] in seen:
                start = sentence.start() + clause.start()
                yield _finding(plan, start, start + len(clause[0]))
            seen.add(clause[0])


def _finding(plan: Plan, start: int, end: int) -> Finding:
    return plan.finding_in_text(
        start,
        end,
        en="These words are printed twice: {words}.",
        zh="这里有字重复了一遍：{words}。",
        hint="Add an emendation (kind: repetition); where the text means it, waive this with that reason "
        "(waivers).",
        hint_zh="请在 emendations 加一条校改（kind: repetition）；若原文有意如此，请在 waivers 写明理由豁免。",
    )
