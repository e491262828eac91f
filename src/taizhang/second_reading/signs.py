"""What words show: the signs of choices, and where the words of a field stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from taizhang.plan import Claim, Place, Plan
from taizhang.quantity.words import UNCOUNTED
from taizhang.registers import Entry, Registers

CLAUSE = ",;:，；：。\n"
SENTENCE = "。\n"


class Sign(NamedTuple):
    """Words at ``text[start:end]`` that show a choice; ``rank`` is its place in the lexicon."""

    value: str
    rank: int
    start: int
    end: int


class Signs:
    """The signs of the lexicon, looked for in the reading of one plan."""

    def __init__(self, plan: Plan, registers: Registers) -> None:
        self.plan, self.simplify = plan, registers.simplify
        self.text = plan.simplified
        self._fields = {
            field: _Field(entries) for field, entries in _entries(registers.lexicon).items()
        }

    def within(self, field: str, start: int, end: int) -> list[Sign]:
        """The signs of a field between two offsets of the reading."""
        known = self._fields.get(field)
        return list(known.find(self.text, start, end)) if known else []

    def values(self, field: str, place: Place) -> set[str]:
        """All choices that the words at a place show."""
        return {sign.value for sign in self.within(field, place.start, place.end)}

    def first(self, field: str, start: int, end: int) -> Sign | None:
        """Of the signs between two offsets, that of the choice the lexicon lists first."""
        return min(self.within(field, start, end), key=lambda sign: sign.rank, default=None)

    def nearest(self, field: str, claim: Claim) -> Sign | None:
        """The sign nearest to a quote in its clause or, where that is silent, its sentence."""
        for marks in (CLAUSE, SENTENCE):
            start, end = self.around(claim, marks)
            before = self.within(field, start, claim.start)
            after = self.within(field, claim.end, end)
            distances = [(claim.start - sign.end, sign.rank, sign) for sign in before]
            distances += [(sign.start - claim.end, sign.rank, sign) for sign in after]
            if distances:
                return min(distances)[2]
        return None

    def around(self, claim: Claim, marks: str) -> tuple[int, int]:
        """Where the clause or sentence that holds a quote begins and ends."""
        start = max(self.text.rfind(mark, 0, claim.start) for mark in marks) + 1
        ends = [end for mark in marks if (end := self.text.find(mark, claim.end)) >= 0]
        return start, min(ends, default=len(self.text))


class _Field:
    """The signs of one field, longer words before shorter ones."""

    def __init__(self, entries: list[Entry]) -> None:
        self.known = {
            word: (entry["value"], rank)
            for rank, entry in enumerate(entries)
            for word in entry["words"]
        }
        longest = "|".join(map(re.escape, sorted(self.known, key=len, reverse=True)))
        guard = UNCOUNTED if any("gives" in entry for entry in entries) else ""
        self.pattern = re.compile(f"{guard}(?:{longest})")

    def find(self, text: str, start: int, end: int) -> Iterator[Sign]:
        for match in self.pattern.finditer(text, start, end):
            yield Sign(*self.known[match[0]], *match.span())


def _entries(lexicon: Entry) -> dict[str, list[Entry]]:
    """The signs of each field; those of a rhythm, an aim … are circumstances of quantities too."""
    fields: dict[str, list[Entry]] = {field: [*signs] for field, signs in lexicon["signs"].items()}
    for entry in lexicon["quantities"]["circumstances"]:
        fields.setdefault(entry["gives"], []).append(entry)
    return fields


def words_of_field(claim: Claim, field: str) -> Place:
    """Where the words that state a field of a claim stand.

    That is its context; else the quote of the ``given`` it was taken over from; else its own quote.
    """
    given = claim.given.get(field)
    if field in claim.context:
        return claim.context[field]
    return Place(given.start, given.end) if given else Place(claim.start, claim.end)
