"""Which pages the registers have: lists of entries, and a page for each entry."""

from collections.abc import Iterator
from functools import partial

from taizhang.site.language.labels import word
from taizhang.site.language.regions import region_label
from taizhang.site.parts.page import GeneratedPage, view_page
from taizhang.site.records.mentions import Mentions
from taizhang.site.registers.indicators import view_indicator
from taizhang.site.registers.instruments import list_instruments, view_instrument
from taizhang.site.registers.regions import list_regions, view_region
from taizhang.site.registers.themes import list_themes, view_theme


def register_pages(mentions: Mentions, lang: str) -> Iterator[GeneratedPage]:
    """The lists of entries, and a page for each entry."""
    for register, show in (
        ("regions", list_regions),
        ("instruments", list_instruments),
        ("themes", list_themes),
    ):
        listed = partial(show, mentions, lang)
        title = word(register, lang)
        yield GeneratedPage(f"{register}/index", lang, "register.html", title, listed)
    name = "label" if lang == "zh" else "label_en"
    for register, view in (
        ("indicators", view_indicator),
        ("instruments", view_instrument),
        ("themes", view_theme),
    ):
        for key, entry in mentions.registers.tables[register].items():
            shown = partial(view, key, mentions, lang)
            yield view_page(f"{register}/{key}", lang, "entry.html", entry[name], shown)
    for code in mentions.regions:
        title = region_label(mentions.registers, code, lang).text
        shown = partial(view_region, code, mentions, lang)
        yield view_page(f"regions/{code}", lang, "entry.html", title, shown)
