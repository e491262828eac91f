"""The name of a thing is whole, and nothing but the name.
事物的名称既不残缺，也不多字。

A quote that breaks off (泰安市技术交易) or runs on (琶洲实验室、国家) is published as a name that nobody bears, and the
thing is not found under its own.  A name ends in a word of its kind (实验室, 中心, 基金), or where the list or the
quotation marks around it end; it begins with no verb and holds no clause mark.

引文断在半中（泰安市技术交易）或多带了字（琶洲实验室、国家），公布的就是谁也不叫的名称，而用真名反而找不到。名称以其类别的
词结尾（实验室、中心、基金），或止于顿号、引号；不以动词开头，中间没有逗号、句号。

The name breaks off:

```yaml
text: |
  一、任务
  推进泰安市技术交易中心建设。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    entities:
      - {quote: 泰安市技术交易, kind: centre}  # <- finding
```

It is whole:

```yaml
text: |
  一、任务
  推进泰安市技术交易中心建设。
sections:
  - id: goals
    role: goals
    heading: 一、任务
    entities:
      - {quote: 泰安市技术交易中心, kind: centre}
```

To mend it: quote the name as printed, or name it under `name`; add an ending that is missing to `names` in
datapackage/registers/lexicon.yaml.
怎样改：引文照原文引全名称，或写在 `name`；名录里缺的末词，在 datapackage/registers/lexicon.yaml 的 `names` 补上。
"""

import re
from collections.abc import Iterator

from taizhang.facts import Facts
from taizhang.findings import Finding
from taizhang.names import CLOSING
from taizhang.plan import Claim, Plan

SEVERITY = "error"

BRACKETED = re.compile(r"\([^()]*\)")
CLAUSE_MARKS = re.compile("[,，;；。:：\n]")
CUT = re.compile("[A-Za-z0-9]{2}")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for entity in plan.of_kind("entities"):
        wrong = _wrong(entity, facts)
        if wrong:
            name = entity.data.get("name", entity.quote)
            yield plan.finding(
                entity,
                "name" if "name" in entity.data else "quote",
                en=f"“{name}” is no whole name: {wrong[0]}.",
                zh=f"“{name}”不是完整的名称：{wrong[1]}。",
                hint="Quote the name as printed; where the quote says more, write the name under name.",
                hint_zh="请照原文引全名称；引文不止名称时，把名称写在 name。",
                quote=entity.quote,
            )


def _wrong(entity: Claim, facts: Facts) -> tuple[str, str] | None:
    text, words = facts.plan.reading.text, facts.registers.lexicon["names"]
    printed = entity.data.get("name", entity.quote)
    start = entity.start + max(0, entity.quote.find(printed))
    follows = text[start + len(printed) : start + len(printed) + 1]
    name = facts.registers.fold(printed)
    bare = BRACKETED.sub("", name)
    if CLAUSE_MARKS.search(bare):
        return "it runs over a clause mark", "中间有标点"
    if name.startswith(tuple(words["beginnings"])) or CUT.match(
        text[max(0, start - 1) : start + 1]
    ):
        return "it does not begin where a name does", "开头不是名称的开头"
    if entity.data["kind"] in words["any"] and CLAUSE_MARKS.match(follows):
        return None
    own, others = _endings(entity.data["kind"], facts)
    listed = follows in words["borders"] and not bare.endswith(others)
    if bare.endswith((*own, *CLOSING)) or listed or follows in CLOSING:
        return None
    return "it ends in no word of its kind", "末尾不是该类的词"


def _endings(kind: str, facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How names of a kind end (平安江门 in the region's name), and the longer endings of others."""
    endings = facts.registers.lexicon["names"]["endings"]
    region = facts.registers.regions.get(facts.plan.data["region"], {}).get("name", "")
    own = [word for entry in endings if entry["kind"] == kind for word in entry["words"]]
    longer = (
        word
        for entry in endings
        for word in entry["words"]
        if entry["kind"] != kind and len(word) > 1
    )
    return (*own, *filter(None, (region, region[:-1]))), tuple(longer)
