"""Who bears how much of a cost is as printed: 省、市按4:6分担.
谁分担多少，与原话一致：省、市按4:6分担。

Turned round, the ratio charges the county with what the province pays.

比例写反，就把省里出的钱算到了县里。

The city bears six tenths:

```yaml
text: |
  一、支持
  给予最高50万元补助,由省、市按4:6分担。
sections:
  - id: support
    role: task
    heading: 一、支持
    funding:
      - id: grant
        quote: 给予最高50万元补助,由省、市按4:6分担
        instrument: PI008
        amount: 50
        unit: 万元
        printed: 50万元
        bound: ceiling
        per: project
        inferred: {per: Each project.}
        cost_shares: [{payer: 市, share: 4}, {payer: 省, share: 6}]  # <- finding
```

```yaml
text: |
  一、支持
  给予最高50万元补助,由省、市按4:6分担。
sections:
  - id: support
    role: task
    heading: 一、支持
    funding:
      - id: grant
        quote: 给予最高50万元补助,由省、市按4:6分担
        instrument: PI008
        amount: 50
        unit: 万元
        printed: 50万元
        bound: ceiling
        per: project
        inferred: {per: Each project.}
        cost_shares: [{payer: 省, share: 4}, {payer: 市, share: 6}]
```

To mend it: write payers and shares in the order of the words.
怎样改：照原话的次序写出资方和份额。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from taizhang.rules import Facts, Finding, Plan, words_of_field

SEVERITY = "error"
REQUIRES = ("evidence",)
RATIO = re.compile(r"\d+(?:\.\d+)?(?:[:∶比]\d+(?:\.\d+)?)+")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("funding"):
        shares = claim.data.get("cost_shares", [])
        place = words_of_field(claim, "cost_shares")
        words = facts.rereading.words.fold(plan.reading.text[place.start : place.end])
        stated = [Decimal(one["share"]) for one in shares]
        ratios = [
            [Decimal(part) for part in re.split("[:∶比]", one)] for one in RATIO.findall(words)
        ]
        names = [facts.rereading.words.fold(one["payer"]) for one in shares]
        in_order = re.search(".*?".join(map(re.escape, names)), words)
        inferred = "cost_shares" in claim.data.get("inferred", {})
        if shares and not inferred and (stated not in ratios or not in_order):
            yield plan.finding(
                claim,
                "cost_shares",
                en="The words do not print these payers and shares in this order.",
                zh="原话没有按这个次序印出这些出资方和份额。",
                hint="Copy payers and shares in the order of the words; where they stand elsewhere, quote "
                "them under context.",
                hint_zh="请照原话的次序抄录出资方和份额；原话在别处的，在 context 引用。",
                quote=claim.quote,
            )
