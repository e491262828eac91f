"""Which pages tell about the data."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from taizhang.findings import messages
from taizhang.site.about.dictionary import view_table
from taizhang.site.about.publication import Publication
from taizhang.site.about.rules import view_rule
from taizhang.site.language.locale import Locale
from taizhang.site.parts.page import GeneratedPage, view_page


def about_pages(publication: Publication, locale: Locale) -> Iterator[GeneratedPage]:
    """The rules and findings, the dictionary, the downloads and the releases."""
    for key, title, make in (
        ("rules/index", "rules", _rules),
        ("findings", "toolkit-findings", _findings),
        ("dictionary", "dictionary", _dictionary),
        ("downloads", "downloads", _downloads),
        ("changes", "changes", _changes),
    ):
        template = f"{key.partition('/')[0]}.html"
        told = partial(make, publication, locale)
        yield GeneratedPage(key, locale, template, locale.word(title), told)
    for rule in publication.rules:
        shown = partial(view_rule, rule, locale)
        yield view_page(f"rules/{rule.id}", locale, "rule.html", rule.id, shown)


def _rules(publication: Publication, locale: Locale) -> dict[str, Any]:
    return {"rules": [view_rule(rule, locale) for rule in publication.rules]}


def _findings(publication: Publication, locale: Locale) -> dict[str, Any]:
    told = [
        (
            rule,
            words.get("severity", "error"),
            words[locale.lang],
            locale.documentation(words, "hint"),
        )
        for rule, words in sorted(messages().items())
    ]
    return {"findings": told}


def _dictionary(publication: Publication, locale: Locale) -> dict[str, Any]:
    tables = publication.tables
    return {"tables": [view_table(table.name, table.schema, locale) for table in tables]}


def _downloads(publication: Publication, locale: Locale) -> dict[str, Any]:
    return {"package": publication.metadata, **publication.downloads.view(locale)}


def _changes(publication: Publication, locale: Locale) -> dict[str, Any]:
    title = locale.text(publication.metadata, "title")
    views, feed = publication.changes("releases", title, locale)
    return {"releases": views, "feed": feed}
