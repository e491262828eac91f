"""How much of a page goes over the wire, and how much of it a browser has to hold."""

import gzip
from typing import Any

LIMIT = 120_000
"""Bytes at the first visit, compressed, without the search and without charts further down."""

NODES = 2_500


def test_a_page_of_any_kind_weighs_less_than_120_kb_with_all_that_it_loads(site: Any) -> None:
    heavy = {page: weight(site, page) for page in site.kinds if page != "404.html"}
    assert {page: sizes for page, sizes in heavy.items() if sum(sizes.values()) > LIMIT} == {}


def weight(site: Any, address: str) -> dict[str, int]:
    """The bytes of a page and of the scripts, styles and pictures that it asks for."""
    html, page = site.pages[f"{address}index.html"], site.folder / address / "index.html"
    loaded = [e.attributes["src"] for e in html.all("script") if "src" in e.attributes]
    loaded += [
        e.attributes["href"]
        for e in html.all("link")
        if e.attributes.get("rel") in ("stylesheet", "icon")
    ]
    files = [page, *(page.parent / path.partition("?")[0] for path in loaded)]
    return {file.name: len(gzip.compress(file.read_bytes())) for file in files}


def test_no_page_of_a_plan_holds_more_than_2500_elements(site: Any) -> None:
    counts = {
        page: len(html.elements) for page, html in site.pages.items() if "/plans/" in f"/{page}"
    }
    assert {page: count for page, count in counts.items() if count > NODES} == {}
