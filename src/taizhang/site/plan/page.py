"""What the pages of a plan show: its promises first, then who does what, its text, all else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.plan import Plan
from taizhang.plan.kinds import COUNTED
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Card, Fact
from taizhang.site.plan.facts import PlanFacts
from taizhang.site.plan.full_text import FullText
from taizhang.site.plan.section_map import PlanMap
from taizhang.site.plan.tasks import Tasks
from taizhang.site.records.anchors import question_anchor
from taizhang.site.records.mentions import Mentions
from taizhang.site.records.restatements import with_restatements
from taizhang.site.records.strip import strip
from taizhang.tables.places import BODIES, LINES, MEASURES, RECORDS, TEXT

LAID_OUT = ("responsibilities", "targets", "measures", "funding", "entities", "duties")
"""Kinds of claim that have a place of their own on the pages of a plan."""


@dataclass(frozen=True)
class Question:
    """What a reader could not settle."""

    anchor: str
    text: str
    quote: TextRun | None
    at: TextRun | None


class PlanView:
    """Tells the pages of one plan in one language, page by page."""

    def __init__(self, result: PlanResult, mentions: Mentions) -> None:
        assert result.plan is not None
        self.result, self.mentions, self.plan = result, mentions, result.plan
        self.cards = mentions.own_cards(result.plan)
        self.locale, self.anchors = self.cards.locale, self.cards.anchors

    def overview(self, version: str) -> dict[str, Any]:
        """The page of the plan: targets, money and duties, and where its text comes from."""
        told = PlanFacts(self.result, self.cards)
        return {
            "ended": told.ended(),
            "strip": tuple(strip([self.plan], self.mentions)),
            "targets": self.promises("target"),
            "funding": self.promises("funding"),
            "duties": self.promises("duty"),
            "facts": told.facts(),
            "citation": citation(self.plan, version, self.locale),
            "coverage": told.coverage(),
            "coverage_lead": told.coverage_lead(),
        }

    def part(self, part: str) -> dict[str, Any]:
        """A page below that of the plan."""
        told = {
            MEASURES: self.measures,
            LINES: self.lines,
            BODIES: self.bodies,
            TEXT: self.text,
            RECORDS: self.records,
        }
        return told[part]()

    def measures(self) -> dict[str, Any]:
        """What can be checked without a number."""
        return {"measures": self.promises("measure")}

    def lines(self) -> dict[str, Any]:
        """What names no end, section by section."""
        return {"lines": tuple(self._lines())}

    def bodies(self) -> dict[str, Any]:
        """The sections that name who must do it."""
        return {"tasks": tuple(Tasks(self.cards).tasks())}

    def text(self) -> dict[str, Any]:
        """The whole text, with every record marked in it."""
        return {"sections": FullText(self.cards).parts()}

    def records(self) -> dict[str, Any]:
        """All else that was recorded, and how the text was read."""
        return {
            "structure": PlanMap(self.cards).branches(),
            "entities": self.grouped("entities", "kind", "entity.kind"),
            "further": tuple(self._further()),
            "relations": tuple(self._relations()),
            "questions": tuple(self._questions()),
            "given": tuple(map(self.cards.given, self.plan.of_kind("given"))),
            "asides": self.grouped("asides", "reason", "aside.reason"),
            "dismissals": self.grouped("dismissals", "reason", "dismissal.reason"),
            "waivers": self._waivers(),
            "findings": self._findings(),
            "emendations": FullText(self.cards).emendations(),
        }

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

    def _lines(self) -> Iterator[tuple[tuple[TextRun, ...], tuple[Card, ...]]]:
        """The lines of work, section by section."""
        groups: dict[str, list[Card]] = {}
        sections = {section.id: section for section in self.plan.sections}
        for claim in self.cards.lines_of_work:
            groups.setdefault(claim.section.id, []).append(self.cards.line(claim))
        for section, cards in groups.items():
            yield self.cards.section(sections[section]), tuple(cards)

    def _further(self) -> Iterator[tuple[str, tuple[Card, ...]]]:
        """Kinds of claim that have no place of their own."""
        for kind in COUNTED:
            if kind not in LAID_OUT:
                yield kind, tuple(map(self.cards.simple, self.plan.of_kind(kind)))

    def _relations(self) -> Iterator[Card]:
        for data, _ in self.plan.relations:
            name = self.anchors.relation(data)
            title = self.cards.printed(data["title"])
            if "plan" in data:
                title = title._replace(page=f"plans/{data['plan']}")
            told = self.locale.label("relation.type", data["type"])
            quote = self.cards.printed(data["quote"], f"w-{name}")
            yield Card(f"r-{name}", (title,), quote, badges=(told,))

    def _questions(self) -> Iterator[Question]:
        records = {claim.id: self.cards.quote(claim) for claim in self.plan.claims if claim.id}
        sections = {s.id: self.cards.section(s)[0] for s in self.plan.sections}
        for data, place in self.plan.questions:
            quote = self.cards.printed(data["quote"], f"w-{data['id']}") if place else None
            at = sections.get(data["at"]) or records.get(data["at"])
            yield Question(question_anchor(data), self.locale.text(data, "text"), quote, at)

    def _waivers(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(waiver["rule"], (TextRun(waiver["at"]), self.locale.curated(waiver["reason"])))
            for waiver in self.plan.data.get("waivers", [])
        )

    def _findings(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(
                self.locale.label("severity", found.severity),
                (TextRun(found.message_zh if self.locale.is_chinese else found.message),),
            )
            for found in self.result.findings
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
