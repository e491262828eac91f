"""Everything that can be said has words in both languages."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import taizhang.site
from taizhang.promises.labels import read_labels
from taizhang.site.labels import LANGUAGES, is_labelled, value_label, word

SITE = Path(taizhang.site.__file__).parent
LABELS = tomllib.loads((SITE / "labels.toml").read_text(encoding="utf-8"))
REGISTERS = ("organisations", "indicators", "entities", "themes", "units")


def enums(node: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every value of every enumeration below a node, with the enumeration's name."""
    for value in node.get("enum", []):
        yield name, value
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(node.get(key), dict):
            yield from enums(node[key], name)
    for key, child in node.get("properties", {}).items():
        yield from enums(child, f"{name}.{key}")


def schema_enums(project: Path) -> Iterator[tuple[str, str]]:
    plan = json.loads((project / "schemas" / "plan.schema.json").read_text(encoding="utf-8"))
    yield from enums(plan, "plan")
    for name, definition in plan["$defs"].items():
        yield from enums(definition, name)
    for name in REGISTERS:
        path = project / "schemas" / f"{name}.schema.json"
        yield from enums(json.loads(path.read_text(encoding="utf-8")), name)


def test_every_value_of_every_enumeration_has_a_label_in_both_languages(project: Path) -> None:
    found = list(schema_enums(project))
    assert len(found) > 150
    assert [pair for pair in found if not is_labelled(*pair)] == []


def test_a_value_that_a_corpus_added_says_itself() -> None:
    assert value_label("entity.kind", "moon-base", "zh") == "moon-base"


def test_a_word_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError):
        word("nobody-wrote-this", "zh")


def test_every_label_has_both_languages() -> None:
    shared = read_labels()
    pairs = [LABELS["words"], *LABELS["values"].values()]
    pairs += [shared["words"], *shared["values"].values()]
    lacking = [
        key
        for table in pairs
        for key, told in table.items()
        if set(told) != set(LANGUAGES) or not all(told.values())
    ]
    assert lacking == []


def test_no_label_is_written_twice() -> None:
    shared = read_labels()
    assert not shared["words"].keys() & LABELS["words"].keys()
    assert not shared["values"].keys() & LABELS["values"].keys()


def test_every_word_that_templates_and_theme_ask_for_is_there() -> None:
    asked = set()
    for path in (*SITE.glob("templates/*.html"), *SITE.glob("theme/**/*.html")):
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"(?:\bt|taizhang_word)\(\"([a-z0-9-]+)\"[,)]", text))
    assert len(asked) > 50
    assert asked - set(LABELS["words"]) == set()
