"""The ledger: all that plans ask of an organisation, item by item."""

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.plan import Claim, Plan, Share
from taizhang.promises import Answer, Promise
from taizhang.site.records.mentions import Mentions
from taizhang.site.records.roles import ROLES

KINDS = ("tasks", "targets", "shares", "measures", "duties", "funding")
"""Kinds of item, in the order in which a ledger tells them."""


@dataclass(frozen=True)
class Item:
    """One thing that a plan asks of an organisation.

    ``role`` is that in which the organisation answers for it, empty for shares; ``promise`` is there
    for all but tasks.
    """

    kind: str
    plan: Plan
    record: Claim | Share
    role: str = ""
    promise: Promise | None = None


def items_of(key: str, mentions: Mentions) -> list[Item]:
    """The items of an organisation, kind by kind, tasks by role."""
    found = [*_tasks(key, mentions), *_promises(key, mentions)]
    return sorted(found, key=lambda item: (KINDS.index(item.kind), role_order(item.role)))


def role_order(role: str) -> tuple[int, str]:
    """Where a role stands among the roles; those of task forces follow by name."""
    return (ROLES.index(role) if role in ROLES else len(ROLES), role)


def _tasks(key: str, mentions: Mentions) -> Iterator[Item]:
    for plan, one in mentions.responsibilities.get(key, []):
        yield Item("tasks", plan, one.claim, one.named.role)


def _promises(key: str, mentions: Mentions) -> Iterator[Item]:
    for plan, promise, one in mentions.answers.get(key, []):
        if one.role == "share":
            yield Item("shares", plan, _share(plan, one), promise=promise)
        else:
            yield Item(promise.claim.kind, plan, promise.claim, one.role, promise)


def _share(plan: Plan, answer: Answer) -> Share:
    """The share that an answer tells of."""
    return next(
        share
        for share in plan.shares
        if (share.target, share.organisation["id"]) == (answer.source, answer.organisation["id"])
        and share.data["value"] == answer.share
    )
