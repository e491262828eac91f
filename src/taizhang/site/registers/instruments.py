"""Pages of policy instruments: what is paid by them, and which tasks use them."""

from typing import Any

from taizhang.site.language.labels import value_label, word
from taizhang.site.language.text_run import TextRun, both, other
from taizhang.site.parts.card import facts
from taizhang.site.parts.line import ListLine
from taizhang.site.records.mentions import Mentions
from taizhang.site.registers.entry import EntryView
from taizhang.site.registers.record_tables import RecordTables


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


def _class(entry: dict[str, Any], lang: str) -> TextRun:
    told = value_label("instruments.class", entry["class"], lang)
    return TextRun(told, "en" if lang == "zh" and told == entry["class"] else "")


def list_instruments(mentions: Mentions, lang: str) -> dict[str, Any]:
    """All instruments by class, those that no plan uses included."""
    groups: dict[str, list[ListLine]] = {}
    for key, entry in mentions.registers.tables["instruments"].items():
        used = len(mentions.funding.get(key, [])) + len(
            mentions.tasks.get(("instruments", key), [])
        )
        line = ListLine(both(entry, "label", lang, f"instruments/{key}"), count=used)
        groups.setdefault(entry["class"], []).append(line)
    return {
        "lead": "instruments-lead",
        "groups": [(_class({"class": name}, lang), lines) for name, lines in groups.items()],
    }
