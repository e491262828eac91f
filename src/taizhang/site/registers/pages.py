"""Which pages the registers have: lists of entries, and a page for each entry."""

from collections.abc import Iterator
from functools import partial

from taizhang.site.parts.page import GeneratedPage, view_page
from taizhang.site.records.mentions import Mentions
from taizhang.site.registers.indicators import list_indicators, view_indicator
from taizhang.site.registers.instruments import list_instruments, view_instrument
from taizhang.site.registers.regions import list_regions, view_region
from taizhang.site.registers.themes import list_themes, view_theme
from taizhang.site.registers.withdrawn import WITH_PAGES, view_withdrawn


def register_pages(mentions: Mentions) -> Iterator[GeneratedPage]:
    """The lists of entries, and a page for each entry."""
    locale = mentions.locale
    for register, template, show in (
        ("indicators", "indicators.html", list_indicators),
        ("regions", "register.html", list_regions),
        ("instruments", "register.html", list_instruments),
        ("themes", "register.html", list_themes),
    ):
        listed = partial(show, mentions)
        title = locale.word(register)
        yield GeneratedPage(f"{register}/index", locale, template, title, listed)
    for register, view in (
        ("indicators", view_indicator),
        ("instruments", view_instrument),
        ("themes", view_theme),
    ):
        for key, entry in mentions.registers.tables[register].items():
            title, shown = locale.text(entry, "label"), partial(view, key, mentions)
            yield view_page(f"{register}/{key}", locale, "entry.html", title, shown)
    for tombstone in mentions.registers.tombstones:
        if tombstone["register"] in WITH_PAGES:
            page = f"{tombstone['register']}/{tombstone['was']}"
            gone = partial(view_withdrawn, tombstone, locale)
            yield view_page(page, locale, "withdrawn.html", tombstone["was"], gone)
    for code in mentions.regions:
        title = locale.region_label(code).text
        shown = partial(view_region, code, mentions)
        yield view_page(f"regions/{code}", locale, "entry.html", title, shown)
