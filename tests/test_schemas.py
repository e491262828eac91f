"""Schemas of any corpus: whatever the validator finds is told, and none that decides nothing is used."""

import json
from pathlib import Path
from typing import Any

import pytest

from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.files.schema import Schema, SchemaError
from taizhang.files.yaml_reader import read_yaml

TEXT = {"type": "string", "description": "Words.\n词。"}
DEFS = {
    "a": TEXT,
    "b": {"$ref": "#/$defs/a"},
    "c": {"$ref": "#/$defs/b", "description": "C.\n丙。"},
}

EXPLAINED: dict[str, tuple[Any, str, str, str]] = {
    "a reference": ({"properties": {"x": {"$ref": "#/$defs/a"}}}, "x: [1]", "/x", "Words."),
    "a reference to one": ({"properties": {"x": {"$ref": "#/$defs/b"}}}, "x: [1]", "/x", "Words."),
    "its own words": ({"properties": {"x": {"$ref": "#/$defs/c"}}}, "x: [1]", "/x", "C."),
    "the root": ({"type": "object", "properties": {"x": {"$ref": "#"}}}, "x: [1]", "/x", ""),
    "at the root": ({"$ref": "#/$defs/a"}, "[1]", "", ""),
    "a stroke": ({"properties": {"x": {"$ref": "#/$defs/a~1b"}}}, "x: [1]", "/x", "Stroke."),
    "a tilde": ({"properties": {"x": {"$ref": "#/$defs/a~0b"}}}, "x: [1]", "/x", "Tilde."),
    "a sign in per cent": (
        {"properties": {"x": {"$ref": "#/$defs/a%25b"}}},
        "x: [1]",
        "/x",
        "Sign.",
    ),
    "an anchor": ({"properties": {"x": {"$ref": "#words"}}}, "x: [1]", "/x", "Anchor."),
    "a moving anchor": (
        {"properties": {"x": {"$dynamicRef": "#moving"}}},
        "x: [1]",
        "/x",
        "Moving.",
    ),
    "an id": (
        {"$id": "y:z", "properties": {"x": {"$ref": "y:z#/$defs/a"}}},
        "x: [1]",
        "/x",
        "Words.",
    ),
    "an inner id": ({"properties": {"x": {"$ref": "urn:inner"}}}, "x: [1]", "/x", "Inner."),
    "false": ({"properties": {"x": False}}, "x: 1", "/x", ""),
    "false of items": ({"items": False}, "[1]", "", ""),
    "one of": ({"oneOf": [{"type": "array"}, {"type": "string"}]}, "x: 1", "", ""),
    "not": ({"properties": {"x": {"not": TEXT}}}, "x: a", "/x", ""),
    "left over": ({"unevaluatedProperties": False}, "x: 1", "", ""),
    "contained": ({"properties": {"x": {"contains": TEXT}}}, "x: [1]", "/x", ""),
    "depending": ({"dependentRequired": {"x": ["y"]}}, "x: 1", "", ""),
    "then": ({"if": True, "then": {"properties": {"x": TEXT}}}, "x: [1]", "/x", "Words."),
    "a title alone": ({"properties": {"x": {"title": "X", "type": "string"}}}, "x: [1]", "/x", ""),
    "a description that is a key": (
        {"properties": {"description": TEXT}},
        "description: [1]",
        "/description",
        "Words.",
    ),
    "a name": ({"propertyNames": {"pattern": "^y"}}, "x: 1", "", ""),
    "a missing key like one that may stand": ({"required": ["label"]}, "labels: 1", "", ""),
}
MORE = {
    "a/b": {"type": "string", "description": "Stroke."},
    "a~b": {"type": "string", "description": "Tilde."},
    "a%b": {"type": "string", "description": "Sign."},
    "d": {"$anchor": "words", "type": "string", "description": "Anchor."},
    "e": {"$dynamicAnchor": "moving", "type": "string", "description": "Moving."},
    "f": {"$id": "urn:inner", "type": "string", "description": "Inner."},
}


@pytest.mark.parametrize("case", EXPLAINED)
def test_whatever_the_validator_finds_is_told_at_its_place(case: str) -> None:
    content, text, pointer, about = EXPLAINED[case]
    schema = Schema.of("x", {**content, "$defs": {**DEFS, **MORE}})
    document, _ = read_yaml(text + "\n", "x.yaml")
    found = schema.check(document)
    assert len(found) == 1, found
    assert found[0].message and found[0].pointer in (pointer, pointer + "/0")
    assert about in found[0].hint


def test_deep_schemas_are_explained() -> None:
    inner: Any = TEXT
    for _ in range(100):
        inner = {"allOf": [inner]}
    schema = Schema.of("x", {"properties": {"x": inner}})
    assert [one.pointer for one in schema.check(read_yaml("x: [1]\n", "")[0])] == ["/x"]


CIRCLES = {
    "the root": {"$ref": "#"},
    "a part": {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}},
    "two parts": {
        "properties": {"x": {"$ref": "#/$defs/a"}},
        "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}},
    },
    "an anchor": {"$ref": "#a", "$defs": {"a": {"$anchor": "a", "if": {"$ref": "#a"}}}},
    "not": {"not": {"$ref": "#"}},
}


@pytest.mark.parametrize("case", CIRCLES)
def test_a_schema_that_leads_to_itself_is_refused(case: str) -> None:
    with pytest.raises(SchemaError, match="leads back to itself"):
        Schema.of("x", CIRCLES[case])


def test_a_schema_of_things_within_things_is_none() -> None:
    parts = {"a": {"properties": {"a": {"$ref": "#/$defs/a"}}, "items": {"$ref": "#"}}}
    schema = Schema.of("x", {"$ref": "#/$defs/a", "$defs": parts, "enum": [{"$ref": "#"}]})
    assert schema.check(read_yaml("a: {a: 1}\n", "")[0]) != []


def test_nothing_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "any.json").write_text("true", encoding="utf-8")
    for address in (tmp_path.joinpath("any.json").as_uri(), "http://127.0.0.1:9/any.json"):
        with pytest.raises(SchemaError, match=r"any\.json"):
            Schema.of("x", {"$ref": address})


@pytest.mark.parametrize(
    "written",
    [
        "[",
        "[" * 99_999,
        '{"type": "object", "type": "array"}',
        '{"minimum": NaN}',
        '{"$ref": "#"}',
        '{"$ref": "other.json"}',
        '{"pattern": "("}',
        "1",
    ],
)
def test_a_schema_that_cannot_be_used_is_named(
    written: str, make_corpus: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus: Corpus = make_corpus()
    (corpus.root / "schemas" / "themes.schema.json").write_text(written, encoding="utf-8")
    assert main(["check", "--lang", "en", str(corpus.root)]) == 2
    assert capsys.readouterr().err.startswith("schemas/themes.schema.json is no JSON Schema")


def test_a_schema_of_our_own_leads_nowhere_back(project: Path) -> None:
    for path in (project / "schemas").glob("*.schema.json"):
        assert Schema.load(path).content == json.loads(path.read_text(encoding="utf-8"))
