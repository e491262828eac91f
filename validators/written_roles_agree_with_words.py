"""Roles that a person wrote agree with those that the words give.
人工写的角色，与原话给出的角色一致。

Who leads and who only helps is what a responsibility is about.  Roles are read from the quote; lists
are written where the words have no usual form.  Where they have one, a list cannot say otherwise.

责任的要点就在于谁牵头、谁配合。角色从引文读出，原话不合通常写法时才列名单；原话写法清楚的，名单不能另作他说。

The words say that 市财政局 helps:

```yaml
region: "445200"
text: |
  一、任务
  培育企业。(市科技局牵头,市财政局配合)
sections:
  - id: tasks
    role: actions
    heading: 一、任务
    responsibilities:
      - quote: (市科技局牵头,市财政局配合)
        lead:
          - 市科技局
          - 市财政局  # <- finding
```

```yaml
region: "445200"
text: |
  一、任务
  培育企业。(市科技局牵头,市财政局配合)
sections:
  - id: tasks
    role: actions
    heading: 一、任务
    responsibilities: ["(市科技局牵头,市财政局配合)"]
```

To mend it: leave the lists out, so that roles are read from the quote.
怎样改：删去名单，角色便从引文读出。
"""

from collections.abc import Iterator

from taizhang.rules import ROLES, Claim, Facts, Finding, Plan, Section, read_names, resolve

SEVERITY = "error"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("responsibilities"):
        if any(role in claim.data for role in ROLES):
            # All roles of a list are usually wrong for one cause: the first is told.
            yield from list(_wrong(plan, claim, facts))[:1]


def _in_columns(section: Section, facts: Facts) -> set[str]:
    """The roles that the columns of a row's table are called by (牵头单位)."""
    table = section.parent
    if section.role != "row" or not table:
        return set()
    words = facts.registers.fold(facts.plan.text(table))
    roles = facts.registers.lexicon["roles"]
    return {one["role"] for one in roles if any(label in words for label in one.get("labels", []))}


def _wrong(plan: Plan, claim: Claim, facts: Facts) -> Iterator[Finding]:
    names = read_names(claim.quote, facts.registers).names
    found = resolve(names, facts.registers, plan.data["region"])
    if not all(len(entries) == 1 for entries in found):
        return
    read: dict[str, set[str]] = {}
    for name, (entry,) in zip(names, found, strict=True):
        read.setdefault(entry["id"], set()).add(name.role)
    columns = _in_columns(claim.section, facts)
    for one in plan.responsibles:
        role, roles = one.named.role, read.get(one.organisation["id"], set())
        if one.claim is claim and roles and role not in roles | columns:
            said = ", ".join(sorted(roles))
            yield plan.finding(
                claim,
                f"{role}/{claim.data[role].index(one.named.printed)}",
                en=f"“{one.named.printed}” is listed as {role}; the words make it {said}.",
                zh=f"名单把“{one.named.printed}”列为 {role}，按原话却是 {said}。",
                hint="Delete the lists (lead, support …): names and roles are read from the quote.",
                hint_zh="请删去名单（lead、support 等）：单位和角色会从引文读出。",
                quote=claim.quote,
            )
