"""Pages of themes: which tasks are about them."""

from typing import Any

from taizhang.site.language.labels import value_label, word
from taizhang.site.language.text_run import TextRun, both, other
from taizhang.site.parts.card import facts
from taizhang.site.parts.line import ListLine
from taizhang.site.records.mentions import Mentions
from taizhang.site.registers.entry import EntryView
from taizhang.site.registers.record_tables import RecordTables


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


def list_themes(mentions: Mentions, lang: str) -> dict[str, Any]:
    """All themes by kind, the most frequent first."""
    groups: dict[str, list[ListLine]] = {}
    for key, entry in mentions.registers.tables["themes"].items():
        line = ListLine(
            both(entry, "label", lang, f"themes/{key}"),
            count=len(mentions.tasks.get(("themes", key), [])),
        )
        groups.setdefault(entry["kind"], []).append(line)
    return {
        "lead": "themes-lead",
        "groups": [
            (
                TextRun(value_label("themes.kind", kind, lang)),
                sorted(lines, key=lambda one: -one.count),
            )
            for kind, lines in groups.items()
        ],
    }
