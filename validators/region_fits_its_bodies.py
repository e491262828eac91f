"""The region of a plan is that of the bodies it charges.
规划的地区就是它所责成的机构的地区。

Names are resolved within the plan's region: 市科技局 is another bureau in every city.  With the wrong
region, every promise is laid at somebody else's door.

名称按规划的地区解析：每个城市都有“市科技局”。地区写错，每项承诺都会算到别人头上。

```yaml
region: "440000"  # <- finding
text: |
  一、目标
  培育企业。(牵头单位:揭阳市科学技术局)
sections:
  - {id: goals, role: goals, heading: 一、目标, responsibilities: ["(牵头单位:揭阳市科学技术局)"]}
```

```yaml
region: "445200"
text: |
  一、目标
  培育企业。(牵头单位:揭阳市科学技术局)
sections:
  - {id: goals, role: goals, heading: 一、目标, responsibilities: ["(牵头单位:揭阳市科学技术局)"]}
```

To mend it: find the code in datapackage/registers/regions.csv.
怎样改：在 datapackage/registers/regions.csv 查代码。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    homes = [responsible.organisation["region"] for responsible in plan.responsibles]
    region = plan.data["region"]
    if homes and region not in homes:
        yield plan.finding(
            plan,
            "region",
            en=f"None of the bodies named in this plan belongs to region {region}.",
            zh=f"本规划提到的机构没有一个属于地区 {region}。",
            hint="Find the code of the plan's region in datapackage/registers/regions.csv and write it here.",
            hint_zh="请在 datapackage/registers/regions.csv 查本规划地区的代码，填在这里。",
        )
