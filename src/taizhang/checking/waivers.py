"""Findings that a plan accepts, with its reason; what waives nothing is a finding itself."""

from collections.abc import Iterator, Set
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from typing import Any

from taizhang.checking.result import Waived
from taizhang.findings import Finding, finding
from taizhang.plan import Plan


def waive(
    plan: Plan, found: list[Finding], known: Set[str], skipped: Set[str]
) -> tuple[list[Finding], list[Waived]]:
    """The findings that no waiver of the plan accepts, with those on waivers, and the accepted.

    ``known`` are the ids of all rules, ``skipped`` those that did not run: their waivers may be
    unused.
    """
    waived: list[Waived] = []
    for index, waiver in enumerate(plan.data.get("waivers", [])):
        pointer = f"/waivers/{index}/rule"
        report = partial(
            finding,
            path=plan.path,
            span=plan.document.span(pointer),
            pointer=pointer,
            record=waiver["at"],
            rule_id=waiver["rule"],
            at=waiver["at"],
        )
        covered = [one for one in found if _covers(waiver, one)]
        if waiver["rule"] not in known:
            near = get_close_matches(waiver["rule"], known, n=3) or sorted(known)
            found.append(report("waiver-unknown-rule", known=", ".join(near)))
        elif len(covered) == 1:
            found = [one for one in found if one is not covered[0]]
            waived.append(Waived(covered[0], waiver["reason"]))
        elif covered:
            found.append(report("waiver-several", count=len(covered)))
        elif waiver["rule"] not in skipped:
            found.append(report("waiver-unused"))
    return found, waived


def unasked(plan: Plan) -> Iterator[Waived]:
    """The waivers of a plan where no rule ran: what they accept is not known."""
    for index, waiver in enumerate(plan.data.get("waivers", [])):
        pointer = f"/waivers/{index}/rule"
        span = plan.document.span(pointer)
        found = finding("rules-left-out", plan.path, span, pointer, record=waiver["at"])
        yield Waived(replace(found, rule=waiver["rule"]), waiver["reason"])


def _covers(waiver: dict[str, Any], found: Finding) -> bool:
    same = waiver["rule"] == found.rule and waiver["at"] == found.record
    return same and waiver.get("quote", "") in found.quote
