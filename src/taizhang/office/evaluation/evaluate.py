"""The evaluation of several plans: what each has, what two say of the same, who need not report."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.office.evaluation.restated import Again, carried_out, links, restated
from taizhang.office.evaluation.support import Support, support
from taizhang.office.evaluation.traits import Traits, traits_of
from taizhang.office.matters import first_asked
from taizhang.plan import Plan
from taizhang.promises import Promise, Promises
from taizhang.registers import Entry, Registers

MUCH = 5
"""So many promises a body must lead in one plan to be told of."""
REPORTING = ("report", "meeting", "ledger", "review", "publication")
"""Kinds of duties by which a body tells how far it has come."""


@dataclass(frozen=True)
class Silent:
    """A body that leads much in a plan, none of whose duties asks it to report."""

    plan: Plan
    body: Entry
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Unnamed:
    """A plan of which nobody can say who need not report: it asks groups to, and names no members."""

    plan: Plan
    duties: tuple[Promise, ...]


@dataclass(frozen=True)
class Evaluation:
    """All that can be said; ``links`` counts the plans that carry out another of these."""

    plans: tuple[Traits, ...]
    support: tuple[Support, ...]
    carried_out: tuple[Again, ...]
    restated: tuple[Again, ...]
    silent: tuple[Silent, ...]
    unnamed: tuple[Unnamed, ...]
    links: int
    regions: tuple[str, ...]
    provinces: tuple[str, ...]


def evaluate(plans: Sequence[Promises], registers: Registers) -> Evaluation:
    """Evaluate plans side by side: a pure function of what they say."""
    regions = sorted({one.plan.data["region"] for one in plans})
    return Evaluation(
        tuple(map(traits_of, plans)),
        tuple(support(plans, registers)),
        tuple(carried_out(plans, registers)),
        tuple(again for one in plans for again in restated(one)),
        tuple(silent for one in plans for silent in _silent(one) if not _asking_groups(one)),
        tuple(Unnamed(one.plan, found) for one in plans if (found := _asking_groups(one))),
        links(plans),
        tuple(regions),
        tuple(sorted({f"{code[:2]}0000" for code in regions})),
    )


def _is_reporting(promise: Promise) -> bool:
    return promise.kind == "duty" and promise.claim.fields["kind"] in REPORTING


def _asking_groups(promises: Promises) -> tuple[Promise, ...]:
    """Duties to report of groups (各部门), whose members the plan does not name."""
    return tuple(
        one
        for one in promises.all
        if _is_reporting(one) and any(a.organisation["kind"] == "group" for a in one.answers)
    )


def _silent(promises: Promises) -> Iterator[Silent]:
    """Those who lead much and are named by no duty to report, most first."""
    led: dict[str, list[Promise]] = defaultdict(list)
    bodies: dict[str, Entry] = {}
    reporting = {
        answer.organisation["id"]
        for one in promises.all
        if _is_reporting(one)
        for answer in one.answers
    }
    for one in promises.all:
        for body in first_asked(one):
            bodies[body["id"]] = body
            led[body["id"]].append(one)
    for id, found in sorted(led.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if len(found) >= MUCH and id not in reporting:
            yield Silent(promises.plan, bodies[id], tuple(found))
