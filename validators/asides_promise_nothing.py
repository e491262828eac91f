"""An aside covers no promise: its words look like its reason, and do nothing themselves.
旁白不掩盖承诺：它的话合乎所写的理由，本身什么也不做。

An aside settles a segment, so a promise under one is lost for good: nobody will ask after it. Words that
look like none of the kind (围绕…, 依托… for means; 形成…, 提升… for aims) and have a modal word, or a main verb
that is one of the actions, read as a measure; of a means, background, heading or connective any verb will do.

旁白一写，小句就算有了着落，掩在下面的承诺再也不会有人追问。不像所写理由（手段说“围绕……、依托……”，结果说“形成……、提升……”）、
而有情态词的，或主要动词是某个动作的，看来是举措；理由是手段、背景、标题、连接的，有动词即是。

A promise under an aside:

```yaml
text: |
  一、任务
  引进院士团队,出台人才办法。
sections:
  - id: t01
    role: task
    heading: 一、任务
    asides:
      - {quote: 引进院士团队, reason: means}  # <- finding
      - {quote: 出台人才办法, reason: aim}  # <- finding
```

These promise nothing:

```yaml
text: |
  一、任务
  一是培育企业。围绕产业需求,坚持人才为先,形成创新格局。
sections:
  - id: t01
    role: task
    heading: 一、任务
    asides:
      - {quote: 一是培育企业, reason: heading}
      - {quote: 围绕产业需求, reason: means}
      - {quote: 坚持人才为先, reason: principle}
      - {quote: 形成创新格局, reason: aim}
```

To mend it: enter the measure; where the words do promise nothing, choose the reason that fits them.
怎样改：录为举措；若确实不承诺什么，请选合适的理由。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "warning"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("asides"):
        word = facts.measures.promise_under(claim)
        if word:
            reason = claim.data["reason"]
            yield plan.finding(
                claim,
                "reason",
                en=f"“{claim.quote}” promises something, it seems ({word}), and does not look like reason: {reason}.",
                zh=f"“{claim.quote}”看来有所承诺（{word}），不像 reason: {reason}。",
                hint="Enter it as a measure; where it promises nothing, choose another reason.",
                hint_zh="请录为举措；若不承诺什么，请改选理由。",
                quote=claim.quote,
            )
