"""A target has the year that its paragraph opens with, not that of another paragraph.
目标的年份是本段开头的那个，不是别段的。

到2025年 and 到2030年 often open two paragraphs of one part.  What the second promises is due five years later; with
the first year it would count as missed long before.

“到2025年”“到2030年”常在同一部分各领一段。第二段所说的晚五年才到期，填了第一个年份，早早就算没有完成。

The second paragraph is about 2030:

```yaml
text: |
  一、目标
  到2025年,培育企业30家。
  到2030年,建成平台6家。引进团队9个。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    given:
      - {quote: 到2025年, year: 2025}
    targets:
      - {id: firms, label: 企业, quote: 培育企业30家, comparator: eq, value: 30, unit: firm, timing: by}
      - {id: platforms, label: 平台, quote: "到2030年,建成平台6家", comparator: eq, value: 6, unit: institution, printed: 6家, year: 2030, timing: by}
      - {id: teams, label: 团队, quote: 引进团队9个, comparator: eq, value: 9, unit: team, timing: by}  # <- finding
```

```yaml
text: |
  一、目标
  到2025年,培育企业30家。
  到2030年,建成平台6家。引进团队9个。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 企业, quote: "到2025年,培育企业30家", comparator: eq, value: 30, unit: firm, printed: 30家, year: 2025, timing: by}
      - {id: platforms, label: 平台, quote: "到2030年,建成平台6家", comparator: eq, value: 6, unit: institution, printed: 6家, year: 2030, timing: by}
      - {id: teams, label: 团队, quote: 引进团队9个, comparator: eq, value: 9, unit: team, year: 2030, timing: by, context: {year: 到2030年}}
```

To mend it: enter the year of the paragraph, with its words under `context`; where the words mean the other, say so
under `inferred`.
怎样改：填本段的年份，原话引入 `context`；原意确是另一年的，在 `inferred` 写明。
"""

import re
from collections.abc import Iterator

from taizhang.facts import Facts
from taizhang.findings import Finding
from taizhang.plan import Claim, Place, Plan
from taizhang.quantity import Quantity
from taizhang.signs import words_of_field

SEVERITY = "warning"
REQUIRES = ("evidence",)
OPENS = re.compile(r"(?:^|[\n。;；:：])[ \u3000]*[^,，。;；:：\n]{0,4}$")
"""Before a year that opens a sentence: a few words such as 力争 or 其中."""


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    told = {one.at.pointer for one in facts.disagreements_on("year", "period", "baseline")}
    for target in plan.of_kind("targets"):
        own = {"year", "period"} & {*target.data, *target.given}
        if not own or target.pointer in told or "year" in target.data.get("inferred", {}):
            continue
        place = words_of_field(target, "year" if "year" in own else "period")
        nearest = _nearest(plan, facts, target)
        if nearest and _lies_elsewhere(nearest, place, target) and not _is_stated(nearest, target):
            yield plan.finding(
                target,
                "year" if "year" in target.data else "",
                en=f"“{nearest.printed}” opens the paragraph before these words; "
                f"{_stated(target)} is entered.",
                zh=f"这些字之前，本段以“{nearest.printed}”开头，录入的却是 {_stated(target)}。",
                hint="Enter that year, with its words under context; where the words mean the other, give the "
                "reason under inferred: {year: …}.",
                hint_zh="请填那个年份，原话引入 context；原意确是另一年的，在 inferred: {year: …} 写明理由。",
                quote=target.quote,
            )


def _nearest(plan: Plan, facts: Facts, target: Claim) -> Quantity | None:
    """The last year that opens a sentence of the target's paragraph, before the target's words."""
    section, text = target.section, plan.reading.text
    low = max(section.start, text.rfind("\n", section.start, target.start) + 1)
    for year in reversed(facts.rereading.quantities_in(section, low, target.start)):
        timing = year.part("timing")
        if year.kind == "year" and timing and timing.value != "baseline":
            start = section.start + min(year.start, timing.start)
            if OPENS.search(text, max(low - 1, start - 12, 0), start):
                return year
    return None


def _lies_elsewhere(year: Quantity, place: Place, target: Claim) -> bool:
    """Whether the words entered for the year stand before the paragraph's own."""
    return place.end <= target.section.start + year.start or place.start >= target.end


def _is_stated(year: Quantity, target: Claim) -> bool:
    period = target.fields.get("period", {})
    return year.value in (target.fields.get("year"), period.get("start"), period.get("end"))


def _stated(target: Claim) -> str:
    period = target.fields.get("period", {})
    return str(target.fields.get("year") or f"{period.get('start')}–{period.get('end')}")
