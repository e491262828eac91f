"""Pages of policy instruments: what is paid by them, and which tasks use them."""

from typing import Any

from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import facts
from taizhang.site.parts.line import ListLine
from taizhang.site.records.mentions import Mentions
from taizhang.site.registers.entry import EntryView
from taizhang.site.registers.record_tables import RecordTables


def view_instrument(key: str, mentions: Mentions) -> EntryView:
    """The view of a policy instrument: what is paid by it, and which tasks use it."""
    locale = mentions.locale
    entry = mentions.registers.tables["instruments"][key]
    tables = RecordTables(mentions)
    funding = mentions.funding.get(key, [])
    tasks = mentions.tasks.get(("instruments", key), [])
    figures = [
        *([tables.offers(funding, "region")] if funding else []),
        *([tables.tasks(tasks)] if tasks else []),
    ]
    return EntryView(
        index="instruments",
        title=locale.name(entry, "label")[0],
        title_other=locale.other_name(entry, "label"),
        facts=facts(
            (locale.word("stip-code"), key),
            (locale.word("instrument-class"), _class(entry, locale)),
        ),
        figures=tuple(figures),
        empty="named-by-no-plan",
    )


def _class(entry: dict[str, Any], locale: Locale) -> TextRun:
    told = locale.label("instruments.class", entry["class"])
    return TextRun(told, "en" if locale.is_chinese and told == entry["class"] else "")


def list_instruments(mentions: Mentions) -> dict[str, Any]:
    """All instruments by class, those that no plan uses included."""
    locale = mentions.locale
    groups: dict[str, list[ListLine]] = {}
    for key, entry in mentions.registers.tables["instruments"].items():
        used = len(mentions.funding.get(key, [])) + len(
            mentions.tasks.get(("instruments", key), [])
        )
        line = ListLine(locale.name(entry, "label", f"instruments/{key}"), count=used)
        groups.setdefault(entry["class"], []).append(line)
    return {
        "lead": "instruments-lead",
        "groups": [(_class({"class": name}, locale), lines) for name, lines in groups.items()],
    }
