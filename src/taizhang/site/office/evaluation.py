"""The evaluation as figures: each statement leads to its words, and says why where it cannot be made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from taizhang.office.evaluation import Evaluation, evaluate
from taizhang.office.evaluation.evaluate import Unnamed
from taizhang.office.evaluation.restated import Again
from taizhang.office.evaluation.show import how, limits, ranking, say, unnamed
from taizhang.office.evaluation.traits import TRAITS, Traits
from taizhang.plan import Claim, Plan
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.figures import Cell, Column, Figure, Row, number, quote, words
from taizhang.site.records.mentions import Mentions


@dataclass(frozen=True)
class Part:
    """A part of a page: a figure, or in its place a sentence under a heading."""

    id: str
    title: str
    figure: Figure | None
    told: str = ""


@dataclass(frozen=True)
class OfficeView:
    """What a page of this room shows."""

    lead: str
    parts: tuple[Part, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(part.figure for part in self.parts if part.figure)


class EvaluationPage:
    """The evaluation of all plans in one language."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions, self.locale, self.lang = mentions, mentions.locale, mentions.locale.lang

    @cached_property
    def told(self) -> Evaluation:
        plans = [self.mentions.promises[plan.id] for plan in self.mentions.plans]
        return evaluate(plans, self.mentions.registers)

    def view(self) -> OfficeView:
        """All statements, part by part."""
        told, part = self.told, self._part
        parts = (
            part("plans", map(self._traits, told.plans), ("plan", *TRAITS_AND_ALL)),
            part("support", self._support(), ("offered", "statement", "words", "plan")),
            part("carried-out", map(self._again, told.carried_out), AGAIN),
            part("restated", map(self._again, told.restated), AGAIN),
            part("silent", self._silent(), ("plan", "body", "statement", "words")),
        )
        return OfficeView(limits(told, self.lang), parts)

    def _part(self, id: str, found: Iterable[Row], columns: tuple[str, ...]) -> Part:
        title, rows = say(id, self.lang), tuple(found)
        if not rows:
            empty = "no-links" if id == "carried-out" and not self.told.links else "nothing"
            return Part(id, title, None, say(empty, self.lang))
        note = "" if id == "carried-out" else say(f"{id}-note", self.lang)
        named = tuple(
            Column(key, TextRun(say(key, self.lang)), key in TRAITS_AND_ALL) for key in columns
        )
        chart = "bubbles" if id == "plans" else ""
        return Part(id, title, Figure(f"{id}-figure", title, named, rows, chart, note))

    def _plan(self, plan: Plan) -> Cell:
        return words(self.mentions.cards(plan).title())

    def _lane(self, plan: Plan) -> Cell:
        """The place of a plan, then its title; the title alone where a place has several."""
        title = self.mentions.cards(plan).title()
        if len(self.mentions.regions[plan.data["region"]]) > 1:
            return words(title)
        place = self.locale.region_name(plan.data["region"])
        return words(place._replace(page=title.page), title._replace(page=""))

    def _quote(self, plan: Plan, claim: Claim) -> Cell:
        return quote(self.mentions.cards(plan).quote(claim))

    def _traits(self, traits: Traits) -> Row:
        page = plan_traits(traits.plan)
        counts = (number(len(traits.having[name]), page, name) for name in TRAITS)
        return Row((self._lane(traits.plan), number(traits.all), *counts), _is_draft(traits.plan))

    def _support(self) -> Iterator[Row]:
        for one in self.told.support:
            entry = self.mentions.registers.tables["instruments"][one.instrument]
            name = self.locale.name(entry, "label", f"instruments/{one.instrument}")[0]
            per = self.locale.label("funding.per", one.per)
            for offer in one.offers:
                told = words(name, TextRun(per))
                cells = (told, words(ranking(one, self.lang)), self._quote(offer.plan, offer.claim))
                yield Row((*cells, self._plan(offer.plan)), _is_draft(offer.plan))

    def _again(self, one: Again) -> Row:
        first, other = self._quote(one.plan, one.claim), self._quote(one.other_plan, one.other)
        return Row((self._plan(one.other_plan), first, other, words(how(one, self.lang))))

    def _silent(self) -> Iterator[Row]:
        for one in self.told.silent:
            body, told = words(self.locale.organisation(one.body)[0]), words(str(len(one.promises)))
            for promise in one.promises:
                said = self._quote(one.plan, promise.claim)
                yield Row((self._plan(one.plan), body, told, said), _is_draft(one.plan))
        for asked in self.told.unnamed:
            yield from self._unnamed(asked)

    def _unnamed(self, one: Unnamed) -> Iterator[Row]:
        for promise in one.duties:
            groups = [a for a in promise.answers if a.organisation["kind"] == "group"]
            told = unnamed(promise, self.lang)
            names = words(*(self.locale.organisation(a.organisation)[0] for a in groups))
            cells = (self._plan(one.plan), names, words(told), self._quote(one.plan, promise.claim))
            yield Row(cells, _is_draft(one.plan))

    def of_plan(self, plan: Plan) -> OfficeView:
        """The promises of a plan that have each trait."""
        traits = next(one for one in self.told.plans if one.plan is plan)
        parts = [self._having(plan, name, traits) for name in TRAITS]
        return OfficeView(say("plans-note", self.lang), tuple(parts))

    def _having(self, plan: Plan, name: str, traits: Traits) -> Part:
        found, cards = traits.having[name], self.mentions.cards(plan)
        title = f"{say(name, self.lang)} {len(found)}/{traits.all}"
        if not found:
            return Part(name, title, None, say("nothing", self.lang))
        columns = tuple(Column(key, TextRun(say(key, self.lang))) for key in ("promise", "words"))
        rows = []
        for one in found:
            title_run = cards.promise(one.claim).title[0]
            rows.append(Row((words(title_run), self._quote(plan, one.claim))))
        return Part(name, title, Figure(f"{name}-figure", title, columns, tuple(rows)))


TRAITS_AND_ALL = ("all", *TRAITS)
AGAIN = ("plan", "words", "again", "statement")


def plan_traits(plan: Plan) -> str:
    """The key of the page that lists the promises of a plan by what they have."""
    return f"office/evaluation/{plan.id}"


def _is_draft(plan: Plan) -> bool:
    return bool(plan.data["status"] == "draft")
