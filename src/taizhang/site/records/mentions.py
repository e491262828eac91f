"""What all plans together say of an entry of a register."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from taizhang.checking.result import PlanResult
from taizhang.plan import Claim, Plan, Responsible, Section, Share
from taizhang.registers import Registers
from taizhang.site.language.locale import Locale
from taizhang.site.records.cards import Cards


@dataclass
class Mentions:
    """Where plans mention register entries, by the entry, in the order of plans; told in one language."""

    locale: Locale
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
    _cards: dict[str, Cards] = field(default_factory=dict)

    @property
    def registers(self) -> Registers:
        """The registers whose entries are mentioned."""
        return self.locale.registers

    def cards(self, plan: Plan) -> Cards:
        """What makes the cards of a plan for pages other than its own."""
        if plan.id not in self._cards:
            self._cards[plan.id] = Cards(plan, self.locale, f"plans/{plan.id}")
        return self._cards[plan.id]

    def of_organisation(self, key: str) -> int:
        """How many times plans name an organisation."""
        return sum(
            len(found.get(key, []))
            for found in (self.responsibilities, self.shares, self.duties, self.issued)
        )


def gather(results: Iterable[PlanResult], locale: Locale) -> Mentions:
    """The mentions in all plans that could be read."""
    mentions = Mentions(locale)
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
