"""Quantities printed without digits are listed, so that none is overlooked.
不用数字印出的数量都列出来，以免漏看。

百家, 翻番, 千亿级 and 全覆盖 are promises like any other, but no digit betrays them.  Each that no target
or offer of money names under `printed` is listed as a note; it does not fail a check.

“百家”“翻番”“千亿级”“全覆盖”同样是承诺，却没有数字可循。凡没有目标或资金在 `printed` 点明的，都作为提示列出；提示不
算不通过。

```yaml
text: |
  一、目标
  培育企业一百二十家。
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

```yaml
text: |
  一、目标
  培育企业一百二十家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 企业, quote: 培育企业一百二十家, comparator: eq, value: 120, unit: firm, printed: 一百二十家}
```

To mend it: enter the promise, with the words under `printed`; leave the note where it is none.
怎样改：若是承诺就录入，并在 `printed` 写明是哪几个字；若不是，不必理会。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "note"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    claimed = [(claim.start, claim.end) for claim in plan.of_kind("targets", "funding", "duties")]
    for section in plan.sections:
        for quantity in facts.rereading.quantities[section.pointer]:
            start, end = section.start + quantity.start, section.start + quantity.end
            worded = not re.search(r"\d", quantity.printed) and quantity.kind != "list-count"
            if not worded or not quantity.promising or quantity.sure == "doubtful":
                continue
            if any(a <= start and end <= b for a, b in claimed):
                continue
            yield plan.finding_in_text(
                start,
                end,
                en=f"“{quantity.printed}” may be a promise printed without digits: {{words}}.",
                zh=f"“{quantity.printed}”可能是不用数字印出的承诺：{{words}}。",
                hint="If it is one, enter it and name the words under printed; if not, leave this note.",
                hint_zh="若是承诺，请录入并用 printed 指明是哪几个字；若不是，不必理会。",
            )
