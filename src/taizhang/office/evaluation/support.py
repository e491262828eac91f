"""The same support in several places: who pays more, and why most offers cannot be ranked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.promises import Promises
from taizhang.registers import Registers
from taizhang.tables.known_plan import in_base_unit

TERMS = ("amount", "currency", "bound", "rate", "form", "recurrence", "beneficiary", "condition")
"""What two offers must have alike to be ranked, in the order in which differences are told."""


@dataclass(frozen=True)
class Offered:
    """An offer, with its amount in the base unit of its currency."""

    plan: Plan
    claim: Claim
    amount: Decimal | None
    terms: tuple[Any, ...]


@dataclass(frozen=True)
class Support:
    """Offers of one instrument to one kind of taker in several places.

    ``differ`` names the terms in which they are not alike; only where there is none are they ranked,
    the highest first.
    """

    instrument: str
    per: str
    offers: tuple[Offered, ...]
    differ: tuple[str, ...]


def support(plans: Sequence[Promises], registers: Registers) -> Iterator[Support]:
    """What several places offer alike, and what looks alike and cannot be ranked."""
    groups: dict[tuple[str, str], list[Offered]] = defaultdict(list)
    for promises in plans:
        for promise in promises.all:
            if promise.is_offer:
                fields = promise.claim.fields
                key = (fields["instrument"], fields["per"])
                groups[key].append(_offered(promises.plan, promise.claim, registers))
    for (instrument, per), found in sorted(groups.items()):
        alike: dict[tuple[Any, ...], list[Offered]] = defaultdict(list)
        for one in found:
            alike[one.terms].append(one)
        for same in alike.values():
            if _spans(same):
                ranked = sorted(same, key=lambda one: (-(one.amount or 0), one.plan.id))
                yield Support(instrument, per, tuple(ranked), ())
        left = [one for same in alike.values() if not _spans(same) for one in same]
        if _spans(left):
            yield Support(instrument, per, tuple(left), tuple(_differences(left)))


def _offered(plan: Plan, claim: Claim, registers: Registers) -> Offered:
    fields = claim.fields
    amount, unit = in_base_unit(
        fields.get("to", fields.get("amount")), fields.get("unit"), registers
    )
    said = [registers.simplify(fields.get(key, "")) for key in ("beneficiary", "condition")]
    rate = fields.get("rate", {})
    kept = (fields.get("bound"), rate.get("value"), fields.get("form"), fields.get("recurrence"))
    return Offered(plan, claim, amount, (amount is not None, unit, *kept, *said))


def _spans(offers: Iterable[Offered]) -> bool:
    """Whether offers with an amount, or without, come from several regions."""
    return len({one.plan.data["region"] for one in offers}) > 1


def _differences(offers: Sequence[Offered]) -> Iterator[str]:
    for place, term in enumerate(TERMS):
        printed = [
            one.terms[place] for one in offers if term != "currency" or one.amount is not None
        ]
        if len(set(printed)) > 1:
            yield term
