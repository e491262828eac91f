"""A deliverable has an id and can be closed; a line of work has none.
可交付举措有编号、能够交付；工作线没有编号。

Only what can be closed (挂牌, 印发, 上线, 投用, 获批) can be asked after later: it has a state, a card and
an address of its own, and for these an id that never changes. A line of work is told with its task. Words
of something done (建成, 出台, 成立) make a deliverable; a light verb over no named thing makes a line.

只有说得出凭什么算完成的（挂牌、印发、上线、投用、获批），日后才能追问：它有状态、卡片和网址，因此要有固定的编号。工作线随任务一起
显示。写明办成的（建成、出台、成立）是可交付举措；轻动词之后没有名称的是工作线。

One lacks its id, one cannot be closed:

```yaml
text: |
  一、任务
  建成市科技馆,加强科技合作。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {quote: 建成市科技馆, action: build, grain: deliverable}  # <- finding
      - {id: cooperation, quote: 加强科技合作, action: connect, grain: deliverable}  # <- finding
```

A line needs no id, what is brought about is no line:

```yaml
text: |
  一、任务
  建成市科技馆,加强科技合作,出台人才办法。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {quote: 建成市科技馆, action: build, grain: line}  # <- finding
      - {id: cooperation, quote: 加强科技合作, action: connect, grain: line}  # <- finding
      - {id: talent-rule, quote: 出台人才办法, action: enact, grain: deliverable}
```

```yaml
text: |
  一、任务
  建成市科技馆,加强科技合作。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {id: museum, quote: 建成市科技馆, action: build, grain: deliverable}
      - {quote: 加强科技合作, action: connect, grain: line}
```

To mend it: ask which evidence would close it; with one it is a deliverable with an id, without a line.
怎样改：问凭什么算完成：说得出的是可交付举措，写编号；说不出的是工作线，不写编号。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "warning"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("measures"):
        grain, closes = claim.data["grain"], _closes(claim, facts)
        if grain == "deliverable" and not claim.id:
            yield _finding(
                plan,
                claim,
                ("is a deliverable without an id", "是可交付举措，却没有编号"),
                ("Give it an id, a short English name.", "请写编号（id），用英文短名。"),
            )
        elif grain == "line" and claim.id:
            yield _finding(
                plan,
                claim,
                ("is a line of work with an id", "是工作线，却有编号"),
                (
                    "Delete the id; where evidence would close it, write grain: deliverable.",
                    "请删去编号；若说得出凭什么算完成，请写 grain: deliverable。",
                ),
            )
        elif closes and closes != grain and "grain" not in claim.data.get("inferred", {}):
            yield _finding(
                plan,
                claim,
                (f"reads as a {closes}", f"看来是 {closes}"),
                (
                    f"Write grain: {closes}, or inferred: {{grain: reason}}.",
                    f"请写 grain: {closes}；若确实不是，请写 inferred: {{grain: 理由}}。",
                ),
            )


def _closes(claim: Claim, facts: Facts) -> str | None:
    """The grain that the words show, where they leave no doubt."""
    named = "entities" in claim.data or "due" in claim.data or "“" in claim.quote
    return facts.measures.grain(claim, named=named)


def _finding(plan: Plan, claim: Claim, said: tuple[str, str], hint: tuple[str, str]) -> Finding:
    return plan.finding(
        claim,
        "grain",
        en=f"“{claim.quote}” {said[0]}.",
        zh=f"“{claim.quote}”{said[1]}。",
        hint=hint[0],
        hint_zh=hint[1],
        quote=claim.quote,
    )
