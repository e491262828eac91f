"""How far two independent readings of one source agree, kind of claim by kind of claim.

Two claims are the same where their words overlap in the source; they agree where what was read from
the words is the same, too (``AGREED``).
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.plan.kinds import KINDS
from taizhang.registers import Registers
from taizhang.words.names import ROLES, read_names, written_names

AGREED = {kind.name: kind.agreed for kind in KINDS if kind.agreed is not None}
"""Fields that must be the same, by kind; names and roles of responsibilities, names of entities and
sections are compared in ``_read``."""


@dataclass
class Agreement:
    """Claims of one kind: agreeing, differing, and those only one of the readings has."""

    agree: int = 0
    differ: int = 0
    only_first: int = 0
    only_second: int = 0

    @property
    def share(self) -> float:
        """Agreeing claims as a share of all that either reading has; 1 where there are none."""
        total = sum(asdict(self).values())
        return self.agree / total if total else 1.0


def agreement(first: Plan, second: Plan, registers: Registers) -> dict[str, Agreement]:
    """Compare two readings of the same source."""
    result = {"sections": _sections(first, second)}
    for kind in AGREED:
        result[kind] = _claims(first, second, kind, registers)
    return result


def _sections(first: Plan, second: Plan) -> Agreement:
    one = {first.section_source_span(section)[0]: section.role for section in first.sections}
    two = {second.section_source_span(section)[0]: section.role for section in second.sections}
    both = one.keys() & two.keys()
    agree = sum(1 for start in both if one[start] == two[start])
    return Agreement(agree, len(both) - agree, len(one) - len(both), len(two) - len(both))


def _claims(first: Plan, second: Plan, kind: str, registers: Registers) -> Agreement:
    counts = Agreement()
    for one, other in _paired(first, second, kind, registers):
        if other is None:
            counts.only_first += 1
        elif one is None:
            counts.only_second += 1
        elif _read(one, registers) == _read(other, registers):
            counts.agree += 1
        else:
            counts.differ += 1
    return counts


def fields_alike(first: Plan, second: Plan, kind: str, registers: Registers) -> dict[str, int]:
    """Of the claims that both readings have, how many have each compared field alike."""
    pairs = _paired(first, second, kind, registers)
    both = [(one.fields, other.fields) for one, other in pairs if one and other]
    return {
        key: sum(1 for one, other in both if _plain(one.get(key)) == _plain(other.get(key)))
        for key in AGREED.get(kind, ())
    }


def _paired(
    first: Plan, second: Plan, kind: str, registers: Registers
) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Claims whose words overlap, two by two and rather those read alike; then the others."""
    left = [(_span(second, claim), claim) for claim in second.of_kind(kind)]
    for claim in first.of_kind(kind):
        span, read = _span(first, claim), _read(claim, registers)
        same = [one for one in left if one[0][0] < span[1] and span[0] < one[0][1]]
        alike = [one for one in same if _read(one[1], registers) == read]
        if same:
            left.remove((alike or same)[0])
        yield claim, (alike or same)[0][1] if same else None
    for _, claim in left:
        yield None, claim


def _span(plan: Plan, claim: Claim) -> tuple[int, int]:
    return plan.source_span(claim.start, claim.end)


def _read(claim: Claim, registers: Registers) -> list[Any]:
    """What a reader took from the words of a claim."""
    if claim.kind == "responsibilities":
        written = any(role in claim.data for role in ROLES)
        names = written_names(claim.data) if written else read_names(claim.quote, registers)
        return sorted((name.printed, name.role) for name in names.names)
    if claim.kind == "entities":
        return [claim.data.get("name", claim.quote)]
    return [_plain(claim.fields.get(key)) for key in AGREED[claim.kind]]


def _plain(value: Any) -> Any:
    """A value in which 2 and 2.0 are the same."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return Decimal(value).normalize() if isinstance(value, int | Decimal) else value


def iter_figures(result: dict[str, Agreement]) -> Iterator[tuple[str, dict[str, int]]]:
    """The figures of each kind that either reading has, as a plan's ``readings`` hold them."""
    for kind, counts in result.items():
        if sum(asdict(counts).values()):
            yield kind, asdict(counts)
