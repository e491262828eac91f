"""By, in, before or during a year: the timing is the one the words around it print.
到某年、某年内、某年前、期间：时限与年份前后的字一致。

到2026年 ends with the year, 2026年前 before it begins, 2026年 lasts all through it.  A year without its timing,
or with another, moves a deadline by up to twelve months.

“到2026年”以年末为限，“2026年前”在年初之前，“2026年”则是当年之内。年份缺了时限或写错，期限最多会差出十二个月。

2026年前 is before:

```yaml
text: |
  一、目标
  2026年前,培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 2026年前,培育企业30家
        comparator: eq
        value: 30
        unit: firm
        printed: 30家
        year: 2026
        timing: by  # <- finding
```

A year that is given has its timing from the words that give it:

```yaml
text: |
  一、目标
  到2026年,培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    given:
      - {quote: 到2026年, year: 2026}
    targets:
      - id: firms
        label: 企业
        quote: 培育企业30家
        comparator: eq
        value: 30
        unit: firm
        timing: by
```

To mend it: enter `timing` as the words around the year say.
怎样改：按年份前后的字填 `timing`。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan, Section, words_of_field

SEVERITY = "error"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    undated: dict[str, list[Claim]] = {}
    for target in plan.of_kind("targets", "measures"):
        said = _said(plan, facts, target)
        stated = target.fields.get("timing")
        taken = "restates" in target.data and "timing" not in target.data and not said
        if taken or said is None or "timing" in target.data.get("inferred", {}):
            continue
        if stated and not said and not {"year", "period"} & target.fields.keys():
            undated.setdefault(target.section.id, []).append(target)
        elif said != ({stated} if stated else set()):
            yield _finding(plan, target, said, stated)
    years = {one.at.pointer for one in facts.disagreements_on("year", "period")}
    for targets in undated.values():
        # A year that several targets took over and that is gone is one cause, told at the section.
        if len(targets) == 1:
            yield _finding(plan, targets[0], set(), targets[0].fields["timing"])
        elif not any(target.pointer in years for target in targets):
            yield _finding(plan, targets[0].section, set(), targets[0].fields["timing"])


TOLD = {"by": "到某年", "in": "当年之内", "before": "某年之前", "during": "期间"}


def _told(timing: str) -> str:
    return f"{timing}（{TOLD[timing]}）"


def _finding(plan: Plan, at: Claim | Section, said: set[str], stated: str | None) -> Finding:
    return plan.finding(
        at,
        "timing" if isinstance(at, Claim) else "",
        en=f"The words say {' or '.join(sorted(said)) or 'nothing of a year or timing'}; "
        + (f"timing: {stated} is entered." if stated else "no timing is entered."),
        zh=(
            f"按原话，时限是 {' 或 '.join(map(_told, sorted(said)))}，"
            if said
            else "原话没有写年份或时限，"
        )
        + (f"timing 填的却是 {_told(stated)}。" if stated else "timing 却没有填。"),
        hint="Enter timing as the words around the year say; where they stand elsewhere, quote them "
        "under given or context: {timing: …}; where no words say it, delete timing.",
        hint_zh="请按年份前后的字填 timing；原话在别处的，在 given 或 context: {timing: …} 引用；"
        "没有原话的，删去 timing。",
        quote=at.quote if isinstance(at, Claim) else "",
    )


def _said(plan: Plan, facts: Facts, target: Claim) -> set[str] | None:
    """The timings in the words given for it (全年) or around the year that is in force.

    None where the words do not print that year, or only compare with it: then another rule says so.
    """
    said = facts.signs.values("timing", words_of_field(target, "timing"))
    for key in ("year", "period"):
        if said or "timing" in target.context or not {key} & {*target.data, *target.given}:
            continue
        place = words_of_field(target, key)
        stated = target.fields[key] if key == "year" else target.fields[key]["start"]
        near = facts.rereading.quantities_in(plan.section_at(place.start), place.start, place.end)
        said = {one.says("timing") for one in near if one.kind == key and one.value == stated}
        if not said or "baseline" in said:
            return None
    return said
