"""What all plans together say of an entry of a register, and the page of an organisation."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from taizhang.check import PlanResult
from taizhang.plan import Claim, Plan, Responsible, Section, Share
from taizhang.registers import Registers
from taizhang.site.cards import Cards
from taizhang.site.labels import value_label, word
from taizhang.site.regions import region_name
from taizhang.site.said import Card, Fact, Said, both, facts, named, other


@dataclass
class Mentions:
    """Where plans mention register entries, by the entry, in the order of plans."""

    registers: Registers
    responsibilities: dict[str, list[tuple[Plan, Responsible]]] = field(default_factory=dict)
    shares: dict[str, list[tuple[Plan, Share]]] = field(default_factory=dict)
    duties: dict[str, list[tuple[Plan, Claim]]] = field(default_factory=dict)
    issued: dict[str, list[Plan]] = field(default_factory=dict)
    targets: dict[str, list[tuple[Plan, Claim]]] = field(default_factory=dict)
    funding: dict[str, list[tuple[Plan, Claim]]] = field(default_factory=dict)
    tasks: dict[tuple[str, str], list[tuple[Plan, Section]]] = field(default_factory=dict)
    """Sections by register (``instruments``, ``themes``) and entry."""
    regions: dict[str, list[Plan]] = field(default_factory=dict)
    """Plans of a region and of those that lie in it, the nation left out."""
    plans: list[Plan] = field(default_factory=list)
    _cards: dict[tuple[str, str], Cards] = field(default_factory=dict)

    def cards(self, plan: Plan, lang: str) -> Cards:
        """What makes the cards of a plan for pages other than its own."""
        key = (plan.id, lang)
        if key not in self._cards:
            self._cards[key] = Cards(plan, self.registers, lang, f"plans/{plan.id}")
        return self._cards[key]

    def of_organisation(self, key: str) -> int:
        """How many times plans name an organisation."""
        return sum(
            len(found.get(key, []))
            for found in (self.responsibilities, self.shares, self.duties, self.issued)
        )


def gather(results: Iterable[PlanResult], registers: Registers) -> Mentions:
    """The mentions in all plans that could be read."""
    mentions = Mentions(registers)
    for result in results:
        if result.plan:
            mentions.plans.append(result.plan)
            _gather_organisations(mentions, result.plan)
            _gather_entries(mentions, result.plan)
    return mentions


def _gather_organisations(mentions: Mentions, plan: Plan) -> None:
    for one in plan.responsibles:
        mentions.responsibilities.setdefault(one.organisation["id"], []).append((plan, one))
    for share in plan.shares:
        mentions.shares.setdefault(share.organisation["id"], []).append((plan, share))
    for claim in plan.of_kind("duties"):
        for entry in plan.bound.get(claim.id, []):
            mentions.duties.setdefault(entry["id"], []).append((plan, claim))
    if plan.issuer:
        mentions.issued.setdefault(plan.issuer["id"], []).append(plan)


def _gather_entries(mentions: Mentions, plan: Plan) -> None:
    for claim in plan.of_kind("targets"):
        if "indicator" in claim.fields:
            mentions.targets.setdefault(claim.fields["indicator"], []).append((plan, claim))
    for claim in plan.of_kind("funding"):
        mentions.funding.setdefault(claim.fields["instrument"], []).append((plan, claim))
    for section in plan.sections:
        for register in ("instruments", "themes"):
            for key in section.data.get(register, []):
                mentions.tasks.setdefault((register, key), []).append((plan, section))
    region = plan.data["region"]
    for code in (region, *mentions.registers.regions_above(region)[:-1]):
        mentions.regions.setdefault(code, []).append(plan)


@dataclass(frozen=True)
class OrganisationView:
    """All that the template of an organisation's page needs."""

    title: Said
    title_other: Said | None
    facts: tuple[Fact, ...]
    issued: tuple[Said, ...]
    roles: tuple[tuple[str, tuple[Card, ...]], ...]
    shares: tuple[Card, ...]
    duties: tuple[Card, ...]


def view_organisation(key: str, mentions: Mentions, lang: str) -> OrganisationView:
    """The view of an organisation in one language."""
    registers = mentions.registers
    entry = registers.tables["organisations"][key]
    members = entry.get("members")
    told = facts(
        (word("region", lang), region_name(registers, entry["region"], lang)),
        (word("kind", lang), value_label("organisations.kind", entry["kind"], lang)),
        (
            word("members", lang),
            value_label("organisations.members", members, lang) if members else "",
        ),
        (word("function", lang), value_label("organisations.function", entry["function"], lang)),
        (word("aliases", lang), (named(name, lang) for name in entry.get("aliases", []))),
    )
    issued = [mentions.cards(plan, lang).title() for plan in mentions.issued.get(key, [])]
    return OrganisationView(
        both(entry, "name", lang)[0],
        other(entry, "name", lang),
        told,
        tuple(issued),
        _roles(mentions, key, lang),
        tuple(
            _share(mentions.cards(plan, lang), share)
            for plan, share in mentions.shares.get(key, [])
        ),
        tuple(
            mentions.cards(plan, lang).duty(claim) for plan, claim in mentions.duties.get(key, [])
        ),
    )


def _roles(mentions: Mentions, key: str, lang: str) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """Tasks by the role in which they name the organisation, leading first."""
    roles: dict[str, list[Card]] = {}
    for plan, one in mentions.responsibilities.get(key, []):
        cards = mentions.cards(plan, lang)
        title = cards.section(one.claim.section)
        card = Card("", title, cards.quote(one.claim), source=cards.where(one.claim.section)[:1])
        roles.setdefault(one.named.role, []).append(card)
    order = ("lead", "responsible", "support")
    ordered = sorted(roles, key=lambda role: (order.index(role) if role in order else 3, role))
    return tuple((value_label("role", role, lang), tuple(roles[role])) for role in ordered)


def _share(cards: Cards, share: Share) -> Card:
    target = next(claim for claim in cards.plan.of_kind("targets") if claim.id == share.target)
    card = cards.target(target)
    quote = cards.printed(share.data["quote"], cards.anchors.words(share))
    told = cards.wording.quantity(share.data["value"], target.fields.get("unit", ""))
    return Card("", card.title, quote, told, card.when, source=card.source)
