"""What the page of a plan shows: facts, records, and the whole text with claims marked in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.checking.result import PlanResult
from taizhang.plan import Plan
from taizhang.plan.kinds import COUNTED
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Card, Fact
from taizhang.site.plan.facts import PlanFacts
from taizhang.site.plan.full_text import Emendation, FullText, SectionText
from taizhang.site.plan.section_map import Branch, PlanMap
from taizhang.site.plan.tasks import Task, Tasks
from taizhang.site.records.anchors import question_anchor
from taizhang.site.records.cards import Cards
from taizhang.site.records.mentions import Mentions
from taizhang.site.records.restatements import with_restatements
from taizhang.site.records.strip import strip

LAID_OUT = ("responsibilities", "targets", "measures", "funding", "entities", "duties")
"""Kinds of claim that have a place of their own on the page."""


@dataclass(frozen=True)
class Question:
    """What a reader could not settle."""

    anchor: str
    text: str
    quote: TextRun | None
    at: TextRun | None


@dataclass(frozen=True)
class PlanView:
    """All that the template of a plan's page needs."""

    id: str
    title: TextRun
    title_en: str
    status: str
    status_label: str
    ended: str
    strip: tuple[str, ...]
    script: str
    facts: tuple[Fact, ...]
    coverage: tuple[Fact, ...]
    coverage_lead: str
    citation: str
    structure: tuple[Branch, ...]
    targets: tuple[Card, ...]
    measures: tuple[Card, ...]
    lines: tuple[tuple[tuple[TextRun, ...], tuple[Card, ...]], ...]
    tasks: tuple[Task, ...]
    funding: tuple[Card, ...]
    duties: tuple[Card, ...]
    entities: tuple[tuple[str, tuple[Card, ...]], ...]
    further: tuple[tuple[str, tuple[Card, ...]], ...]
    """Kinds of claim that need no more than cards."""
    relations: tuple[Card, ...]
    questions: tuple[Question, ...]
    given: tuple[Card, ...]
    asides: tuple[tuple[str, tuple[Card, ...]], ...]
    dismissals: tuple[tuple[str, tuple[Card, ...]], ...]
    waivers: tuple[Fact, ...]
    findings: tuple[Fact, ...]
    emendations: tuple[Emendation, ...]
    parts: tuple[SectionText, ...]


def view_plan(result: PlanResult, version: str, mentions: Mentions) -> PlanView:
    """The view of a plan in one language, cited by the version of the data."""
    assert result.plan is not None
    plan, locale = result.plan, mentions.locale
    cards = mentions.own_cards(plan)
    maker = _Maker(result, cards)
    told = PlanFacts(result, cards)
    text = FullText(plan, locale, cards.anchors)
    return PlanView(
        id=plan.id,
        title=cards.printed(plan.data["title"]),
        title_en=plan.data["title_en"],
        status=plan.data["status"],
        status_label=locale.label("plan.status", plan.data["status"]),
        ended=told.ended(),
        strip=tuple(strip([plan], mentions)),
        script=cards.script,
        facts=told.facts(),
        coverage=told.coverage(),
        coverage_lead=told.coverage_lead(),
        citation=citation(plan, version, locale),
        structure=PlanMap(cards).branches(),
        targets=maker.promises("target"),
        measures=maker.promises("measure"),
        lines=tuple(maker.lines()),
        tasks=tuple(Tasks(cards).tasks()),
        funding=maker.promises("funding"),
        duties=maker.promises("duty"),
        entities=maker.grouped("entities", "kind", "entity.kind"),
        further=tuple(maker.further()),
        relations=tuple(maker.relations()),
        questions=tuple(maker.questions()),
        given=tuple(map(cards.given, plan.of_kind("given"))),
        asides=maker.grouped("asides", "reason", "aside.reason"),
        dismissals=maker.grouped("dismissals", "reason", "dismissal.reason"),
        waivers=maker.waivers(),
        findings=maker.findings(),
        emendations=text.emendations(),
        parts=text.parts(),
    )


def citation(plan: Plan, version: str, locale: Locale) -> str:
    """How to cite the plan as it is read here."""
    data = plan.data
    issuer = locale.name(plan.issuer, "name")[0].text if plan.issuer else ""
    date = data.get("written") or data.get("published") or ""
    draft = locale.label("plan.status", "draft") if data["status"] == "draft" else ""
    title = data["title"] if locale.is_chinese else f"{data['title_en']} ({data['title']})"
    parts = (issuer, title, draft, data.get("document_number") or "", date)
    told = locale.word("list-stop").join(part for part in parts if part)
    return locale.word("cite-as").format(
        plan=told, version=version, id=data["id"], sha256=data["source"]["sha256"][:12]
    )


class _Maker:
    def __init__(self, result: PlanResult, cards: Cards) -> None:
        self.result, self.cards = result, cards
        self.plan, self.locale, self.anchors = cards.plan, cards.locale, cards.anchors

    def grouped(self, kind: str, key: str, enum: str) -> tuple[tuple[str, tuple[Card, ...]], ...]:
        """Claims of a kind by the value of one of their fields, the most frequent first."""
        make = self.cards.entity if kind == "entities" else self.cards.plain
        groups: dict[str, list[Card]] = {}
        for claim in self.plan.of_kind(kind):
            groups.setdefault(claim.fields[key], []).append(make(claim))
        ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
        return tuple((self.locale.label(enum, value), tuple(cards)) for value, cards in ordered)

    def promises(self, kind: str) -> tuple[Card, ...]:
        """The promises of a kind, each once, with what says them again."""
        found = (one for one in self.cards.promises.all if one.kind == kind)
        return tuple(with_restatements(one, self.cards) for one in found)

    def lines(self) -> Iterator[tuple[tuple[TextRun, ...], tuple[Card, ...]]]:
        """The lines of work, section by section."""
        groups: dict[str, list[Card]] = {}
        sections = {section.id: section for section in self.plan.sections}
        for claim in self.plan.of_kind("measures"):
            if claim.data["grain"] == "line" and not self.cards.promises.of(claim):
                groups.setdefault(claim.section.id, []).append(self.cards.line(claim))
        for section, cards in groups.items():
            yield self.cards.section(sections[section]), tuple(cards)

    def further(self) -> Iterator[tuple[str, tuple[Card, ...]]]:
        """Kinds of claim that have no place of their own on the page."""
        for kind in COUNTED:
            if kind not in LAID_OUT:
                yield kind, tuple(map(self.cards.simple, self.plan.of_kind(kind)))

    def relations(self) -> Iterator[Card]:
        for data, _ in self.plan.relations:
            name = self.anchors.relation(data)
            title = self.cards.printed(data["title"])
            if "plan" in data:
                title = title._replace(page=f"plans/{data['plan']}")
            told = self.locale.label("relation.type", data["type"])
            quote = self.cards.printed(data["quote"], f"w-{name}")
            yield Card(f"r-{name}", (title,), quote, badges=(told,))

    def questions(self) -> Iterator[Question]:
        records = {claim.id: self.cards.quote(claim) for claim in self.plan.claims if claim.id}
        sections = {s.id: self.cards.section(s)[0] for s in self.plan.sections}
        for data, place in self.plan.questions:
            quote = self.cards.printed(data["quote"], f"w-{data['id']}") if place else None
            at = sections.get(data["at"]) or records.get(data["at"])
            yield Question(question_anchor(data), self.locale.text(data, "text"), quote, at)

    def waivers(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(waiver["rule"], (TextRun(waiver["at"]), self.locale.curated(waiver["reason"])))
            for waiver in self.plan.data.get("waivers", [])
        )

    def findings(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(
                self.locale.label("severity", found.severity),
                (TextRun(found.message_zh if self.locale.is_chinese else found.message),),
            )
            for found in self.result.findings
        )
