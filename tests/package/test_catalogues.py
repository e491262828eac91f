"""What tells of the package: DCAT, Croissant, citations, READMEs, each by its standard's means."""

import dataclasses
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rdflib
import yaml
from packages import built, describe, read_tables
from reading_back import hostile_package

from taizhang.package.catalogues.citation import describe_bibtex, describe_cff

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
LOAD = """
import json, sys, mlcroissant
dataset = mlcroissant.Dataset("croissant.json")
issues = dataset.metadata.ctx.issues
tables = json.loads(sys.argv[1])
plain = lambda value: value.decode() if isinstance(value, bytes) else value
told = {
    table: [{key: plain(value) for key, value in row.items()} for row in dataset.records(table)]
    for table in tables
}
print(json.dumps([sorted(issues.errors), sorted(issues.warnings), told], default=str))
"""


def index_files(package: Path) -> dict[str, Any]:
    index = json.loads((package / "index.json").read_bytes())
    return {file["path"]: file for file in index["files"]}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # Within rdflib.
def test_dcat_is_a_dataset_with_every_file_of_data_as_a_distribution(package: Path) -> None:
    graph = rdflib.Graph().parse(package / "dcat.jsonld", format="json-ld")
    descriptor = describe(package)
    (dataset,) = graph.subjects(rdflib.RDF.type, DCAT.Dataset)
    titles = {one.language: str(one) for one in graph.objects(dataset, DCT.title)}
    assert titles == {"en": descriptor["title"], "zh-Hans": descriptor["title_zh"]}
    assert str(graph.value(dataset, DCAT.version)) == descriptor["version"]
    for needed in (DCT.description, DCT.identifier, DCT.license, DCT.publisher, DCT.language):
        assert graph.value(dataset, needed), needed
    files = {
        path: one for path, one in index_files(package).items() if one["format"] != "catalogue"
    }
    told = {}
    for one in graph.objects(dataset, DCAT.distribution):
        path = str(graph.value(one, DCAT.downloadURL)).removeprefix(str(dataset))
        checksum = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
        media_type = str(graph.value(one, DCAT.mediaType)).partition("media-types/")[2]
        size = int(graph.value(one, DCAT.byteSize).toPython())
        told[path] = (size, checksum.toPython().hex(), media_type)
    for path, file in files.items():
        assert told[path] == (file["bytes"], file["sha256"], file["mediatype"])


def test_croissant_is_accepted_and_loads_the_records(package: Path) -> None:
    """In a process of its own: what mlcroissant imports warns of its own future."""
    tables = read_tables(package)
    command = [sys.executable, "-c", LOAD, json.dumps([name for name in tables if tables[name]])]
    done = subprocess.run(command, cwd=package, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    errors, warnings, told = json.loads(done.stdout)
    assert errors == []
    days = describe(package).get("as_of")
    assert warnings == [] if days else len(warnings) == 1 and "datePublished" in warnings[0]
    kinds = {
        (one["name"], field["name"]): field["type"]
        for one in describe(package)["resources"]
        for field in one["schema"]["fields"]
    }
    for table, records in told.items():
        assert len(records) == len(tables[table])
        for row, record in zip(tables[table], records, strict=True):
            for column, text in row.items():
                value = record[f"{table}/{column}"]
                kind = kinds[table, column]
                if not text:
                    assert value in (None, "NaT"), (table, column)
                elif kind == "date":
                    assert value.startswith(text)
                elif kind == "boolean":
                    assert value is (text == "true")
                elif kind == "string":
                    assert value == text
                else:
                    assert value == float(text)


def test_the_citation_keeps_to_the_citation_file_format(package: Path) -> None:
    path = Path(__file__).with_name("citation-file-format-1.2.0.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    check = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    citation = yaml.safe_load((package / "CITATION.cff").read_bytes())
    check.validate(citation)
    assert citation["type"] == "dataset"
    assert citation["version"] == describe(package)["version"]
    assert not check.is_valid({**citation, "license": "own terms"})


def test_bibtex_has_no_command_in_any_value() -> None:
    package = hostile_package()
    package.metadata["title"] = r"100% \input{x} & {#} _~^$"
    written = describe_bibtex(package, []).decode()
    assert r"100\% \textbackslash{}input\{x\} \& \{\#\} \_\textasciitilde{}" in written
    bare = re.sub(r"\\.", "", written)
    assert bare.count("{") == bare.count("}")
    assert written.startswith("@misc{hostile-1.0.0,\n") and written.endswith(",\n}\n")


def test_a_homepage_is_told_where_there_is_one() -> None:
    package = hostile_package()
    for describe_one in (describe_cff, describe_bibtex):
        assert b"example.org/home" not in describe_one(package, [])
        home = {**package.metadata, "homepage": "https://example.org/home"}
        told = describe_one(dataclasses.replace(package, metadata=home), [])
        assert b"https://example.org/home" in told


def test_the_readme_is_a_dataset_card_with_a_config_for_each_table(package: Path) -> None:
    _, card, _ = (package / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    told = yaml.safe_load(card)
    assert told["license"] == "cc0-1.0" and told["language"] == ["zh", "en"]
    configs = {one["config_name"]: package / one["data_files"] for one in told["configs"]}
    assert set(configs) == set(read_tables(package))
    assert all(path.is_file() for path in configs.values())
    assert [one["config_name"] for one in told["configs"] if one.get("default")] == ["ledger"]


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_the_readme_names_every_kind_of_file_and_every_table(package: Path, name: str) -> None:
    readme = (package / name).read_text(encoding="utf-8")
    assert describe(package)["version"] in readme
    for path in index_files(package):
        folder, _, file = path.rpartition("/")
        pattern = f"`{folder}/*.{file.rpartition('.')[2]}`" if folder else f"`{file}`"
        assert (
            pattern in readme
            or file in ("README.md", "README.en.md")
            or (path in ("schemas/plan.json", "datapackage.json") and file in readme)
        ), path
    for table, rows in read_tables(package).items():
        assert re.search(rf"^\| `{table}` \| .+ \| {len(rows)} \|$", readme, re.M), table


def test_the_query_of_the_readme_finds_something(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    _, package = built("golden", tmp_path_factory.getbasetemp())
    (path,) = package.glob("*.sqlite")
    for name in ("README.md", "README.en.md"):
        (query,) = re.findall("```sql\n(.*?)```", (package / name).read_text("utf-8"), re.S)
        connection = sqlite3.connect(path)
        assert connection.execute(query.replace("产 业", "人 才")).fetchall()
        connection.close()
