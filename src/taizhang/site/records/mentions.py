"""What all plans together say of an entry of a register."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from taizhang.checking.result import PlanResult
from taizhang.plan import Claim, Plan, Responsible, Section
from taizhang.progress import Report
from taizhang.progress.reckon import ended_by
from taizhang.promises import Answer, Promise, Promises, read_promises
from taizhang.registers import Registers
from taizhang.site.language.locale import Locale
from taizhang.site.records.cards import Cards
from taizhang.tables.kept import Kept, kept

PLANS_WITH_PAGES = 100
"""In a corpus of more plans promises have no pages of their own: a folder for each would be too many."""


@dataclass
class Mentions:
    """Where plans mention register entries, by the entry, in the order of plans; told in one language."""

    locale: Locale
    as_of: str = ""
    """The day for which pages say what is past due."""
    promises: dict[str, Promises] = field(default_factory=dict)
    """The promises of each plan, by its id."""
    answers: dict[str, list[tuple[Plan, Promise, Answer]]] = field(default_factory=dict)
    """The promises for which an organisation answers."""
    responsibilities: dict[str, list[tuple[Plan, Responsible]]] = field(default_factory=dict)
    issued: dict[str, list[Plan]] = field(default_factory=dict)
    targets: dict[str, list[tuple[Plan, Claim]]] = field(default_factory=dict)
    funding: dict[str, list[tuple[Plan, Claim]]] = field(default_factory=dict)
    tasks: dict[tuple[str, str], list[tuple[Plan, Section]]] = field(default_factory=dict)
    """Sections by register (``instruments``, ``themes``) and entry."""
    regions: dict[str, list[Plan]] = field(default_factory=dict)
    """Plans of a region and of those that lie in it, the nation left out."""
    plans: list[Plan] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    """What was read of what became of the promises."""
    _kept: dict[str, Kept | None] = field(default_factory=dict)
    _cards: dict[str, Cards] = field(default_factory=dict)
    _own_cards: dict[str, Cards] = field(default_factory=dict)

    @property
    def registers(self) -> Registers:
        """The registers whose entries are mentioned."""
        return self.locale.registers

    @property
    def own_pages(self) -> bool:
        """Whether every promise has a page of its own, and not a place on its plan's alone."""
        return len(self.plans) <= PLANS_WITH_PAGES

    def cards(self, plan: Plan) -> Cards:
        """What makes the cards of a plan for pages other than its own."""
        if plan.id not in self._cards:
            self._cards[plan.id] = self._make_cards(plan)
        return self._cards[plan.id]

    def own_cards(self, plan: Plan) -> Cards:
        """What makes the cards of a plan for its own pages."""
        if plan.id not in self._own_cards:
            self._own_cards[plan.id] = self._make_cards(plan, own=True)
        return self._own_cards[plan.id]

    def kept(self, plan: Plan) -> Kept | None:
        """What became of the promises of a plan; nothing where no report tells or no day is named."""
        if plan.id not in self._kept:
            about = [one for one in self.reports if one.is_about(plan.id)]
            ended = ended_by(plan, self.plans) if about else ""
            found = kept(self.promises[plan.id], self.reports, self.as_of, ended) if about else None
            self._kept[plan.id] = found
        return self._kept[plan.id]

    def _make_cards(self, plan: Plan, *, own: bool = False) -> Cards:
        promises, pages, told = self.promises[plan.id], self.own_pages, self.kept(plan)
        return Cards(promises, self.locale, self.as_of, own=own, own_pages=pages, kept=told)

    def of_organisation(self, key: str) -> int:
        """How many times plans name an organisation."""
        return sum(
            len(found)
            for found in (
                self.responsibilities.get(key, []),
                self.issued.get(key, []),
                [one for _, _, one in self.answers.get(key, []) if _by_itself(one)],
            )
        )


def _by_itself(answer: Answer) -> bool:
    """Whether the words of a promise name a body themselves, beside responsibilities."""
    return answer.role == "share" or answer.via in ("words", "payer")


def gather(
    results: Iterable[PlanResult],
    locale: Locale,
    as_of: str = "",
    reports: Iterable[Report] = (),
) -> Mentions:
    """The mentions in all plans that could be read, and what reports say of their promises."""
    mentions = Mentions(locale, as_of, reports=list(reports))
    for result in results:
        if result.plan:
            mentions.plans.append(result.plan)
            mentions.promises[result.plan.id] = read_promises(result.plan, locale.registers)
            _gather_organisations(mentions, result.plan)
            _gather_entries(mentions, result.plan)
    return mentions


def _gather_organisations(mentions: Mentions, plan: Plan) -> None:
    for one in plan.responsibles:
        mentions.responsibilities.setdefault(one.organisation["id"], []).append((plan, one))
    for promise in mentions.promises[plan.id].all:
        for answer in promise.answers:
            told = (plan, promise, answer)
            mentions.answers.setdefault(answer.organisation["id"], []).append(told)
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
