"""Names that a person lists for a responsibility stand in its words.
人工列出的责任单位，都出现在引文里。

Names and roles are read from the quote; a list is written only where the words do not follow the
usual form (a task force told in prose).  A listed name that the quote does not hold was invented, or
the quote is too short to prove it.

名称和角色通常从引文读出；只有原话不合通常写法（如用文字叙述的专班）时才列名单。名单里的名称若引文没有，不是凭空
添加，就是引文太短，不足为据。

市财政局 is not in the words:

```yaml
region: "445200"
text: |
  一、组织
  由市科技局牵头推进。
sections:
  - id: office
    role: safeguard
    heading: 一、组织
    responsibilities:
      - quote: 由市科技局牵头推进
        lead: [市科技局]
        support:
          - 市财政局  # <- finding
```

Both are:

```yaml
region: "445200"
text: |
  一、组织
  由市科技局牵头推进,市财政局予以配合。
sections:
  - id: office
    role: safeguard
    heading: 一、组织
    responsibilities:
      - quote: 由市科技局牵头推进,市财政局予以配合
        lead: [市科技局]
        support: [市财政局]
```

To mend it: copy the name as printed, or make the quote longer.
怎样改：照原文写名称，或把引文写长些。
"""

from collections.abc import Iterator

from taizhang.facts import Facts
from taizhang.findings import Finding
from taizhang.names import ROLES
from taizhang.plan import Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("responsibilities"):
        for role in ROLES:
            for index, name in enumerate(claim.data.get(role, [])):
                if name not in claim.quote:
                    yield plan.finding(
                        claim,
                        f"{role}/{index}",
                        en=f"“{name}” does not stand in the quote of this responsibility.",
                        zh=f"“{name}”不在这条责任的引文之中。",
                        hint="Copy the name as the quote prints it, or make the quote longer.",
                        hint_zh="请照引文写名称，或把引文写长些。",
                        quote=claim.quote,
                    )
