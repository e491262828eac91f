"""``croissant.json``: record sets of the tables, each field with its type and its column."""

from pathlib import Path

import pytest
from written_package import TOLD, facts_of, full_package, read_json, written


def test_the_dataset_says_what_the_corpus_says(tmp_path: Path) -> None:
    told = read_json(written(full_package(), tmp_path, "parquet") / "croissant.json")
    said = {key: one for key, one in told.items() if key not in ("@context", "distribution", "recordSet")}  # fmt: skip
    assert said == {
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "hostile",
        "alternateName": ["Title", "标题"],
        "description": "Description\n说明",
        "url": "https://example.org/home",
        "version": "1.2.3",
        "datePublished": "2026-03-31",
        "license": ["https://example.org/cc0", "https://example.org/odbl"],
        "keywords": TOLD["keywords"],
        "inLanguage": ["zh", "en"],
        "creator": [
            {"@type": "sc:Organization", "name": "First"},
            {"@type": "sc:Organization", "name": "Second"},
        ],
        "citeAs": "First: Title, 1.2.3",
    }


def test_without_a_homepage_it_names_its_own_place_and_no_keywords(tmp_path: Path) -> None:
    package = full_package()
    del package.metadata["homepage"], package.metadata["keywords"]
    told = read_json(written(package, tmp_path) / "croissant.json")
    assert (told["url"], told["keywords"]) == ("./", [])


@pytest.mark.parametrize(
    ("form", "path", "encoding"),
    [
        ("parquet", "parquet/{}.parquet", "application/x-parquet"),
        ("jsonl", "data/{}.csv", "text/csv"),
    ],
)
def test_its_files_are_the_parquet_ones_or_csv_for_want_of_them(
    tmp_path: Path, form: str, path: str, encoding: str
) -> None:
    root = written(full_package(), tmp_path, form)
    told = read_json(root / "croissant.json")
    for table, one in zip(("plans", "hostile", "empty"), told["distribution"], strict=True):
        place = path.format(table)
        size, hashed = facts_of(root / place)
        title = {"plans": "T 规划", "hostile": "T 表", "empty": "T 空表"}[table]
        assert one == {
            "@type": "cr:FileObject",
            "@id": place,
            "name": place,
            "description": title,
            "contentUrl": place,
            "contentSize": f"{size} B",
            "encodingFormat": encoding,
            "sha256": hashed,
        }


def test_every_column_is_a_field_that_leads_to_it(tmp_path: Path) -> None:
    told = read_json(written(full_package(), tmp_path, "parquet") / "croissant.json")
    plans, hostile, _ = told["recordSet"]
    assert plans["field"][1]["name"] == "title"
    fields = hostile.pop("field")
    assert hostile == {
        "@type": "cr:RecordSet",
        "@id": "hostile",
        "name": "hostile",
        "description": "Table.\n表。",
        "key": [{"@id": "hostile/id"}],
    }
    assert {one["name"]: one["dataType"].removeprefix("sc:") for one in fields} == {
        "id": "Text",
        "plan_id": "Text",
        "with": "Text",
        "count": "Integer",
        "value": "Float",
        "open": "Boolean",
        "day": "Date",
    }
    assert fields[3] == {
        "@type": "cr:Field",
        "@id": "hostile/count",
        "name": "count",
        "description": "En.\n中。",
        "dataType": "sc:Integer",
        "source": {
            "fileObject": {"@id": "parquet/hostile.parquet"},
            "extract": {"column": "count"},
        },
    }


def test_its_terms_are_those_of_croissant(tmp_path: Path) -> None:
    context = read_json(written(full_package(), tmp_path) / "croissant.json")["@context"]
    for term in ("field", "recordSet", "fileObject", "extract", "column", "source", "key"):
        assert context[term] == f"cr:{term}"
    assert context["cr"] == "http://mlcommons.org/croissant/"
