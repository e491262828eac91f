"""Set phrases that were miswritten or misread are emended.
写错或认错的固定说法须校改。

栓心留人 is no phrase and 众创空间一孵化器 no chain: a character was mistaken for its like.  Who quotes or searches
the usual words does not find the place.  The lexicon lists such phrases (`damage`, `phrases`); it grows with
every plan in which another is found.

“栓心留人”不成话，“众创空间一孵化器”不成链条：字被认成或写成了相近的字。按通常写法检索、引用，就找不到这里。这类说法列在
词语名录的 `damage` 之 `phrases` 中，每有规划出现新的，就补一条。

```yaml
text: |
  一、目标
  完善众创空间一孵化器链条,拴心留人。
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

```yaml
text: |
  一、目标
  完善众创空间一孵化器链条,拴心留人。
emendations:
  - {find: 空间一孵化, read: 空间—孵化, kind: substitution, cause: ocr, certainty: high, note: The numeral 一 for a dash.}
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: emend the phrase; where the text means what it prints, waive this with that reason.
怎样改：加校改；若原文就是这个意思，请写明理由豁免。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "warning"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for phrase in facts.registers.lexicon["damage"].get("phrases", []):
        for match in re.finditer(phrase["pattern"], facts.signs.text):
            yield plan.finding_in_text(
                *match.span(),
                en=f"This is usually written {phrase['usual']}: {{words}}.",
                zh=f"通常写作“{phrase['usual']}”：{{words}}。",
                hint="Add an emendation; where the text means what it prints, waive this with that reason (waivers).",
                hint_zh="请在 emendations 加一条校改；若原文就是这个意思，请在 waivers 写明理由豁免。",
            )
