"""The page of an entry that a release had and that was withdrawn."""

from typing import Any

from taizhang.registers import Entry
from taizhang.site.language.locale import Locale

WITH_PAGES = ("organisations", "indicators", "instruments", "themes")
"""Registers whose entries have pages."""


def view_withdrawn(tombstone: Entry, locale: Locale) -> dict[str, Any]:
    """Why an entry was withdrawn, and where its page leads on."""
    register, now = tombstone["register"], tombstone.get("now", "")
    entry = locale.registers.tables[register].get(now)
    key = "name" if entry and "name" in entry else "label"
    led = locale.name(entry, key, f"{register}/{now}")[0] if entry else None
    return {"reason": locale.curated(tombstone["reason"]), "now": led}
