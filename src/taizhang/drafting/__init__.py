"""Drafting: from the raw text of a plan nobody has read to a first ``plan.yaml``.

Damage is guessed first, then the outline is laid, then the words of each part are read: who must do
it, what is promised in numbers, what is cited.  A draft only proposes: what it is unsure of is marked
for review, and it writes no value that its quote does not hold.
"""

from taizhang.drafting.draft import Draft, draft

__all__ = ["Draft", "draft"]
