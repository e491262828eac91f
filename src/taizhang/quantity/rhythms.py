"""How often and within how long: 每两年, 三年内, 2000元/月, as ISO 8601 durations."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from taizhang.quantity.numerals import BLANK, NUMERAL, read_numeral
from taizhang.quantity.units import any_of

_MANY = 100
"""So many years are a date (2026年内) and no length of time."""


class Rhythm(NamedTuple):
    """A duration in the words at ``text[start:end]``."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, repr=False)
class Rhythms:
    """The words of time of a lexicon, made ready for matching."""

    durations: Mapping[str, str]
    """Units of time and one of each: 周 is P7D."""
    within: tuple[re.Pattern[str], ...]
    every: re.Pattern[str]

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> "Rhythms":
        """The rhythms of a lexicon."""
        durations = words.get("durations", {})
        length = f"(?P<number>{NUMERAL}|半){BLANK}(?P<unit>{any_of(durations)})"
        return cls(
            durations,
            tuple(
                re.compile(pattern.replace("{d}", length)) for pattern in words.get("within", [])
            ),
            re.compile(f"{words['per']}{length}"),
        )

    def limits(self, text: str) -> list[Rhythm]:
        """Within how long: where a text says so."""
        found = (match for one in self.within for match in one.finditer(text))
        return [one for one in map(self._read, found) if one]

    def intervals(self, text: str) -> list[Rhythm]:
        """How often: 每 with a number of units of time."""
        return [one for one in map(self._read, self.every.finditer(text)) if one]

    def _read(self, match: re.Match[str]) -> Rhythm | None:
        one = re.fullmatch("P([0-9]+)([YMD])", self.durations[match["unit"]])
        number = Decimal("0.5") if match["number"] == "半" else read_numeral(match["number"]).value
        if one is None or number >= _MANY:
            return None
        count, letter = number * int(one[1]), one[2]
        if letter == "Y" and count != int(count):
            count, letter = count * 12, "M"
        return Rhythm(f"P{int(count)}{letter}", *match.span()) if count == int(count) else None
