"""Whether drafts put under ``review`` what is wrong in them, and little of what is right.

A field is one statement of a draft that the truth can judge: where a section begins, and its role;
each name of a responsibility; that a target, a sum or a rhythm is one, and its value, unit, bound,
year and how often; each fact of the document, also that it is said to be missing.  A field counts as
wrong or right, and as reviewed where ``review`` names its key, or its record for what is about the
whole of it (``record``).  What a draft leaves out is no field of it; nor is a placeholder such as
the English title.  Of a target or sum that is none only the record counts.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.matching import UNJUDGED, Matcher, bound_of, overlaps, plain, rhythm_of
from drafting.truth import FACTS, Part, Truth, Value
from taizhang.registers import Registers

Judged = tuple[bool, bool]
"""Whether a field is right, and whether it is under review."""


@dataclass
class Reviewed:
    """How many fields of a draft are wrong and right, and how many of either are under review."""

    wrong: int = 0
    wrong_reviewed: int = 0
    right: int = 0
    right_reviewed: int = 0

    def __add__(self, other: "Reviewed") -> "Reviewed":
        return Reviewed(
            self.wrong + other.wrong,
            self.wrong_reviewed + other.wrong_reviewed,
            self.right + other.right,
            self.right_reviewed + other.right_reviewed,
        )

    def told(self) -> tuple[str, str]:
        """Both shares, with how many fields there are."""
        return _share(self.wrong_reviewed, self.wrong), _share(self.right_reviewed, self.right)


def _share(reviewed: int, of: int) -> str:
    return f"{reviewed / of:.2f} ({reviewed} of {of})" if of else "–"


def review(truth: Truth, draft: Truth, registers: Registers) -> Reviewed:
    """How well the reviews of a draft fall on what is wrong in it."""
    found = Reviewed()
    for right, reviewed in judge(truth, draft, registers):
        found += Reviewed(not right, reviewed and not right, right, reviewed and right)
    return found


def judge(truth: Truth, draft: Truth, registers: Registers) -> Iterator[Judged]:
    """Each field of a draft."""
    parts = {part.start: part for part in truth.parts}
    for part in draft.parts:
        yield from _of_part(parts.get(part.start), part)
    matcher = Matcher(registers, truth.source.decode("utf-8"))
    for kind in ("targets", "money"):
        wanted, drafted = (
            [value for part in one.parts for value in getattr(part, kind)] for one in (truth, draft)
        )
        pairing = matcher.pair(wanted, drafted)
        left = list(pairing.missed)
        for two in pairing.spurious:
            near = next((one for one in left if overlaps(one, two)), None)
            if near:
                left.remove(near)
                yield from _of_value(matcher, near, two, kind, truth.complete)
            else:
                yield False, "record" in two.review
        for one, two in pairing.pairs:
            yield from _of_value(matcher, one, two, kind, truth.complete)
    if truth.complete:
        yield from _of_rhythms(truth, draft)
    yield from _of_facts(truth, draft)


def _of_part(true: Part | None, part: Part) -> Iterator[Judged]:
    yield true is not None, bool(part.review & {"record", "heading", "starts"})
    if true:
        same = true.role == part.role or {true.role, part.role} == {"action", "actions"}
        yield same, bool(part.review & {"record", "role"})
    left = Counter(true.names if true else [])
    for role, name in part.names:
        named = [one for one in left if one[0] == role and name in one[1].split("|")][:1]
        left -= Counter(named)
        yield bool(named), (role, name) in part.names_in_review


def _of_value(
    matcher: Matcher, one: Value, two: Value, kind: str, complete: bool
) -> Iterator[Judged]:
    """The fields of a target or sum that is one; two values are compared in their base unit."""
    yield True, "record" in two.review
    worth = matcher.worth(one) == matcher.worth(two) or (one.value, one.to) == (two.value, two.to)
    yield worth, bool(two.review & {"value", "amount", "rate", "to", "printed"})
    if one.unit or two.unit:
        yield matcher.same_unit(one, two), bool(two.review & {"unit", "currency"})
    if not complete:
        return
    plain = "eq" if kind == "targets" else "exact"
    yield bound_of(one, plain) == bound_of(two, plain), bool(two.review & {"comparator", "bound"})
    if two.year and one.year != UNJUDGED and kind == "targets":
        yield one.year == two.year, bool(two.review & {"year", "period", "timing"})
    if two.recurrence and one.recurrence != UNJUDGED:
        same = rhythm_of(one.recurrence) == rhythm_of(two.recurrence)
        yield same, bool(two.review & {"recurrence", "every"})


def _of_rhythms(truth: Truth, draft: Truth) -> Iterator[Judged]:
    wanted = [one for part in truth.parts for one in part.rhythms]
    for two in (one for part in draft.parts for one in part.rhythms):
        near = [one for one in wanted if one.start < two.end and two.start < one.end]
        yield bool(near), "record" in two.review
        if near:
            same = any(rhythm_of(one.every) == rhythm_of(two.every) for one in near)
            yield same, "every" in two.review


def _of_facts(truth: Truth, draft: Truth) -> Iterator[Judged]:
    for key, said in truth.facts.items():
        drafted = draft.facts.get(key)
        missing = drafted is None and key in FACTS
        if drafted is not None or missing:
            same = plain(said) == plain(drafted)
            yield same, bool(draft.review & ({key, "missing"} if missing else {key}))
