"""The unit of a value is printed, quoted from elsewhere, or inferred for a reason.
数值的单位要有原话：或在引文里，或引自别处，或写明推断的理由。

“达到1.2万” prints no unit.  That people are counted may be certain, but it is the reader who says so,
and who uses the value must be able to see that.  A unit is printed where a word for it stands in the
quote, after the number (家, 名, 亿元; see the register of units).

“达到1.2万”没有印单位。数的是人，也许毫无疑问，但这是读者说的，用数据的人应当看得出来。引文里数字之后有该单位的
一种写法（家、名、亿元，见计量单位名录），就是印了单位。

Nothing says what is counted:

```yaml
text: |
  一、目标
  高层次人才总量达到1.2万。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: talents
        label: 高层次人才
        quote: 高层次人才总量达到1.2万
        comparator: eq
        value: 12000
        unit: person  # <- finding
```

The reason is given, or the unit stands before the number:

```yaml
text: |
  一、目标
  高层次人才总量达到1.2万,覆盖率达到百分之七十。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: talents
        label: 高层次人才
        quote: 高层次人才总量达到1.2万
        comparator: eq
        value: 12000
        unit: person
        inferred: {unit: What is counted is 人才.}
      - id: coverage
        label: 覆盖率
        quote: 覆盖率达到百分之七十
        comparator: eq
        value: 70
        unit: percent
        printed: 百分之七十
```

To mend it: quote the words that print the unit under `context`, or give the reason under `inferred`.
怎样改：在 `context` 引用印有单位的原话，或在 `inferred` 写明理由。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    told = {miss.claim.pointer for miss in facts.account.misses}
    told |= {one.at.pointer for one in facts.disagreements_on("unit")}
    for claim in plan.of_kind("targets", "funding"):
        unit, inferred = claim.data.get("unit"), claim.data.get("inferred", {})
        if not unit or "unit" in claim.context or "unit" in inferred or claim.pointer in told:
            continue
        if not _is_printed(unit, claim, facts):
            yield plan.finding(
                claim,
                "unit",
                en=f"No words of the quote print the unit {unit}.",
                zh=f"引文里没有单位 {unit} 的字样。",
                hint="Quote the words that print it under context, or give the reason under inferred; if they are a form "
                "of this unit, add it to printed in datapackage/registers/units.yaml.",
                hint_zh="请在 context 引用印有单位的原话，或在 inferred 写明理由；若原话是该单位的另一种写法，请补入 "
                "datapackage/registers/units.yaml 该单位的 printed。",
                quote=claim.quote,
            )


def _is_printed(unit: str, claim: Claim, facts: Facts) -> bool:
    """Whether a quantity of the quote prints the unit; a bare 亿 does, where the register lists it."""
    reading = facts.rereading
    forms = reading.words.units.get(unit)
    return forms is None or any(  # What the register lacks is told there.
        one.unit in forms and (one.unit or "亿" in reading.words.fold(one.printed))
        for one in reading.quantities_in(claim.section, claim.start, claim.end)
    )
