"""A stage, a kind of duty and for each what money is paid are those the words show.
阶段、督办种类、按什么付款，都与原话一致。

申报 is no 建设, and 谋划 is neither.  A laboratory that is being planned and one that runs are years apart;
500万元 for each firm and 500万元 for each project are different budgets.  The lexicon lists the words
that show each choice (`signs`).

“申报”不是“建设”，“谋划”两者都不是。还在谋划的实验室与已经运行的相差好几年；每家企业 500万元与每个项目 500万元是两
笔账。表明各种取值的词语列在词表（datapackage/registers/lexicon.yaml）的 `signs` 中。

谋划 is no 运营:

```yaml
text: |
  一、任务
  谋划建设江门市科技馆。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    entities:
      - quote: 谋划建设江门市科技馆
        name: 江门市科技馆
        kind: facility
        stage: operate  # <- finding
```

As the words say:

```yaml
text: |
  一、任务
  谋划建设江门市科技馆。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    entities:
      - quote: 谋划建设江门市科技馆
        name: 江门市科技馆
        kind: facility
        stage: plan
```

To mend it: enter what the words show; where they stand elsewhere, quote them under `context`; add words
that are missing to `signs` in datapackage/registers/lexicon.yaml.
怎样改：按原话填写；原话在别处的，引入 `context`；词表里缺的词，在 datapackage/registers/lexicon.yaml 的 `signs` 补上。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan, shown_choices

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("targets", "entities", "funding", "duties"):
        for key, sign in shown_choices(claim, facts):
            stated = claim.data.get(key, "nothing")
            if key in claim.data.get("inferred", {}) or (sign and sign.value == stated):
                continue
            words = plan.reading.text[sign.start : sign.end] if sign else ""
            yield plan.finding(
                claim,
                key,
                en=f"The words “{words}” show {key}: {sign.value}; {stated} is entered."
                if sign
                else f"No words show {key}: {stated}.",
                zh=f"原话“{words}”表明 {key} 应为 {sign.value}，"
                + (f"录入的却是 {claim.data[key]}。" if key in claim.data else "却没有填。")
                if sign
                else f"没有原话表明 {key} 应为 {stated}。",
                hint=f"Enter the {key} that the words show; where they stand elsewhere, quote them under context.",
                hint_zh=f"请按原话填 {key}；原话在别处的，在 context 引用。",
                quote=claim.quote,
            )
