"""An emendation does what its kind says, and its note names the words it puts in.
校改所做的与其类别相符，补入的字在说明里写明。

An emendation is the one place where a reader's words stand among the plan's.  So it changes as little as it
must: an omission only adds, a surplus only takes away, a repetition takes away what stands again beside it, a
substitution or a slip puts words in place of others.  And the note that argues for it names what was put in, so
that a mistyped reading does not pass for the plan's own words.

校改是读者的字混入规划原文的唯一地方，所以改得越少越好：脱文只补，衍文只删，重文只删旁边还有的字，误字和笔误以字换字。
说明须写明补入的字，以免打错的字被当成规划的原话。

The words on either side were mistyped, and the note argues for another word:

```yaml
text: |
  一、目标
  推动更广告企业,充分泰安作用。
emendations:
  - find: 推动更广告企业
    read: 推动更多企  # <- finding
    kind: substitution
    cause: spam
    certainty: high
    note: An advertisement stands where 多 did.
  - find: 充分泰安
    read: 充分发发挥泰安  # <- finding
    kind: omission
    cause: author
    certainty: high
    note: The set phrase is 充分发挥.
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

Only what was damaged is changed, and the notes name it:

```yaml
text: |
  一、目标
  推动更广告企业,充分泰安作用。
emendations:
  - find: 推动更广告企业
    read: 推动更多企业
    kind: substitution
    cause: spam
    certainty: high
    note: An advertisement stands where 多 did.
  - find: 充分泰安
    read: 充分发挥泰安
    kind: omission
    cause: author
    certainty: high
    note: The set phrase is 充分发挥…作用; 发挥 is lost.
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

A copy that breaks off has a gap at its end, which puts nothing in:

```yaml
text: |
  一、目标
  推动企业,充分发挥园区作用,统筹优化全
emendations:
  - find: 统筹优化全
    kind: gap
    cause: scraping
    certainty: high
    note: The copy breaks off here; the rest of the plan is lost.
sections:
  - {id: goals, role: goals, heading: 一、目标}
```

To mend it: compare `find` and `read` character by character; choose the kind that fits; write into the note the
words put in, by themselves.
怎样改：逐字比较 `find` 和 `read`；选相符的类别；在说明里单独写出补入的字。
"""

from collections.abc import Iterator

from taizhang.rules import Facts, Finding, Plan, flawed_emendations

SEVERITY = "error"


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    for index, change, (en, zh) in flawed_emendations(plan):
        yield plan.finding(
            plan,
            f"emendations/{index}/read",
            en=en,
            zh=zh,
            hint="Compare find and read character by character; choose the kind that fits, give "
            "each place its own emendation, and name in its note the words put in.",
            hint_zh="请逐字比较 find 和 read，选相符的类别，各处分开校改，并在说明（note）里写出补入的字。",
            quote=change.found,
        )
