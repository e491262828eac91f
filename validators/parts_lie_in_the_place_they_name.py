"""A part that is about one place lies in the plan's region and names the place.
只讲一地的部分，写的是规划地区之内、文中点了名的那个地方。

Where a sentence charges all counties and the parts below take them one by one, `region` says whose
government answers for each part.  With a wrong code a promise is laid at another county's door.

一句话要求各县（市、区）办的事，下面逐地写开时，`region` 决定由哪里的政府负责；代码写错，承诺就算到了别处头上。

The words name Jieyang's Jiedong District, the code is another district's:

```yaml
region: "445200"
text: |
  一、布局
  各区建设一个园区。
  揭东区:扩建产业园。
sections:
  - id: layout
    role: layout
    heading: 一、布局
    sections:
      - {id: jiedong, role: layout, heading: "揭东区:", region: "445202"}  # <- finding
```

The code of the place that the words name:

```yaml
region: "445200"
text: |
  一、布局
  各区建设一个园区。
  揭东区:扩建产业园。
sections:
  - id: layout
    role: layout
    heading: 一、布局
    sections:
      - {id: jiedong, role: layout, heading: "揭东区:", region: "445203"}
```

A place elsewhere:

```yaml
region: "445200"
text: |
  一、布局
  台山市:扩建产业园。
sections:
  - id: layout
    role: layout
    heading: 一、布局
    sections:
      - {id: taishan, role: layout, heading: "台山市:", region: "440781"}  # <- finding
```

To mend it: find the code of the place in datapackage/registers/regions.csv, or leave `region` out.
怎样改：在 datapackage/registers/regions.csv 查该地的代码；不是只讲一地的，删去 `region`。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    registers, whole = facts.registers, plan.data["region"]
    for section in plan.sections:
        code = section.data.get("region", whole)
        place = registers.regions.get(code, {}).get("name", "")
        if code == whole or not place:
            continue
        if whole not in registers.regions_above(code):
            told = f"{place} ({code}) does not lie in the region of the plan."
            told_zh = f"{place}（{code}）不在本规划的地区之内。"
        elif registers.short_name(code) not in registers.fold(plan.text(section)):
            told = f"The part does not name {place} ({code})."
            told_zh = f"本部分没有提到{place}（{code}）。"
        else:
            continue
        yield plan.finding(
            section,
            "region",
            en=told,
            zh=told_zh,
            hint="Find the code of the place in datapackage/registers/regions.csv, or leave region out.",
            hint_zh="请在 datapackage/registers/regions.csv 查该地的代码；不是只讲一地的，请删去 region。",
        )
