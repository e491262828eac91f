"""How much of a page goes over the wire."""

import gzip
from typing import Any

LIMIT = 300_000


def test_a_plan_weighs_less_than_300_kb_with_all_that_it_loads(site: Any) -> None:
    for page, html in site.pages.items():
        if "/plans/" not in f"/{page}":
            continue
        base = (site.folder / page).parent
        loaded = [e.attributes["src"] for e in html.all("script") if "src" in e.attributes]
        loaded += [
            e.attributes["href"]
            for e in html.all("link")
            if e.attributes.get("rel") in ("stylesheet", "icon")
        ]
        files = [site.folder / page, *(base / path.partition("?")[0] for path in loaded)]
        sizes = {file.name: len(gzip.compress(file.read_bytes())) for file in files}
        assert sum(sizes.values()) < LIMIT, (page, sizes)


NODES = 2_500


def test_no_page_of_a_plan_holds_more_than_2500_elements(site: Any) -> None:
    counts = {
        page: len(html.elements) for page, html in site.pages.items() if "/plans/" in f"/{page}"
    }
    assert {page: count for page, count in counts.items() if count > NODES} == {}
