"""A segment, and what pays for it."""

from dataclasses import dataclass

from taizhang.plan import Section

PAYERS = (
    "target",
    "funding",
    "duty",
    "measure",
    "observation",
    "standing",
    "fulfilment",
    "tally",
    "relation",
    "absence",
    "given",
    "context",
    "responsibility",
    "aside",
)
"""What may pay for a segment; of several the first is told."""


@dataclass(frozen=True)
class Segment:
    """A segment at ``reading[start:end]``; ``paid_by`` is one of PAYERS, or empty."""

    section: Section
    start: int
    end: int
    paid_by: str = ""
