"""Addresses that last, for what has no id of its own.

``<section>:<organisation>:<role>`` for a body in a responsibility, ``<target>:<organisation>`` for a
share, ``<section>:<eight hexadecimal digits>`` for what is known by its name or words; ``:2``, ``:3``
… for repeats in the order of the text.  No offset and no position is in them, so that words that come
or go elsewhere, or lists in another order, leave them as they are.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from taizhang.emendation import Change
from taizhang.plan import CLAIMS, Claim, Plan, Responsible, Section, Share
from taizhang.plan.kinds import CALLED
from taizhang.registers import simplify
from taizhang.released import Moved

RELATIONS, EMENDATIONS = len(CLAIMS) + 1, len(CLAIMS) + 2
"""Their ranks at one place, behind those of claims."""

Key = str | tuple[str | int, ...]
Named = tuple[tuple[int, int], str, Key]
"""Where something stands and the rank of its kind, its address without number, and what it is."""


def fingerprint(words: str) -> str:
    """Eight hexadecimal digits of words, the same in either script and whatever blanks they have."""
    text = "".join(simplify(unicodedata.normalize("NFKC", words)).split())
    return sha256(text.encode()).hexdigest()[:8]


class Addresses:
    """The addresses of one plan, without the plan's id."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._found: dict[Key, str] = {}
        ordered = sorted(self._all(), key=lambda one: one[0])
        addresses = numbered(address for _, address, _ in ordered)
        for (_, _, key), address in zip(ordered, addresses, strict=True):
            self._found[key] = address
        for one in reversed(plan.responsibles):
            self._found[one.claim.pointer] = self.body(one)

    @property
    def all(self) -> frozenset[str]:
        """Every address of the plan."""
        return frozenset(self._found.values())

    def claim(self, claim: Claim) -> str:
        """The address of a claim: its id, if it has one; of a responsibility that of its first body."""
        return claim.id or self._found[claim.pointer]

    def body(self, one: Responsible) -> str:
        """The address of a body in a responsibility."""
        return self._found[one.claim.pointer, one.organisation["id"], one.named.role]

    def share(self, share: Share) -> str:
        """The address of a share of a target."""
        return self._found[share.pointer]

    def shared_out(self, share: Share) -> str:
        """The address of a share among the responsibilities of its section."""
        return self._found["share", share.start, share.organisation["id"]]

    def relation(self, data: dict[str, Any]) -> str:
        """The address of a relation, which is one of those of the plan."""
        return self._found["relation", id(data)]

    def emendation(self, change: Change) -> str:
        """The address of a place that is read otherwise."""
        return self._found["emendation", change.source_start, change.start]

    def _all(self) -> Iterator[Named]:
        yield from self._bodies()
        yield from self._shares()
        for rank, kind in enumerate(CLAIMS, 1):
            for claim in self.plan.of_kind(kind):
                if claim.id or kind == "responsibilities":
                    continue
                words = claim.fields.get(CALLED[kind].named_by, claim.quote)
                yield (claim.start, rank), _known_by(claim.section, words), claim.pointer
        for data, place in self.plan.relations:
            section = self.plan.section_at(place.start)
            address = _known_by(section, f"{data['type']} {data['title']}")
            yield (place.start, RELATIONS), address, ("relation", id(data))
        for change in self.plan.reading.changes:
            section = self.plan.section_at(change.start - (change.start == change.end > 0))
            key = ("emendation", change.source_start, change.start)
            yield (change.start, EMENDATIONS), _known_by(section, change.found + change.read), key

    def _bodies(self) -> Iterator[Named]:
        named = set()
        for one in self.plan.responsibles:
            organisation, role = one.organisation["id"], one.named.role
            named.add(one.claim.pointer)
            address = f"{one.claim.section.id}:{organisation}:{role}"
            yield (one.claim.start, 0), address, (one.claim.pointer, organisation, role)
        for claim in self.plan.of_kind("responsibilities"):
            if claim.pointer not in named:
                yield (claim.start, 0), _known_by(claim.section, claim.quote), claim.pointer

    def _shares(self) -> Iterator[Named]:
        told: set[Key] = set()
        sections = {claim.id: claim.section for claim in self.plan.of_kind("targets")}
        for share in self.plan.shares:
            organisation = share.organisation["id"]
            yield (share.start, 0), f"{share.target}:{organisation}", share.pointer
            key = ("share", share.start, organisation)
            if key not in told:
                told.add(key)
                yield (share.start, 0), f"{sections[share.target].id}:{organisation}:share", key


def numbered(addresses: Iterable[str]) -> Iterator[str]:
    """Addresses in their order, the second and further of each with its number."""
    taken: Counter[str] = Counter()
    for address in addresses:
        taken[address] += 1
        count = taken[address]
        yield address if count == 1 else f"{address}:{count}"


def _known_by(section: Section, words: str) -> str:
    return f"{section.id}:{fingerprint(words)}"


def leading_on(moved: Iterable[Moved], plan: str, used: frozenset[str]) -> Iterator[Moved]:
    """The old addresses of a plan that nothing uses again, each with the last to which it leads."""
    own = {one.was: one for one in moved if one.plan_id == plan}
    for one in own.values():
        now, seen = one.now, {one.was}
        while now in own and now not in used and now not in seen:
            seen.add(now)
            now = own[now].now
        if one.was not in used:
            yield one._replace(now="" if now in seen else now)
