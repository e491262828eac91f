"""What is entered as printed is printed: label, scope, reference, payer, beneficiary, condition.
照原文录入的字，原文都有：名目、范围、参照、出资方、对象、条件。

These fields are searched and compared as the plan's own words.  A word that was mistyped, or put in by the
reader, becomes a promise that nobody made; and words given under `context` for a field must hold it.

这些字段都当作规划自己的话来检索和比较。打错的字、读者添上的字，就成了没有人作过的承诺；`context` 中为某项给出的原话，
也必须写有该项。

A character is missing:

```yaml
text: |
  一、目标
  建设中试基地2个。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: bases
        label: 中基地  # <- finding
        quote: 建设中试基地2个
        comparator: eq
        value: 2
        unit: institution
```

As printed:

```yaml
text: |
  一、目标
  建设中试基地2个。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: bases
        label: 中试基地
        quote: 建设中试基地2个
        comparator: eq
        value: 2
        unit: institution
```

Words given for a field hold it: a column in 亿元 gives no 万元:

```yaml
text: |
  一、目标
  表1 指标
  指标|2026年(亿元)
  成交额|12
sections:
  - id: goals
    role: goals
    heading: 一、目标
    sections:
      - id: indicators
        role: table
        heading: 表1 指标
        sections:
          - id: sales
            role: row
            heading: 成交额|
            targets:
              - id: sales-2026
                label: 成交额
                quote: "12"
                comparator: eq
                value: 12
                unit: 万元  # <- finding
                year: 2026
                timing: in
                context: {year: 2026年(亿元), unit: 2026年(亿元)}
```

To mend it: copy the words from the quote; where they stand elsewhere, quote them under `context`; where they
are put together from several places, say so under `inferred`.
怎样改：从引文照抄；在别处的，引入 `context`；由几处拼成的，在 `inferred` 说明。
"""

import re
from collections.abc import Iterator
from typing import Any

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "error"

FIELDS = ("title", "label", "scope", "reference", "payer", "beneficiary", "condition", "to")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("given", "targets", "funding", "duties", "absences"):
        for key, field, words in _printed(claim.data):
            quote = claim.data.get("context", {}).get(field, claim.quote)
            inferred = field in claim.data.get("inferred", {})
            elsewhere = claim.kind == "given" or field in claim.data.get("context", {})
            heading = "" if elsewhere else claim.section.heading
            if not inferred and words not in quote and words not in heading:
                yield _missing(plan, claim, key, field, words, quote)
        yield from _of_indicator(plan, facts, claim)
        yield from _of_unit(plan, facts, claim)
    for index, (relation, _) in enumerate(plan.relations):
        title, quote = relation["title"], relation["quote"]
        if (f"《{title}》" if "《" in quote else title) not in quote:
            pointer = f"relations/{index}/title"
            yield _missing(plan, plan, pointer, "title", title, quote)


def _printed(data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The words that a claim enters as printed: key, field, words."""
    for key in FIELDS:
        if isinstance(data.get(key), str):
            yield key, key, data[key]
    if "rate" in data:
        yield "rate/of", "rate", data["rate"]["of"]
    for index, threshold in enumerate(data.get("thresholds", [])):
        yield f"thresholds/{index}/of", "thresholds", threshold["of"]


def _of_indicator(plan: Plan, facts: Facts, claim: Claim) -> Iterator[Finding]:
    """Words given for an indicator print what of its label the quote does not (新增)."""
    words = facts.registers.simplify(claim.data.get("context", {}).get("indicator", ""))
    indicator = facts.registers.tables["indicators"].get(claim.data.get("indicator", ""))
    if words and indicator:
        label, quote = indicator["label"], facts.registers.simplify(claim.quote)
        pairs = {label[at : at + 2] for at in range(len(label) - 1)}
        if not any(pair in words for pair in pairs if pair not in quote):
            yield _missing(plan, claim, "context/indicator", "indicator", label, words)


def _of_unit(plan: Plan, facts: Facts, claim: Claim) -> Iterator[Finding]:
    """Words given for a unit print it, and no longer one (亿元 is not 元)."""
    units, words = facts.registers.tables["units"], claim.data.get("context", {}).get("unit")
    forms = units.get(claim.data.get("unit", ""), {}).get("printed", [])
    known = sorted({one for unit in units.values() for one in unit.get("printed", [])}, key=len)
    found = re.findall("|".join(map(re.escape, known[::-1])), facts.registers.simplify(words or ""))
    if words and forms and not set(forms) & set(found):
        yield _missing(plan, claim, "unit", "unit", " / ".join(forms), words)


def _missing(plan: Plan, at: Claim | Plan, key: str, field: str, words: str, quote: str) -> Finding:
    return plan.finding(
        at,
        key,
        en=f"“{words}”, entered as {field}, is not printed in “{quote}”.",
        zh=f"{field} 填的是“{words}”，而“{quote}”中没有这几个字。",
        hint=f"Copy the words as printed; where they stand elsewhere, write context: {{{field}: words}}; "
        f"where they are put together, inferred: {{{field}: reason}}.",
        hint_zh=f"请照原文抄录；原话在别处的，写 context: {{{field}: 原话}}；由几处拼成的，"
        f"写 inferred: {{{field}: 理由}}。",
        quote=quote,
    )
