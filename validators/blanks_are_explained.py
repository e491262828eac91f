"""A blank inside Chinese text is a place where words were lost, and is emended.
中文里的空格是掉字之处，须校改。

Chinese sets no blanks between words.  Where a copy has one, a word was often removed by a filter:
“打造 国际科技创新中心” lost 粤港澳大湾区.  A quote that runs over it claims words that are incomplete.

中文词间不空格。抄本里出现空格，往往是某个词被过滤掉了：“打造 国际科技创新中心”失落了“粤港澳大湾区”。跨过它的引文并不
完整。

```yaml
text: |
  一、目标
  打造 国际科技创新中心。
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

```yaml
text: |
  一、目标
  打造 国际科技创新中心。
emendations:
  - {find: 打造 国际, kind: gap, cause: scraping, certainty: high, note: A name was removed here.}
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

The number of a heading may hold blanks, and have one behind it:

```yaml
text: |
  第 一 条 打造中心。
sections:
  - {id: goals, role: task, heading: 第 一 条 打造中心。}
```

To mend it: restore the words where they are certain (omission), else mark a gap; delete a mere blank
(surplus).
怎样改：确知原字的补上（脱文），否则标为阙文；只是多打的空格则删去（衍文）。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"

BLANK = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff(\uff08“《])")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    offices = tuple(facts.registers.lexicon.get("facts", {}).get("offices", ()))
    for match in BLANK.finditer(plan.reading.text):
        start, end = match.span()
        section = plan.section_at(start)
        inside = section.role == "furniture" or plan.reading.changes_in(start, end)
        number = plan.text(section).find(section.number) + section.start
        in_number = number < start <= number + len(section.number)
        before_section = end < len(plan.reading.text) and plan.section_at(end).start == end
        named = section in facts.frame and plan.reading.text.endswith(offices, 0, start)
        if not (inside or in_number or before_section or named):
            yield plan.finding_in_text(
                start,
                end,
                en="Words may have been lost at this blank: {words}.",
                zh="此处空格可能掉了字：{words}。",
                hint="Add an emendation: read with the lost words where they are certain, else kind: gap; for a "
                "mere blank, read without it (kind: surplus).",
                hint_zh="请在 emendations 加一条校改：确知原字的在 read 补上，否则写 kind: gap（阙文）；"
                "只是多打的空格，read 里去掉它（kind: surplus，衍文）。",
            )
