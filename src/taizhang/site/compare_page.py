"""The pages that compare: indicators, years, money, functions, and two plans side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from taizhang.plan import Plan
from taizhang.site.across import Across
from taizhang.site.comparison import compare
from taizhang.site.language.regions import region_name
from taizhang.site.language.text_run import Said, both
from taizhang.site.parts.figures import Figure
from taizhang.site.parts.line import Line
from taizhang.site.records.mentions import Mentions

COMPARED: dict[str, Callable[[Across], tuple[Figure, ...]]] = {
    "timeline": lambda across: (across.timeline(),),
    "money": lambda across: (across.money(),),
    "functions": lambda across: (across.functions(), across.led(), across.leads()),
}
"""The pages of counts across all plans, by the last part of their key."""


def view_counts(topic: str, mentions: Mentions, lang: str) -> tuple[Figure, ...]:
    """The figures of one of the pages in ``COMPARED``."""
    return COMPARED[topic](Across(mentions, mentions.plans, lang))


def comparable_indicators(mentions: Mentions, lang: str) -> list[Line]:
    """The indicators on which several regions have targets that are measured alike."""
    tables = mentions.registers.tables
    lines = []
    for key, targets in mentions.targets.items():
        entry = tables["indicators"][key]
        groups = compare(targets, entry, tables["units"]).groups
        regions = {one.plan.data["region"] for group in groups for one in group}
        if regions:
            said = both(entry, "label", lang, f"indicators/{key}")
            lines.append(Line(said, count=len(regions)))
    return sorted(lines, key=lambda line: (-line.count, line.said[0].text))


@dataclass(frozen=True)
class Choice:
    """A plan that can be laid beside another."""

    id: str
    title: tuple[Said, ...]
    region: Said
    draft: bool


def choices(mentions: Mentions, lang: str) -> list[Choice]:
    """All plans, by region."""
    return [_choice(plan, mentions, lang) for plan in sorted(mentions.plans, key=_by_region)]


def _by_region(plan: Plan) -> tuple[str, str]:
    return plan.data["region"], plan.id


def _choice(plan: Plan, mentions: Mentions, lang: str) -> Choice:
    cards = mentions.cards(plan, lang)
    return Choice(
        plan.id,
        both(plan.data, "title", lang, cards.page, cards.script),
        region_name(mentions.registers, plan.data["region"], lang),
        plan.data["status"] == "draft",
    )
