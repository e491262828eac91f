"""Where a part of a plan opens with a place (台山市:), its targets say so.
部分以地名开头的（台山市:），其中的目标写明该地。

Plans set out what each county or district is to do in parts that open with its name.  A target taken from such a
part without its scope reads as a promise of the whole city.

规划常以地名开头，分述各县区的任务。从这样的部分摘出的目标若不写范围，就成了全市的承诺。

```yaml
region: "440700"
text: |
  台山市:建设产业园5个。
sections:
  - id: taishan
    role: layout
    heading: "台山市:"
    targets:
      - id: parks  # <- finding
        label: 产业园
        quote: 建设产业园5个
        comparator: eq
        value: 5
        unit: institution
```

```yaml
region: "440700"
text: |
  台山市:建设产业园5个。
sections:
  - id: taishan
    role: layout
    heading: "台山市:"
    given:
      - {quote: "台山市:", scope: 台山市}
    targets:
      - {id: parks, label: 产业园, quote: 建设产业园5个, comparator: eq, value: 5, unit: institution}
```

To mend it: quote the opening under `given`, with `scope`; a target may have a narrower scope of its own.
怎样改：在 `given` 引用开头的地名并填 `scope`；目标可另写更小的范围。
"""

import re
from collections.abc import Iterator

from taizhang.facts import Facts
from taizhang.findings import Finding
from taizhang.plan import Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    names = {region["name"] for region in facts.registers.regions.values()}
    for target in plan.of_kind("targets"):
        opening = re.match("([一-鿿]{2,10})[:：]", facts.registers.simplify(target.section.heading))
        if opening and opening[1] in names and "scope" not in target.fields:
            yield plan.finding(
                target,
                "",
                en=f"This stands in the part of {opening[1]}, and has no scope.",
                zh=f"这一条在“{opening[1]}”部分之中，却没有范围（scope）。",
                hint="Quote the opening of the part under given, with scope.",
                hint_zh="请在 given 引用这一部分开头的地名，并填 scope。",
                quote=target.quote,
            )
