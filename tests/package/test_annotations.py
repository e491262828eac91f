"""Claims as Web Annotations: from them and the archived texts alone every quote is found."""

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from packages import describe, read_tables

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
TERMS: dict[str, Any] = {
    "oa": str(OA),
    "id": "@id",
    "type": "@type",
    "AnnotationPage": "oa:AnnotationPage",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
}
"""What the context of Web Annotation says of the terms that are used; tests have no network."""
HOME = "https://example.org/"


def pages(package: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_bytes()) for path in sorted(package.glob("annotations/*.jsonld"))]


def test_every_claim_with_a_place_is_annotated_once(package: Path) -> None:
    asked = {
        one["name"]
        for one in describe(package)["resources"]
        if {"plan_id", "quote", "source_end"} <= {f["name"] for f in one["schema"]["fields"]}
        and not one["schema"].get("derived")
    } - {"evidence"}
    assert {"targets", "funding", "duties", "responsibilities", "measures", "asides"} <= asked
    claims = sum(bool(row["source_end"]) for name in asked for row in read_tables(package)[name])
    items = [item for page in pages(package) for item in page["items"]]
    assert len({item["id"] for item in items}) == len(items) == claims > 0


def test_its_record_lies_where_its_body_says(package: Path) -> None:
    for page in pages(package):
        for item in page["items"]:
            file, _, pointer = item["body"][0]["id"].partition("#/")
            found = json.loads((package / "annotations" / file).read_bytes())
            for step in pointer.split("/"):
                found = found[step.replace("~1", "/").replace("~0", "~")]
            assert found["source_start"] == item["target"]["selector"][1]["start"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # Within rdflib.
def test_read_as_linked_data_every_quote_is_found_in_its_text(package: Path) -> None:
    for page in pages(package):
        assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
        written = json.dumps({**page, "@context": TERMS})
        base = f"{HOME}annotations/"
        graph = rdflib.Graph().parse(data=written, format="json-ld", publicID=base)
        annotations = list(graph.subjects(rdflib.RDF.type, OA.Annotation))
        assert len(annotations) == len(page["items"])
        for one in annotations:
            (target,) = graph.objects(one, OA.hasTarget)
            source = str(graph.value(target, OA.hasSource)).removeprefix(HOME)
            text = (package / source).read_bytes().decode()
            told = {
                graph.value(selector, rdflib.RDF.type): selector
                for selector in graph.objects(target, OA.hasSelector)
            }
            quote, place = told[OA.TextQuoteSelector], told[OA.TextPositionSelector]
            start, end = (graph.value(place, edge).toPython() for edge in (OA.start, OA.end))
            before, exact, after = (
                str(graph.value(quote, part)) for part in (OA.prefix, OA.exact, OA.suffix)
            )
            assert text[start:end] == exact and before + exact + after in text


def test_the_archived_text_is_the_source(made: tuple[Path, Path]) -> None:
    root, package = made
    texts = list(package.glob("sources/*.txt"))
    assert len(texts) == len(read_tables(package)["plans"])
    for text in texts:
        source = root / "datapackage" / "plans" / text.stem / "source.txt"
        assert text.read_bytes() == source.read_bytes()
