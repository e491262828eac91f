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
怎样改：引文照原文引全名称，或写在 `name`；词表缺的末词，在 datapackage/registers/lexicon.yaml 的 `names` 补上。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan, flawed_names

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for entity, (en, zh) in flawed_names(facts):
        printed = entity.data.get("name", entity.quote)
        yield plan.finding(
            entity,
            "name" if "name" in entity.data else "quote",
            en=f"“{printed}” is no whole name: {en}.",
            zh=f"“{printed}”不是完整的名称：{zh}。",
            hint="Quote the whole name as printed; where the quote says more, write the name under name. An "
            "ending that is missing is added to names in datapackage/registers/lexicon.yaml.",
            hint_zh="请照原文引全名称；引文不止名称时，把名称写在 name。词表缺的末词，"
            "在 datapackage/registers/lexicon.yaml 的 names 补上。",
            quote=entity.quote,
        )
