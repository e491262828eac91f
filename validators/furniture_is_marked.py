"""Words of the web page are no part of the plan.
网页自身的文字不属于规划。

Copies from websites carry the site's own words: download links, calls to log in, the name of a
document-sharing site.  They make a section with `role: furniture`; anywhere else they would count as
words of the government.

从网站抄来的文本带着网站自己的话：下载链接、登录提示、文库的名字。这些应成为 `role: furniture` 的部分；放在别处就成了
政府说的话。

```yaml
text: |
  一、目标
  努力。
  请先登录后发表评论
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

```yaml
text: |
  一、目标
  努力。
  请先登录后发表评论
sections:
  - {id: goals, role: goals, heading: 一、目标}
  - {id: site, role: furniture, starts: 请先登录}
```

To mend it: make a section of the line; a mark in the middle of text is an emendation.
怎样改：把这一行单列为一个部分；夹在文字中间的标记用校改处理。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    patterns = facts.registers.lexicon["damage"]["furniture"]
    for match in facts.first_in_each_run(patterns, skip=("furniture",)):
        yield plan.finding_in_text(
            *match,
            en="These are words of a web page, not of the plan: {words}.",
            zh="这是网页自己的文字，不是规划的内容：{words}。",
            hint="Give the line a section with role: furniture; a mark in the middle of text is removed by an "
            "emendation.",
            hint_zh="请把这一行单列为 role: furniture 的部分；夹在文字中间的，请在 emendations 加校改删去。",
        )
