"""The package as a schema.org Dataset in the pages, which search engines read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def datasets(site: Any) -> dict[str, Any]:
    return {
        page: json.loads(script.text)
        for page, html in site.pages.items()
        for script in html.all("script", type="application/ld+json")
    }


def test_home_and_downloads_tell_of_the_dataset_in_their_language(site: Any) -> None:
    found = datasets(site)
    pages = {"index.html", "downloads/index.html"}
    assert set(found) == pages | {f"en/{page}" for page in pages}
    path = site.root / "datapackage" / "datapackage.yaml"
    metadata = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    for page, dataset in found.items():
        english = page.startswith("en/")
        assert dataset["@type"] == "Dataset"
        assert dataset["name"] == metadata["title_en" if english else "title"]
        assert dataset["description"] == metadata["description_en" if english else "description"]
        assert [dataset["license"]] == [one["path"] for one in metadata["licenses"]]
        assert dataset.get("datePublished") == metadata.get("as_of")


def test_what_it_distributes_is_there(site: Any) -> None:
    for page, dataset in datasets(site).items():
        names = set()
        for one in dataset["distribution"]:
            file = (site.folder / page).parent / Path(one["contentUrl"])
            assert one["contentSize"] == f"{file.stat().st_size} B"
            assert "/" in one["encodingFormat"]
            names.add(file.suffix)
        assert {".zip", ".sqlite", ".xlsx"} <= names


def scripts(site: Any) -> Iterator[tuple[str, str]]:
    """What a browser takes for the text of each script of the kind, with its page."""
    for page, html in site.pages.items():
        for part in html.source.split('<script type="application/ld+json">')[1:]:
            yield page, part.split("</script>")[0]


def test_no_text_can_end_its_script(hostile_site: Any, hostile_text: str) -> None:
    found = dict(scripts(hostile_site))
    assert len(found) == 4
    for page, inside in found.items():
        assert not set(inside) & set("<>&"), page
        dataset = json.loads(inside)
        for text in (dataset["name"], dataset["description"], *dataset["keywords"]):
            assert hostile_text in text, page
