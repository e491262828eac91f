"""Numbers that a field states with others, or in words that it names whole.

1万5千家 is one value in two numbers; 三年内, 每3个月 and 每100人 hold a number that only their words
together mean.
"""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from taizhang.numbers.printed import NUMBER
from taizhang.plan import Claim
from taizhang.quantity import Quantity, Words, read_quantities

OF_TIME = ("every", "within", "denominator")
Span = tuple[int, int]
"""From one offset of the reading to another."""


class Phrases:
    """The quantities of runs of the reading, read when they are asked for."""

    def __init__(self, text: str, words: Words) -> None:
        self.text, self.words = text, words
        self._read: dict[Span, list[Quantity]] = {}
        self._starts: dict[Span, tuple[list[int], list[int]]] = {}

    def quantities(self, place: Span) -> list[Quantity]:
        """The quantities between two offsets; their own offsets are counted from the first."""
        if place not in self._read:
            self._read[place] = read_quantities(self.text[slice(*place)], self.words)
        return self._read[place]

    def spread(self, places: list[Span], worth: Decimal) -> Span | None:
        """Where a numeral of several numbers stands that is worth so much (1万5千)."""
        for place in places:
            for one in self.quantities(place):
                for gives, value in (("number", one.value), ("to", one.value_to)):
                    part = one.part(gives)
                    if (
                        part
                        and value == worth
                        and len(self._numbers(place, part.start, part.end)) > 1
                    ):
                        return place[0] + part.start, place[0] + part.end
        return None

    def _numbers(self, place: Span, start: int, end: int) -> list[str]:
        return NUMBER.findall(self.text[place[0] + start : place[0] + end])

    def in_characters(self, places: list[Span], value: Decimal) -> bool:
        """Whether a quantity printed without digits is worth so much: 百分之五."""
        return any(
            value in (one.value, one.value_to) and not NUMBER.search(one.printed)
            for place in places
            for one in self.quantities(place)
        )

    def of_time(self, claim: Claim, place: Span) -> Iterator[tuple[str, Span]]:
        """The words of a claim's rhythm, term or denominator that may hold a number."""
        if claim.fields.keys().isdisjoint(OF_TIME):
            return
        text = self.words.fold(self.text[slice(*place)])
        rhythms = {"every": self.words.rhythms.intervals, "within": self.words.rhythms.limits}
        for field, find in rhythms.items():
            for one in find(text) if field in claim.fields else ():
                if one.value == claim.fields[field]:
                    yield field, (place[0] + one.start, place[0] + one.end)
        denominator = self.words.fold(claim.fields.get("denominator", ""))
        at = text.find(denominator) if denominator else -1
        if at >= 0:
            yield "denominator", (place[0] + at, place[0] + at + len(denominator))

    def is_quantity(self, section: Span, start: int, end: int) -> bool:
        """Whether a number that touches Latin letters is a quantity (GDP8万元) and no name."""
        starts, reach = self._promising(section)
        before = bisect_right(starts, start - section[0])
        return before > 0 and end - section[0] <= reach[before - 1]

    def _promising(self, section: Span) -> tuple[list[int], list[int]]:
        """Where quantities that may be promised begin, and how far those up to each reach."""
        if section not in self._starts:
            found = sorted(
                (one.start, one.end)
                for one in self.quantities(section)
                if one.promising and one.sure != "doubtful"
            )
            reach = accumulate((end for _, end in found), max)
            self._starts[section] = [start for start, _ in found], list(reach)
        return self._starts[section]
