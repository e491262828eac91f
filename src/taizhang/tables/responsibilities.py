"""Rows of who must deliver: the organisations of responsibilities, and of shares of targets."""

from collections.abc import Iterator

from taizhang.plan import Claim
from taizhang.tables.known_plan import KnownPlan, NamedRow, listed
from taizhang.words.names import ROLES


def responsibilities(known: KnownPlan) -> Iterator[NamedRow]:
    for responsible in known.plan.responsibles:
        claim = responsible.claim
        yield (
            "responsibilities",
            {
                **known.claimed(claim),
                "address": known.full(known.addresses.body(responsible)),
                "organisation_id": responsible.organisation["id"],
                "printed": responsible.named.printed,
                "role": responsible.named.role,
                "clause": known.promises.reaches.number_of(responsible),
                "position": responsible.named.position,
                "open": responsible.open,
                "derived": listed(_read_from_quote(claim)),
            },
        )
    yield from shares(known)


def shares(known: KnownPlan) -> Iterator[NamedRow]:
    """Who answers for a share of a target; once where targets divide the same words."""
    sections = {claim.id: claim.section for claim in known.plan.of_kind("targets")}
    told: set[tuple[int, str]] = set()
    for share in known.plan.shares:
        section, organisation = sections[share.target], share.organisation["id"]
        if (share.start, organisation) in told:
            continue
        told.add((share.start, organisation))
        yield (
            "responsibilities",
            {
                "plan_id": known.plan.id,
                "section_id": known.full(section.id),
                "address": known.full(known.addresses.shared_out(share)),
                "organisation_id": organisation,
                "printed": share.data["organisation"],
                "role": "share",
                "clause": known.clause(section, share.start, share.end),
                "position": 1,
                "open": False,
                "derived": listed(["printed", "role", "open", "quote"]),
                **known.quoted(share.data["quote"], share.start, share.end),
            },
        )


def _read_from_quote(claim: Claim) -> Iterator[str]:
    """The columns of a responsibility that its quote gives and no list overrides."""
    if not any(role in claim.data for role in ROLES):
        yield from ("printed", "role")
        if "open" not in claim.data:
            yield "open"
