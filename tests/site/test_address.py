"""A site that knows its own address and its repository."""

from collections import Counter
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from taizhang.site.building.addresses import untold


def test_the_sitemap_names_every_page_with_its_counterpart(material_site: Any) -> None:
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    root = ElementTree.parse(material_site.folder / "sitemap.xml").getroot()
    told = {
        str(url.findtext("s:loc", None, names)): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", names)
        }
        for url in root.findall("s:url", names)
    }
    home = "https://example.org/plans/"
    pages = {home + page.removesuffix("index.html") for page in material_site.pages}
    assert set(told) == pages - {f"{home}404.html"}
    assert {address for links in told.values() for address in links.values()} == set(told)
    assert told[f"{home}en/support/"] == {"zh-Hans": f"{home}support/", "en": f"{home}en/support/"}


def test_counterparts_are_named_by_whole_addresses(material_site: Any) -> None:
    home = "https://example.org/plans/"
    for page, html in material_site.pages.items():
        if page == "404.html":
            continue
        key = page.removeprefix("en/").removesuffix("index.html")
        found = {
            e.attributes["hreflang"]: e.attributes["href"]
            for e in html.all("link")
            if e.attributes["rel"].strip() == "alternate"
        }
        assert found == {"zh-Hans": f"{home}{key}", "en": f"{home}en/{key}"}, page


def test_robots_are_told_where_the_sitemap_is(material_site: Any, hostile_site: Any) -> None:
    told = (material_site.folder / "robots.txt").read_text(encoding="utf-8")
    assert told == ("User-agent: *\nAllow: /\n\nSitemap: https://example.org/plans/sitemap.xml\n")
    assert "Sitemap" not in (hostile_site.folder / "robots.txt").read_text(encoding="utf-8")


def test_the_build_says_what_it_goes_without_where_no_address_is_named() -> None:
    silent: Any = SimpleNamespace(site_url=None, repo_url=None)
    told: Any = SimpleNamespace(site_url="https://example.org/", repo_url="https://example.org/r")
    assert [sentence.split("：")[0] for sentence in untold(silent)] == [
        "没有 site_url",
        "没有 repo_url",
    ]
    assert list(untold(told)) == []


@pytest.mark.corpus
@pytest.mark.slow
def test_every_page_describes_itself(real_site: Any) -> None:
    told: dict[str, str] = {}
    for page, html in real_site.pages.items():
        if page == "404.html":
            continue
        [meta] = [e for e in html.all("meta") if e.attributes.get("name") == "description"]
        told[page] = meta.attributes["content"]
    assert all(told.values())
    same = Counter(told.values())
    assert {page: one for page, one in told.items() if same[one] > 1} == {}


def test_a_sitemap_holds_no_date_of_the_clock(material_site: Any) -> None:
    assert "lastmod" not in (material_site.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_each_record_can_be_reported_with_its_words_filled_in(
    material_site: Any, hostile_text: str
) -> None:
    html = material_site.pages["plans/hostile-2024/index.html"]
    [card] = html.all("article", id="r-firms")
    links = [e.attributes["href"] for e in html.all("a", class_="tz-report")]
    asked = [parse_qs(urlsplit(link).query) for link in links]
    [report] = [query for query in asked if query["record"] == ["hostile-2024/firms"]]
    assert links[0].startswith("https://example.org/repository/issues/new?")
    assert report["template"] == ["correct-a-fact.yml"]
    assert report["quote"] == [f"培育高新技术企业30家{hostile_text}"]
    assert report["field"][0] in card.text


def test_without_a_repository_no_page_offers_to_report(hostile_site: Any) -> None:
    html = hostile_site.pages["plans/hostile-2024/index.html"]
    assert html.all("a", class_="tz-report") == []


def test_the_form_that_reports_has_the_fields_they_fill_in(project: Any) -> None:
    form = (project / ".github" / "ISSUE_TEMPLATE" / "correct-a-fact.yml").read_text("utf-8")
    assert all(f"id: {field}\n" in form for field in ("record", "field", "quote"))
