"""Everything that can be said has words in both languages."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.files import File

import taizhang.promises.wording
import taizhang.site
from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import find_corpus
from taizhang.plan.kinds import COUNTED
from taizhang.promises.labels import read_labels
from taizhang.site.about.quality import quality_page
from taizhang.site.building.package import SitePackage
from taizhang.site.building.pages import generated_pages
from taizhang.site.building.render import Renderer
from taizhang.site.language.labels import LANGUAGES, is_labelled, value_label, word
from taizhang.site.language.locale import Locale
from taizhang.site.parts.page import page_uri
from taizhang.site.records.mentions import gather

SITE = Path(taizhang.site.__file__).parent
SPEAKING = (SITE, Path(taizhang.promises.wording.__file__).parent)
"""The rooms whose modules say words."""
LABELS = tomllib.loads((SITE / "language" / "labels.toml").read_text(encoding="utf-8"))
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


def speaking() -> Iterator[Path]:
    return (path for room in SPEAKING for path in room.rglob("*.py"))


def asked_by_name() -> set[str]:
    """The words that Python, templates and theme ask for by their names."""
    asked = set()
    for path in speaking():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        asked |= {call.value for call in word_calls(tree) if isinstance(call, ast.Constant)}
        asked |= set(asked_in_turn(tree))
    for path in (*SITE.glob("templates/*.html"), *SITE.glob("theme/**/*.html")):
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"\b(?:t|taizhang_word|block)\(\"([a-z0-9-]+)\"[,)]", text))
        asked |= set(re.findall(r"\bblock\([^)]*, \"([a-z-]+)\"\)", text))
    return asked


def word_calls(tree: ast.AST) -> Iterator[ast.expr]:
    """What a module asks ``word`` for."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and node.args
            and getattr(node.func, "attr", getattr(node.func, "id", "")) == "word"
        ):
            yield node.args[0]


def asked_in_turn(tree: ast.AST) -> Iterator[str]:
    """Words of a tuple that a loop asks for, or a condition holds against what is asked for."""
    for node in ast.walk(tree):
        held: list[tuple[ast.expr, ast.expr]] = []
        if isinstance(node, ast.GeneratorExp | ast.ListComp):
            held = [(one.target, one.iter) for one in node.generators]
        elif isinstance(node, ast.For):
            held = [(node.target, node.iter)]
        elif isinstance(node, ast.If) and isinstance(node.test, ast.Compare):
            held = [(node.test.left, node.test.comparators[0])]
        names = {call.id for call in word_calls(node) if isinstance(call, ast.Name)}
        for name, texts in held:
            if isinstance(name, ast.Name) and name.id in names and isinstance(texts, ast.Tuple):
                yield from (one.value for one in texts.elts if isinstance(one, ast.Constant))


def asked_in_families() -> set[str]:
    """The words whose names are put together, as in ``word(f"every-{letter}")``.

    What fills a name must stand in the module, or be a value that has a label.
    """
    asked = set(COUNTED)
    values = {
        value
        for known in (LABELS, read_labels())
        for table in known["values"].values()
        for value in table
    }
    for path in speaking():
        text = path.read_text(encoding="utf-8")
        for call in word_calls(ast.parse(text)):
            parts = call.values if isinstance(call, ast.JoinedStr) else ()
            pattern = "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"
                for part in parts
            )
            for key in (*LABELS["words"], *read_labels()["words"]):
                found = re.fullmatch(pattern, key)
                if found and (found[1] in values or found[1] in text):
                    asked.add(key)
    return asked


@pytest.fixture
def asked_in_building(hostile_corpus: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The words that the generated pages of a small corpus ask for."""
    asked = set()

    def recorded(key: str, lang: str) -> str:
        asked.add(key)
        return word(key, lang)

    monkeypatch.setattr("taizhang.site.language.locale.word", recorded)
    monkeypatch.setattr("taizhang.promises.wording.word", recorded)
    corpus = find_corpus(hostile_corpus)
    report = check_corpus(corpus)
    locales = [Locale(lang, corpus.registers) for lang in LANGUAGES]
    package = SitePackage(corpus, report, validate=False)
    mentions = [gather(report.results, locale) for locale in locales]
    pages = generated_pages(corpus, report, package, mentions)
    pages += [quality_page(report.results, locale) for locale in locales]
    files = [File(page.uri, "", "", True) for page in pages]
    files += [File(page_uri("search", lang), "", "", True) for lang in LANGUAGES]
    renderer = Renderer({file.src_uri: file for file in files})
    for page in pages:
        renderer.render(page)
        page.files()
    package.clear()
    return asked


def test_every_word_that_is_asked_for_by_name_is_there() -> None:
    asked = asked_by_name()
    assert len(asked) > 200
    assert sorted(asked - set(LABELS["words"]) - set(read_labels()["words"])) == []


def test_every_word_is_asked_for(asked_in_building: set[str]) -> None:
    asked = asked_by_name() | asked_in_families() | asked_in_building
    assert sorted({*LABELS["words"], *read_labels()["words"]} - asked) == []
