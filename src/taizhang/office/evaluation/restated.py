"""Promises that are said again otherwise: in the same plan, or in one that says it carries another out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from taizhang.plan import Claim, Plan
from taizhang.promises import Promises
from taizhang.promises.due import stated_year
from taizhang.quantity.units import Entries
from taizhang.registers import Registers

STRENGTH = ("may", "explore", "support", "strive", "commit")
"""From the weakest to the strongest."""
CARRIES_OUT = ("implements", "based-on")
"""Relations by which a plan says that it carries out what another says."""
FLOORS, CEILINGS = ("eq", "gte", "gt", "approx"), ("lte", "lt")


@dataclass(frozen=True)
class Again:
    """A promise and where it is said again; ``how`` is weaker, stronger or unlike, ``by`` says in what."""

    plan: Plan
    claim: Claim
    other_plan: Plan
    other: Claim
    how: str
    by: str


def restated(promises: Promises) -> Iterator[Again]:
    """What a plan itself says again in weaker or stronger words."""
    for promise in promises.all:
        for again in filter(partial(_is_of_one_kind, promise.claim), promise.restated_by):
            for how, by in _compared(promise.claim, again, promises.registers):
                yield Again(promises.plan, promise.claim, promises.plan, again, how, by)


def _is_of_one_kind(one: Claim, other: Claim) -> bool:
    """Whether two records promise one kind of thing of one place: a part about a county is its own."""
    places = (
        next((s.data["region"] for s in c.section.ancestors() if "region" in s.data), "")
        for c in (one, other)
    )
    return one.kind == other.kind and len(set(places)) == 1


def carried_out(plans: Sequence[Promises], registers: Registers) -> Iterator[Again]:
    """Targets of one indicator that a plan states otherwise than one that it says it carries out."""
    known = {one.plan.id: one for one in plans}
    for own in plans:
        for above in _above(own.plan, known):
            for one, other in _same_indicator(above, own):
                told = list(_compared(one, other, registers))
                if not _is_alike(one, other):
                    told = [("unlike", "measured")]
                for how, by in told:
                    yield Again(above.plan, one, own.plan, other, how, by)


def links(plans: Sequence[Promises]) -> int:
    """How many plans say that they carry out another of these."""
    known = {one.plan.id: one for one in plans}
    return sum(1 for own in plans for _ in _above(own.plan, known))


def _above(plan: Plan, known: dict[str, Promises]) -> Iterator[Promises]:
    for relation in plan.data.get("relations", ()):
        if relation["type"] in CARRIES_OUT and relation.get("plan") in known:
            yield known[relation["plan"]]


def _same_indicator(above: Promises, own: Promises) -> Iterator[tuple[Claim, Claim]]:
    for one in above.all:
        for other in own.all:
            named = one.claim.fields.get("indicator")
            if named and named == other.claim.fields.get("indicator"):
                yield one.claim, other.claim


def _is_alike(one: Claim, other: Claim) -> bool:
    """Whether two targets are of the same year, scope and kind of change."""
    keys = ("scope", "cumulative", "every", "change")
    same = all(one.fields.get(key) == other.fields.get(key) for key in keys)
    return same and stated_year(one.fields) == stated_year(other.fields)


def _compared(one: Claim, other: Claim, registers: Registers) -> Iterator[tuple[str, str]]:
    """How the second is weaker or stronger than the first, and in what."""
    ranks = [STRENGTH.index(claim.fields.get("modality", "commit")) for claim in (one, other)]
    if ranks[0] != ranks[1]:
        yield _more(ranks[1] > ranks[0]), "strength"
    if "value" not in one.fields:
        return
    if "value" not in other.fields:
        yield "weaker", "number"
        return
    values = [_in_base(claim, registers.tables["units"]) for claim in (one, other)]
    bounds = [claim.fields.get("comparator", "eq") for claim in (one, other)]
    if None in values or one.kind != other.kind:
        return
    if values[0] != values[1]:
        rises = bounds[0] in FLOORS and bounds[1] in FLOORS
        falls = bounds[0] in CEILINGS and bounds[1] in CEILINGS
        more = (values[1] or 0) > (values[0] or 0)
        yield (_more(more if rises else not more) if rises or falls else "unlike"), "value"
    elif (bounds[0] == "gt") != (bounds[1] == "gt") and set(bounds) <= set(FLOORS):
        yield _more(bounds[1] == "gt"), "bound"


def _more(stronger: bool) -> str:
    return "stronger" if stronger else "weaker"


def _in_base(claim: Claim, units: Entries) -> Decimal | None:
    unit = units.get(claim.fields.get("unit", ""))
    return Decimal(claim.fields["value"]) * Decimal(unit["factor"]) if unit else None
