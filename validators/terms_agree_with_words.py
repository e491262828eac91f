"""Within how long a promise is due is what its words print: 三年内, 30日内.
多久之内完成，与原话一致：三年内、30日内。

A term is a deadline, counted from the plan.  Left out, the promise seems to have none; misread, it is years off.

“三年内”也是期限，自规划起算。漏了，承诺就像没有期限；错了，一差就是几年。

三年内 is three years, and it must be entered:

```yaml
text: |
  一、目标
  三年内培育企业30家。30日内报送方案。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 企业, quote: 三年内培育企业30家, comparator: eq, value: 30, unit: firm}  # <- finding
    duties:
      - {id: scheme, quote: 30日内报送方案, kind: report, within: P3M}  # <- finding
```

```yaml
text: |
  一、目标
  三年内培育企业30家。30日内报送方案。
sections:
  - id: goals
    role: goals
    heading: 一、目标
    targets:
      - {id: firms, label: 企业, quote: 三年内培育企业30家, comparator: eq, value: 30, unit: firm, within: P3Y}
    duties:
      - {id: scheme, quote: 30日内报送方案, kind: report, within: P30D}
```

To mend it: enter `within` as the words say it: P3Y, P6M, P30D.
怎样改：照原话填 `within`：P3Y、P6M、P30D。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan, Share, words_of_field

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for one in facts.disagreements_on("within"):
        yield _finding(plan, one.at, one.said, one.stated, one.words)
    for duty in plan.of_kind("duties"):
        place = words_of_field(duty, "within")
        words = plan.reading.text[place.start : place.end]
        rereading = facts.rereading.words
        said = {one.value for one in rereading.rhythms.limits(rereading.fold(words))}
        stated = duty.data.get("within")
        if (
            (stated or said)
            and stated not in said
            and "within" not in duty.data.get("inferred", {})
        ):
            yield _finding(plan, duty, " / ".join(sorted(said)), stated, words)


def _finding(plan: Plan, at: Claim | Share, said: str, stated: str | None, words: str) -> Finding:
    return plan.finding(
        at,
        "within" if stated else "",
        en=f"The words “{words}” say within: {said or 'nothing'}; {stated or 'nothing'} is entered.",
        zh=f"原话“{words}”表明 within 应为 {said or '空'}，"
        + (f"录入的却是 {stated}。" if stated else "却没有填。"),
        hint=f"Write within: {said}."
        if said
        else "Quote the words under context, or delete within.",
        hint_zh=f"请写 within: {said}。" if said else "请在 context 引用原话，否则删去 within。",
        quote=words,
    )
