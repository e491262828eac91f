"""Every body named in the words of a written list is in the list.
写有名单的，原话中提到的机构都在名单里。

A list replaces what would be read from the words.  A body that is left out is charged by the plan and
by no record of ours.  An office and the body that houses it count as one.

名单取代了从原话读出的名称。漏列的机构，规划里有它的责任，我们的记录里却没有。办公室与其所在单位算作一个。

市财政局 is charged, too:

```yaml
region: "445200"
text: |
  一、组织
  市科技局会同市财政局建立台账。
sections:
  - id: office
    role: safeguard
    heading: 一、组织
    duties:
      - id: ledger
        kind: ledger
        quote: 市科技局会同市财政局建立台账  # <- finding
        organisations: [市科技局]
```

Whom a report goes to is under `to`:

```yaml
region: "445200"
text: |
  一、组织
  市科技局向市财政局报送台账。
sections:
  - id: office
    role: safeguard
    heading: 一、组织
    duties:
      - id: ledger
        kind: ledger
        quote: 市科技局向市财政局报送台账
        organisations: [市科技局]
        to: 市财政局
```

To mend it: add the name to the list, or make the quote shorter.
怎样改：把名称补入名单，或缩短引文。
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from taizhang.rules import (
    ROLES,
    Claim,
    Entry,
    Facts,
    Finding,
    Mention,
    Place,
    Plan,
    read_names,
    resolve,
)

SEVERITY = "error"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("responsibilities", "duties"):
        if claim.kind == "duties" or any(role in claim.data for role in ROLES):
            yield from _unlisted(plan, claim, facts)


def _unlisted(plan: Plan, claim: Claim, facts: Facts) -> Iterator[Finding]:
    lists = ("organisations", *ROLES)
    names = [name for key in lists for name in claim.data.get(key, [])]
    places = [Place(claim.start, claim.end), *claim.context.values()]
    words = [plan.reading.text[place.start : place.end] for place in places]
    if any(not any(name in one for one in words) for name in names):
        return  # A listed name that stands in no words is told: another was meant.
    if "organisations" in claim.context and not names:
        return  # Words without their field are told.
    listed = [one.organisation for one in plan.responsibles if one.claim is claim]
    listed += plan.bound.get(claim.id, []) if claim.kind == "duties" else []
    missing = {
        one.organisation["id"]: plan.reading.text[one.start : one.end]
        for one in _strangers(plan, claim, facts, listed)
    }
    if missing:
        told = "、".join(missing.values())
        yield plan.finding(
            claim,
            "quote",
            en=f"The words name “{told}”, which is not listed.",
            zh=f"原话提到“{told}”，名单里却没有。",
            hint="Add the name to the list (for a duty, to organisations or to), or make the quote "
            "shorter.",
            hint_zh="请把名称补入名单（督办则写入 organisations 或 to），或缩短引文。",
            quote=claim.quote,
        )


def _strangers(plan: Plan, claim: Claim, facts: Facts, listed: list[Entry]) -> Iterator[Mention]:
    """Bodies named in the words, neither listed nor `to`, nor joined to a listed one as its host.

    In a responsibility a body has a role each time it is named, and is listed as often.
    """
    text, to = plan.reading.text, claim.data.get("to", "")
    places = [Place(claim.start, claim.end)]
    places += [claim.context["organisations"]] if "organisations" in claim.context else []
    inside = [
        one
        for place in places
        for one in facts.named
        if place.start <= one.start and one.end <= place.end
    ]
    known = [text[one.start : one.end] in to for one in inside]
    times = Counter(organisation["id"] for organisation in listed)
    for n, one in enumerate(inside):
        if not known[n] and times[one.organisation["id"]]:
            known[n] = True
            times[one.organisation["id"]] -= claim.kind == "responsibilities"
    for n, (one, after) in enumerate(pairwise(inside)):
        if (
            facts.registers.simplify(text[one.end : after.start])
            in facts.registers.lexicon["hosts"]
        ):
            known[n] = known[n + 1] = known[n] or known[n + 1]
    yield from (one for one, is_known in zip(inside, known, strict=True) if not is_known)
    if claim.kind == "responsibilities":
        yield from _items(plan, claim, facts, listed)


def _items(plan: Plan, claim: Claim, facts: Facts, listed: list[Entry]) -> Iterator[Mention]:
    """Items of a list in the words that are names only there (科技、教育、金融)."""
    names = read_names(claim.quote, facts.registers).names
    for name, found in zip(
        names, resolve(names, facts.registers, plan.data["region"]), strict=True
    ):
        if len(found) == 1 and found[0] not in listed:
            start = claim.start + claim.quote.find(name.printed)
            yield Mention(start, start + len(name.printed), found[0])
