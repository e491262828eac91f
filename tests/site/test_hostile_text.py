"""Text from YAML and from sources is text on the page, whatever it looks like."""

from typing import Any


def visible(html: Any) -> str:
    body: str = html.all("article")[0].text
    return body


def test_hostile_text_becomes_no_markup(hostile_site: Any) -> None:
    for page, html in hostile_site.pages.items():
        assert not html.all("strong", within="tz-text"), page
        assert not [e for e in html.elements if "onerror" in e.attributes], page
        assert not [e for e in html.elements if "onmouseover" in e.attributes], page
        scripts = [
            script.text
            for script in html.all("script")
            if "alert" in script.text and script.attributes.get("type") != "application/ld+json"
        ]
        assert scripts == [], page
        links = [e.attributes.get("href", "") for e in html.all("a")]
        assert not [href for href in links if href.strip().lower().startswith("javascript")], page


def test_hostile_text_is_shown_as_it_is_written(hostile_site: Any, hostile_text: str) -> None:
    for page in ("plans/hostile-2024/", "en/plans/hostile-2024/"):
        html = hostile_site.plan(page)
        places = {
            "title": html.all("h1")[0],
            "subtitle": html.all("p", class_="tz-subtitle")[0],
            "quote": html.all("q")[0],
            "note": html.all("ol", class_="tz-emendations")[0],
            "publisher of the source": html.all("dl", class_="tz-facts")[0],
            "question": html.all("article", class_="tz-questions")[0],
            "text": html.all("div", class_="tz-text")[0],
            "browser title": html.all("title")[0],
        }
        missing = [name for name, element in places.items() if hostile_text not in element.text]
        assert missing == [], page


def test_a_hostile_name_stands_on_its_page_and_in_the_index(
    hostile_site: Any, hostile_text: str
) -> None:
    own = hostile_site.pages["organisations/hostile/index.html"]
    index = hostile_site.pages["organisations/in/990100/index.html"]
    assert own.all("h1")[0].text == f"{hostile_text}局"
    assert any(f"{hostile_text}局" in link.text for link in index.all("a"))


def test_hostile_labels_of_registers_are_shown_as_they_are_written(
    hostile_site: Any, hostile_text: str
) -> None:
    for register in ("indicators", "themes"):
        for lang, label in (("", f"{hostile_text}数"), ("en/", f"Count {hostile_text}")):
            own = hostile_site.pages[f"{lang}{register}/hostile/index.html"]
            assert own.all("h1")[0].text == label
            assert label in own.all("title")[0].text


def test_templates_in_data_are_not_run(hostile_site: Any) -> None:
    for page, html in hostile_site.pages.items():
        if "plans/hostile-2024/" in page:
            shown = visible(html)
            assert shown.count("{{ 'x'.upper() }}") == shown.count("**bold**") > 0


def test_hostile_text_is_escaped_in_the_index_of_material(material_site: Any) -> None:
    for entry in material_site.search_index:
        assert "<script" not in entry["title"] + entry["text"]
        assert "<img" not in entry["title"] + entry["text"]


def test_a_draft_looks_like_a_draft(hostile_site: Any) -> None:
    html = hostile_site.pages["plans/hostile-2024/index.html"]
    assert "草案" in html.all("p", class_="tz-draft")[0].text
    assert html.all("div", class_="tz-is-draft")
    assert html.all("article", class_="tz-draft") == []
    home = hostile_site.pages["index.html"]
    assert len(home.all("article", class_="tz-draft")) == 1
