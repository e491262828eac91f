"""The signs of choices that the words of a claim show: stage, for each what, kind of duty."""

from collections.abc import Iterator

from taizhang.plan import Claim
from taizhang.second_reading.facts import Facts
from taizhang.second_reading.signs import CLAUSE, Sign, Signs


def shown_choices(claim: Claim, facts: Facts) -> Iterator[tuple[str, Sign | None]]:
    """The choices a claim states, each with the sign that its words show."""
    signs = facts.signs
    towards, pays = (tuple(facts.registers.lexicon[key]) for key in ("towards", "pays"))
    if "stage" in claim.data:
        yield "stage", _stage(claim, signs)
    if "per" in claim.data:
        yield "per", _payee(claim, signs, towards)
    elif claim.kind == "funding" and (paid := _paid(claim, signs, towards, pays)):
        yield "per", paid
    if "form" in claim.data:
        yield "form", signs.first("form", claim.start, claim.end)
    if claim.kind == "duties":
        yield "kind", signs.first("kind", claim.start, claim.end)


def _stage(claim: Claim, signs: Signs) -> Sign | None:
    """The stage in the context or the quote, names aside; of an entity, else the nearest to it."""
    if "stage" in claim.context:
        place = claim.context["stage"]
        return signs.first("stage", place.start, place.end)
    name = claim.data.get("name", claim.quote) if claim.kind == "entities" else ""
    start = claim.start + claim.quote.find(name)
    before = signs.first("stage", claim.start, start if name else claim.end)
    after = signs.first("stage", start + len(name), claim.end) if name else None
    found = min(filter(None, (before, after)), key=lambda sign: sign.rank, default=None)
    return found or (signs.nearest("stage", claim) if claim.kind == "entities" else None)


def _paid(
    claim: Claim, signs: Signs, towards: tuple[str, ...], pays: tuple[str, ...]
) -> Sign | None:
    """The sign at the end of a clause that says who is paid: 对评价优秀的机构给予, 遴选优质项目,给予."""
    for sign in signs.within("per", claim.start, claim.end):
        start = max(claim.start, *(signs.text.rfind(mark, 0, sign.start) + 1 for mark in CLAUSE))
        after = signs.text[sign.end : claim.end].lstrip(CLAUSE)
        if signs.text.startswith(towards, start) and after.startswith(pays):
            return sign
    return None


def _payee(claim: Claim, signs: Signs, towards: tuple[str, ...]) -> Sign | None:
    """The last sign before the amount: in its clause, else where 对 names who is paid, else before."""
    if "per" in claim.context:
        place = claim.context["per"]
        return signs.first("per", place.start, place.end)
    printed = claim.data.get("printed")
    end = claim.start + claim.quote.find(printed) if printed else claim.end
    clauses: list[tuple[int, int]] = []
    while end > claim.start:
        start = max(claim.start, *(signs.text.rfind(mark, 0, end) + 1 for mark in CLAUSE))
        clauses.append((start, end))
        end = start - 1
    named = [clause for clause in clauses if signs.text.startswith(towards, clause[0])]
    own = clauses[:1] if "amount" in claim.data else []
    for clause in (*own, *named, *clauses):
        found = signs.within("per", *clause)
        if found:
            return found[-1]
    return signs.nearest("per", claim)
