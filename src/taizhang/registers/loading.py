"""The registers of a corpus read from their files."""

import re
from collections.abc import Iterator
from pathlib import Path

from taizhang.files.places import is_reserved
from taizhang.files.schema import Schema
from taizhang.files.text import read_file
from taizhang.files.yaml_reader import Document, read_yaml
from taizhang.findings import Finding, finding
from taizhang.registers.entries import RegisterFile, check_entries
from taizhang.registers.folder import RegisterFolder
from taizhang.registers.lexicon_patterns import check_patterns
from taizhang.registers.registers import YAML_REGISTERS, Entry, Registers

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


def load_registers(
    root: Path, schemas: dict[str, Schema]
) -> tuple[Registers, list[Finding], list[Document]]:
    """Read every register of the corpus.  Entries with findings are left out."""
    there = RegisterFolder(root)
    files = [file for name in YAML_REGISTERS for file in _files(there, name, schemas)]
    words = list(_files(there, "lexicon", schemas))[:1]
    for file in words:
        declared = schemas["lexicon.schema.json"].content.get("patterns", {})
        if not file.findings:
            file.findings += check_patterns(file.document, declared)
    buried = list(_files(there, "tombstones", schemas))
    regions, findings = there.read_regions(_form_of_codes(schemas))
    broken = {"regions"} if findings else set()
    findings += there.findings
    broken |= {file.register for file in files if file.findings} | there.broken
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
        found = list(check_entries(registers, file))
        findings += found
        if any(one.severity == "error" for one in found):
            registers.broken |= {file.register}
    return registers, findings, [file.document for file in [*files, *words, *buried]]


def _form_of_codes(schemas: dict[str, Schema]) -> str:
    """The pattern that plans must write the code of their region by; empty where there is none."""
    try:
        form = schemas["plan.schema.json"].content["properties"]["region"]["pattern"]
        return str(re.compile(form).pattern)
    except (KeyError, TypeError, re.error):
        return ""


def _files(there: RegisterFolder, name: str, schemas: dict[str, Schema]) -> Iterator[RegisterFile]:
    for path, shown in there.of(name):
        text, findings = read_file(path, shown, there.within)
        document = Document(shown, text)
        if not findings:
            read, findings = read_yaml(text, shown)
            document = document if findings else read
        if not findings:
            findings = schemas[f"{name}.schema.json"].check(document)
        yield RegisterFile(name, document, findings)


def _enter(file: RegisterFile, table: dict[str, Entry]) -> Iterator[Finding]:
    for index, entry in file.entries.items():
        pointer, path, id = f"/{index}/id", file.document.path, entry["id"]
        if is_reserved(id):
            yield finding("id-reserved", path, file.document.span(pointer), pointer, id=id)
        if id in table:
            yield finding("register-id-twice", path, file.document.span(pointer), pointer, id=id)
        else:
            table[entry["id"]] = entry
