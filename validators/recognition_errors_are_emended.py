"""Letters that stand for digits are emended.
误认作字母的数字须校改。

Character recognition reads 11 as I1 or H.  The number is then invisible to every reader and every
machine: a task loses its number, a promise its size.

文字识别会把 11 认成 I1 或 H。这个数就谁也看不见了：任务没了编号，承诺没了大小。

```yaml
text: |
  一、目标
  组织H个产业链。
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

```yaml
text: |
  一、目标
  组织H个产业链。
emendations:
  - {find: 组织H个, read: 组织11个, kind: substitution, cause: ocr, certainty: high, note: The plan has 11 chains.}
sections:
  - {id: goals, role: goals, heading: 一、目标, dismissals: [{quote: 组织11个产业链, reason: background}]}
```

To mend it: emend the letters to the digits, or make a gap where the number is not certain.
怎样改：把字母校改为数字；数不确定的作阙文。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for match in facts.first_in_each_run(facts.registers.lexicon["damage"]["ocr"]):
        if plan.reading.changes_in(*match):  # A gap leaves the letter in the text.
            continue
        yield plan.finding_in_text(
            *match,
            en="A letter seems to stand for a digit: {words}.",
            zh="字母疑为数字之误：{words}。",
            hint="Add an emendation: read with the digits, or kind: gap where the number is not certain.",
            hint_zh="请在 emendations 加一条校改：read 写数字；不能确定是几的，写 kind: gap（阙文）。",
        )
