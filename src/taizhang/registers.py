"""The shared vocabularies, and the resolving of names through them."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from opencc import OpenCC
from rapidfuzz import fuzz, process

from taizhang.findings import Finding, Mark, Span, finding
from taizhang.schema import Schema
from taizhang.source import read_text
from taizhang.yaml_reader import Document, read_yaml

YAML_REGISTERS = ("organisations", "indicators", "units", "instruments", "themes", "entities")
NATION = "100000"
Entry = dict[str, Any]

_to_simplified = OpenCC("t2s").convert


@dataclass
class Registers:
    """Every register entry by id, and the words that carry meaning (the lexicon)."""

    tables: dict[str, dict[str, Entry]]
    regions: dict[str, Entry]
    lexicon: Entry
    _names: dict[str, list[Entry]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.tables.get("organisations", {}).values():
            for name in [entry["name"], *entry.get("aliases", [])]:
                self._names.setdefault(self.fold(name), []).append(entry)

    def fold(self, text: str) -> str:
        """Text in simplified characters with half-width brackets; its length stays the same."""
        return fold(text, tuple(self.lexicon.get("folding", {}).items()))

    def simplify(self, text: str) -> str:
        """Text in simplified characters, brackets left alone; its length stays the same."""
        return simplify(text, tuple(self.lexicon.get("folding", {}).items()))

    def organisations_named(self, name: str, region: str) -> list[Entry]:
        """The organisations that go by this name in the region.

        Those of the region itself come before those of its parts, and these before those of the
        regions it lies in; entries of the first group that has any are returned.
        """
        entries = self._names.get(self.fold(name), [])
        above = self.regions_above(region)
        groups: list[list[Entry]] = [[], [], []]
        for entry in entries:
            home = entry["region"]
            if home == region:
                groups[0].append(entry)
            elif region in self.regions_above(home):
                groups[1].append(entry)
            elif home in above:
                groups[2].append(entry)
        return next((group for group in groups if group), [])

    def regions_above(self, code: str) -> list[str]:
        """The regions that a region lies in, nearest first, the nation last."""
        above: list[str] = []
        parent = self.regions.get(code, {}).get("parent")
        while parent and parent not in above:
            above.append(parent)
            parent = self.regions.get(parent, {}).get("parent")
        return above if code == NATION or NATION in above else [*above, NATION]

    def nearest_names(self, name: str, region: str, limit: int = 3) -> list[str]:
        """Registered names of the region that look most like this one: advice, no decision."""
        known = [known for known in self._names if self.organisations_named(known, region)]
        return _nearest(self.fold(name), known, limit)

    def nearest_ids(self, register: str, key: str, limit: int = 3) -> list[str]:
        """Ids (or regions) of a register that look most like this one."""
        table = self.regions if register == "regions" else self.tables[register]
        return _nearest(key, table, limit)


def _nearest(text: str, known: Iterable[str], limit: int) -> list[str]:
    found = process.extract(text, list(known), scorer=fuzz.ratio, limit=limit, score_cutoff=50)
    return [str(name) for name, _, _ in found]


@lru_cache(maxsize=65536)
def fold(text: str, phrases: tuple[tuple[str, str], ...] = ()) -> str:
    """Simplified characters and half-width brackets: names that differ in neither are the same."""
    return simplify(text, phrases).translate(_BRACKETS)


def simplify(text: str, phrases: tuple[tuple[str, str], ...] = ()) -> str:
    """Simplified characters, one for one (OpenCC t2s and a table of phrases that it leaves)."""
    simple: str = _to_simplified(text)
    for phrase, simplified in phrases:
        simple = simple.replace(phrase, simplified)
    return simple if len(simple) == len(text) else text


_BRACKETS = str.maketrans("()【】〔〕", "()[][]")


def load_registers(
    root: Path, schemas: dict[str, Schema]
) -> tuple[Registers, list[Finding], list[Document]]:
    """Read every register of the corpus.  Entries of a file with findings are left out."""
    folder = root / "datapackage" / "registers"
    findings: list[Finding] = []
    documents: list[Document] = []
    tables: dict[str, dict[str, Entry]] = {}
    for name in YAML_REGISTERS:
        tables[name] = {}
        for document, found in _documents(root, folder, name, schemas[f"{name}.schema.json"]):
            findings.extend(found)
            documents.append(document)
            if not found:
                findings.extend(_enter(document, tables[name]))
    lexicon: Entry = {}
    for document, found in _documents(root, folder, "lexicon", schemas["lexicon.schema.json"]):
        findings.extend(found)
        documents.append(document)
        lexicon = lexicon if found else document.data
    regions = _read_regions(folder / "regions.csv")
    registers = Registers(tables, regions, lexicon)
    findings.extend(_check_entries(registers, documents))
    return registers, findings, documents


def _documents(
    root: Path, folder: Path, name: str, schema: Schema
) -> Iterator[tuple[Document, list[Finding]]]:
    one = folder / f"{name}.yaml"
    paths = ([one] if one.exists() else []) + sorted((folder / name).glob("**/*.yaml"))
    for path in paths:
        shown = path.relative_to(root).as_posix()
        text, findings = read_text(path.read_bytes(), shown)
        document = Document(shown, text)
        if not findings:
            document, findings = read_yaml(text, shown)
        if not findings:
            findings = schema.check(document)
        yield document, findings


def _enter(document: Document, table: dict[str, Entry]) -> Iterator[Finding]:
    for index, entry in enumerate(document.data):
        if entry["id"] in table:
            pointer = f"/{index}/id"
            span = document.span(pointer)
            yield finding("register-id-twice", document.path, span, pointer, id=entry["id"])
        else:
            table[entry["id"]] = entry


def _read_regions(path: Path) -> dict[str, Entry]:
    text = path.read_text(encoding="utf-8")
    return {row["code"]: row for row in csv.DictReader(io.StringIO(text))}


def _check_entries(registers: Registers, documents: list[Document]) -> Iterator[Finding]:
    """References between registers: regions of organisations, units of indicators, base units."""
    wanted = {
        "organisations": {"region": "regions"},
        "entities": {"region": "regions"},
        "indicators": {"unit": "units"},
        "units": {"base": "units"},
    }
    for document in documents:
        name = document.path.split("/registers/")[1].split("/")[0].removesuffix(".yaml")
        if not isinstance(document.data, list):
            continue
        for index, entry in enumerate(document.data):
            for key, target in wanted.get(name, {}).items():
                table = registers.regions if target == "regions" else registers.tables[target]
                if not isinstance(entry, dict) or key not in entry or entry[key] in table:
                    continue
                pointer = f"/{index}/{key}"
                yield unknown_id(registers, document, pointer, target, str(entry[key]))
        if name == "organisations":
            yield from _ambiguous_names(registers, document)


def _ambiguous_names(registers: Registers, document: Document) -> Iterator[Finding]:
    for index, entry in enumerate(document.data):
        if not isinstance(entry, dict) or "name" not in entry or "region" not in entry:
            continue
        names = {"name": entry["name"]}
        names |= {f"aliases/{n}": alias for n, alias in enumerate(entry.get("aliases", []))}
        for place, name in names.items():
            same = registers._names.get(registers.fold(name), [])
            others = [o["id"] for o in same if o["region"] == entry["region"] and o is not entry]
            if any(other < entry["id"] for other in others):
                pointer = f"/{index}/{place}"
                span = document.span(pointer)
                facts: dict[str, Any] = {"name": name, "other": others[0]}
                yield finding("register-name-twice", document.path, span, pointer, **facts)


def unknown_id(
    registers: Registers,
    document: Document,
    pointer: str,
    register: str,
    key: str,
    record: str = "",
) -> Finding:
    """The finding for a key that its register lacks, with the nearest ones as advice."""
    near = registers.nearest_ids(register, key)
    span = document.span(pointer) if document.values else Span(Mark(1, 1), Mark(1, 1))
    rule = "unknown-id-near" if near else "unknown-id"
    facts: dict[str, Any] = {"key": key, "register": register, "near": ", ".join(near)}
    return finding(rule, document.path, span, pointer, record=record, **facts)
