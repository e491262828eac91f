"""From the source to the reading text, and between their offsets in both directions.

Offsets count Unicode code points from 0, ends exclusive.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple


class Change(NamedTuple):
    """One place where the reading differs from the source (or, for a gap, has lost words).

    ``found == source[source_start:source_end]`` and ``read == reading[start:end]``, both without
    what they have in common at either end.  ``emendation`` is its index in the plan.
    """

    source_start: int
    source_end: int
    start: int
    end: int
    found: str
    read: str
    emendation: int

    @property
    def alters(self) -> bool:
        """Whether the reading differs here; a gap stands in it as the source prints it."""
        return self.found != self.read


@dataclass(frozen=True)
class Reading:
    """The reading text of a source, with the exact map between the two."""

    source: str
    text: str
    changes: tuple[Change, ...] = ()
    _starts: list[int] = field(default_factory=list, compare=False)
    _source_starts: list[int] = field(default_factory=list, compare=False)

    def __post_init__(self) -> None:
        self._starts.extend(change.start for change in self.changes)
        self._source_starts.extend(change.source_start for change in self.changes)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the source that ``reading[start:end]`` was read from.

        Inserted characters stand for an empty span, replaced ones for the whole run found; what
        was deleted at either border is left out.
        """
        if start == end:
            offset = self._source_of(start)[0]
            return offset, offset
        return self._source_of(start)[0], self._source_of(end - 1)[1]

    def reading_span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the reading that ``source[start:end]`` is read as.

        Deleted characters stand for an empty span, replaced ones for the whole run read; what was
        inserted at either border is left out.
        """
        if start == end:
            offset = self._reading_of(start)[0]
            return offset, offset
        return self._reading_of(start)[0], self._reading_of(end - 1)[1]

    def changes_in(self, start: int, end: int) -> list[Change]:
        """The changes that ``reading[start:end]`` crosses; deletions only where inside it."""
        return [
            change
            for change in self.changes
            if (start < change.end and change.start < end)
            or (change.start == change.end and start < change.start < end)
        ]

    def splits(self, offset: int) -> Change | None:
        """The change that a border at this offset of the reading would cut in two."""
        for change in self.changes:
            if change.start < offset < change.end:
                return change
        return None

    def _source_of(self, offset: int) -> tuple[int, int]:
        """The source span of the character at ``offset`` of the reading."""
        place = bisect_right(self._starts, offset)
        if not place:
            return offset, offset + 1
        change = self.changes[place - 1]
        if offset < change.end and change.alters:
            return change.source_start, change.source_end
        shifted = change.source_end + offset - change.end
        return shifted, shifted + 1

    def _reading_of(self, offset: int) -> tuple[int, int]:
        """The reading span of the character at ``offset`` of the source."""
        place = bisect_right(self._source_starts, offset)
        if not place:
            return offset, offset + 1
        change = self.changes[place - 1]
        if offset < change.source_end and change.alters:
            return change.start, change.end
        shifted = change.end + offset - change.source_end
        return shifted, shifted + 1


class Trouble(NamedTuple):
    """Why emendations cannot be applied: which one, a rule id and the facts to tell."""

    emendation: int
    rule: str
    facts: dict[str, Any]


class _Match(NamedTuple):
    start: int
    end: int
    read: str
    emendation: int


def emend(source: str, emendations: list[dict[str, Any]]) -> tuple[Reading, list[Trouble]]:
    """Apply all emendations (in the form of ``plan.schema.json``) to the source at once.

    Each must match literally, from left to right, exactly ``times`` times, and no two may overlap.
    With troubles, the reading is the source unchanged.
    """
    matches: list[_Match] = []
    troubles: list[Trouble] = []
    for index, emendation in enumerate(emendations):
        times = emendation.get("times", 1)
        for find, read in _pairs(emendation):
            starts = list(_occurrences(source, find))
            if len(starts) != times:
                facts = {"find": find, "found": len(starts), "times": times}
                rule = "emendation-not-found" if not starts else "emendation-times"
                troubles.append(Trouble(index, rule, facts))
            matches.extend(_Match(start, start + len(find), read, index) for start in starts)
    matches.sort()
    troubles.extend(_overlaps(source, matches))
    if troubles:
        return Reading(source, source), troubles
    return _apply(source, matches), []


def _pairs(emendation: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is looked for and what it is read as; a gap is read as the source prints it."""
    series = emendation.get("series")
    if series is None:
        finds = [emendation["find"]]
    else:
        numbers = range(series["from"], series["to"] + 1)
        finds = [series["find"].replace("{n}", str(number)) for number in numbers]
    for find in finds:
        yield find, emendation.get("read", find)


def _occurrences(text: str, find: str) -> Iterator[int]:
    start = text.find(find)
    while start >= 0:
        yield start
        start = text.find(find, start + len(find))


def _overlaps(source: str, matches: list[_Match]) -> Iterator[Trouble]:
    for before, after in pairwise(matches):
        if after.start < before.end:
            facts = {
                "find": source[after.start : after.end],
                "other": source[before.start : before.end],
                "number": before.emendation + 1,
            }
            yield Trouble(after.emendation, "emendation-overlap", facts)


def _apply(source: str, matches: Iterable[_Match]) -> Reading:
    parts: list[str] = []
    changes: list[Change] = []
    done = length = 0
    for match in matches:
        found = source[match.start : match.end]
        if found == match.read:
            before, after = 0, 0
        else:
            before = _common_prefix(found, match.read)
            after = _common_prefix(found[before:][::-1], match.read[before:][::-1])
        start, end = match.start + before, match.end - after
        read = match.read[before : len(match.read) - after]
        parts += [source[done:start], read]
        length += start - done
        changes.append(
            Change(
                start, end, length, length + len(read), source[start:end], read, match.emendation
            )
        )
        length += len(read)
        done = end
    parts.append(source[done:])
    return Reading(source, "".join(parts), tuple(changes))


def _common_prefix(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
