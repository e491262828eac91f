"""Numbers, their uses, and the account of all numbers of a plan."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from taizhang.plan import Claim, Section


class Use(NamedTuple):
    """A number used by a field of a record; ``shared`` where it may be used by others, too."""

    record: str
    field: str
    shared: bool


@dataclass
class Number:
    """A number printed in the source, at ``source[source_start:source_end]``."""

    printed: str
    source_start: int
    source_end: int
    start: int
    end: int
    section: Section
    accounted_by: str = ""
    reason: str = ""
    uses: list[Use] = field(default_factory=list)
    dismissals: list[Claim] = field(default_factory=list)


class Miss(NamedTuple):
    """A field whose number none of its words prints."""

    claim: Claim
    key: str
    value: Decimal
    words: str


@dataclass
class Account:
    """All numbers of a plan, and the fields whose numbers were not found in their words.

    ``restored`` are numbers of the reading that the source does not print: an emendation put them
    there.  They need an account like any other but do not count as numbers of the source.
    """

    numbers: list[Number]
    restored: list[Number]
    misses: list[Miss]
    unfitting: list[tuple[int, int]] = field(default_factory=list)
    """Where the text prints a period, if the plan's is another: nothing can be said of these."""

    @property
    def every(self) -> list[Number]:
        """The numbers of the source and those restored."""
        return [*self.numbers, *self.restored]

    @property
    def unaccounted(self) -> list[Number]:
        """Those that nothing accounts for."""
        return [number for number in self.every if not number.accounted_by]

    @property
    def doubted(self) -> list[tuple[int, int]]:
        """Places whose numbers are left over because a record states others: one cause."""
        return [*((miss.claim.start, miss.claim.end) for miss in self.misses), *self.unfitting]
