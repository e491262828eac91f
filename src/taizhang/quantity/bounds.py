"""Bounds: 不低于, 以上, 约 … and how a negation turns one round.

A bound may stand before a number with words between them (最高可给予50万元).  These are followed
backwards, word by word, so that no run of such words is tried in more than one way.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from taizhang.quantity.numerals import SIGNS
from taizhang.quantity.units import any_of

OPPOSITE = {"gt": "lte", "lt": "gte", "gte": "lt", "lte": "gt"}
"""What a comparison says where it is negated: 不超过 is at most."""
NONE = "none"
_BLANKS = 2
_MARKUP = re.compile(r"[A-Za-z0-9\"'/=-]$")
"""Before > or <: part of a tag or an arrow, no bound."""
_FAR = 30
"""So many characters before a number a bound is looked for that may stand apart from it."""


class Bound(NamedTuple):
    """A bound at ``text[start:end]``; of a negation that Chinese does not form ``says`` is empty."""

    says: str
    start: int
    end: int


class Vocabulary:
    """Words that are looked for at a place by their length."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.lengths = sorted({len(word) for word in self.words})

    def ending_at(self, text: str, low: int, end: int) -> Iterator[int]:
        """Where the words begin that end at a place."""
        for length in self.lengths:
            if end - length >= low and text[end - length : end] in self.words:
                yield end - length

    def before(self, text: str, low: int, end: int) -> list[int]:
        """The places from which a run of these words, or none, leads up to ``end``."""
        reached, waiting = {end}, [end]
        while waiting:
            for start in self.ending_at(text, low, waiting.pop()):
                if start not in reached:
                    reached.add(start)
                    waiting.append(start)
        return sorted(reached)


@dataclass(frozen=True, repr=False)
class Bounds:
    """The words of bounds, and where they stand to a number."""

    words: Mapping[str, str]
    """What each word before a number says, negated pairs among them."""
    vocabulary: Vocabulary
    fillers: Vocabulary
    levels: Vocabulary
    """What may stand between a word of growth and its number: fillers and bounds."""
    refusing: tuple[str, ...]
    """Before a bound they negate it; where the pair is not in ``words`` nobody can say how."""
    far: re.Pattern[str]
    after: re.Pattern[str]

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> "Bounds":
        """The bounds of a lexicon."""
        said = {word: bound for bound, listed in words["before"].items() for word in listed}
        negated = {
            f"{negation}{word}": OPPOSITE[said.get(word, "gte")]
            for pairs in words["negations"]
            for negation in pairs["words"]
            for word in pairs["of"]
        }
        refusing = {negation for pairs in words["negations"] for negation in pairs["words"]}
        fillers, known = words["fillers"], {**said, **negated}
        far = any_of([*words["far"], *(word for word in negated if word[0] != "达")])
        after = (f"(?P<{bound}>{'|'.join(listed)})" for bound, listed in words["after"].items())
        return cls(
            words=known,
            vocabulary=Vocabulary(known),
            fillers=Vocabulary(fillers),
            levels=Vocabulary([*fillers, *(word for word in known if known[word] != NONE)]),
            refusing=(*refusing, *words["refusals"]),
            far=re.compile(f"({far})[^、0-9{SIGNS}]{{0,8}}$"),
            after=re.compile(f" {{0,{_BLANKS}}}(?:{'|'.join(after)})"),
        )

    def before(self, text: str, low: int, end: int) -> Bound | None:
        """The bound before a number that begins at ``end``, no further back than ``low``."""
        near = end
        while near > max(low, end - _BLANKS) and text[near - 1] == " ":
            near -= 1
        places = self.fillers.before(text, low, near)
        found = [
            (start, -place)
            for place in places
            for start in self.vocabulary.ending_at(text, low, place)
        ]
        if found:
            start, place = min(found)
            return self._read(text, low, start, -place)
        apart = self.far.search(text, max(low, end - _FAR), end)
        return self._read(text, low, *apart.span(1)) if apart else None

    def _read(self, text: str, low: int, start: int, end: int) -> Bound | None:
        says, lead = self.words[text[start:end]], text[low:start]
        if says == NONE or (not text[start:end].isalpha() and _MARKUP.search(lead)):
            return None
        return Bound("" if lead.endswith(self.refusing) else says, start, end)

    def behind(self, text: str, end: int) -> Bound | None:
        """The bound directly behind a quantity that ends at ``end``."""
        match = self.after.match(text, end)
        return Bound(str(match.lastgroup), *match.span(str(match.lastgroup))) if match else None

    def beside(self, word: str) -> str:
        """What a word between a number and its unit says: 100余家, 100+家."""
        after = self.behind(word, 0)
        return after.says if after else "gt"
