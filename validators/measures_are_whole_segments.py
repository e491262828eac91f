"""A measure quotes from its main verb, with the adverbs on it, to the end of its object.
举措的引文从主要动词（连同修饰它的状语）到宾语结束。

Two readers find the same measures only if they cut them alike. A quote that stops early loses its object,
one that begins late its verb or its modal word, and one over several segments hides promises of their own.
Means before the verb (围绕, 依托 …) stay out; what follows belongs to another record.

两个人切得一样，才能找到同样的举措。引文断早了，丢了宾语；起晚了，丢了动词或情态词；跨几个小句，就藏住了别的承诺。动词之前的手段
（围绕、依托等）不收；后面的归别的条目。

Cut short, begun late, too long:

```yaml
text: |
  一、任务
  建设市科技馆和创新中心,积极引进院士团队,鼓励企业建设实验室,培养人才,深化合作。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {id: museum, quote: 建设市科技馆, action: build, grain: deliverable}  # <- finding
      - {quote: 引进院士团队, action: attract, grain: line}  # <- finding
      - {quote: 建设实验室, action: build, modality: support, grain: line}  # <- finding
      - {quote: "培养人才,深化合作", action: train, grain: line}  # <- finding
```

Whole, and without means:

```yaml
text: |
  一、任务
  围绕产业需求建设市科技馆(二期),市科技局积极引进院士团队、培养人才。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {id: museum, quote: "建设市科技馆(二期)", action: build, grain: deliverable}
      - {quote: 积极引进院士团队, action: attract, grain: line}
      - {quote: 培养人才, action: train, grain: line}
```

To mend it: let the quote begin at the main verb and the adverbs before it, and end with its object.
怎样改：让引文从主要动词及其状语起，到宾语为止。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "warning"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("measures"):
        told = _wrong(claim, facts)
        if told:
            yield plan.finding(
                claim,
                "quote",
                en=f"The quote “{claim.quote}” {told[0]}.",
                zh=f"引文“{claim.quote}”{told[1]}。",
                hint="Let it begin at the main verb, with its modal word and adverbs, and end with the object of its segment.",
                hint_zh="请从主要动词（连同情态词和状语）起，到本小句的宾语为止。",
                quote=claim.quote,
            )


def _wrong(claim: Claim, facts: Facts) -> tuple[str, str] | None:
    """What is wrong with a quote: its end, its beginning, or its length."""
    measures = facts.measures
    if claim.section.role == "row":
        return None
    if behind := measures.behind(claim):
        return f"leaves out what follows: {behind}", f"没有收进后面的“{behind}”"
    if left := measures.left_out_before(claim):
        return f"leaves out what belongs to its verb: {left}", f"没有收进属于动词的“{left}”"
    if measures.runs_over(claim):
        return "runs over several segments", "跨了几个小句"
    return None
