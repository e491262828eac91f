"""How strongly something is promised is what the outermost modal word says.
承诺的强弱，是最外层情态词所说的强弱。

“支持申报” promises support, “申报” the thing itself. A reader who counts commitments must not count
encouragements among them. The outermost modal word of the segment decides: 支持, 鼓励, 引导, 发动
`support`, 探索, 研究, 谋划 `explore`, 力争, 争取, 争创 `strive`, 可 `may`; where none is printed the field
is left out. Words of an earlier segment that reach so far (力争, 支持 over parallel ones) are quoted under
`context`.

“支持申报”承诺的是支持，“申报”承诺的是事情本身；统计承诺时不能混为一谈。以小句最外层的情态词为准：支持、鼓励、引导、发动为
`support`，探索、研究、谋划为 `explore`，力争、争取、争创为 `strive`，可为 `may`；没有情态词的不写。前面小句的情态词统领到此
（力争、支持统领并列小句）的，引入 `context`。

Support is missed, and a strength is made up:

```yaml
text: |
  一、任务
  鼓励企业建设实验室,建设市科技馆。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {quote: 鼓励企业建设实验室, action: build, grain: line}  # <- finding
      - id: museum
        quote: 建设市科技馆
        action: build
        modality: strive  # <- finding
        grain: deliverable
```

As the words say:

```yaml
text: |
  一、任务
  鼓励企业建设实验室,力争建成市科技馆,引进院士团队。
sections:
  - id: t01
    role: task
    heading: 一、任务
    measures:
      - {quote: 鼓励企业建设实验室, action: build, modality: support, grain: line}
      - {id: museum, quote: 力争建成市科技馆, action: build, modality: strive, grain: deliverable}
      - {quote: 引进院士团队, action: attract, modality: strive, grain: line, context: {modality: 力争建成市科技馆}}
```

To mend it: enter the modality that the words say, or leave it out where they say none.
怎样改：按原话填 `modality`；原话没有情态词的，不写。
"""

from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "warning"
REQUIRES = ("evidence",)


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind("measures", "targets", "funding", "entities"):
        stated = claim.data.get("modality")
        word = facts.measures.modality(claim)
        said = word.says if word else _quoted(claim, facts)
        if claim.kind != "measures" and not _is_asked(plan, claim, said):
            continue
        if stated != said and "modality" not in claim.data.get("inferred", {}):
            yield _finding(plan, claim, stated, said, word.word if word else "")


def _is_asked(plan: Plan, claim: Claim, said: str | None) -> bool:
    """Whether a claim that is no measure is asked for its strength.

    Of money and things only what is stated; of targets what their words say, too, once the plan
    has measures; that they strive another rule tells.
    """
    stated = claim.data.get("modality")
    if claim.kind == "targets":
        return "strive" not in (stated, said) and any(plan.of_kind("measures"))
    return stated is not None


def _quoted(claim: Claim, facts: Facts) -> str | None:
    """The strength that the words quoted for it say."""
    place = claim.context.get("modality")
    word = facts.measures.reading(place.start, place.end).modality if place else None
    return word.says if word else None


def _finding(plan: Plan, claim: Claim, stated: str | None, said: str | None, word: str) -> Finding:
    return plan.finding(
        claim,
        "modality" if stated else "quote",
        en=f"The words “{claim.quote}” say "
        + (f"modality: {said} ({word})" if said else "no modal word")
        + f"; {stated or 'nothing'} is entered.",
        zh=f"原话“{claim.quote}”"
        + (f"的语气是 {said}（{word}），" if said else "没有情态词，")
        + (f"录入的却是 {stated}。" if stated else "却没有填。"),
        hint=f"Write modality: {said}."
        if said
        else "Leave modality out; where an earlier modal word reaches so far, quote it under context: {modality: …}.",
        hint_zh=f"请写 modality: {said}。"
        if said
        else "请删去 modality；若前面的情态词统领到此，请引入 context: {modality: …}。",
        quote=claim.quote,
    )
