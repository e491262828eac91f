"""What versions changed: on a page, in feeds, on the page of each plan; and ids that moved."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"
PLAN = "plans/hostile-2024/index.html"


def feed(site: Any, address: str) -> ET.Element:
    return ET.fromstring((site.folder / address).read_bytes())


def test_the_page_of_changes_lists_releases_the_newest_first(hostile_site: Any) -> None:
    for page, first in (("changes", "首次发布。"), ("en/changes", "The first release.")):
        html = hostile_site.pages[f"{page}/index.html"]
        versions = [one.attributes["id"] for one in html.all("h2") if one.attributes.get("id")]
        assert versions == ["v2.0.0", "v1.0.0"]
        assert [one.text for one in html.all("p", within="article")][-1] == first


def test_feeds_in_total_and_per_plan_lead_to_their_releases(
    hostile_site: Any, hostile_text: str
) -> None:
    for folder, versions in (("changes", ["2.0.0", "1.0.0"]), ("plans/hostile-2024", ["2.0.0"])):
        for tree in ("", "en/"):
            atom = feed(hostile_site, f"{tree}{folder}/feed.xml")
            assert atom.findtext(f"{ATOM}updated") == "2025-07-01T00:00:00Z"
            entries = atom.findall(f"{ATOM}entry")
            titles = [entry.findtext(f"{ATOM}title") or "" for entry in entries]
            assert [title.split()[-1] for title in titles] == versions
            ids = [one.text for one in atom.iter(f"{ATOM}id")]
            assert len(set(ids)) == len(ids)
            html = hostile_site.pages[f"{tree}{folder}/index.html"]
            for link in (entry.find(f"{ATOM}link") for entry in entries):
                assert link is not None and link.attrib["href"][3:] in html.ids
            content = entries[0].findtext(f"{ATOM}content") or ""
            assert "<script" not in content and hostile_text[:7] not in content


def test_a_plan_tells_its_history_and_links_to_the_release(hostile_site: Any) -> None:
    html = hostile_site.pages[PLAN]
    assert "history" in html.ids
    links = [one.attributes["href"] for one in html.all("a")]
    assert "../../changes/#v2.0.0" in links and "feed.xml" in links


def test_the_anchor_of_a_renamed_id_leads_to_the_present_one(hostile_site: Any) -> None:
    html = hostile_site.pages[PLAN]
    for was, now in (("old", "#r-firms"), ("old-goals", "text/#s-goals")):
        assert {f"r-{was}", f"s-{was}"} <= set(html.ids)
        (place,) = html.all("li", id=f"r-{was}")
        assert now in [one.attributes["href"] for one in html.all("a")] and place.text
    assert "r-lost" in html.ids


@pytest.mark.corpus
@pytest.mark.slow
def test_before_the_first_release_no_feed_is_offered(real_site: Any) -> None:
    if not (real_site.folder / "changes" / "feed.xml").exists():
        text = real_site.pages["en/changes/index.html"].all("p", class_="tz-notice")[0].text
        assert text.startswith("No version has been released yet")
