"""What the page of a plan shows: facts, records, and the whole text with claims marked in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from taizhang.check import PlanResult
from taizhang.plan import Claim, Plan, Section
from taizhang.registers import Registers
from taizhang.site.anchors import question_anchor
from taizhang.site.cards import Cards
from taizhang.site.full_text import Emendation, FullText, Part
from taizhang.site.labels import value_label, word
from taizhang.site.regions import region_name
from taizhang.site.said import Card, Fact, Said, both, curated, facts

KINDS = ("targets", "responsibilities", "funding", "entities", "duties", "absences")
"""Kinds of claim that are promises, in the order in which the page counts them."""


@dataclass(frozen=True)
class Responsible:
    """An organisation with the role in which a responsibility names it."""

    role: str
    organisation: tuple[Said, ...]
    printed: Said


@dataclass(frozen=True)
class Task:
    """A section whose words name who must do it."""

    title: tuple[Said, ...]
    instruments: tuple[Said, ...]
    clauses: tuple["Clause", ...]


@dataclass(frozen=True)
class Clause:
    """One responsibility of a task: who is named in it, role by role."""

    card: Card
    roles: tuple[tuple[str, tuple[Responsible, ...]], ...]
    open: bool


@dataclass(frozen=True)
class Question:
    """What a reader could not settle."""

    anchor: str
    text: str
    quote: Said | None
    at: Said | None


@dataclass(frozen=True)
class Branch:
    """A section in the structure map, with those inside it."""

    title: tuple[Said, ...]
    role: str
    branches: tuple["Branch", ...]


@dataclass(frozen=True)
class PlanView:
    """All that the template of a plan's page needs."""

    title: Said
    title_en: str
    status: str
    status_label: str
    script: str
    facts: tuple[Fact, ...]
    coverage: tuple[Fact, ...]
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


def view_plan(result: PlanResult, registers: Registers, lang: str) -> PlanView:
    """The view of a plan in one language."""
    assert result.plan is not None
    plan = result.plan
    cards = Cards(plan, registers, lang)
    maker = _Maker(plan, result, registers, lang, cards)
    text = FullText(plan, lang, cards.anchors)
    return PlanView(
        title=cards.printed(plan.data["title"]),
        title_en=plan.data["title_en"],
        status=plan.data["status"],
        status_label=value_label("plan.status", plan.data["status"], lang),
        script=cards.script,
        facts=maker.facts(),
        coverage=maker.coverage(),
        structure=maker.branches(None),
        targets=tuple(map(cards.target, plan.of_kind("targets"))),
        tasks=tuple(maker.tasks()),
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


class _Maker:
    def __init__(
        self, plan: Plan, result: PlanResult, registers: Registers, lang: str, cards: Cards
    ) -> None:
        self.plan, self.result, self.registers = plan, result, registers
        self.lang, self.cards, self.anchors = lang, cards, cards.anchors

    def word(self, key: str) -> str:
        return word(key, self.lang)

    def label(self, enum: str, value: str) -> str:
        return value_label(enum, value, self.lang)

    def pick(self, data: dict[str, Any], key: str) -> str:
        """A text that is written in both languages, in that of the page."""
        told: str = data[key if self.lang == "zh" else f"{key}_en"]
        return told

    # Facts

    def facts(self) -> tuple[Fact, ...]:
        data, source = self.plan.data, self.plan.data["source"]
        period = data.get("period")
        issuer = self.plan.issuer
        told = both(issuer, "name", self.lang, f"organisations/{issuer['id']}") if issuer else ()
        region = region_name(self.registers, data["region"], self.lang)
        return facts(
            (self.word("region"), (region, Said(data["region"]))),
            (self.word("issuer"), told or self.missing("issuer")),
            (self.word("document-number"), self.stated("document_number", self.cards.script)),
            (self.word("written"), self.stated("written")),
            (self.word("published"), self.stated("published")),
            (
                self.word("period"),
                f"{period['start']}–{period['end']}" if period else self.missing("period"),
            ),
            (self.word("status"), self.label("plan.status", data["status"])),
            (self.word("genre"), self.label("plan.genre", data["genre"])),
            (self.word("script"), self.label("plan.source.script", source["script"])),
            (self.word("capture"), self.label("plan.source.capture", source["capture"])),
            (self.word("source-url"), self.original()),
            (self.word("publisher"), source.get("publisher") or ""),
            (self.word("retrieved"), source.get("retrieved") or ""),
            (self.word("sha256"), source["sha256"]),
            (self.word("readings"), tuple(self._readings())),
        )

    def original(self) -> Said:
        """The address of the original, where it is known."""
        url = self.plan.data["source"]["url"]
        if url is None:
            return self.missing("source_url")
        is_web = url.startswith(("https://", "http://"))
        return Said(url, href=url if is_web else "")

    def stated(self, key: str, lang: str = "") -> Said:
        """A field of the plan, or why it is empty."""
        value = self.plan.data.get(key)
        return Said(value, lang) if value else self.missing(key)

    def missing(self, key: str) -> Said:
        reason = self.plan.data.get("missing", {}).get(key)
        return Said(self.label("plan.missing", reason) if reason else self.word("unknown"))

    def _readings(self) -> Iterator[Said]:
        for reading in self.plan.data.get("readings", []):
            kind = self.label("reading.kind", reading["kind"])
            yield Said(f"{kind}, {reading['reader']}, {reading['date']}")

    def _agreement(self) -> Iterator[Said]:
        """How far the two independent readings agreed, kind by kind."""
        for reading in self.plan.data.get("readings", []):
            for kind, count in reading.get("agreement", {}).items():
                name = self.label("reading.agreement", kind)
                told = self.word("of-all").format(some=count["agree"], all=sum(count.values()))
                yield Said(f"{name} {told}")

    def coverage(self) -> tuple[Fact, ...]:
        counts = self.result.counts
        share = self.word("of-all")
        numbers_by = (
            Said(f"{self.label('accounted-by', key)} {count}")
            for key, count in counts["numbers_by"].items()
        )
        return facts(
            (
                self.word("characters"),
                share.format(some=counts["characters_in_sections"], all=counts["characters"]),
            ),
            (
                self.word("numbers"),
                share.format(some=counts["numbers_accounted"], all=counts["numbers"]),
            ),
            (self.word("numbers-by"), numbers_by),
            (
                self.word("records"),
                (Said(f"{self.word(kind)} {counts[kind]}") for kind in KINDS if counts[kind]),
            ),
            (self.word("agreement"), tuple(self._agreement())),
            (self.word("dismissals"), str(sum(counts["dismissals"].values()))),
            (self.word("questions"), str(counts["questions"])),
            (self.word("waivers"), str(counts["waivers"])),
        )

    # Records

    def branches(self, parent: Section | None) -> tuple[Branch, ...]:
        return tuple(
            Branch(
                self.cards.section(section),
                self.label("section.role", section.role),
                self.branches(section),
            )
            for section in self.plan.sections
            if section.parent is parent
        )

    def tasks(self) -> Iterator[Task]:
        for section in self.plan.sections:
            named = [c for c in self.plan.of_kind("responsibilities") if c.section is section]
            if named:
                codes = section.data.get("instruments", [])
                entries = self.registers.tables["instruments"]
                instruments = [both(entries[code], "label", self.lang)[0] for code in codes]
                clauses = tuple(map(self._clause, named))
                yield Task(self.cards.section(section), tuple(instruments), clauses)

    def _clause(self, claim: Claim) -> Clause:
        roles: dict[str, list[Responsible]] = {}
        is_open = False
        for one in self.plan.responsibles:
            if one.claim is not claim and one.claim.pointer != claim.pointer:
                continue
            is_open = is_open or one.open
            page = f"organisations/{one.organisation['id']}"
            name = both(one.organisation, "name", self.lang, page)
            role = self.label("role", one.named.role)
            printed = self.cards.printed(one.named.printed)
            roles.setdefault(role, []).append(Responsible(role, name, printed))
        told = tuple((role, tuple(names)) for role, names in roles.items())
        return Clause(self.cards.plain(claim), told, is_open)

    def grouped(self, kind: str, key: str, enum: str) -> tuple[tuple[str, tuple[Card, ...]], ...]:
        """Claims of a kind by the value of one of their fields, the most frequent first."""
        make = self.cards.entity if kind == "entities" else self.cards.plain
        groups: dict[str, list[Card]] = {}
        for claim in self.plan.of_kind(kind):
            groups.setdefault(claim.fields[key], []).append(make(claim))
        ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
        return tuple((self.label(enum, value), tuple(cards)) for value, cards in ordered)

    def relations(self) -> Iterator[Card]:
        for data, place in self.plan.relations:
            name = self.anchors.relation(place)
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
