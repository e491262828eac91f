"""What 其中 makes a part names its whole, and nothing else does.
“其中”所说的部分写明所属的整体，没有“其中”的不写。

600家, 其中 500家 manufacturers: the 500 are among the 600.  Without `part_of` they are counted twice; with the
wrong one they are taken from another promise.  The whole is the last target before 其中; a list of parts goes on
while the indicator stays the same.

“600家，其中制造业500家”：500家在 600家之内。缺了 `part_of` 就会重复计算，写错了就算到别的承诺里。整体是
“其中”之前的最后一个目标；指标不变，列举就还在继续。

The part does not name its whole:

```yaml
text: |
  一、目标
  高新技术企业达到600家,其中制造业达到500家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 高新技术企业, quote: 高新技术企业达到600家, comparator: eq, value: 600, unit: firm}
      - id: manufacturers  # <- finding
        label: 制造业
        quote: 制造业达到500家
        comparator: eq
        value: 500
        unit: firm
```

It does:

```yaml
text: |
  一、目标
  高新技术企业达到600家,其中制造业达到500家。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 高新技术企业, quote: 高新技术企业达到600家, comparator: eq, value: 600, unit: firm}
      - id: manufacturers
        label: 制造业
        quote: 制造业达到500家
        comparator: eq
        value: 500
        unit: firm
        part_of: firms
```

To mend it: enter under `part_of` the id of the target before 其中; where the words mean another, give the
reason under `inferred`.
怎样改：在 `part_of` 填“其中”之前那个目标的编号；若原意是别的，在 `inferred` 写明理由。
"""

from collections.abc import Iterator

from taizhang.rules import SENTENCE, Claim, Facts, Finding, Plan

SEVERITY = "error"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    targets = list(plan.of_kind("targets"))
    known = {None, *(target.id for target in targets)}
    for target in targets:
        whole, first = _whole(facts, target, targets)
        stated = target.data.get("part_of")
        if "part_of" in target.data.get("inferred", {}) or stated == (whole.id if whole else None):
            continue
        if stated not in known or (stated is None and not first and not _goes_on(target, targets)):
            continue
        yield plan.finding(
            target,
            "part_of",
            en=(
                f"The target before 其中 is {whole.id}; "
                if whole
                else "No 其中 makes this a part; "
            )
            + f"{stated or 'nothing'} is entered as part_of.",
            zh=(
                f"“其中”之前的目标是 {whole.id}，"
                if whole
                else "原话没有用“其中”说它是哪个目标的一部分，"
            )
            + (f"part_of 填的却是 {stated}。" if stated else "part_of 却没有填。"),
            hint=(f"Write part_of: {whole.id}" if whole else "Delete part_of")
            + ", or give the reason for another under inferred: {part_of: …}.",
            hint_zh=(f"请写 part_of: {whole.id}" if whole else "请删去 part_of")
            + "；若原意是别的，请写明理由：inferred: {part_of: …}。",
            quote=target.quote,
        )


def _goes_on(target: Claim, targets: list[Claim]) -> bool:
    """Whether the last target of its indicator before it in the section is a part."""
    indicator = target.data.get("indicator")
    before = [
        one
        for one in targets
        if one.section is target.section
        and one.end <= target.start
        and one.data.get("indicator") == indicator
    ]
    last = max(before, key=lambda one: one.end, default=None)
    return bool(indicator and last and "part_of" in last.data)


def _whole(facts: Facts, target: Claim, targets: list[Claim]) -> tuple[Claim | None, bool]:
    """The last target before the last 其中 of the section, and whether this is the first after it."""
    words, text = facts.registers.lexicon["parts"], facts.signs.text
    at = max(text.rfind(word, target.section.start, target.end) for word in words)
    beside = [one for one in targets if one.section is target.section and one is not target]
    before = [one for one in beside if one.end <= at]
    sentence = facts.signs.around(target, SENTENCE)[0]
    between = any(at < one.end <= target.start for one in beside)
    whole = max(before, key=lambda one: one.end, default=None)
    alike = whole is not None and whole.fields.get("unit") == target.fields.get("unit")
    return whole, alike and at >= sentence and not between
