"""How far a responsibility reaches: for which words of its section its bodies answer.

A bracket, a cell or a line of names answers for the words since the responsibility before it.  In
running text each subject answers for its own sentence, from its name to the sentence's end or to the
next named subject; words behind it belong to the next bracket.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from taizhang.plan import Claim, Plan, Responsible, Section
from taizhang.registers import Registers
from taizhang.words.names import CLOSING, OPENING, ROLES, find_names, has_label

SENTENCE = re.compile(r"[。！？!?\n]")
SEGMENT = re.compile(r"[,，;；:：。！？!?\n]")


@dataclass(frozen=True)
class Reach:
    """The words ``reading[start:end]`` of a section, and who answers for them.

    ``listed`` is true of brackets, cells and lines of names; ``number`` counts from 1.
    """

    claim: Claim
    bodies: tuple[Responsible, ...]
    start: int
    end: int
    listed: bool
    number: int = 0


class Reaches:
    """The reaches of all responsibilities of a plan."""

    def __init__(self, plan: Plan, registers: Registers) -> None:
        self.plan, self.registers = plan, registers
        claims: dict[str, list[Claim]] = {}
        for claim in plan.of_kind("responsibilities"):
            claims.setdefault(claim.section.id, []).append(claim)
        self._bodies: dict[str, list[Responsible]] = {}
        for one in plan.responsibles:
            self._bodies.setdefault(one.claim.pointer, []).append(one)
        self._of = {id: tuple(self._laid(found)) for id, found in claims.items()}

    def of(self, section: Section) -> tuple[Reach, ...]:
        """The reaches of a section, in the order of its text."""
        return self._of.get(section.id, ())

    def at(self, section: Section, start: int, end: int) -> Reach | None:
        """The reach in which words lie: their last character decides, as verbs and numbers do."""
        place = max(start, end - 1)
        return next((one for one in self.of(section) if one.start <= place < one.end), None)

    def number(self, section: Section, start: int, end: int) -> int | None:
        """The number of the reach in which words lie."""
        found = self.at(section, start, end)
        return found.number if found else None

    def number_of(self, responsible: Responsible) -> int | None:
        """The number of the reach of a body."""
        reaches = self.of(responsible.claim.section)
        return next((one.number for one in reaches if responsible in one.bodies), None)

    def _laid(self, claims: Iterable[Claim]) -> Iterator[Reach]:
        """The reaches of one section's responsibilities, numbered."""
        ordered = sorted(claims, key=lambda claim: claim.start)
        found: list[Reach] = []
        for claim, following in zip(ordered, [*ordered[1:], None], strict=True):
            limit = following.start if following else claim.section.end
            if self._is_listed(claim):
                before = found[-1].end if found else claim.section.start
                bodies = tuple(one for _, one in self._named(claim))
                found.append(Reach(claim, bodies, before, claim.end, listed=True))
            else:
                found += self._running(claim, limit)
        return (replace(one, number=number) for number, one in enumerate(found, 1))

    def _is_listed(self, claim: Claim) -> bool:
        """Whether a responsibility is a bracket, a cell or a line of names, and no running text."""
        text = self.plan.reading.text
        low, high = claim.start, claim.end
        opened, closed = text[low : low + 1], text[high - 1 : high]
        inside = text[low - 1 : low] in OPENING and text[high : high + 1] in CLOSING
        bracketed = (opened in OPENING and closed in CLOSING) or (low > 0 and inside)
        if bracketed or claim.section.role == "row" or has_label(claim.quote, self.registers):
            return True
        named = not any(role in claim.data for role in ROLES)
        return named and bool(re.match(r"\s*(?:[。;；]|\n|$)", text[high : claim.section.end]))

    def _running(self, claim: Claim, limit: int) -> Iterator[Reach]:
        """A reach for each subject among the names of a sentence; names that follow one belong to it."""
        named = self._named(claim)
        first, last = (named[0][0], named[-1][0]) if named else (claim.start, claim.start)
        starts = sorted({first, *self._subjects(first, self._sentence_end(last, limit))})
        for start, following in zip(starts, [*starts[1:], limit], strict=True):
            bodies = tuple(one for place, one in named if start <= place < following)
            if bodies:
                end = self._sentence_end(start, following)
                yield Reach(claim, bodies, start, end, listed=False)

    def _named(self, claim: Claim) -> list[tuple[int, Responsible]]:
        """The bodies of a responsibility, each with the place of its name, in the order of the text."""
        found: list[tuple[int, Responsible]] = []
        taken: set[int] = set()
        for one in self._bodies.get(claim.pointer, ()):
            places = re.finditer(re.escape(one.named.printed), claim.quote)
            place = next((match.start() for match in places if match.start() not in taken), 0)
            taken.add(place)
            found.append((claim.start + place, one))
        return sorted(found, key=lambda one: one[0])

    def _subjects(self, low: int, high: int) -> Iterator[int]:
        """Where named subjects begin: at the head of a segment, or behind words that charge them."""
        text = self.plan.reading.text
        lexicon = self.registers.lexicon
        charging = [*lexicon.get("charged", {}).get("before", ())]
        charging += lexicon.get("drafting", {}).get("charges", ())
        head = re.compile("|".join(f"(?:{one})" for one in charging) or "(?!)")
        for mention in find_names(text[low:high], self.registers, self.plan.data["region"]):
            place = low + mention.start
            before = SEGMENT.split(text[max(0, place - 30) : place])[-1].strip()
            if not before or head.fullmatch(self.registers.fold(before)):
                yield place

    def _sentence_end(self, start: int, limit: int) -> int:
        found = SENTENCE.search(self.plan.reading.text, start, limit)
        return found.start() if found else limit
