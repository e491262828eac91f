"""What a rule may know besides the plan: registers, the account of its numbers, a second reading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from taizhang.numbers import Account
from taizhang.plan import Plan
from taizhang.quantity import Words
from taizhang.registers import Registers
from taizhang.rereading import Disagreement, Rereading


@dataclass(frozen=True)
class Facts:
    """Registers of the corpus, and what is known of the numbers of the plan under check."""

    plan: Plan
    registers: Registers
    account: Account
    released: frozenset[str] = frozenset()
    """Ids of this plan that a release has had."""

    @cached_property
    def rereading(self) -> Rereading:
        """All quantities of the plan as the machine reads them."""
        return Rereading(self.plan, words_of(self.registers))

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """Where the machine reads a claim's words otherwise; not where a number is missing."""
        missed = {(miss.claim.pointer, miss.key.split(".")[0]) for miss in self.account.misses}
        return [
            one
            for one in self.rereading.disagreements()
            if (one.at.pointer, one.key.split("/")[0]) not in missed
        ]

    def disagreements_on(self, *fields: str) -> Iterator[Disagreement]:
        """The disagreements about any of these fields."""
        return (one for one in self.disagreements if one.field in fields)

    def first_in_each_run(
        self, plan: Plan, patterns: Iterable[str], skip: tuple[str, ...] = ()
    ) -> Iterator[tuple[int, int]]:
        """Places of the reading, in simplified characters, that match any of the patterns.

        Of matches that stand close together only the first is told: they have one cause.  Sections
        whose role is to be skipped are passed over.
        """
        text = self.registers.simplify(plan.reading.text)
        told = -RUN
        for match in re.finditer("|".join(f"(?:{pattern})" for pattern in patterns), text):
            if plan.section_at(match.start()).role not in skip and match.start() - told >= RUN:
                yield match.span()
                told = match.start()


@lru_cache(maxsize=4)
def words_of(registers: Registers) -> Words:
    """The vocabulary of quantities of a corpus, compiled once."""
    return Words.of(registers)


RUN = 20
"""Matches less than so many characters apart are one run."""
