"""Pages of regions: their plans, what these promise and pay, and who leads."""

from typing import Any

from taizhang.plan import Plan
from taizhang.site.comparison.counts import PlanCounts
from taizhang.site.language.labels import word
from taizhang.site.language.regions import region_label, region_name
from taizhang.site.language.text_run import both
from taizhang.site.parts.card import facts
from taizhang.site.parts.line import ListLine
from taizhang.site.records.mentions import Mentions
from taizhang.site.registers.entry import EntryView
from taizhang.site.registers.record_tables import RecordTables


def view_region(code: str, mentions: Mentions, lang: str) -> EntryView:
    """The view of a region: its plans, what they promise and pay, and who leads."""
    registers = mentions.registers
    plans = mentions.regions[code]
    own = [plan for plan in plans if plan.data["region"] == code]
    counts, tables = PlanCounts(mentions, plans, lang), RecordTables(mentions, lang)
    funding = [(plan, claim) for plan in own for claim in plan.of_kind("funding")]
    timeline = counts.timeline()
    figures = [
        *([timeline] if len(timeline.rows) > 1 or len(timeline.columns) > 2 else []),
        *([tables.targets(own)] if own else []),
        *([tables.offers(funding, "instrument")] if funding else []),
        counts.functions(),
    ]
    parts = [
        ListLine(one, count=len(mentions.regions[part]))
        for part in mentions.regions
        if registers.regions[part].get("parent") == code
        for one in [(region_label(registers, part, lang),)]
    ]
    above = list(reversed(registers.regions_above(code)[:-1]))
    return EntryView(
        index="regions",
        title=region_name(registers, code, lang)._replace(page=""),
        title_other=None,
        facts=facts(
            (word("region-code", lang), code),
            (word("lies-in", lang), [region_label(registers, up, lang) for up in above]),
        ),
        lists={
            "plans": tuple(_plan_line(plan, mentions, lang) for plan in own),
            "parts": tuple(parts),
        },
        figures=tuple(figure for figure in figures if figure.rows),
    )


def _plan_line(plan: Plan, mentions: Mentions, lang: str) -> ListLine:
    cards = mentions.cards(plan, lang)
    return ListLine(
        both(plan.data, "title", lang, cards.page, cards.script), plan.data["status"] == "draft"
    )


def list_regions(mentions: Mentions, lang: str) -> dict[str, Any]:
    """The regions with plans, by province."""
    registers = mentions.registers
    groups: dict[str, list[ListLine]] = {}
    for code in sorted(mentions.regions):
        path = [code, *registers.regions_above(code)[:-1]]
        line = ListLine((region_label(registers, code, lang),), count=len(mentions.regions[code]))
        groups.setdefault(path[-1], []).append(line)
    return {
        "lead": "regions-lead",
        "groups": [(region_label(registers, top, lang), lines) for top, lines in groups.items()],
    }
