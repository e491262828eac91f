"""Which pages the ledger has: the ways in, regions, functions, and every organisation."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from taizhang.site.language.labels import word
from taizhang.site.language.text_run import both
from taizhang.site.ledger.index import LedgerIndex, function_page, region_page
from taizhang.site.ledger.organisation import Ledger
from taizhang.site.parts.page import GeneratedPage, view_page
from taizhang.site.records.mentions import Mentions


def ledger_pages(mentions: Mentions, lang: str) -> Iterator[GeneratedPage]:
    """The ledger of every organisation, and the lists by region and function."""
    index, title = LedgerIndex(mentions, lang), word("ledger", lang)
    yield view_page("organisations/index", lang, "organisations.html", title, index.view)
    for code in index.by["region"]:
        view, calendar = partial(index.of_region, code), partial(index.calendar, code)
        name = word("region-ledger-title", lang).format(region=index.region(code).text)
        yield view_page(region_page(code), lang, "ledger.html", name, view, calendar)
    for function in index.by["function"]:
        view, name = partial(index.of_function, function), index.function(function).text
        yield view_page(function_page(function), lang, "function.html", name, view)
    for key, entry in index.organisations.items():
        ledger = Ledger(key, mentions, lang)
        files: Callable[[], Mapping[str, bytes]] = ledger.files if ledger.items else dict
        name = both(entry, "name", lang)[0].text
        page = f"organisations/{key}"
        yield view_page(page, lang, "organisation.html", name, ledger.view, files)
