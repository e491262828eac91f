"""The map of a plan: its sections, one inside the other, and how many records each holds."""

from collections import Counter
from dataclasses import dataclass

from taizhang.plan import Section
from taizhang.plan.kinds import COUNTED
from taizhang.site.language.text_run import TextRun
from taizhang.site.records.cards import Cards


@dataclass(frozen=True)
class Branch:
    """A section in the map, with those inside it."""

    title: tuple[TextRun, ...]
    counts: tuple[tuple[str, str, int], ...]
    """Kind, what it is called, and how many of the section's own records are of it."""
    branches: tuple["Branch", ...]


class PlanMap:
    """Draws the map of one plan in one language."""

    def __init__(self, cards: Cards) -> None:
        self.plan, self.cards = cards.plan, cards
        self.counted = Counter((claim.section.id, claim.kind) for claim in self.plan.claims)

    def branches(self, parent: Section | None = None) -> tuple[Branch, ...]:
        """The sections right below one, with all that lies in them."""
        return tuple(
            Branch(self.cards.section(section), self._counts(section), self.branches(section))
            for section in self.plan.sections
            if section.parent is parent
        )

    def _counts(self, section: Section) -> tuple[tuple[str, str, int], ...]:
        return tuple(
            (kind, self.cards.locale.label("kind", kind), self.counted[section.id, kind])
            for kind in COUNTED
            if self.counted[section.id, kind]
        )
