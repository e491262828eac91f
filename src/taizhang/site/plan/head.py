"""What the pages of a plan have in common: its title, and the bar that leads from part to part."""

from collections import Counter
from dataclasses import dataclass

from taizhang.site.language.text_run import TextRun
from taizhang.site.records.cards import Cards
from taizhang.site.records.strip import answering
from taizhang.tables.places import BODIES, LINES, MEASURES, RECORDS, TEXT, plan_page

WORDS = {
    "": "overview",
    MEASURES: "measures",
    LINES: "lines",
    BODIES: "who-answers",
    TEXT: "full-text",
    RECORDS: "further-records",
}
"""What the pages of a plan are called, by the part of its address."""


@dataclass(frozen=True)
class PartLink:
    """A part of a plan in its bar: the page it is on, its name, how many records it holds."""

    part: str
    name: str
    anchor: str = ""
    count: int | None = None


@dataclass(frozen=True)
class PlanHead:
    """The top of each page of a plan."""

    id: str
    page: str
    part: str
    title: TextRun
    title_en: str
    status: str
    script: str
    bar: tuple[PartLink, ...]


def plan_head(cards: Cards, part: str = "") -> PlanHead:
    """The top of the page of a plan, or of one below it."""
    plan, data = cards.plan, cards.plan.data
    return PlanHead(
        id=plan.id,
        page=plan_page(plan.id, part),
        part=cards.locale.word(WORDS[part]),
        title=cards.printed(data["title"]),
        title_en=data["title_en"],
        status=data["status"],
        script=cards.script,
        bar=tuple(one for one in _bar(cards) if one.count != 0),
    )


def _bar(cards: Cards) -> tuple[PartLink, ...]:
    plan, word = cards.plan, cards.locale.word
    count = Counter(one.kind for one in cards.promises.all)
    bodies = len(answering(cards.promises.all)) if any(plan.of_kind("responsibilities")) else 0

    def below(part: str, number: int | None = None) -> PartLink:
        return PartLink(part, word(WORDS[part]), "", number)

    return (
        PartLink("", word("targets"), "targets", count["target"]),
        below(MEASURES, count["measure"]),
        below(BODIES, bodies),
        PartLink("", word("funding"), "funding", count["funding"]),
        PartLink("", word("duties"), "duties", count["duty"]),
        below(TEXT),
        below(LINES, len(cards.lines_of_work)),
        PartLink("", word("sources"), "sources"),
        below(RECORDS),
    )
