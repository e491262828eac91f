"""How far two independent readings of one source agree, kind of claim by kind of claim.

Two claims are the same where their words overlap in the source; they agree where what was read from
the words is the same, too (``READ``).
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.registers import Registers
from taizhang.words.names import ROLES, read_names, written_names

READ: dict[str, tuple[str, ...]] = {
    "responsibilities": (),
    "targets": ("value", "to", "unit", "comparator", "year", "period", "change", "reference"),
    "funding": ("amount", "to", "unit", "bound", "rate", "per", "recurrence", "years"),
    "measures": ("action", "modality", "grain"),
    "entities": (),
    "duties": ("kind", "every", "due"),
    "absences": ("kind",),
    "dismissals": (),
    "asides": ("reason",),
}
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
    for kind in READ:
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
    left = [(_span(second, claim), claim) for claim in second.of_kind(kind)]
    for claim in first.of_kind(kind):
        span, read = _span(first, claim), _read(claim, registers)
        same = [one for one in left if one[0][0] < span[1] and span[0] < one[0][1]]
        if not same:
            counts.only_first += 1
            continue
        alike = [one for one in same if _read(one[1], registers) == read]
        left.remove((alike or same)[0])
        if alike:
            counts.agree += 1
        else:
            counts.differ += 1
    counts.only_second = len(left)
    return counts


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
    return [_plain(claim.fields.get(key)) for key in READ[claim.kind]]


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
