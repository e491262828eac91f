"""What became of bodies between a plan and its reports: renamed, merged or split, as the register says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from taizhang.plan import Share
from taizhang.registers import Registers


def successors(body: str, registers: Registers) -> tuple[str, ...]:
    """The bodies that took the place of one, the last of each chain; none where it is still there."""
    table, found, waiting, seen = registers.tables["organisations"], [], [body], {""}
    while waiting:
        one = waiting.pop(0)
        after = table.get(one, {}).get("succeeded_by", ())
        if one not in seen and one != body and not after:
            found.append(one)
        waiting += after if one not in seen else ()
        seen.add(one)
    return tuple(found)


def with_successors(bodies: Iterable[str], registers: Registers) -> frozenset[str]:
    """These bodies, and those that took their place."""
    known = frozenset(bodies)
    return known.union(*(successors(one, registers) for one in known))


@dataclass(frozen=True)
class Held:
    """What one body has to reach: its share, or the shares of those whose place it took.

    ``parts`` are the bodies whose figures of one day add up to its own: those it was made of, or those
    that it was split into.
    """

    body: str
    value: Decimal
    parts: tuple[str, ...]


def held(shares: Mapping[str, Share], registers: Registers) -> Iterator[Held]:
    """The shares of a target by who holds them now, in the order of the text; a split body keeps its own."""
    groups: dict[str, list[str]] = {}
    for body in sorted(shares, key=lambda one: shares[one].start):
        after = successors(body, registers)
        groups.setdefault(after[0] if len(after) == 1 else body, []).append(body)
    for body, members in groups.items():
        value = sum((Decimal(shares[one].data["value"]) for one in members), Decimal(0))
        parts = successors(body, registers) if members == [body] else tuple(members)
        yield Held(body, value, () if body in parts else parts)
