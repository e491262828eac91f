"""A section that makes no promises holds no numbered heading.
不作承诺的部分里没有编号标题。

Cover, signature and furniture are passed over when promises are read.  If a numbered heading stands
inside one, a part of the plan was swallowed by it, promises and all.

封面、落款和网页杂件不读承诺。若其中有编号标题，就是把规划的一部分连同承诺一起吞掉了。

```yaml
text: |
  某市人民政府办公室
  一、目标
  培育企业。
sections:
  - {id: cover, role: cover, starts: 某市}  # <- finding
```

```yaml
text: |
  某市人民政府办公室
  一、目标
  培育企业。
sections:
  - {id: cover, role: cover, starts: 某市}
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: begin a section of its own at the heading.
怎样改：从该标题起另立一个部分。
"""

import re
from collections.abc import Iterator

from taizhang.facts import Facts
from taizhang.findings import Finding
from taizhang.plan import Plan

SEVERITY = "error"

SILENT = ("cover", "signature", "furniture")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    pattern = "|".join(f"(?:{one})" for one in facts.registers.lexicon["numbering"])
    heading = re.compile(rf"^(?:{pattern})(?=[\u4e00-\u9fff])", re.MULTILINE)
    for section in plan.sections:
        if section.role not in SILENT:
            continue
        for match in heading.finditer(plan.text(section)):
            yield plan.finding_in_text(
                section.start + match.start(),
                section.start + match.end(),
                en=f"A numbered heading stands in a section with role {section.role}: {{words}}.",
                zh=f"role 为 {section.role} 的部分里有编号标题：{{words}}。",
                hint="Begin a section of its own at the heading.",
                hint_zh="请从该标题起另立一个部分。",
            )
