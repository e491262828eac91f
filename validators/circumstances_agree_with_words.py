"""Rhythm, 累计, 力争 and 预期性 are entered where the words print them, and only there.
周期、“累计”、“力争”、“预期性”，原话有的都录入，没有的不录。

每年100人 over three years is 300 people, 累计100人 is 100; 力争 is an aim, not an order.  These small words decide how
much was promised.

“每年100人”三年是 300 人，“累计100人”就是 100 人；“力争”是努力方向，不是硬指标。这些小词决定承诺了多少。

每年 is printed and not entered:

```yaml
text: |
  一、目标
  每年培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms  # <- finding
        label: 企业
        quote: 每年培育企业30家
        comparator: eq
        value: 30
        unit: firm
```

As the words say:

```yaml
text: |
  一、目标
  每年培育企业30家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 每年培育企业30家
        comparator: eq
        value: 30
        unit: firm
        every: P1Y
```

To mend it: enter `every`, `recurrence`, `cumulative`, `modality` or `nature` as the words say; where they
stand elsewhere, quote them under `context` or `given`; where none do, give the reason under `inferred`.
怎样改：按原话填 `every`、`recurrence`、`cumulative`、`modality` 或 `nature`；原话在别处的，引入 `context` 或
`given`；没有原话的，在 `inferred` 写明理由。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan, Share, words_of_field

SEVERITY = "error"

FIELDS = ("every", "cumulative", "modality", "nature")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    told = set()
    for one in facts.disagreements_on("every", "recurrence", "cumulative", "modality"):
        if one.field == "modality" and _is_outermost(one.at, one.stated, facts):
            continue
        told.add((one.at.pointer, one.field))
        yield one.finding(
            plan,
            en=f"The words “{one.words}” say {one.field}: {one.said}; {one.stated or 'nothing'} is entered.",
            zh=f"原话“{one.words}”表明 {one.field} 应为 {one.said}，"
            + (f"录入的却是 {one.stated}。" if one.stated else "却没有填。"),
            hint=f"Write {one.field}: {one.said}, or read the words again.",
            hint_zh=f"请写 {one.field}: {one.said}，或重读原话。",
        )
    yield from _silent(plan, facts, told)
    yield from _nature(plan, facts)


def _silent(plan: Plan, facts: Facts, told: set[tuple[str, str]]) -> Iterator[Finding]:
    """What is entered though the words of the field do not say it, and the rhythm of duties."""
    for claim in plan.of_kind("targets", "duties", "given"):
        for field in FIELDS:
            if (claim.pointer, field) in told or field in claim.data.get("inferred", {}):
                continue
            if field == "modality" and _is_outermost(claim, claim.data.get(field), facts):
                continue
            place = words_of_field(claim, field)
            said = facts.signs.values(field, place)
            stated = claim.data.get(field)
            missing = claim.kind == "duties" and field == "every" and said
            if (stated is None and not missing) or ("true" if stated is True else stated) in said:
                continue
            words = plan.reading.text[place.start : place.end]
            yield plan.finding(
                claim,
                field,
                en=f"“{words}” says {f'{field}: ' if said else 'nothing of '}"
                f"{', '.join(sorted(said)) or field}; {stated or 'nothing'} is entered.",
                zh=(
                    f"“{words}”表明 {field} 应为 {'、'.join(sorted(said))}，"
                    if said
                    else f"“{words}”没有说到 {field}，"
                )
                + (f"录入的却是 {stated}。" if stated else "却没有填。"),
                hint=f"Enter {field} as its words say; where they stand elsewhere, quote them under context.",
                hint_zh=f"请按原话填 {field}；原话在别处的，在 context 引用。",
                quote=words,
            )


def _is_outermost(at: Claim | Share, stated: str | None, facts: Facts) -> bool:
    """Whether the outermost modal word says what is stated (支持…争创 is support), here or in context."""
    if not isinstance(at, Claim) or not stated:
        return False
    place = at.context.get("modality")
    quoted = facts.measures.reading(place.start, place.end).modality if place else None
    return stated in [word.says for word in (facts.measures.modality(at), quoted) if word]


def _nature(plan: Plan, facts: Facts) -> Iterator[Finding]:
    """预期性 and 约束性 speak of many targets at once, from the end of a list or below a table."""
    heard = [(c.start, c.end) for c in plan.of_kind("given", "targets") if "nature" in c.data]
    heard += [(place.start, place.end) for c in plan.claims for place in c.context.values()]
    for sign in facts.signs.within("nature", 0, len(plan.reading.text)):
        if not any(start <= sign.start and sign.end <= end for start, end in heard):
            yield plan.finding_in_text(
                sign.start,
                sign.end,
                en=f"The words say nature: {sign.value}, and no record enters it: {{words}}.",
                zh=f"原话表明 nature 是 {sign.value}，却没有录入：{{words}}。",
                hint="Quote the words under given, with nature.",
                hint_zh="请在 given 引用这句话，并填 nature。",
            )
