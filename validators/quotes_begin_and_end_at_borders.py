"""A quote opens and closes its brackets and quotation marks, and does not stop in the middle of a clause.
引文的括号、引号成对，不断在半句之中。

A quote is what a reader checks.  One that stops inside “…” or runs over a comma into half of the next clause
(建设实验室,加快) shows words that belong to another promise, or lacks the end of its own.

引文是给读者核对的。断在“……”里面，或越过逗号带上半句（建设实验室,加快），就多了别处的话，或少了自己的尾巴。

It runs into the next clause:

```yaml
text: |
  一、任务
  定期开展督查,加快补齐短板。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    duties:
      - {id: review, quote: "定期开展督查,加快", kind: review}  # <- finding
```

It ends where its clause does:

```yaml
text: |
  一、任务
  定期开展督查,加快补齐短板。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    duties:
      - {id: review, quote: 定期开展督查, kind: review}
```

To mend it: let the quote begin and end where a clause or an item of a list does.
怎样改：让引文起止于分句或并列项的边界。
"""

from collections.abc import Iterator

from taizhang.rules import CLAUSE, CLOSING, OPENING, Claim, Facts, Finding, Plan

SEVERITY = "warning"
REQUIRES = ("evidence",)

BORDERS = f",，;；。.、:：和及与或|\t\n {OPENING}{CLOSING}"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for claim in plan.of_kind(
        "given", "responsibilities", "targets", "funding", "entities", "duties"
    ):
        wrong = _unpaired(claim.quote) or _between_borders(plan, facts, claim)
        if wrong:
            en, zh = wrong
            yield plan.finding(
                claim,
                "quote" if f"{claim.pointer}/quote" in plan.document.values else "",
                en=f"The quote “{claim.quote}” {en}.",
                zh=f"引文“{claim.quote}”{zh}。",
                hint="Make it longer or shorter, so that it begins and ends where a clause or an item of a list does.",
                hint_zh="请把引文加长或缩短，使它从一个分句（或并列的一项）的开头起，到结尾止。",
                quote=claim.quote,
            )


def _unpaired(quote: str) -> tuple[str, str] | None:
    pairs = zip(OPENING, CLOSING, strict=True)
    if all(quote.count(opening) == quote.count(closing) for opening, closing in pairs):
        return None
    return "holds one half of a pair of marks", "里的引号或括号只有一半"


def _between_borders(plan: Plan, facts: Facts, claim: Claim) -> tuple[str, str] | None:
    """Whether a target, offer or duty stops where no clause, item or other claim does."""
    text = facts.signs.text
    if claim.kind == "responsibilities" and "、" in (
        claim.quote[-1],
        text[claim.end : claim.end + 1],
    ):
        return "breaks off inside its list of names", "断在名单中间"
    if claim.kind not in ("targets", "funding", "duties"):
        return None
    beside = [one for one in plan.claims if one.section is claim.section and one is not claim]
    begins, ends = {one.start for one in beside}, {one.end for one in beside}
    if claim.quote[-1] in ",，;；。\n":
        return "ends in the mark behind its clause", "带上了句末的标点"
    if text[claim.end : claim.end + 1] not in BORDERS and claim.end not in begins:
        return "stops in the middle of a clause", "断在半句中"
    inside = any(mark in claim.quote for mark in CLAUSE)
    if inside and text[claim.start - 1 : claim.start] not in BORDERS and claim.start not in ends:
        return "begins in the middle of a clause", "从半句开始"
    return None
