"""An id that a release has had is still there, or has a tombstone.
发布过的编号仍然存在，或者留有废止说明。

People cite records by their ids and follow them through versions.  An id that vanishes breaks every
citation; one that comes back for something else makes them lie.

人们按编号引用条目，并跨版本追踪。编号消失，引用就断了；挪作他用，引用就成了谎话。

The release had `firms`:

```yaml
released: [goals, firms]
text: |
  一、目标
  努力。
sections:
  - {id: goals, role: goals, heading: 一、目标}  # <- finding
```

A tombstone says what became of it:

```yaml
released: [goals, firms]
text: |
  一、目标
  努力。
sections:
  - {id: goals, role: goals, heading: 一、目标}
tombstones:
  - {was: firms, reason: The words make no promise of a number.}
```

To mend it: give the record its old id again, or write a tombstone with the reason.
怎样改：恢复原编号，或写一条废止说明及理由。
"""

from collections.abc import Iterator
from difflib import get_close_matches

from taizhang.rules import Claim, Facts, Finding, Plan, Section

SEVERITY = "error"
REQUIRES = ("sections", "evidence")


def check(plan: Plan, facts: Facts) -> Iterator[Finding]:
    here = {section.id for section in plan.sections}
    here |= {claim.id for claim in plan.claims if claim.id}
    here |= {question["id"] for question, _ in plan.questions}
    gone = {tombstone["was"] for tombstone in plan.data.get("tombstones", [])}
    records: dict[str, Section | Claim] = {section.id: section for section in plan.sections}
    records |= {claim.id: claim for claim in plan.claims if claim.id}
    new = sorted(records.keys() - facts.released)
    for id in sorted(facts.released - here - gone):
        # Told where it most likely was.
        renamed = [one for one in new if id in one] or get_close_matches(id, new, n=1)
        yield plan.finding(
            records[renamed[0]] if renamed else plan.sections[0],
            "id",
            en=f"A release had the id {id}, which is no longer here.",
            zh=f"编号 {id} 已经发布过，现在却没有了。",
            hint="Give the record its old id again; if it is gone for good, write tombstones: "
            f"[{{was: {id}, reason: …}}].",
            hint_zh=f"请恢复原编号；确已取消的，写 tombstones: [{{was: {id}, reason: …}}]。",
        )
    for index, tombstone in enumerate(plan.data.get("tombstones", [])):
        if tombstone["was"] in here:
            yield plan.finding(
                plan,
                f"tombstones/{index}/was",
                en=f"{tombstone['was']} has a tombstone and is used all the same.",
                zh=f"编号 {tombstone['was']} 已经废止（tombstones），却仍在使用。",
                hint="An id is never used again: choose another id for this record, or delete the tombstone if it is "
                "the same record.",
                hint_zh="编号不得另作他用：请给这一条另取编号；若就是原来那一条，请删去废止说明。",
            )
