"""Quotes and entered words begin and end between words, not inside one.
引文和录入的字起止于词与词之间，不断在词中。

“级以上” for 省级以上 and “9项主要指” for 9项主要指标 are found in the text and say nothing.  Chinese is printed
without blanks; where words begin and end is read with a dictionary.  A compound may be cut where both halves are
words (财政|资金).

把“省级以上”录成“级以上”、“9项主要指标”录成“9项主要指”，在原文里都找得到，却不成话。中文词间不空格，词的起止按词典判定；
复合词可以断在两个词之间（财政|资金）。

科 is left out of 科研:

```yaml
text: |
  一、任务
  布局科研平台1个。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    targets:
      - id: platforms
        label: 研平台  # <- finding
        quote: 布局科研平台1个
        comparator: eq
        value: 1
        unit: institution
```

The words are whole:

```yaml
text: |
  一、任务
  布局科研平台1个。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    targets:
      - id: platforms
        label: 科研平台
        quote: 布局科研平台1个
        comparator: eq
        value: 1
        unit: institution
```

To mend it: take the whole word, or leave it out; where the dictionary errs, waive this with that reason.
怎样改：把词写全，或整个不要；若是词典判断有误，请写明理由豁免。
"""

import re
from collections.abc import Iterator

from taizhang.rules import Claim, Facts, Finding, Plan

SEVERITY = "error"
REQUIRES = ("evidence",)

FIELDS = ("label", "scope", "reference", "payer", "beneficiary", "condition", "to", "name")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for index, (relation, place) in enumerate(plan.relations):
        start = place.start + relation["quote"].find(relation["title"])
        word = _cut(facts, (start, start + len(relation["title"])))
        if word:
            yield _finding(plan, plan, f"relations/{index}/title", relation["title"], word)
    for claim in plan.claims:
        places = [("quote", [(claim.start, claim.end)])]
        places += [(f"context/{key}", [(at.start, at.end)]) for key, at in claim.context.items()]
        places += [
            (key, list(_printed(claim, claim.data[key])))
            for key in FIELDS
            if isinstance(claim.data.get(key), str)
        ]
        for key, spans in places:
            cut = [_cut(facts, span) for span in spans]
            if cut and all(cut):
                words = plan.reading.text[slice(*spans[0])]
                yield _finding(plan, claim, key, words, str(cut[0]))


def _printed(claim: Claim, words: str) -> Iterator[tuple[int, int]]:
    """The places in the quote where words stand."""
    for match in re.finditer(re.escape(words), claim.quote):
        yield claim.start + match.start(), claim.start + match.end()


def _cut(facts: Facts, span: tuple[int, int]) -> str | None:
    """A word that begins before a span, or ends behind it, and stands partly in it."""
    return next((facts.inside_words[at] for at in span if at in facts.inside_words), None)


def _finding(plan: Plan, at: Claim | Plan, key: str, words: str, word: str) -> Finding:
    return plan.finding(
        at,
        key if f"{at.pointer}/{key}" in plan.document.values else "",
        en=f"“{words}” breaks off inside the word {word}.",
        zh=f"“{words}”断在“{word}”这个词中。",
        hint="Take the whole word, or leave it out; where it is no such word here, waive this with that reason (waivers).",
        hint_zh="请把词写全，或整个不要；若这里本不是这个词，请在 waivers 写明理由豁免。",
        quote=words,
    )
