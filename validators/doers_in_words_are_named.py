"""Bodies that the words of a measure name as its doers stand in by.
举措的原话写明由谁来做的，列在 by 里。

支持新泰市、肥城市争创…: they do it, and not the bureau in the bracket, which only supports. Who reads the
ledger of such a place would miss its promise if only the bracket counted. So a registered body directly
before a verb or a means (立足…) of the quote, at its beginning or behind a modal or light verb, is listed
in `by`, and so is who acts in the words that `context` quotes for it; what is listed stands in these words.
A place stands for its government.

“支持新泰市、肥城市争创……”：做的是它们，括号里的部门只是支持。若只看括号，该地的台账就少了这一条。因此引文中紧接在动词或手段（立足……）之前、
位于开头或情态词、轻动词之后的在册机构要列入 `by`，`context` 为它所引的话里的也要列入；列入的要见于这些话。地名代指其政府。

One is left out, another does not stand there:

```yaml
text: |
  一、任务
  支持市科技局建设科技馆,鼓励市财政局设立基金。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {id: museum, quote: 支持市科技局建设科技馆, action: build, modality: support, grain: deliverable}  # <- finding
      - id: fund
        quote: 鼓励市财政局设立基金
        action: fund
        modality: support
        grain: deliverable
        by: [市财政局, 市科技局]  # <- finding
```

Partners are no doers:

```yaml
text: |
  一、任务
  支持市科技局建设科技馆,加强与市财政局合作。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {id: museum, quote: 支持市科技局建设科技馆, action: build, modality: support, grain: deliverable, by: [市科技局]}
      - {quote: 加强与市财政局合作, action: connect, grain: line}
```

To mend it: list under `by` whom the words themselves name as the doer, and nobody else.
怎样改：原话自己写明由谁做的，列入 `by`；其余不列。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "warning"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("measures"):
        listed = {one["id"] for one in plan.doers.get(claim.pointer, [])}
        doers = facts.measures.doers(claim, facts.named)
        missing = [one for one in doers if one.organisation["id"] not in listed]
        if missing:
            told = "、".join(plan.reading.text[one.start : one.end] for one in missing)
            yield plan.finding(
                claim,
                "quote",
                en=f"The words name “{told}” as doer, which by does not list.",
                zh=f"原话写明由“{told}”来做，by 里却没有。",
                hint=f"Write by: [{told}], with all whom the words name as doers.",
                hint_zh=f"请写 by: [{told}]，列全原话写明来做的。",
                quote=claim.quote,
            )
        for index, name in enumerate(claim.data.get("by", [])):
            words = (claim.quote, claim.data.get("context", {}).get("by", ""))
            if not any(name in one for one in words) and "by" not in claim.data.get("inferred", {}):
                yield plan.finding(
                    claim,
                    f"by/{index}",
                    en=f"“{name}” does not stand in the words of this record.",
                    zh=f"这一条的引文中没有“{name}”。",
                    hint="Copy the name as the quote prints it; where it stands elsewhere, quote it under context: {by: …}.",
                    hint_zh="请照引文写名称；写在别处的，引入 context: {by: …}。",
                    quote=claim.quote,
                )
