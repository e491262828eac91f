"""What a rule may know besides the plan: registers, the account of its numbers, a second reading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from taizhang.numbers import Account
from taizhang.plan import Plan, Section
from taizhang.registers import Registers
from taizhang.second_reading.headings import Beginning, swallowed_beginnings
from taizhang.second_reading.measures import Measures
from taizhang.second_reading.quantities import Disagreement, Rereading
from taizhang.second_reading.signs import Signs
from taizhang.segments import Segment, segments_of
from taizhang.words.borders import cut_words
from taizhang.words.names import Mention, find_names
from taizhang.words.printed_facts import PrintedFact, printed_facts
from taizhang.words.section_roles import is_frame


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
        return Rereading(self.plan, self.registers)

    @cached_property
    def segments(self) -> list[Segment]:
        """The segments of the parts that promise, each with what accounts for it."""
        return segments_of(self.plan, self.registers)

    @cached_property
    def measures(self) -> Measures:
        """The measures of the plan as the machine reads them."""
        return Measures(self.plan, self.registers, self.segments)

    @cached_property
    def signs(self) -> Signs:
        """The words of the plan that show choices: stage, rhythm, for each what …"""
        return Signs(self.plan, self.registers)

    @cached_property
    def inside_words(self) -> dict[int, str]:
        """The offsets of the reading that lie inside a Chinese word, each with that word."""
        return cut_words(self.signs.text)

    @cached_property
    def swallowed(self) -> list[Beginning]:
        """Headings and openings inside the text of sections that no section begins at."""
        return swallowed_beginnings(self.plan, self.registers)

    def is_swallowed(self, offset: int) -> bool:
        """Whether a place of the reading lies in a part that has no section of its own yet.

        All that such a part lacks has one cause, told once; not where a waiver accepts it.
        """
        section = self.plan.section_at(offset)
        waived = any(waiver["at"] == section.id for waiver in self.plan.data.get("waivers", []))
        return not waived and any(
            one.section is section and one.start <= offset for one in self.swallowed
        )

    @cached_property
    def frame(self) -> list[Section]:
        """The sections around the plan, in which its text speaks of itself."""
        return [one for one in self.plan.sections if is_frame(one.role, self.registers)]

    @cached_property
    def printed(self) -> dict[str, PrintedFact]:
        """What the text prints of itself, by the field of the plan."""
        spans = [(one.start, one.end) for one in self.frame]
        return printed_facts(self.plan.reading.text, spans, self.plan.data["title"], self.registers)

    @cached_property
    def named(self) -> list[Mention]:
        """The registered organisations that the reading names, in their order."""
        return list(find_names(self.plan.reading.text, self.registers, self.plan.data["region"]))

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
        self, patterns: Iterable[str], skip: tuple[str, ...] = ()
    ) -> Iterator[tuple[int, int]]:
        """Places of the reading, in simplified characters, that match any of the patterns.

        Of matches that stand close together only the first is told: they have one cause.  Sections
        whose role is to be skipped are passed over.
        """
        text = self.plan.simplified
        told = -RUN
        for match in re.finditer("|".join(f"(?:{pattern})" for pattern in patterns), text):
            if self.plan.section_at(match.start()).role not in skip and match.start() - told >= RUN:
                yield match.span()
                told = match.start()


RUN = 20
"""Matches less than so many characters apart are one run."""
