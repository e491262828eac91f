"""``datapackage.json``: every word of the metadata under its name in the standard."""

from pathlib import Path

from written_package import TOLD, facts_of, full_package, read_json, written


def test_it_says_of_the_package_what_the_corpus_says(tmp_path: Path) -> None:
    told = read_json(written(full_package(), tmp_path) / "datapackage.json")
    resources, sources = told.pop("resources"), told.pop("sources")
    assert told == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "hostile",
        "title": "Title",
        "title_zh": "标题",
        "description": "Description",
        "description_zh": "说明",
        "index": "index.json",
        "created": "2026-03-31T00:00:00Z",
        **TOLD,
    }
    assert [one["name"] for one in resources] == ["plans", "hostile", "empty"]
    zeros = {"sha256": "0" * 64}
    assert sources == [
        {"title": "甲", "plan_id": "a-plan", **zeros, "path": "https://example.org/a"},
        {"title": "乙", "plan_id": "b-plan", **zeros},
        {"title": "丙", "plan_id": "c-plan", "sha256": "1" * 64},
    ]


def test_what_the_corpus_leaves_out_is_left_out(tmp_path: Path) -> None:
    package = full_package()
    for key in ("homepage", "keywords"):
        del package.metadata[key]
    told = read_json(written(package, tmp_path) / "datapackage.json")
    assert {"homepage", "keywords"}.isdisjoint(told)


def test_a_table_has_its_schema_its_words_and_its_file(tmp_path: Path) -> None:
    package = full_package()
    schema = next(table.schema for table in package.tables if table.name == "hostile")
    schema |= {"uniqueKeys": [["id"]], "within": "plan_id", "order": 3, "derived": True}
    folder = written(package, tmp_path)
    (told,) = (
        one
        for one in read_json(folder / "datapackage.json")["resources"]
        if one["name"] == "hostile"
    )
    size, hashed = facts_of(folder / "data/hostile.csv")
    assert told == {
        "name": "hostile",
        "type": "table",
        "path": "data/hostile.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{hashed}",
        "title": "T",
        "title_zh": "表",
        "description": "Table.",
        "description_zh": "表。",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": {
            "fields": schema["fields"],
            "primaryKey": ["id"],
            "uniqueKeys": [["id"]],
            "within": "plan_id",
            "derived": True,
            "missingValues": [""],
        },
    }, "and not the order, which is of use in the corpus only"
