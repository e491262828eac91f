"""A part that is thought to promise nothing, and has verbs that do, is looked at again.
以为不作承诺的部分若有动作，要再看一眼。

Preambles, principles, covers and furniture need no account of their segments, for most of them promise
nothing. Some do: principles that set up a mechanism, a cover that asks for reports. One note for each such
part asks for a second look; whoever has looked enters the promise, or an aside over the words.

引言、原则、封面和网页零件不要求小句逐个有着落，因为它们大多不作承诺。也有例外：原则里建立机制，封面上要求报送。每个这样的部分
给一条提示，请再看一眼；看过的，录入承诺，或给那句话写一条旁白。

Principles that set something up:

```yaml
text: |
  一、基本原则
  坚持创新驱动,建立联席会议制度。
  二、任务
  培育企业。
sections:
  - {id: principles, role: principles, heading: 一、基本原则}  # <- finding
  - id: t01
    role: task
    heading: 二、任务
    measures:
      - {quote: 培育企业, action: cultivate, grain: line}
```

Looked at:

```yaml
text: |
  一、基本原则
  坚持创新驱动,建立联席会议制度。
  二、任务
  培育企业。
sections:
  - id: principles
    role: principles
    heading: 一、基本原则
    measures:
      - {id: joint-meeting, quote: 建立联席会议制度, action: establish, grain: deliverable}
  - id: t01
    role: task
    heading: 二、任务
    measures:
      - {quote: 培育企业, action: cultivate, grain: line}
```

To mend it: enter what is promised; where nothing is, write an aside over the words.
怎样改：录入所承诺的；若没有承诺，给这句话写一条旁白。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan

SEVERITY = "note"
REQUIRES = ("sections", "evidence")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    # To ask this of every plan: leave out this line.
    if not any(plan.of_kind("measures", "asides")):
        return
    for section in plan.sections:
        word = facts.measures.promise_in_silence(section)
        if word:
            yield plan.finding_in_text(
                word.start,
                word.end,
                en=f"The section {section.id} ({section.role}) promises something, it seems: {{words}}.",
                zh=f"部分 {section.id}（{section.role}）看来有所承诺：{{words}}。",
                hint="Enter it as a measure; where it promises nothing, write an aside over the words.",
                hint_zh="请录为举措；若不承诺什么，请给这句话写一条旁白。",
            )
