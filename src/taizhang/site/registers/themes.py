"""Pages of themes: which tasks are about them."""

from typing import Any

from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import facts
from taizhang.site.parts.line import ListLine
from taizhang.site.records.mentions import Mentions
from taizhang.site.registers.entry import EntryView
from taizhang.site.registers.record_tables import RecordTables


def view_theme(key: str, mentions: Mentions) -> EntryView:
    """The view of a theme: which tasks are about it."""
    locale = mentions.locale
    entry = mentions.registers.tables["themes"][key]
    tasks = mentions.tasks.get(("themes", key), [])
    return EntryView(
        index="themes",
        title=locale.name(entry, "label")[0],
        title_other=locale.other_name(entry, "label"),
        facts=facts((locale.word("kind"), locale.label("themes.kind", entry["kind"]))),
        figures=(RecordTables(mentions).tasks(tasks),) if tasks else (),
        empty="named-by-no-plan",
    )


def list_themes(mentions: Mentions) -> dict[str, Any]:
    """All themes by kind, the most frequent first."""
    locale = mentions.locale
    groups: dict[str, list[ListLine]] = {}
    for key, entry in mentions.registers.tables["themes"].items():
        line = ListLine(
            locale.name(entry, "label", f"themes/{key}"),
            count=len(mentions.tasks.get(("themes", key), [])),
        )
        groups.setdefault(entry["kind"], []).append(line)
    return {
        "lead": "themes-lead",
        "groups": [
            (
                TextRun(locale.label("themes.kind", kind)),
                sorted(lines, key=lambda one: -one.count),
            )
            for kind, lines in groups.items()
        ],
    }
