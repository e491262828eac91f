"""The shared vocabularies, and the resolving of names through them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from opencc import OpenCC
from rapidfuzz import fuzz, process

from taizhang.files.schema import Schema
from taizhang.files.text import read_text
from taizhang.files.yaml_reader import Document, read_yaml
from taizhang.findings import Finding, Mark, Span, finding

YAML_REGISTERS = (
    "organisations",
    "indicators",
    "units",
    "instruments",
    "themes",
    "entities",
    "actions",
)
NATION = "100000"


def table_of(register: str) -> str:
    """The table of the package that holds a register."""
    return "entity_register" if register == "entities" else register


REGION_COLUMNS = ["code", "name", "level", "parent"]
"""What ``regions.csv`` must hold; ``name_en`` may follow."""

Entry = dict[str, Any]

WORDLESS: Entry = {
    "roles": [],
    "open": [],
    "separators": "",
    "shortened": "",
    "numbering": [],
    "number_forms": [],
    "period": "(?!)",
    "multipliers": {},
    "openings": {"named": [], "preamble": []},
    "section_roles": {
        part: []
        for part in ("frame", "without_promises", "without_bodies", "without_duties", "segmented")
    },
}
"""What a lexicon that leaves these out says: there are no such words."""

_to_simplified = OpenCC("t2s").convert


@dataclass(eq=False)
class Registers:
    """Every register entry by id, and the words that carry meaning (the lexicon)."""

    tables: dict[str, dict[str, Entry]]
    regions: dict[str, Entry]
    lexicon: Entry
    broken: frozenset[str] = frozenset()
    """Registers with findings: what they seem to lack may only be unreadable."""
    tombstones: list[Entry] = field(default_factory=list)
    """Entries that a release had and that were withdrawn."""
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

    @property
    def names(self) -> list[str]:
        """The names, folded, of all organisations."""
        return list(self._names)

    def knows(self, name: str) -> bool:
        """Whether any organisation goes by this name."""
        return self.fold(name) in self._names

    def names_in(self, region: str) -> list[str]:
        """The names, folded, that mean an organisation in a region."""
        return [name for name in self._names if self.organisations_named(name, region)]

    def nearest_names(self, name: str, region: str, limit: int = 3) -> list[str]:
        """Registered names of the region that look most like this one: advice, no decision."""
        return _nearest(self.fold(name), self.names_in(region), limit)

    def ids_called(self, register: str, word: str) -> list[str]:
        """Ids of the entries of a register that go by this very word: id, label, name, printed form."""
        table = self.regions if register == "regions" else self.tables[register]
        return [id for id, entry in table.items() if self._key(word) in self._words_for(id, entry)]

    def _words_for(self, id: str, entry: Entry) -> set[str]:
        words = [entry[key] for key in ("label", "label_en", "name", "name_en") if key in entry]
        words += [*entry.get("aliases", []), *entry.get("printed", [])]
        return {self._key(word) for word in (id, *words)}

    def _key(self, word: str) -> str:
        """What words share that differ in script, capitals or the marks between their parts."""
        return re.sub("[ _]", "-", self.fold(word).casefold())

    def nearest_ids(self, register: str, key: str, limit: int = 3) -> list[str]:
        """Ids (or regions) of a register that look most like this one, or whose label does."""
        table = self.regions if register == "regions" else self.tables[register]
        labels = {str(entry.get("label", entry.get("name", ""))): id for id, entry in table.items()}
        named = [labels[label] for label in _nearest(self.fold(key), labels, limit)]
        return list(dict.fromkeys([*_nearest(key, table, limit), *named]))[:limit]


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


_BRACKETS = str.maketrans("\uff08\uff09【】〔〕", "()[][]")


@dataclass
class _File:
    """A file of a register: its document, what is wrong with it, and its sound entries by index."""

    register: str
    document: Document
    findings: list[Finding]
    entries: dict[int, Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        spoilt = {found.pointer.split("/")[1] for found in self.findings if found.pointer}
        if isinstance(self.document.data, list):
            entries = enumerate(self.document.data)
            self.entries = {index: entry for index, entry in entries if str(index) not in spoilt}


def load_registers(
    root: Path, schemas: dict[str, Schema]
) -> tuple[Registers, list[Finding], list[Document]]:
    """Read every register of the corpus.  Entries with findings are left out."""
    folder = root / "datapackage" / "registers"
    files = [file for name in YAML_REGISTERS for file in _files(root, folder, name, schemas)]
    words = list(_files(root, folder, "lexicon", schemas))
    buried = list(_files(root, folder, "tombstones", schemas))
    regions, findings = _read_regions(root, folder / "regions.csv")
    broken = {"regions"} if findings else set()
    broken |= {file.register for file in files if file.findings}
    tables: dict[str, dict[str, Entry]] = {name: {} for name in YAML_REGISTERS}
    for file in [*files, *words, *buried]:
        findings += file.findings
    for file in files:
        findings += _enter(file, tables[file.register])
    sound = [file.document.data for file in words if not file.findings]
    lexicon: Entry = {**WORDLESS, **sound[0]} if sound else {}
    tombstones = [entry for file in buried for entry in file.entries.values()]
    registers = Registers(tables, regions, lexicon, frozenset(broken), tombstones)
    for file in files:
        found = list(_check_entries(registers, file))
        findings += found
        if any(one.severity == "error" for one in found):
            registers.broken |= {file.register}
    return registers, findings, [file.document for file in [*files, *words, *buried]]


def _files(root: Path, folder: Path, name: str, schemas: dict[str, Schema]) -> Iterator[_File]:
    one = folder / f"{name}.yaml"
    paths = ([one] if one.exists() else []) + sorted((folder / name).glob("**/*.yaml"))
    for path in paths:
        shown = path.relative_to(root).as_posix()
        text, findings = read_text(path.read_bytes(), shown)
        document = Document(shown, text)
        if not findings:
            read, findings = read_yaml(text, shown)
            document = document if findings else read
        if not findings:
            findings = schemas[f"{name}.schema.json"].check(document)
        yield _File(name, document, findings)


def _enter(file: _File, table: dict[str, Entry]) -> Iterator[Finding]:
    for index, entry in file.entries.items():
        if entry["id"] in table:
            pointer = f"/{index}/id"
            span = file.document.span(pointer)
            path, name = file.document.path, entry["id"]
            yield finding("register-id-twice", path, span, pointer, id=name)
        else:
            table[entry["id"]] = entry


def _read_regions(root: Path, path: Path) -> tuple[dict[str, Entry], list[Finding]]:
    shown, top = path.relative_to(root).as_posix(), Span(Mark(1, 1), Mark(1, 1))
    if not path.exists():
        return {}, [finding("register-missing", shown, top, "", register=path.name)]
    text, findings = read_text(path.read_bytes(), shown)
    rows = csv.DictReader(io.StringIO(text))
    if not findings and [*(rows.fieldnames or [])][:4] != REGION_COLUMNS:
        first = text.split("\n", 1)[0].rstrip("\r")
        facts: dict[str, Any] = {"wanted": ",".join(REGION_COLUMNS), "found": first}
        return {}, [finding("register-columns", shown, top, "", **facts)]
    return {row["code"]: row for row in rows}, findings


REFERRING = {
    "organisations": {"region": "regions"},
    "entities": {"region": "regions"},
    "indicators": {"unit": "units"},
    "units": {"base": "units"},
}
"""The keys by which registers refer to registers."""


def _check_entries(registers: Registers, file: _File) -> Iterator[Finding]:
    """References between registers, and names that two bodies of a region share."""
    for index, entry in file.entries.items():
        if "review" in entry:
            pointer = f"/{index}/review"
            keys = ", ".join(entry["review"])
            span = file.document.span(pointer)
            path, id = file.document.path, entry["id"]
            yield finding("register-review", path, span, pointer, record=id, keys=keys)
        for key, target in REFERRING.get(file.register, {}).items():
            table = registers.regions if target == "regions" else registers.tables[target]
            if key in entry and entry[key] not in table and target not in registers.broken:
                name = str(entry[key])
                yield unknown_id(registers, file.document, f"/{index}/{key}", target, name)
    if file.register == "organisations":
        yield from _ambiguous_names(registers, file)


def _ambiguous_names(registers: Registers, file: _File) -> Iterator[Finding]:
    for index, entry in file.entries.items():
        names = {"name": entry["name"]}
        names |= {f"aliases/{n}": alias for n, alias in enumerate(entry.get("aliases", []))}
        for place, name in names.items():
            same = registers._names.get(registers.fold(name), [])
            others = [o["id"] for o in same if o["region"] == entry["region"] and o is not entry]
            if any(other < entry["id"] for other in others):
                pointer = f"/{index}/{place}"
                span = file.document.span(pointer)
                facts: dict[str, Any] = {"name": name, "other": others[0]}
                yield finding("register-name-twice", file.document.path, span, pointer, **facts)


def unknown_id(
    registers: Registers,
    document: Document,
    pointer: str,
    register: str,
    key: str,
    record: str = "",
) -> Finding:
    """The finding for a key that its register lacks, with the nearest ones as advice."""
    span = document.span(pointer) if document.values else Span(Mark(1, 1), Mark(1, 1))
    meant = registers.ids_called(register, key)
    near = meant or registers.nearest_ids(register, key)
    rule = "unknown-id-near" if near else "unknown-id"
    edit = document.replacement(pointer, meant[0]) if len(meant) == 1 and document.values else None
    file = f"{register}.csv" if register == "regions" else f"{register}.yaml"
    facts: dict[str, Any] = {"key": key, "file": file, "near": ", ".join(near)}
    return finding(rule, document.path, span, pointer, record=record, edit=edit, **facts)
