"""Where the heading of a part names a place or a body (台山市:, 榕江实验室), its targets say so.
标题点明某地、某机构的（台山市:、榕江实验室），其中的目标写明该地、该机构。

Plans set out what each county, park or laboratory is to do in parts headed by its name.  A target taken from such
a part without its scope reads as a promise of the whole city.

规划常以地名、园区名、实验室名作标题，分述各自的任务。从这样的部分摘出的目标若不写范围，就成了全市的承诺。

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

To mend it: quote the heading under `given`, with `scope`; a target may have a narrower scope of its own.
怎样改：在 `given` 引用标题并填 `scope`；目标可另写更小的范围。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    simplify, kinds = facts.registers.simplify, facts.registers.lexicon["names"]["sites"]
    regions = {region["name"] for region in facts.registers.regions.values()}
    sites = {
        simplify(entity.data.get("name", entity.quote))
        for entity in plan.of_kind("entities")
        if entity.data["kind"] in kinds
    }
    for target in plan.of_kind("targets"):
        heading, quote = simplify(target.section.heading), simplify(target.quote)
        opening = re.match("([一-鿿]{2,10})[:：]", heading)
        headed = [opening[1]] if opening and opening[1] in regions else []
        headed += sorted(site for site in sites if site in heading)
        if headed and "scope" not in target.fields and not any(one in quote for one in headed):
            yield plan.finding(
                target,
                "",
                en=f"The heading of this part names {headed[0]}, and this has no scope.",
                zh=f"这一部分的标题点明“{headed[0]}”，这一条却没有范围（scope）。",
                hint="Quote the heading under given, with scope.",
                hint_zh="请在 given 引用标题，并填 scope。",
                quote=target.quote,
            )
