"""Numbers that nothing accounts for, and the claim that each most likely belongs to."""

import re
from collections.abc import Iterator

from taizhang.numbers import CUT_UP, Number
from taizhang.plan import Claim, Plan
from taizhang.second_reading.facts import Facts


def left_over(facts: Facts) -> tuple[list[tuple[int, int]], list[Number]]:
    """Where blanks cut up numbers that nothing accounts for, and the other such numbers.

    Those of a cause that is told elsewhere are left out.
    """
    left = [number for number in facts.account.unaccounted if not _is_told(number, facts)]
    cut_up: list[tuple[int, int]] = []
    for match in CUT_UP.finditer(facts.plan.reading.text) if left else ():
        pieces = [number for number in left if match.start() <= number.start < match.end()]
        if pieces:
            cut_up.append(match.span())
            left = [number for number in left if number not in pieces]
    return cut_up, left


def _is_told(number: Number, facts: Facts) -> bool:
    doubted = any(start <= number.start < end for start, end in facts.account.doubted)
    return doubted or facts.is_swallowed(number.start)


def belongs_to(plan: Plan, number: Number) -> Claim | None:
    """The claim with the shortest words around a number; for a year, the one claim it dates."""
    text, near = plan.reading.text, list(plan.of_kind("targets", "funding", "duties", "given"))
    around = [
        (end - start, index, claim)
        for index, claim in enumerate(near)
        for start, end in [
            (claim.start, claim.end),
            *((c.start, c.end) for c in claim.context.values()),
        ]
        if start <= number.start and number.end <= end
    ]
    if around:
        return min(around)[2]
    if not re.match(r"\s?年|[-—–~至]\d{4}年", text[number.end : number.end + 6]):
        return None
    sentence_end = re.compile("[。\n]").search(text, number.end)
    end = sentence_end.start() if sentence_end else len(text)
    dated = [claim for claim in near if number.end <= claim.start < end and claim.kind != "given"]
    return dated[0] if len(dated) == 1 else None


def dismissed_by(facts: Facts) -> Iterator[tuple[Claim, list[Number]]]:
    """Each dismissal with the numbers that its quote holds."""
    held: dict[str, list[Number]] = {}
    for number in facts.account.every:
        for claim in number.dismissals:
            held.setdefault(claim.pointer, []).append(number)
    for claim in facts.plan.of_kind("dismissals"):
        yield claim, held.get(claim.pointer, [])
