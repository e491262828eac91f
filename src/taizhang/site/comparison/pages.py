"""The pages that compare: indicators, years, money, functions, and two plans side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from taizhang.plan import Plan
from taizhang.site.comparison.comparability import compare
from taizhang.site.comparison.counts import PlanCounts
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.figures import Figure
from taizhang.site.parts.line import ListLine
from taizhang.site.parts.page import GeneratedPage, view_page
from taizhang.site.records.mentions import Mentions

COMPARED: dict[str, Callable[[PlanCounts], tuple[Figure, ...]]] = {
    "timeline": lambda counts: (counts.timeline(),),
    "money": lambda counts: (counts.money(),),
    "functions": lambda counts: (counts.functions(), counts.led(), counts.leads()),
}
"""The pages of counts across all plans, by the last part of their key."""


def comparison_pages(mentions: Mentions) -> Iterator[GeneratedPage]:
    """The ways to compare, the counts across all plans, and two plans side by side."""
    locale = mentions.locale
    title = locale.word("compare")
    ways = partial(_ways, mentions)
    yield GeneratedPage("compare/index", locale, "compare.html", title, ways)
    for topic in COMPARED:
        counted = partial(view_counts, topic, mentions)
        title = locale.word(f"compare-{topic}")
        yield view_page(f"compare/{topic}", locale, "counts.html", title, counted)
    chosen = partial(choices, mentions)
    title = locale.word("two-plans")
    yield view_page("compare/plans", locale, "compare_plans.html", title, chosen)


def _ways(mentions: Mentions) -> dict[str, Any]:
    return {"indicators": comparable_indicators(mentions), "topics": list(COMPARED)}


def view_counts(topic: str, mentions: Mentions) -> tuple[Figure, ...]:
    """The figures of one of the pages in ``COMPARED``."""
    return COMPARED[topic](PlanCounts(mentions, mentions.plans))


def comparable_indicators(mentions: Mentions) -> list[ListLine]:
    """The indicators on which several regions have targets that are measured alike."""
    locale = mentions.locale
    tables = mentions.registers.tables
    lines = []
    for key, targets in mentions.targets.items():
        entry = tables["indicators"][key]
        groups = compare(targets, entry, tables["units"]).groups
        regions = {one.plan.data["region"] for group in groups for one in group}
        if regions:
            name = locale.name(entry, "label", f"indicators/{key}")
            lines.append(ListLine(name, count=len(regions)))
    return sorted(lines, key=lambda line: (-line.count, line.name[0].text))


@dataclass(frozen=True)
class Choice:
    """A plan that can be laid beside another."""

    id: str
    title: tuple[TextRun, ...]
    region: TextRun
    draft: bool


def choices(mentions: Mentions) -> list[Choice]:
    """All plans, by region."""
    return [_choice(plan, mentions) for plan in sorted(mentions.plans, key=_by_region)]


def _by_region(plan: Plan) -> tuple[str, str]:
    return plan.data["region"], plan.id


def _choice(plan: Plan, mentions: Mentions) -> Choice:
    locale = mentions.locale
    cards = mentions.cards(plan)
    return Choice(
        plan.id,
        locale.name(plan.data, "title", cards.page, cards.script),
        locale.region_name(plan.data["region"]),
        plan.data["status"] == "draft",
    )
