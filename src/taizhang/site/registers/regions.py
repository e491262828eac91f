"""Pages of regions: their plans, what these promise and pay, and who leads."""

from typing import Any

from taizhang.plan import Plan
from taizhang.promises import has_ended
from taizhang.site.comparison.counts import PlanCounts
from taizhang.site.parts.card import facts
from taizhang.site.parts.line import ListLine
from taizhang.site.records.mentions import Mentions
from taizhang.site.records.strip import strip
from taizhang.site.registers.entry import EntryView
from taizhang.site.registers.record_tables import RecordTables


def view_region(code: str, mentions: Mentions) -> EntryView:
    """The view of a region: its plans, what they promise and pay, and who leads."""
    locale = mentions.locale
    registers = mentions.registers
    plans = mentions.regions[code]
    own = [plan for plan in plans if plan.data["region"] == code]
    counts, tables = PlanCounts(mentions, plans), RecordTables(mentions)
    funding = [(plan, claim) for plan in own for claim in plan.of_kind("funding")]
    timeline = counts.timeline()
    figures = [
        *([timeline] if len(timeline.rows) > 1 or len(timeline.columns) > 2 else []),
        *([tables.by_body(own), tables.targets(own)] if own else []),
        *([tables.offers(funding, "instrument")] if funding else []),
        counts.functions(),
    ]
    parts = [
        ListLine(one, count=len(mentions.regions[part]))
        for part in mentions.regions
        if registers.regions[part].get("parent") == code
        for one in [(locale.region_label(part),)]
    ]
    above = list(reversed(registers.regions_above(code)[:-1]))
    return EntryView(
        index="regions",
        title=locale.region_name(code)._replace(page=""),
        title_other=None,
        facts=facts(
            (locale.word("region-code"), code),
            (locale.word("lies-in"), [locale.region_label(up) for up in above]),
        ),
        lists={
            "plans": tuple(_plan_line(plan, mentions) for plan in own),
            "parts": tuple(parts),
        },
        strip=tuple(strip(own, mentions)) if own else (),
        figures=tuple(figure for figure in figures if figure.rows),
    )


def _plan_line(plan: Plan, mentions: Mentions) -> ListLine:
    locale = mentions.locale
    cards = mentions.cards(plan)
    title = locale.name(plan.data, "title", cards.page, cards.script)
    ended = bool(has_ended(plan, mentions.as_of))
    return ListLine(title, plan.data["status"] == "draft", ended=ended)


def list_regions(mentions: Mentions) -> dict[str, Any]:
    """The regions with plans, by province."""
    locale = mentions.locale
    registers = mentions.registers
    groups: dict[str, list[ListLine]] = {}
    for code in sorted(mentions.regions):
        path = [code, *registers.regions_above(code)[:-1]]
        line = ListLine((locale.region_label(code),), count=len(mentions.regions[code]))
        groups.setdefault(path[-1], []).append(line)
    return {
        "lead": "regions-lead",
        "groups": [(locale.region_label(top), lines) for top, lines in groups.items()],
    }
