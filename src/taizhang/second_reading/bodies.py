"""Bodies that words name or charge, and that no record lists or claims."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from taizhang.plan import Claim, Place, Plan
from taizhang.registers import Entry
from taizhang.second_reading.facts import Facts
from taizhang.words.names import CLOSING, OPENING, Mention, has_label, read_names, resolve
from taizhang.words.section_roles import is_silent

REACH = 10
"""Words that charge a body stand within so many characters before it."""


def unlisted_bodies(claim: Claim, facts: Facts) -> Iterator[Mention]:
    """Bodies named in the words, neither listed nor `to`, nor joined to a listed one as its host.

    In a responsibility a body has a role each time it is named, and is listed as often.
    """
    plan = facts.plan
    listed = [one.organisation for one in plan.responsibles if one.claim is claim]
    listed += plan.bound.get(claim.id, []) if claim.kind == "duties" else []
    text, to = plan.reading.text, claim.data.get("to", "")
    places = [Place(claim.start, claim.end)]
    places += [claim.context["organisations"]] if "organisations" in claim.context else []
    inside = [
        one
        for place in places
        for one in facts.named
        if place.start <= one.start and one.end <= place.end
    ]
    known = [text[one.start : one.end] in to for one in inside]
    times = Counter(organisation["id"] for organisation in listed)
    for n, one in enumerate(inside):
        if not known[n] and times[one.organisation["id"]]:
            known[n] = True
            times[one.organisation["id"]] -= claim.kind == "responsibilities"
    for n, (one, after) in enumerate(pairwise(inside)):
        if (
            facts.registers.simplify(text[one.end : after.start])
            in facts.registers.lexicon["hosts"]
        ):
            known[n] = known[n + 1] = known[n] or known[n + 1]
    yield from (one for one, is_known in zip(inside, known, strict=True) if not is_known)
    if claim.kind == "responsibilities":
        yield from _items(claim, facts, listed)


def _items(claim: Claim, facts: Facts, listed: list[Entry]) -> Iterator[Mention]:
    """Items of a list in the words that are names only there (科技、教育、金融)."""
    names = read_names(claim.quote, facts.registers).names
    for name, found in zip(
        names, resolve(names, facts.registers, facts.plan.data["region"]), strict=True
    ):
        if len(found) == 1 and found[0] not in listed:
            start = claim.start + claim.quote.find(name.printed)
            yield Mention(start, start + len(name.printed), found[0])


def unclaimed_bodies(facts: Facts) -> Iterator[tuple[int, int]]:
    """Where the reading names who must do something, and neither a responsibility, a duty nor a
    share quotes it; a bracket inside the name of a thing names nobody, as in (南沙)青年大赛.
    """
    plan = facts.plan
    things = [(one.start, one.end) for one in plan.of_kind("entities")]
    claimed = [(one.start, one.end) for one in plan.of_kind("responsibilities", "duties")]
    claimed += [(share.start, share.end) for share in plan.shares]
    text, charged = plan.reading.text, set(_charged(plan, facts))
    told = 0
    for start, end in sorted({*_brackets(text), *_cells(text), *charged}):
        silent = is_silent(plan.section_at(start).role, "bodies", facts.registers)
        if (
            silent
            or facts.is_swallowed(start)
            or start < told
            or any(a < end and start < b for a, b in claimed)
            or any(a < start and end < b for a, b in things)
        ):
            continue
        if (start, end) in charged or _charges(text[start:end], plan, facts):
            told = end
            yield start, end


def _charged(plan: Plan, facts: Facts) -> Iterator[tuple[int, int]]:
    """The bodies that a sentence charges."""
    words, text = facts.registers.lexicon["charged"], facts.signs.text
    before = re.compile(f"(?:{'|'.join(words['before'])})$")
    after = re.compile("|".join(words["after"]))
    for body in facts.named:
        if after.match(text, body.end) or before.search(text, body.start - REACH, body.start):
            yield body.start, body.end


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for offset, character in enumerate(text):
        if character in OPENING:
            opened.append(offset)
        elif character in CLOSING and opened:
            yield opened.pop(), offset + 1


def _cells(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(r"[^\s|](?:[^\n|]*[^\s|])?", text))


def _charges(words: str, plan: Plan, facts: Facts) -> bool:
    """Whether words consist of known names, or of names of which some are known with a role."""
    names = read_names(words, facts.registers).names
    known = [len(found) == 1 for found in resolve(names, facts.registers, plan.data["region"])]
    roles = has_label(words, facts.registers) or (
        words[0] in OPENING and any(name.role != "responsible" for name in names)
    )
    return bool(names) and (all(known) or (roles and any(known)))
