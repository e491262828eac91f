"""Kinds of fault: each a function that plants one mistake in one record.

A kind is given a record and a source of chance, and returns the changes to the file's text, or none
where the mistake cannot be made there.

Knowingly out of reach, and so no kinds: what is right or wrong only by the sense of the words.  An
indicator swapped for another of the same unit, the kind of an entity, instruments, themes, the role
of a section, the type of a relation, English titles and notes.  Against these stand two readings made
apart from each other, not rules.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from faults.page import Patches, Spot
from taizhang.findings import Finding
from taizhang.plan import Section

Change = Callable[[Spot, Random], Patches]


class About(NamedTuple):
    """The record that a fault concerns: a finding must name one of these to count."""

    records: frozenset[str]
    """Ids; that of the plan for what is said of the plan as a whole."""
    pointers: frozenset[str]
    """Places in the file; records that lie below them have a place of their own."""

    def holds(self, finding: Finding) -> bool:
        """Whether a finding is on the record."""
        return finding.record in self.records or any(
            _within(finding.pointer, pointer) for pointer in self.pointers
        )


def _within(pointer: str, outer: str) -> bool:
    inner = pointer[len(outer) :]
    whole = pointer.startswith(outer) and inner[:1] in ("", "/")
    return whole and not any(f"/{key}/" in inner for key in ("sections", *TOP))


@dataclass(frozen=True)
class Kind:
    """A way to be wrong; ``on`` are the kinds of record it happens to."""

    name: str
    group: str
    on: tuple[str, ...]
    change: Change
    about: Callable[[Spot], About]
    escapes: str
    """What of this kind checking cannot see, and why; empty where nothing is known to escape."""


KINDS: dict[str, Kind] = {}


def record(spot: Spot) -> About:
    """The record itself, by its id or, where it has none, that of its section."""
    if spot.kind in TOP:
        at = {spot.data["at"]} if spot.kind == "waivers" else set()
        return About(frozenset(at), frozenset({spot.pointer}))
    if spot.kind in ("thresholds", "allocations"):
        claim = spot.claim
        return About(frozenset({claim.record}), frozenset({claim.pointer}))
    name = spot.data.get("id") or spot.section.id
    return About(frozenset({name}), frozenset({spot.pointer}))


def section(spot: Spot) -> About:
    """The section that holds a record: the record is gone, and what follows it moved up."""
    return _of(spot.section)


def taken_over(spot: Spot) -> About:
    """What is given for a section: the section, and the claims that took it over."""
    about = _of(spot.section)
    claims = {
        claim.record
        for claim in spot.page.plan.claims
        if any(given.pointer == spot.pointer for given in claim.given.values())
    }
    return About(about.records | claims, about.pointers)


def with_section_before(spot: Spot) -> About:
    """A section and the one before it in the text; for the first, the one after it."""
    sections = spot.page.plan.sections
    place = sections.index(spot.section)
    beside = sections[place - 1 if place else 1]
    return _of(spot.section, beside)


def plan(spot: Spot) -> About:
    """The plan as a whole: by its id, or at one of its own keys."""
    return About(frozenset({spot.page.plan.id}), frozenset({""}))


def emended(spot: Spot) -> About:
    """An emendation, and the sections (with their claims) where it changes the reading.

    What it deletes at a border belongs to the section before it.
    """
    page, index = spot.page, int(spot.pointer.rpartition("/")[2])
    changes = [c for c in page.plan.reading.changes if c.emendation == index]
    offsets = {place for c in changes for place in (max(0, c.start - 1), c.start)}
    places = [page.plan.section_at(offset) for offset in sorted(offsets)]
    touched = _of(*places)
    claims = {claim.record for claim in page.plan.claims if claim.section in places}
    return About(touched.records | claims, touched.pointers | {spot.pointer})


def referring(spot: Spot) -> About:
    """A record and those that refer to it."""
    name = spot.data["id"]
    ids = {other.data["id"] for other in referrers(spot) if "id" in other.data}
    pointers = {other.pointer for other in referrers(spot)}
    return About(frozenset({name, *ids}), frozenset({spot.pointer, *pointers}))


def referrers(spot: Spot) -> list[Spot]:
    """The records that name this one."""
    name = spot.data["id"]
    return [
        other
        for other in spot.page.spots
        if any(
            other.data.get(key) == name for key in ("restates", "serves", "part_of", "with", "at")
        )
    ]


def _of(*sections: Section) -> About:
    return About(
        frozenset(section.id for section in sections),
        frozenset(section.pointer for section in sections),
    )


TOP = ("emendations", "relations", "waivers", "questions")
"""Lists of the plan whose records lie in no section."""


def kind(
    group: str,
    name: str,
    *on: str,
    about: Callable[[Spot], About] = record,
    escapes: str = "",
) -> Callable[[Change], Change]:
    """Register a kind of fault."""

    def register(change: Change) -> Change:
        if name in KINDS:
            raise ValueError(f"Two kinds are called {name}.")
        KINDS[name] = Kind(name, group, on, change, about, escapes)
        return change

    return register
