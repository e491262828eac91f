"""A text cut into clauses and sentences, and where its words say how often, by when, how surely …

All of it is found once for a text, so that a long sentence is not searched again for each of its
quantities.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from taizhang.quantity.rhythms import Rhythm
from taizhang.quantity.words import Circumstance, Words

CLAUSE = re.compile(r"[,;:!?。\n]")
PART_SENTENCE = re.compile(r"[;!?。\n]")
SENTENCE = re.compile(r"[!?。\n]")
FAR = 400
"""So many characters before a quantity its sentence is looked through at most."""


class Said(NamedTuple):
    """Words at ``text[start:end]`` and what they say of a quantity behind them."""

    gives: str
    value: str
    start: int
    end: int


class Sentences:
    """The borders of a text and its circumstances.  ``text`` is folded."""

    def __init__(self, text: str, words: Words) -> None:
        self.text, self._words = text, words
        self._clauses, self._parts, self._sentences = (
            [match.end() for match in border.finditer(text)]
            for border in (CLAUSE, PART_SENTENCE, SENTENCE)
        )

    @cached_property
    def _said(self) -> list[tuple[bool, tuple[list[int], list[Said]]]]:
        """By sort of circumstance, whether it must stand directly before, and where it is said."""
        words, text = self._words, self.text
        said = [(one.adjacent, _listed(_found(one, text))) for one in words.circumstances]
        rhythms = {"within": words.rhythms.limits(text), "every": words.rhythms.intervals(text)}
        said += [(False, _listed(_told(gives, found))) for gives, found in rhythms.items()]
        return [(adjacent, listed) for adjacent, listed in said if listed[0]]

    def clause(self, end: int) -> int:
        """Where the clause that ends here, at most, begins."""
        return _last(self._clauses, end)

    def part_sentence(self, end: int) -> int:
        """Where the part of a sentence begins that is cut off by a semicolon."""
        return _last(self._parts, end)

    def sentence(self, end: int) -> int:
        """Where the sentence begins."""
        return _last(self._sentences, end)

    def circumstances(self, end: int) -> Iterator[Said]:
        """The last words of each sort before a place, in its part of the sentence."""
        low, last = self.part_sentence(end), dict[str, Said]()
        for adjacent, (ends, found) in self._said:
            at = bisect_right(ends, end) - 1
            if at < 0 or found[at].start < low or (adjacent and ends[at] < end):
                continue
            one = found[at]
            if one.gives not in last or last[one.gives].end < one.end:
                last[one.gives] = one
        yield from last.values()


def _found(one: Circumstance, text: str) -> Iterator[Said]:
    return (Said(one.gives, one.value, *match.span()) for match in one.find(text))


def _told(gives: str, rhythms: Iterable[Rhythm]) -> Iterator[Said]:
    return (Said(gives, *rhythm) for rhythm in rhythms)


def _listed(said: Iterable[Said]) -> tuple[list[int], list[Said]]:
    """Words in the order of their ends, with these ends."""
    found = sorted(said, key=lambda one: one.end)
    return [one.end for one in found], found


def _last(borders: list[int], end: int) -> int:
    at = bisect_right(borders, end) - 1
    return max(borders[at] if at >= 0 else 0, end - FAR, 0)
