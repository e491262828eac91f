"""What is wrong between the entries of registers, and between them and what refers to them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from taizhang.files.yaml_reader import Document
from taizhang.findings import Finding, Mark, Span, finding
from taizhang.registers.registers import Entry, Registers


@dataclass
class RegisterFile:
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


REFERRING = {
    "organisations": {"region": "regions", "succeeded_by": "organisations"},
    "entities": {"region": "regions"},
    "indicators": {"unit": "units"},
    "units": {"base": "units"},
}
"""The keys by which registers refer to registers."""


def check_entries(registers: Registers, file: RegisterFile) -> Iterator[Finding]:
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
            for pointer, name in _named(entry, key, f"/{index}/{key}"):
                if name not in table and target not in registers.broken:
                    yield unknown_id(registers, file.document, pointer, target, name)
    if file.register == "organisations":
        yield from _ambiguous_names(registers, file)


def _named(entry: Entry, key: str, pointer: str) -> Iterator[tuple[str, str]]:
    """What a key names, one or several, with the pointer of each."""
    value = entry.get(key, [])
    if isinstance(value, list):
        yield from ((f"{pointer}/{n}", str(one)) for n, one in enumerate(value))
    else:
        yield pointer, str(value)


def _ambiguous_names(registers: Registers, file: RegisterFile) -> Iterator[Finding]:
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
