"""``dcat.jsonld``, read as what it is: statements about a dataset and its distributions."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef
from written_package import TOLD, facts_of, full_package, read_json, written

from taizhang.package.model import Package

DCAT, DCT = Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://purl.org/dc/terms/")
FOAF, SPDX = Namespace("http://xmlns.com/foaf/0.1/"), Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # Within rdflib.


def graph_of(package: Package, folder: Path) -> tuple[Graph, URIRef, Path]:
    root = written(package, folder, "json")
    graph = Graph().parse(root / "dcat.jsonld", format="json-ld")
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    return graph, dataset, root


def texts(graph: Graph, subject: Any, predicate: URIRef) -> set[tuple[str | None, str]]:
    return {(one.language, str(one)) for one in graph.objects(subject, predicate)}


def test_the_dataset_is_told_in_two_languages_with_who_made_it_and_its_licences(
    tmp_path: Path,
) -> None:
    graph, dataset, _ = graph_of(full_package(), tmp_path)
    assert texts(graph, dataset, DCT.title) == {("zh-Hans", "标题"), ("en", "Title")}
    assert texts(graph, dataset, DCT.description) == {("zh-Hans", "说明"), ("en", "Description")}
    assert {str(one) for one in graph.objects(dataset, DCAT.keyword)} == set(TOLD["keywords"])
    assert graph.value(dataset, DCT.identifier) == Literal("hostile-1.2.3")
    assert graph.value(dataset, DCAT.version) == Literal("1.2.3")
    assert set(graph.objects(dataset, DCT.license)) == {
        URIRef("https://example.org/cc0"),
        URIRef("https://example.org/odbl"),
    }
    languages = {str(one).rpartition("/")[2] for one in graph.objects(dataset, DCT.language)}
    assert languages == {"ZHO", "ENG"}
    assert graph.value(dataset, DCAT.landingPage) == URIRef("https://example.org/home")
    agents = {
        role: {str(graph.value(one, FOAF.name)) for one in graph.objects(dataset, role)}
        for role in (DCT.creator, DCT.publisher)
    }
    assert texts(graph, graph.value(dataset, DCAT.previousVersion), DCT.identifier) == {
        (None, "hostile-1.2.2")
    }
    assert agents == {DCT.creator: {"First", "Second"}, DCT.publisher: {"First"}}
    for agent in graph.objects(dataset, DCT.creator):
        assert graph.value(agent, RDF.type) == FOAF.Agent


def test_it_says_when_and_about_which_places_and_themes_and_whom_to_ask(tmp_path: Path) -> None:
    package = full_package()
    package.rows["plans"][0]["region_code"] = "990100"
    places = [
        {"code": "990100", "name": "甲市", "name_en": "Jia"},
        {"code": "990200", "name": "乙市"},
    ]
    package.rows["regions"] = places
    graph, dataset, _ = graph_of(package, tmp_path)
    for predicate in (DCT.issued, DCT.modified):
        assert graph.value(dataset, predicate).toPython() == date(2026, 3, 31)
    (place,) = graph.objects(dataset, DCT.spatial)
    assert str(graph.value(place, DCT.identifier)) == "990100"
    assert texts(graph, place, RDFS.label) == {("zh-Hans", "甲市"), ("en", "Jia")}
    assert list(graph.objects(dataset, DCAT.theme)) == [URIRef(TOLD["themes"][0])]
    contact = graph.value(dataset, DCAT.contactPoint)
    assert graph.value(contact, VCARD.fn) == Literal("First")
    assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:first@example.org")
    assert graph.value(contact, VCARD.hasURL) == URIRef("https://example.org/first")


BLANK_OR_ADDRESS, ADDRESS, TEXT = (BNode, URIRef), (URIRef,), (Literal,)
DCAT_AP = {
    DCAT.Dataset: {
        DCT.title: (1, 99, TEXT),
        DCT.description: (1, 99, TEXT),
        DCT.publisher: (0, 1, BLANK_OR_ADDRESS),
        DCT.issued: (0, 1, TEXT),
        DCT.modified: (0, 1, TEXT),
        DCT.spatial: (0, 99, BLANK_OR_ADDRESS),
        DCT.temporal: (0, 99, BLANK_OR_ADDRESS),
        DCAT.contactPoint: (0, 99, BLANK_OR_ADDRESS),
        DCAT.landingPage: (0, 99, BLANK_OR_ADDRESS),
        DCAT.theme: (0, 99, ADDRESS),
        DCAT.version: (0, 1, TEXT),
    },
    DCAT.Distribution: {
        DCAT.accessURL: (1, 99, BLANK_OR_ADDRESS),
        DCAT.downloadURL: (0, 99, BLANK_OR_ADDRESS),
        DCAT.mediaType: (0, 1, ADDRESS),
        DCAT.byteSize: (0, 1, TEXT),
        DCT.license: (0, 1, BLANK_OR_ADDRESS),
        SPDX.checksum: (0, 1, BLANK_OR_ADDRESS),
    },
    FOAF.Agent: {FOAF.name: (1, 99, TEXT)},
    SPDX.Checksum: {SPDX.algorithm: (1, 1, ADDRESS), SPDX.checksumValue: (1, 1, TEXT)},
}
"""What the profile of European catalogues asks: how many of each, and of which kind."""


@pytest.mark.parametrize("told_of_itself", ["all", "least"])
def test_it_keeps_to_the_european_profile(tmp_path: Path, told_of_itself: str) -> None:
    package = full_package()
    if told_of_itself == "least":
        package.metadata["licenses"] = package.metadata["licenses"][:1]
        for key in ("homepage", "keywords", "as_of", "previous_version", "themes"):
            del package.metadata[key]
    graph, _, _ = graph_of(package, tmp_path)
    for kind, wanted in DCAT_AP.items():
        some = list(graph.subjects(RDF.type, kind))
        assert some
        for one in some:
            for predicate, (least, most, nodes) in wanted.items():
                values = list(graph.objects(one, predicate))
                assert least <= len(values) <= most, (kind, predicate)
                assert all(isinstance(value, nodes) for value in values), (kind, predicate)


def test_its_time_runs_from_the_first_to_the_last_year_of_its_plans(tmp_path: Path) -> None:
    graph, dataset, _ = graph_of(full_package(), tmp_path)
    (time,) = graph.objects(dataset, DCT.temporal)
    assert graph.value(time, RDF.type) == DCT.PeriodOfTime
    years = [graph.value(time, one) for one in (DCAT.startDate, DCAT.endDate)]
    assert [str(one) for one in years] == ["2022", "2026"]
    assert {str(one.datatype).rpartition("#")[2] for one in years} == {"gYear"}


def test_what_is_not_known_is_not_told(tmp_path: Path) -> None:
    package = full_package()
    del package.metadata["homepage"], package.metadata["keywords"]
    plans = [{**row, "period_start": None, "period_end": None} for row in package.rows["plans"]]
    package.rows["plans"] = plans
    graph, dataset, _ = graph_of(package, tmp_path)
    for absent in (DCT.temporal, DCAT.landingPage, DCAT.keyword):
        assert graph.value(dataset, absent) is None


def test_every_file_is_a_distribution_with_its_words_licence_size_and_hash(tmp_path: Path) -> None:
    graph, dataset, root = graph_of(full_package(), tmp_path)
    told = list(graph.objects(dataset, DCAT.distribution))
    paths = {str(graph.value(one, DCAT.downloadURL)).removeprefix(str(dataset)) for one in told}
    index = {one["path"]: one for one in read_json(root / "index.json")["files"]}
    assert {"data/plans.csv", "plans/a-plan.json", "registers.json"} <= paths <= set(index)
    for one in told:
        path = str(graph.value(one, DCAT.downloadURL)).removeprefix(str(dataset))
        size, hashed = facts_of(root / path)
        assert str(one).removeprefix(str(dataset)) == path
        assert graph.value(one, RDF.type) == DCAT.Distribution
        titles = {("zh-Hans", index[path]["title_zh"]), ("en", index[path]["title"])}
        assert texts(graph, one, DCT.title) == titles
        assert graph.value(one, DCAT.byteSize).toPython() == size
        assert not list(graph.objects(one, DCT.license))  # of two the dataset tells
        media = "https://www.iana.org/assignments/media-types/"
        assert str(graph.value(one, DCAT.mediaType)) == media + index[path]["mediatype"]
        checksum = graph.value(one, SPDX.checksum)
        assert graph.value(checksum, RDF.type) == SPDX.Checksum
        assert graph.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        assert graph.value(checksum, SPDX.checksumValue).toPython().hex() == hashed
