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

from taizhang.rules import CLAUSE, Claim, Facts, Finding, Plan, Sign, Signs

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    towards, pays = (tuple(facts.registers.lexicon[key]) for key in ("towards", "pays"))
    for claim in plan.of_kind("targets", "entities", "funding", "duties"):
        for key, sign in _shown(claim, facts.signs, towards, pays):
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


def _shown(
    claim: Claim, signs: Signs, towards: tuple[str, ...], pays: tuple[str, ...]
) -> Iterator[tuple[str, Sign | None]]:
    """The choices a claim states, each with the sign that its words show."""
    if "stage" in claim.data:
        yield "stage", _stage(claim, signs)
    if "per" in claim.data:
        yield "per", _payee(claim, signs, towards)
    elif claim.kind == "funding" and (paid := _paid(claim, signs, towards, pays)):
        yield "per", paid
    if "form" in claim.data:
        yield "form", signs.first("form", claim.start, claim.end)
    if claim.kind == "duties":
        yield "kind", signs.first("kind", claim.start, claim.end)


def _stage(claim: Claim, signs: Signs) -> Sign | None:
    """The stage in the context or the quote, names aside; of an entity, else the nearest to it."""
    if "stage" in claim.context:
        place = claim.context["stage"]
        return signs.first("stage", place.start, place.end)
    name = claim.data.get("name", claim.quote) if claim.kind == "entities" else ""
    start = claim.start + claim.quote.find(name)
    before = signs.first("stage", claim.start, start if name else claim.end)
    after = signs.first("stage", start + len(name), claim.end) if name else None
    found = min(filter(None, (before, after)), key=lambda sign: sign.rank, default=None)
    return found or (signs.nearest("stage", claim) if claim.kind == "entities" else None)


def _paid(
    claim: Claim, signs: Signs, towards: tuple[str, ...], pays: tuple[str, ...]
) -> Sign | None:
    """The sign at the end of a clause that says who is paid: 对评价优秀的机构给予, 遴选优质项目,给予."""
    for sign in signs.within("per", claim.start, claim.end):
        start = max(claim.start, *(signs.text.rfind(mark, 0, sign.start) + 1 for mark in CLAUSE))
        after = signs.text[sign.end : claim.end].lstrip(CLAUSE)
        if signs.text.startswith(towards, start) and after.startswith(pays):
            return sign
    return None


def _payee(claim: Claim, signs: Signs, towards: tuple[str, ...]) -> Sign | None:
    """The last sign before the amount: in its clause, else where 对 names who is paid, else before."""
    if "per" in claim.context:
        place = claim.context["per"]
        return signs.first("per", place.start, place.end)
    printed = claim.data.get("printed")
    end = claim.start + claim.quote.find(printed) if printed else claim.end
    clauses: list[tuple[int, int]] = []
    while end > claim.start:
        start = max(claim.start, *(signs.text.rfind(mark, 0, end) + 1 for mark in CLAUSE))
        clauses.append((start, end))
        end = start - 1
    named = [clause for clause in clauses if signs.text.startswith(towards, clause[0])]
    own = clauses[:1] if "amount" in claim.data else []
    for clause in (*own, *named, *clauses):
        found = signs.within("per", *clause)
        if found:
            return found[-1]
    return signs.nearest("per", claim)
