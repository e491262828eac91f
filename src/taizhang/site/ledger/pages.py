"""Which pages the ledger has: the ways in, regions, functions, and every organisation."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from taizhang.site.ledger.index import LedgerIndex, function_page, region_page
from taizhang.site.ledger.organisation import Ledger
from taizhang.site.parts.page import GeneratedPage, view_page
from taizhang.site.records.mentions import Mentions


def ledger_pages(mentions: Mentions) -> Iterator[GeneratedPage]:
    """The ledger of every organisation, and the lists by region and function."""
    locale = mentions.locale
    index, title = LedgerIndex(mentions), locale.word("ledger")
    yield view_page("organisations/index", locale, "organisations.html", title, index.view)
    for code in index.by["region"]:
        view, calendar = partial(index.of_region, code), partial(index.calendar, code)
        name = locale.word("region-ledger-title").format(region=index.region(code).text)
        yield view_page(region_page(code), locale, "ledger.html", name, view, calendar)
    for function in index.by["function"]:
        view, name = partial(index.of_function, function), index.function(function).text
        yield view_page(function_page(function), locale, "function.html", name, view)
    for key, entry in index.organisations.items():
        ledger = Ledger(key, mentions)
        files: Callable[[], Mapping[str, bytes]] = ledger.files if ledger.items else dict
        name = locale.name(entry)[0].text
        page = f"organisations/{key}"
        yield view_page(page, locale, "organisation.html", name, ledger.view, files)
