"""Quotation marks and brackets come in pairs.
引号和括号成对。

A mark without its fellow shows that something was lost or misread beside it: the end of a name, a
word of a slogan, a whole clause.

落单的引号或括号，说明旁边丢了或认错了什么：名称的结尾、口号里的字，或整个分句。

```yaml
text: |
  一、目标
  实施“双十工程和技改项目。
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

```yaml
text: |
  一、目标
  实施“双十工程”和技改项目。
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: emend the place, with its certainty.
怎样改：加校改，并写明把握。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "warning"

PAIRS = {"“": "”", "‘": "’", "《": "》", "(": ")", "（": ")", "【": "】", "〔": "〕"}
CLOSING = {"”": "“", "’": "‘", "》": "《", ")": "(", "）": "(", "】": "【", "〕": "〔"}
NESTING = "("
MARK = re.compile(f"[{''.join({*PAIRS, *CLOSING})}]")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for offset in sorted(_lonely(plan.reading.text)):
        yield plan.finding_in_text(
            offset,
            offset + 1,
            en="A quotation mark or bracket has no fellow: {words}.",
            zh="引号或括号落单：{words}。",
            hint="A mark, or words beside it, were lost or misread: add an emendation that restores them.",
            hint_zh="这里丢了或认错了一个标点，或旁边的字：请在 emendations 加一条校改补正。",
        )


def _lonely(text: str) -> Iterator[int]:
    """Offsets of marks without a fellow.  Only round brackets may nest in their own kind."""
    waiting: dict[str, list[int]] = {}
    for match in MARK.finditer(text):
        offset, mark = match.start(), {"（": "(", "）": ")"}.get(match[0], match[0])
        if mark in PAIRS:
            if waiting.get(mark) and mark != NESTING:
                yield waiting[mark].pop()
            waiting.setdefault(mark, []).append(offset)
        elif mark in CLOSING:
            if waiting.get(CLOSING[mark]):
                waiting[CLOSING[mark]].pop()
            elif not text[max(0, offset - 1) : offset].isdigit():
                yield offset
    for offsets in waiting.values():
        yield from offsets
