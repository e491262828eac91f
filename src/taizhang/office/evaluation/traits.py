"""What the promises of a plan have: a date, a number, a lead, money, a rhythm."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from taizhang.office.matters import first_asked
from taizhang.plan import Plan
from taizhang.promises import Promise, Promises

Has: TypeAlias = Callable[[Promises, Promise], bool]

NO_RHYTHM = ("", "once", "cumulative", "annual-cumulative")
"""Where money is not given time after time; so much within a year is a ceiling."""


def _dated(_: Promises, promise: Promise) -> bool:
    """Whether its own words give a date or a rhythm; the end of the plan's period is none."""
    return (
        promise.due.by in ("words", "every") or "years" in promise.claim.fields or _returns(promise)
    )


def _returns(promise: Promise) -> bool:
    """Whether it is done, or money given, time after time."""
    fields = promise.claim.fields
    return "every" in fields or fields.get("recurrence", "") not in NO_RHYTHM


def _numbered(_: Promises, promise: Promise) -> bool:
    fields = promise.claim.fields
    return bool({"value", "amount", "rate", "quota"} & fields.keys())


def _led(_: Promises, promise: Promise) -> bool:
    return bool(first_asked(promise))


def _paid(promises: Promises, promise: Promise) -> bool:
    """Whether it is an amount of money, or one is promised in the same part of the plan."""
    return any(
        one.kind == "funding" and "amount" in one.claim.fields
        for one in promises.all
        if one is promise or one.claim.section is promise.claim.section
    )


def _recurs(promises: Promises, promise: Promise) -> bool:
    """Whether it recurs, or is in a part for which, or above which, a duty with a rhythm stands."""
    parts = {section.id for section in promise.claim.section.ancestors()}
    return _returns(promise) or any(
        one.kind == "duty" and "every" in one.claim.fields and one.claim.section.id in parts
        for one in promises.all
    )


TRAITS: dict[str, Has] = {
    "date": _dated,
    "number": _numbered,
    "lead": _led,
    "money": _paid,
    "rhythm": _recurs,
}


@dataclass(frozen=True)
class Traits:
    """The promises of one plan, and those that have each trait."""

    promises: Promises
    having: dict[str, tuple[Promise, ...]]

    @property
    def plan(self) -> Plan:
        return self.promises.plan

    @property
    def all(self) -> int:
        return len(self.promises.all)


def traits_of(promises: Promises) -> Traits:
    """What the promises of a plan have."""
    having = {
        name: tuple(one for one in promises.all if has(promises, one))
        for name, has in TRAITS.items()
    }
    return Traits(promises, having)
