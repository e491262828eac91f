"""What the search page finds by name: entries of registers, places, plans and promises."""

import json
from typing import Any


def names(site: Any, lang: str = "") -> list[tuple[str, str, str, list[str]]]:
    text = (site.folder / lang / "search" / "names.json").read_text(encoding="utf-8")
    return [tuple(row) for row in json.loads(text)]


def test_each_name_leads_to_a_page_and_a_record_of_it(site: Any) -> None:
    if not site.has_pagefind:
        return
    for lang in ("", "en/"):
        for title, path, kind, called in names(site, lang):
            page, _, anchor = path.partition("#")
            html = site.pages[f"{lang}{page}index.html"]
            assert title and kind and called
            assert not anchor or anchor in html.ids, path


def test_a_promise_is_called_by_its_place_and_its_words(hostile_site: Any) -> None:
    if not hostile_site.has_pagefind:
        return
    found = {path: called for _, path, _, called in names(hostile_site)}
    called = found["plans/qingxi-2025-innovation/#r-rd-intensity"]
    assert called[0] == "青溪市研发经费投入强度"
    assert "2.5%" in called[1]
