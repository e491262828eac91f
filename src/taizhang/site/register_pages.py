"""The pages of instruments, themes and regions, and the lists of them."""

from typing import Any

from taizhang.plan import Plan
from taizhang.promises import has_ended
from taizhang.registers import Entry, Registers
from taizhang.site.across import Across
from taizhang.site.entry import EntryView, Line
from taizhang.site.labels import value_label, word
from taizhang.site.mentions import Mentions
from taizhang.site.record_tables import RecordTables
from taizhang.site.regions import region_label, region_name
from taizhang.site.said import Said, both, curated, facts, other


def view_instrument(key: str, mentions: Mentions, lang: str) -> EntryView:
    """The view of a policy instrument: what is paid by it, and which tasks use it."""
    entry = mentions.registers.tables["instruments"][key]
    tables = RecordTables(mentions, lang)
    funding = mentions.funding.get(key, [])
    tasks = mentions.tasks.get(("instruments", key), [])
    figures = [
        *([tables.offers(funding, "region")] if funding else []),
        *([tables.tasks(tasks)] if tasks else []),
    ]
    return EntryView(
        index="instruments",
        title=both(entry, "label", lang)[0],
        title_other=other(entry, "label", lang),
        facts=facts(
            (word("stip-code", lang), key),
            (word("instrument-class", lang), _class(entry, lang)),
        ),
        figures=tuple(figures),
        empty="named-by-no-plan",
    )


def _class(entry: dict[str, Any], lang: str) -> Said:
    told = value_label("instruments.class", entry["class"], lang)
    return Said(told, "en" if lang == "zh" and told == entry["class"] else "")


def view_theme(key: str, mentions: Mentions, lang: str) -> EntryView:
    """The view of a theme: which tasks are about it."""
    entry = mentions.registers.tables["themes"][key]
    tasks = mentions.tasks.get(("themes", key), [])
    return EntryView(
        index="themes",
        title=both(entry, "label", lang)[0],
        title_other=other(entry, "label", lang),
        facts=facts((word("kind", lang), value_label("themes.kind", entry["kind"], lang))),
        figures=(RecordTables(mentions, lang).tasks(tasks),) if tasks else (),
        empty="named-by-no-plan",
    )


def view_region(code: str, mentions: Mentions, lang: str) -> EntryView:
    """The view of a region: its plans, what they promise and pay, and who leads."""
    registers = mentions.registers
    plans = mentions.regions[code]
    own = [plan for plan in plans if plan.data["region"] == code]
    across, tables = Across(mentions, plans, lang), RecordTables(mentions, lang)
    funding = [(plan, claim) for plan in own for claim in plan.of_kind("funding")]
    timeline = across.timeline()
    figures = [
        *([timeline] if len(timeline.rows) > 1 or len(timeline.columns) > 2 else []),
        *([tables.targets(own)] if own else []),
        *([tables.offers(funding, "instrument")] if funding else []),
        across.functions(),
    ]
    parts = [
        Line(one, count=len(mentions.regions[part]))
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


def _plan_line(plan: Plan, mentions: Mentions, lang: str) -> Line:
    cards = mentions.cards(plan, lang)
    title = both(plan.data, "title", lang, cards.page, cards.script)
    ended = bool(has_ended(plan, mentions.as_of))
    return Line(title, plan.data["status"] == "draft", ended=ended)


WITH_PAGES = ("organisations", "indicators", "instruments", "themes")
"""Registers whose entries have pages."""


def view_withdrawn(tombstone: Entry, registers: Registers, lang: str) -> dict[str, Any]:
    """The view of an entry that a release had and that was withdrawn: why, and where it leads on."""
    register, now = tombstone["register"], tombstone.get("now", "")
    entry = registers.tables[register].get(now)
    name = "name" if entry and "name" in entry else "label"
    led = both(entry, name, lang, f"{register}/{now}")[0] if entry else None
    return {"reason": curated(tombstone["reason"], lang), "now": led}


def list_instruments(mentions: Mentions, lang: str) -> dict[str, Any]:
    """All instruments by class, those that no plan uses included."""
    groups: dict[str, list[Line]] = {}
    for key, entry in mentions.registers.tables["instruments"].items():
        used = len(mentions.funding.get(key, [])) + len(
            mentions.tasks.get(("instruments", key), [])
        )
        line = Line(both(entry, "label", lang, f"instruments/{key}"), count=used)
        groups.setdefault(entry["class"], []).append(line)
    return {
        "lead": "instruments-lead",
        "groups": [(_class({"class": name}, lang), lines) for name, lines in groups.items()],
    }


def list_themes(mentions: Mentions, lang: str) -> dict[str, Any]:
    """All themes by kind, the most frequent first."""
    groups: dict[str, list[Line]] = {}
    for key, entry in mentions.registers.tables["themes"].items():
        line = Line(
            both(entry, "label", lang, f"themes/{key}"),
            count=len(mentions.tasks.get(("themes", key), [])),
        )
        groups.setdefault(entry["kind"], []).append(line)
    return {
        "lead": "themes-lead",
        "groups": [
            (
                Said(value_label("themes.kind", kind, lang)),
                sorted(lines, key=lambda one: -one.count),
            )
            for kind, lines in groups.items()
        ],
    }


def list_regions(mentions: Mentions, lang: str) -> dict[str, Any]:
    """The regions with plans, by province."""
    registers = mentions.registers
    groups: dict[str, list[Line]] = {}
    for code in sorted(mentions.regions):
        path = [code, *registers.regions_above(code)[:-1]]
        line = Line((region_label(registers, code, lang),), count=len(mentions.regions[code]))
        groups.setdefault(path[-1], []).append(line)
    return {
        "lead": "regions-lead",
        "groups": [(region_label(registers, top, lang), lines) for top, lines in groups.items()],
    }
