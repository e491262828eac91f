"""The shares of organisations add up to the target they divide.
各单位的份额加起来等于所分解的目标。

A table that divides a target among departments is where a promise becomes somebody's task.  If the
shares do not add up, either a share was read wrong or the source contradicts itself; a reader who
totals the departments would get another number than the plan announces.

把目标分给各部门的表，使承诺落到人头。份额加不起来，不是读错了，就是原文自相矛盾；把各部门加总的读者会得到
另一个数。

The shares make 40, not 45:

```yaml
region: "430682"
text: |
  新增企业 |
  45家 |
  市科工局25家 |
  市财政局15家 |
sections:
  - id: row-firms
    role: row
    heading: 新增企业 |
    targets:
      - id: firms
        label: 新增企业
        quote: 45家
        comparator: eq
        value: 45  # <- finding
        unit: firm
        allocations:
          - {quote: 市科工局25家, organisation: 市科工局, value: 25}
          - {quote: 市财政局15家, organisation: 市财政局, value: 15}
```

They make 45:

```yaml
region: "430682"
text: |
  新增企业 |
  45家 |
  市科工局25家 |
  市财政局20家 |
sections:
  - id: row-firms
    role: row
    heading: 新增企业 |
    targets:
      - id: firms
        label: 新增企业
        quote: 45家
        comparator: eq
        value: 45
        unit: firm
        allocations:
          - {quote: 市科工局25家, organisation: 市科工局, value: 25}
          - {quote: 市财政局20家, organisation: 市财政局, value: 20}
```

To mend it: read the shares again.  If the source itself does not add up, waive the finding with
that reason and put a question to the plan.
怎样改：重读各份额。若原文本身加不起来，请写明理由豁免，并提出存疑。
"""

from collections.abc import Iterator
from decimal import Decimal

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for target in plan.of_kind("targets"):
        written = target.data.get("allocations", [])
        if not written or "value" not in target.fields:
            continue
        total = sum((Decimal(share["value"]) for share in written), Decimal(0))
        value = Decimal(target.fields["value"])
        if total != value:
            yield plan.finding(
                target,
                "value" if "value" in target.data else "allocations",
                en=f"The shares add up to {total}, but the target is {value}.",
                zh=f"份额合计 {total}，目标却是 {value}。",
                hint="Read every share and the target again; look for a share that is missing or counted twice. "
                "If the source itself does not add up, waive this with that reason (waivers).",
                hint_zh="请重读每个份额和目标，看是否漏了或重复了一份。若原文本身加不起来，"
                "请在 waivers 写明理由豁免。",
                quote=target.quote,
            )
