"""A thing that is entered for one place lies within the plan's region, and its words name the place.
录为某地的载体，要在规划的地区之内，原话（或所在部分）要提到该地。

A map of what counties are to build rests on this code. A code that the words do not bear out puts a park
into the wrong county.

各县要建什么，地图就靠这个代码。没有原话支持的代码，会把园区放到别的县里。

Its words name another place, and a place elsewhere:

```yaml
region: "440700"
text: |
  一、布局
  台山市扩建产业园,开平市建设工业园。
sections:
  - id: layout
    role: layout
    heading: 一、布局
    entities:
      - {quote: 扩建产业园, kind: park, region: "440783"}
      - {quote: 台山市扩建产业园, name: 产业园, kind: park, region: "440784"}  # <- finding
      - {quote: 建设工业园, kind: park, region: "445202"}  # <- finding
```

To mend it: look for the code of the place in datapackage/registers/regions.csv, or leave `region` out.
怎样改：在 datapackage/registers/regions.csv 查该地的代码；原话没有写明在哪里的，删去 `region`。

The section may name it:

```yaml
region: "440700"
text: |
  一、布局
  台山市:扩建产业园。
sections:
  - id: layout
    role: layout
    heading: 一、布局
    entities:
      - {quote: 扩建产业园, kind: park, region: "440781"}
```
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    registers, whole = facts.registers, plan.data["region"]
    for claim in plan.of_kind("entities"):
        code = claim.data.get("region", whole)
        place = registers.regions.get(code, {}).get("name", "")
        if code == whole or not place or "region" in claim.data.get("inferred", {}):
            continue
        named = registers.short_name(code) in registers.fold(plan.text(claim.section))
        if named and whole in registers.regions_above(code):
            continue
        yield plan.finding(
            claim,
            "region",
            en=f"Neither the quote nor its part names {place} ({code})."
            if not named
            else f"{place} ({code}) does not lie in the region of the plan.",
            zh=f"引文和所在部分都没有提到{place}（{code}）。"
            if not named
            else f"{place}（{code}）不在本规划的地区之内。",
            hint="Find the code of the place in datapackage/registers/regions.csv, or leave region out.",
            hint_zh="请在 datapackage/registers/regions.csv 查该地的代码；原话没有写明的，请删去 region。",
            quote=claim.quote,
        )
