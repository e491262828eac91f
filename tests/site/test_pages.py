"""What must hold on every page: of the real corpus and of a hostile one."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import find_corpus
from taizhang.site.records.anchors import Anchors

LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("link", "href"),
}


def test_ids_are_unique_on_every_page(site: Any) -> None:
    twice = {
        page: [name for name, count in Counter(html.ids).items() if count > 1]
        for page, html in site.pages.items()
    }
    assert {page: names for page, names in twice.items() if names} == {}


def test_nothing_is_loaded_from_another_host(site: Any) -> None:
    foreign = [
        (page, element.attributes[name])
        for page, html in site.pages.items()
        for element in html.elements
        for tag, name in LOADING
        if element.tag == tag and urlsplit(element.attributes.get(name, "")).netloc
    ]
    styles = [
        (path.name, found)
        for path in site.folder.rglob("*.css")
        for found in re.findall(
            r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)\"']+", path.read_text()
        )
    ]
    assert (foreign, styles) == ([], [])


def test_links_to_other_hosts_are_sources_licences_and_the_standard_of_yaml(site: Any) -> None:
    hosts = {
        urlsplit(element.attributes.get("href", "")).netloc
        for html in site.pages.values()
        for element in html.all("a")
    }
    known = {
        urlsplit(result.plan.data["source"]["url"] or "").netloc
        for result in check_corpus(find_corpus(site.root)).results
        if result.plan
    }
    assert hosts <= {"", "creativecommons.org", "yaml.org", *known}  # yaml.org: the standard


def test_every_page_says_its_language_and_leads_to_its_counterpart(site: Any) -> None:
    for page, html in site.pages.items():
        if page == "404.html":
            continue
        own, other = ("en", "zh-Hans") if page.startswith("en/") else ("zh-Hans", "en")
        assert html.all("html")[0].attributes["lang"] == own, page
        [link] = html.all("a", class_="tz-language")
        assert link.attributes["hreflang"] == other, page
        counterpart = page.removeprefix("en/") if own == "en" else f"en/{page}"
        led = urlsplit(urljoin(f"http://site/{page}", link.attributes["href"])).path
        assert f"{led}index.html" == f"/{counterpart}", page
        heads = {e.attributes["hreflang"] for e in html.all("link") if "hreflang" in e.attributes}
        assert heads == {"en", "zh-Hans"}, page


def test_english_pages_have_an_english_navigation(site: Any) -> None:
    for page, html in site.pages.items():
        if page == "404.html":
            continue
        tabs = [e.text.strip() for e in html.all("li", class_="md-tabs__item")]
        assert tabs[0] == ("Home" if page.startswith("en/") else "首页"), page
        assert len(tabs) == 9, page


def plan_pages(site: Any) -> list[tuple[str, Any, Any]]:
    """The pages of each plan as one, in both languages, with the plan."""
    results = check_corpus(find_corpus(site.root)).results
    return [
        (page, site.plan(page), result)
        for result in results
        for page in (f"plans/{result.id}/", f"en/plans/{result.id}/")
    ]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_whole_reading_text_stands_on_the_page(site: Any) -> None:
    for page, html, result in plan_pages(site):
        shown = "".join(
            element.text
            for element in html.elements
            if "tz-reading" in element.attributes.get("class", "").split()
        )
        notes = "".join(e.text for e in html.all("a", class_="tz-to"))
        # What the notes add is taken off by counting characters: the rest must be the text.
        difference = Counter(squeezed(shown))
        difference.subtract(Counter(squeezed(notes)))
        assert +difference == Counter(squeezed(result.plan.reading.text)), page
        without = squeezed(re.sub(r"\[\d+\]|↑", "", shown))
        if not notes or set(squeezed(notes)) <= set("[]↑0123456789"):
            plain = squeezed(re.sub(r"\[\d+\]|↑", "", result.plan.reading.text))
            assert without == plain, page


def test_records_and_words_lead_to_each_other(site: Any) -> None:
    for page, html, result in plan_pages(site):
        to = {urlsplit(e.attributes.get("href", "")).fragment for e in html.all("a")}
        back = {urlsplit(e.attributes["href"]).fragment for e in html.all("a", within="tz-text")}
        buried = [one["was"] for one in result.plan.data.get("tombstones", [])]
        withdrawn = {f"r-{was}" for was in buried}
        words = {name for name in html.ids if name.startswith("w-")} - {f"w-{w}" for w in buried}
        anchors, plan = Anchors(result.plan), result.plan
        claimed = {anchors.record(claim) for claim in plan.of_kind("responsibilities")}
        bodies = {anchors.body(one) for one in plan.responsibles} - claimed
        assert bodies <= set(html.ids), page
        records = {name for name in html.ids if name.startswith("r-")} - withdrawn - bodies
        open_questions = {f"r-{q['id']}" for q, place in result.plan.questions if place is None}
        assert {name for name in words if name not in to} == set(), page
        unled = {name for name in records if name not in back}
        assert unled == open_questions, page
        claims = len(plan.claims) + len(plan.relations) + len(plan.questions)
        assert len(records) == claims + len(plan.data.get("emendations", [])), page


def test_words_of_the_source_are_tagged_with_its_script(site: Any) -> None:
    tags = {"Hans": "zh-Hans", "Hant": "zh-Hant", "Latn": "und-Latn"}
    for page, html, result in plan_pages(site):
        tag = tags[result.plan.data["source"]["script"]]
        shown = [*html.all("q"), *html.all(class_="tz-reading")]
        assert {element.attributes.get("lang") for element in shown} == {tag}, page


def test_what_a_source_prints_wrongly_is_shown_only_as_evidence(site: Any) -> None:
    for page, html, result in plan_pages(site):
        found = {c.found for c in result.plan.reading.changes if len(c.found.strip()) > 5}
        rest = html.all("body")[0].text
        for element in html.all("ol", class_="tz-emendations"):
            rest = rest.replace(element.text, "")
        for words in found - {w for w in found if w in result.plan.reading.text}:
            assert words not in rest, page
            assert all(words not in doc["text"] + doc["title"] for doc in site.search_index)


def test_the_reading_text_is_searched_once(site: Any) -> None:
    """Other pages may hold a few of its words, but no longer run of them."""
    searched = squeezed("".join(re.sub("<[^>]+>", "", doc["text"]) for doc in site.search_index))
    for _, _, result in plan_pages(site)[::2]:
        text = result.plan.reading.text
        for line in text.splitlines():
            run = squeezed(line)[-90:-30]
            if len(run) == 60 and not set(run) & set("<>&"):
                assert searched.count(run) == squeezed(text).count(run), run


def test_every_generated_page_exists_in_both_languages(site: Any) -> None:
    pages = {page for page in site.pages if page != "404.html"}
    english = {page for page in pages if page.startswith("en/")}
    assert {f"en/{page}" for page in pages - english} == english


def test_the_package_stands_beside_the_pages(site: Any) -> None:
    data = site.folder / "data"
    (archive,) = data.glob("*.zip")
    version = archive.stem.rpartition("-")[2]
    about = {"index.json", "croissant.json"}
    assert {path.name for path in data.iterdir()} == {f"v{version}", "latest", archive.name, *about}
    for folder in (data / f"v{version}", data / "latest"):
        index = json.loads((folder / "index.json").read_bytes())
        for file in index["files"]:
            assert (folder / file["path"]).stat().st_size == file["bytes"]


def test_every_file_of_the_package_can_be_downloaded(site: Any) -> None:
    data = site.folder / "data"
    files = [path for path in data.rglob("*") if path.is_file() and "latest" not in path.parts]
    files = [path for path in files if path.parent != data or path.suffix == ".zip"]
    for page in ("downloads/index.html", "en/downloads/index.html"):
        links = site.pages[page].all("a", within="md-content")
        there = {
            (site.folder / page).parent.joinpath(link.attributes["href"]).resolve()
            for link in links
            if "download" in link.attributes and link.text.strip()
        }
        assert there == {path.resolve() for path in files}


def test_no_path_of_this_machine_is_printed(site: Any) -> None:
    home = str(Path(__file__).resolve().parents[2])
    assert [page for page, html in site.pages.items() if home in html.source] == []
