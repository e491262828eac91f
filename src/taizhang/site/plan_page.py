"""What the page of a plan shows: facts, records, and the whole text with claims marked in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.plan import Plan
from taizhang.registers import Registers
from taizhang.site.anchors import question_anchor
from taizhang.site.cards import Cards
from taizhang.site.full_text import Emendation, FullText, Part
from taizhang.site.labels import value_label, word
from taizhang.site.mentions import Mentions
from taizhang.site.plan_facts import PlanFacts
from taizhang.site.plan_map import Branch, PlanMap
from taizhang.site.said import Card, Fact, Said, both, curated
from taizhang.site.tasks import Task, Tasks


@dataclass(frozen=True)
class Question:
    """What a reader could not settle."""

    anchor: str
    text: str
    quote: Said | None
    at: Said | None


@dataclass(frozen=True)
class PlanView:
    """All that the template of a plan's page needs."""

    id: str
    title: Said
    title_en: str
    status: str
    status_label: str
    ended: str
    script: str
    facts: tuple[Fact, ...]
    coverage: tuple[Fact, ...]
    citation: str
    structure: tuple[Branch, ...]
    targets: tuple[Card, ...]
    tasks: tuple[Task, ...]
    funding: tuple[Card, ...]
    duties: tuple[Card, ...]
    entities: tuple[tuple[str, tuple[Card, ...]], ...]
    absences: tuple[Card, ...]
    relations: tuple[Card, ...]
    questions: tuple[Question, ...]
    given: tuple[Card, ...]
    dismissals: tuple[tuple[str, tuple[Card, ...]], ...]
    waivers: tuple[Fact, ...]
    findings: tuple[Fact, ...]
    emendations: tuple[Emendation, ...]
    parts: tuple[Part, ...]


def view_plan(result: PlanResult, mentions: Mentions, version: str, lang: str) -> PlanView:
    """The view of a plan in one language, cited by the version of the data."""
    assert result.plan is not None
    plan, registers = result.plan, mentions.registers
    cards = Cards(mentions.promises[plan.id], lang, mentions.as_of)
    maker = _Maker(plan, result, lang, cards)
    told = PlanFacts(result, plan, registers, cards)
    text = FullText(plan, lang, cards.anchors)
    return PlanView(
        id=plan.id,
        title=cards.printed(plan.data["title"]),
        title_en=plan.data["title_en"],
        status=plan.data["status"],
        status_label=value_label("plan.status", plan.data["status"], lang),
        ended=told.ended(),
        script=cards.script,
        facts=told.facts(),
        coverage=told.coverage(),
        citation=citation(plan, registers, version, lang),
        structure=PlanMap(plan, cards).branches(),
        targets=tuple(map(cards.target, plan.of_kind("targets"))),
        tasks=tuple(Tasks(plan, registers, cards).tasks()),
        funding=tuple(map(cards.funding, plan.of_kind("funding"))),
        duties=tuple(map(cards.duty, plan.of_kind("duties"))),
        entities=maker.grouped("entities", "kind", "entity.kind"),
        absences=tuple(map(cards.absence, plan.of_kind("absences"))),
        relations=tuple(maker.relations()),
        questions=tuple(maker.questions()),
        given=tuple(map(cards.given, plan.of_kind("given"))),
        dismissals=maker.grouped("dismissals", "reason", "dismissal.reason"),
        waivers=maker.waivers(),
        findings=maker.findings(),
        emendations=text.emendations(),
        parts=text.parts(),
    )


def citation(plan: Plan, registers: Registers, version: str, lang: str) -> str:
    """How to cite the plan as it is read here."""
    data = plan.data
    issuer = both(plan.issuer, "name", lang)[0].text if plan.issuer else ""
    date = data.get("written") or data.get("published") or ""
    draft = value_label("plan.status", "draft", lang) if data["status"] == "draft" else ""
    title = data["title"] if lang == "zh" else f"{data['title_en']} ({data['title']})"
    parts = (issuer, title, draft, data.get("document_number") or "", date)
    told = word("list-stop", lang).join(part for part in parts if part)
    return word("cite-as", lang).format(
        plan=told, version=version, id=data["id"], sha256=data["source"]["sha256"][:12]
    )


class _Maker:
    def __init__(self, plan: Plan, result: PlanResult, lang: str, cards: Cards) -> None:
        self.plan, self.result = plan, result
        self.lang, self.cards, self.anchors = lang, cards, cards.anchors

    def word(self, key: str) -> str:
        return word(key, self.lang)

    def label(self, enum: str, value: str) -> str:
        return value_label(enum, value, self.lang)

    def pick(self, data: dict[str, Any], key: str) -> str:
        """A text that is written in both languages, in that of the page."""
        told: str = data[key if self.lang == "zh" else f"{key}_en"]
        return told

    def grouped(self, kind: str, key: str, enum: str) -> tuple[tuple[str, tuple[Card, ...]], ...]:
        """Claims of a kind by the value of one of their fields, the most frequent first."""
        make = self.cards.entity if kind == "entities" else self.cards.plain
        groups: dict[str, list[Card]] = {}
        for claim in self.plan.of_kind(kind):
            groups.setdefault(claim.fields[key], []).append(make(claim))
        ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
        return tuple((self.label(enum, value), tuple(cards)) for value, cards in ordered)

    def relations(self) -> Iterator[Card]:
        for data, _ in self.plan.relations:
            name = self.anchors.relation(data)
            title = self.cards.printed(data["title"])
            if "plan" in data:
                title = title._replace(page=f"plans/{data['plan']}")
            told = self.label("relation.type", data["type"])
            quote = self.cards.printed(data["quote"], f"w-{name}")
            yield Card(f"r-{name}", (title,), quote, badges=(told,))

    def questions(self) -> Iterator[Question]:
        records = {claim.id: self.cards.quote(claim) for claim in self.plan.claims if claim.id}
        sections = {s.id: self.cards.section(s)[0] for s in self.plan.sections}
        for data, place in self.plan.questions:
            quote = self.cards.printed(data["quote"], f"w-{data['id']}") if place else None
            at = sections.get(data["at"]) or records.get(data["at"])
            yield Question(question_anchor(data), self.pick(data, "text"), quote, at)

    def waivers(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(waiver["rule"], (Said(waiver["at"]), curated(waiver["reason"], self.lang)))
            for waiver in self.plan.data.get("waivers", [])
        )

    def findings(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(
                self.label("severity", found.severity),
                (Said(found.message_zh if self.lang == "zh" else found.message),),
            )
            for found in self.result.findings
        )
