"""Names that a person lists for a responsibility, a duty or a share stand in its words.
人工列出的责任、督办和份额的单位，都出现在引文里。

Who must do something is told by the words.  A listed name that the quote does not hold was invented,
or the quote is too short to prove it.  The bodies that a duty binds may stand elsewhere in the plan:
then these words are quoted under `context: {organisations: …}`, or the reason given under `inferred`.

由谁来做，以原话为准。名单里的名称若引文没有，不是凭空添加，就是引文太短，不足为据。督办所约束的单位可以见于规划别处：
在 `context: {organisations: …}` 引用那里的原话，或在 `inferred` 写明理由。

市财政局 is not in the words:

```yaml
region: "445200"
text: |
  一、组织
  由市科技局牵头推进。
sections:
  - id: office
    role: safeguard
    heading: 一、组织
    responsibilities:
      - quote: 由市科技局牵头推进
        lead: [市科技局]
        support:
          - 市财政局  # <- finding
    duties:
      - id: ledger
        kind: ledger
        quote: 由市科技局牵头推进
        organisations:
          - 市税务局  # <- finding
```

Both are:

```yaml
region: "445200"
text: |
  一、组织
  由市科技局牵头推进,市财政局予以配合。
sections:
  - id: office
    role: safeguard
    heading: 一、组织
    responsibilities:
      - quote: 由市科技局牵头推进,市财政局予以配合
        lead: [市科技局]
        support: [市财政局]
```

To mend it: copy the name as printed, or make the quote longer.
怎样改：照原文写名称，或把引文写长些。
"""

from collections.abc import Iterator

from taizhang.rules import ROLES, Claim, Facts, Finding, Plan, Share

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for at, key, name, words in _listed(plan):
        known = facts.registers.organisations_named(name, plan.data["region"])
        if known and not any(name in one for one in words):  # An unknown name is told already.
            yield plan.finding(
                at,
                key,
                en=f"“{name}” does not stand in the words of this record.",
                zh=f"这一条的引文中没有“{name}”。",
                hint="Copy the name as the quote prints it, or make the quote longer; for a duty, "
                "the words may stand under context: {organisations: …}.",
                hint_zh="请照引文写名称，或把引文写长些；督办的原话也可写在 context: {organisations: …}。",
                quote=at.data["quote"],
            )


def _listed(plan: Plan) -> Iterator[tuple[Claim | Share, str, str, list[str]]]:
    """Each name that a person wrote: its record, its key there, and the words it must stand in."""
    for claim in plan.of_kind("responsibilities", "duties"):
        elsewhere = claim.data.get("context", {}).get("organisations", "")
        lists = ROLES if claim.kind == "responsibilities" else ("organisations",)
        for key in lists:
            for index, name in enumerate(claim.data.get(key, [])):
                if key not in claim.data.get("inferred", {}):
                    yield claim, f"{key}/{index}", name, [claim.quote, elsewhere]
    for share in plan.shares:
        yield share, "organisation", share.data["organisation"], [share.data["quote"]]
