"""What a rule may know besides the plan: the registers, and the account of its numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from taizhang.numbers import Account
from taizhang.plan import Plan
from taizhang.registers import Registers


@dataclass(frozen=True)
class Facts:
    """Registers of the corpus and the account of the numbers of the plan under check."""

    registers: Registers
    account: Account

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


RUN = 20
"""Matches less than so many characters apart are one run."""
