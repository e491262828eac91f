"""The promises of a plan: who answers for each, by when, and what says it again.

Tables, pages, ledgers and calendars ask this room; nothing decides any of it a second time.
"""

from taizhang.promises.bodies import Answer
from taizhang.promises.due import Due, calendar, has_ended
from taizhang.promises.promise import KINDS, Promise, Promises, read_promises

__all__ = [
    "KINDS",
    "Answer",
    "Due",
    "Promise",
    "Promises",
    "calendar",
    "has_ended",
    "read_promises",
]
