"""A change is entered as a change, and a level as a level.
变动按变动录入，水平按水平录入。

增长18.1% is no share, 翻番 is no number of firms, 年均 is not 同比.  A growth rate that stands among levels makes
every comparison wrong.

“增长18.1%”不是占比，“翻番”不是企业数，“年均”不是“同比”。增速混在水平之中，比较就全错了。

同比增长 is a growth against the year before:

```yaml
text: |
  一、目标
  企业产值同比增长30%。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms  # <- finding
        label: 企业
        quote: 企业产值同比增长30%
        comparator: eq
        value: 30
        unit: percent
```

As the words say:

```yaml
text: |
  一、目标
  企业产值同比增长30%。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - id: firms
        label: 企业
        quote: 企业产值同比增长30%
        comparator: eq
        value: 30
        unit: percent
        change: {kind: growth, against: previous-year}
```

To mend it: enter `change` with its kind and what it is measured against, as the words say.
怎样改：按原话填 `change` 的种类和对比对象。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


TOLD = {
    "growth": "增长",
    "average-growth": "年均增长",
    "increment": "增量",
    "multiple": "倍数",
    "previous-year": "同比",
    "baseline": "与基期相比",
}


def _told(change: str) -> str:
    """A change in plain Chinese, with the word that is written for it."""
    gloss = TOLD.get(change)
    return f" {change}（{gloss}）" if gloss else f" {change}" if change else "水平（没有变动）"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for one in facts.disagreements_on("change"):
        yield one.finding(
            plan,
            en=f"The words “{one.words}” speak of {one.said or 'a level (no change)'}; "
            f"{one.stated or 'a level (no change)'} is entered.",
            zh=f"原话“{one.words}”说的是{_told(one.said)}，录入的却是{_told(one.stated)}。",
            hint="Enter change: {kind: …, against: …} as the words say; for a level, delete change.",
            hint_zh="请按原话填 change: {kind: …, against: …}；说的是水平的，删去 change。",
        )
    for target in plan.of_kind("targets"):
        against = target.data.get("change", {}).get("against")
        if against and (against == "baseline") != ("baseline" in target.data):
            yield plan.finding(
                target,
                "change/against",
                en=f"The change is against {against}; a baseline is "
                f"{'entered' if 'baseline' in target.data else 'missing'}.",
                zh=f"变动的对比对象是 {against}，基期（baseline）却{'有' if 'baseline' in target.data else '没有'}。",
                hint="With against: baseline enter the baseline, too; with against: previous-year leave it out.",
                hint_zh="写 against: baseline 的要填 baseline（基期）；写 against: previous-year（同比）的不填。",
                quote=target.quote,
            )
