"""The search page."""

from functools import partial

from taizhang.site.parts.page import GeneratedPage
from taizhang.site.records.mentions import Mentions
from taizhang.site.search.names import names_file


def search_page(mentions: Mentions, *, own: bool) -> GeneratedPage:
    """The search page; ``own`` where the site does not use the theme's search."""
    locale = mentions.locale
    title, names = locale.word("search"), partial(names_file, mentions) if own else dict
    return GeneratedPage("search", locale, "search.html", title, lambda: {"own": own}, names)
