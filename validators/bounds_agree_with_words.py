"""A bound is the one its words print: at least, more than, at most, about, or none.
界限与原话一致：不低于、超过、不超过、左右，或没有界限。

2.0%以上 is a floor, 突破1200家 is more than, 不超过500万元 is a ceiling.  A floor read as a ceiling turns a promise
into its contrary.

“2.0%以上”是下限，“突破1200家”是超过，“不超过500万元”是上限。上下限弄反，承诺就成了反话。

以上 is a floor:

```yaml
text: |
  一、目标
  培育企业30家以上。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 培育企业30家以上
        comparator: lte  # <- finding
        value: 30
        unit: firm
```

As the words say:

```yaml
text: |
  一、目标
  培育企业30家以上。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 培育企业30家以上
        comparator: gte
        value: 30
        unit: firm
```

To mend it: read the bound again; the quote must hold the words that print it.
怎样改：重读界限；引文要包含写明界限的字。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "error"


TOLD = {
    "eq": ("no bound", "没有界限"),
    "exact": ("no bound", "没有界限"),
    "gte": ("at least", "不低于"),
    "floor": ("at least", "不低于"),
    "gt": ("more than", "超过"),
    "lte": ("at most", "不超过"),
    "ceiling": ("at most", "最高"),
    "lt": ("less than", "低于"),
    "approx": ("about", "左右"),
    "range": ("a range", "区间"),
}


def _told(bound: str | None) -> tuple[str, str]:
    """A bound in plain words, with the word that is written for it."""
    en, zh = TOLD.get(bound or "", ("nothing", "空"))
    return (f"“{en}” ({bound})", f"“{zh}”（{bound}）") if bound else (en, zh)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for one in facts.disagreements_on("comparator", "bound"):
        yield one.finding(
            plan,
            en=f"The words “{one.words}” say {_told(one.said)[0]}; {_told(one.stated)[0]} is entered.",
            zh=f"原话“{one.words}”是{_told(one.said)[1]}，录入的却是{_told(one.stated)[1]}。",
            hint=f"Write {one.key.rpartition('/')[2]}: {one.said}. If other words print the bound, take them into the quote.",
            hint_zh=f"请写 {one.key.rpartition('/')[2]}: {one.said}；若界限写在别的字里，请把那些字收进引文。",
        )
    for target in plan.of_kind("targets"):
        if "reference" in target.data and "comparator" not in target.data.get("inferred", {}):
            yield from _against_reference(plan, facts, target)


def _against_reference(plan: Plan, facts: Facts, target: Claim) -> Iterator[Finding]:
    """A target without a number is bounded by the words before its reference: 高于全省平均水平."""
    words, stated = facts.rereading.words, target.data.get("comparator")
    before, _, _ = target.quote.partition(target.data["reference"])
    found = words.bounds.before(words.fold(before), 0, len(before))
    said = found.says if found and found.says else "eq"
    if stated not in (None, said) and "value" not in target.data:
        yield plan.finding(
            target,
            "comparator",
            en=f"The words before the reference, “{before}”, say {_told(said)[0]}; "
            f"{_told(stated)[0]} is entered.",
            zh=f"参照之前的原话“{before}”是{_told(said)[1]}，录入的却是{_told(stated)[1]}。",
            hint=f"Write comparator: {said}, or give the reason for another under inferred.",
            hint_zh=f"请写 comparator: {said}；若原意是别的，请在 inferred 写明理由。",
            quote=target.quote,
        )
