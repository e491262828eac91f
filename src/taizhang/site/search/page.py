"""The search page."""

from taizhang.site.language.locale import Locale
from taizhang.site.parts.page import GeneratedPage


def search_page(locale: Locale, *, own: bool) -> GeneratedPage:
    """The search page; ``own`` where the site does not use the theme's search."""
    title = locale.word("search")
    return GeneratedPage("search", locale, "search.html", title, lambda: {"own": own})
