"""No injected advertising is left in the reading text.
释读文本中不留混入的广告。

Reposts of official texts are often laced with the names of gambling sites, put in place of common
words.  Left in the reading, such a name is quoted, searched and linked as if a government had written
it.  The source keeps it as evidence; the reading does not.

转载的公文常被混入博彩网站的名字，顶替了原来的字。若留在释读文本里，就会像政府写的一样被引用、检索、链接。来源原样
保留作为证据，释读文本则不留。

```yaml
text: |
  一、目标
  推动188博金宝,金宝搏 官网企业上规模。
sections:
  - {id: goals, role: goals, heading: 一、目标, dismissals: [{quote: 推动188博, reason: name}]}  # <- finding
```

```yaml
text: |
  一、目标
  推动188博金宝,金宝搏 官网企业上规模。
emendations:
  - {find: "188博金宝,金宝搏 官网", read: 更多, kind: substitution, cause: spam, certainty: high, note: A gambling site.}
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: emend the place, with the words it most likely had, or as a gap.
怎样改：加校改，写上最可能的原字，或作阙文。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    patterns = facts.registers.lexicon["damage"]["advertising"]
    for match in facts.first_in_each_run(patterns, skip=("furniture",)):
        yield plan.finding_in_text(
            *match,
            en="Advertising is left in the reading: {words}.",
            zh="释读文本中还有广告：{words}。",
            hint="Add an emendation: read with the words that most likely stood there, or kind: gap.",
            hint_zh="请在 emendations 加一条校改：read 写最可能的原字，无从补出的写 kind: gap（阙文）。",
        )
