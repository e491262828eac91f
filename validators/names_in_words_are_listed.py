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

from collections.abc import Iterator

from taizhang.rules import ROLES, Claim, Facts, Finding, Place, Plan, unlisted_bodies

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
    missing = {
        one.organisation["id"]: plan.reading.text[one.start : one.end]
        for one in unlisted_bodies(claim, facts)
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
