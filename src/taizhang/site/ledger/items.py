"""The ledger: all that plans ask of an organisation, item by item."""

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.plan import Claim, Plan, Share
from taizhang.site.records.mentions import Mentions
from taizhang.site.records.roles import ROLES

KINDS = ("tasks", "targets", "shares", "duties", "funding")
"""Kinds of item, in the order in which a ledger tells them."""


@dataclass(frozen=True)
class Item:
    """One thing that a plan asks of an organisation.

    ``role`` is that in which the organisation is named; empty for shares and duties.  Targets
    and money are those that stand in a clause for which it is named.
    """

    kind: str
    plan: Plan
    record: Claim | Share
    role: str = ""


def items_of(key: str, mentions: Mentions) -> list[Item]:
    """The items of an organisation, kind by kind, tasks by role."""
    found = [
        *_named(key, mentions),
        *(Item("shares", plan, share) for plan, share in mentions.shares.get(key, [])),
        *(Item("duties", plan, claim) for plan, claim in mentions.duties.get(key, [])),
    ]
    return sorted(found, key=lambda item: (KINDS.index(item.kind), role_order(item.role)))


def role_order(role: str) -> tuple[int, str]:
    """Where a role stands among the roles; those of task forces follow by name."""
    return (ROLES.index(role) if role in ROLES else len(ROLES), role)


def _named(key: str, mentions: Mentions) -> Iterator[Item]:
    """Tasks, and what stands in their clauses, each record once in a role."""
    told: set[tuple[str, str, str]] = set()
    for plan, one in mentions.responsibilities.get(key, []):
        role = one.named.role
        for claim in (one.claim, *in_clause(plan, one.claim)):
            known = (plan.id, claim.pointer, role)
            if known not in told:
                told.add(known)
                kind = "tasks" if claim is one.claim else claim.kind
                yield Item(kind, plan, claim, role)


def in_clause(plan: Plan, responsibility: Claim) -> Iterator[Claim]:
    """The targets and the money for which a responsibility names who answers."""
    section = responsibility.section
    clause = plan.clause(section, responsibility.start)
    for claim in plan.of_kind("targets", "funding"):
        if claim.section is section and plan.clause(section, claim.start) == clause:
            yield claim
