"""Whether everything a plan refers to exists: ids within the plan, and entries of registers."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from taizhang.files.yaml_reader import Document
from taizhang.findings import Finding, finding
from taizhang.registers import Registers, unknown_id

REGISTERED = {
    "indicator": "indicators",
    "unit": "units",
    "instrument": "instruments",
    "instruments": "instruments",
    "themes": "themes",
    "entity": "entities",
    "region": "regions",
    "action": "actions",
}
WORDS = ("context", "inferred")
"""Mappings from fields to words, which are no records."""

Record = tuple[dict[str, Any], str, str]

PROMISED = ("targets", "measures")
REFERRING: dict[tuple[str, str], tuple[str, ...]] = {
    ("targets", "restates"): ("targets",),
    ("targets", "part_of"): ("targets",),
    ("funding", "with"): ("funding",),
    ("measures", "restates"): PROMISED,
    ("measures", "serves"): PROMISED,
}
"""What a key names, by the kind of claim that holds it."""

WANTED = {
    ("targets",): ("target", "目标"),
    ("funding",): ("funding record", "资金条目"),
    PROMISED: ("target or measure", "目标或举措"),
}


def check_references(document: Document, registers: Registers) -> list[Finding]:
    """Findings for ids used twice and for references that lead nowhere."""
    records = list(_records(document.data))
    return [
        *_ids(document, records),
        *_registered(document, records, registers),
        *_referring(document, records),
        *_fields(document, records),
    ]


def _records(data: Any, pointer: str = "") -> Iterator[Record]:
    """Every mapping of a plan with its pointer and the key of the list that holds it."""
    if isinstance(data, dict):
        yield data, pointer, pointer.split("/")[-2] if pointer else ""
        for key, value in data.items():
            if key not in WORDS:
                yield from _records(value, f"{pointer}/{key}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _records(value, f"{pointer}/{index}")


def record_at(data: Any, pointer: str) -> str:
    """The id of the innermost record that holds a pointer, or of the plan."""
    found = str(data.get("id", ""))
    for token in pointer.split("/")[1:]:
        data = data[int(token)] if isinstance(data, list) else data.get(token)
        if isinstance(data, dict) and "id" in data:
            found = str(data["id"])
        if not isinstance(data, dict | list):
            break
    return found


def _ids(document: Document, records: list[Record]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for data, pointer, _ in records:
        if "id" not in data or not pointer:
            continue
        place = f"{pointer}/id"
        span = document.span(place)
        if data["id"] in first:
            facts = {"id": data["id"], "first": first[data["id"]]}
            yield finding("id-twice", document.path, span, place, record=data["id"], **facts)
        else:
            first[data["id"]] = span.start.line


def _registered(
    document: Document, records: list[Record], registers: Registers
) -> Iterator[Finding]:
    for data, pointer, _ in records:
        for key, register in REGISTERED.items():
            if key not in data:
                continue
            value = data[key]
            for index, name in enumerate(value) if isinstance(value, list) else [("", value)]:
                table = registers.regions if register == "regions" else registers.tables[register]
                if name is None or name in table or register in registers.broken:
                    continue
                place = f"{pointer}/{key}" + (f"/{index}" if index != "" else "")
                record = record_at(document.data, place)
                yield unknown_id(registers, document, place, register, str(name), record)


def _referring(document: Document, records: list[Record]) -> Iterator[Finding]:
    known: dict[str, set[str]] = {"targets": set(), "funding": set(), "measures": set()}
    places: set[str] = {document.data["id"]}
    twice: set[str] = set()
    again = {
        d["id"]: d["restates"] for d, _, kind in records if kind == "targets" and "restates" in d
    }
    for data, _, kind in records:
        if "id" in data:
            if data["id"] in known.get(kind, ()):
                twice.add(data["id"])
            places.add(data["id"])
            known.get(kind, set()).add(data["id"])
    for data, pointer, kind in records:
        for (holder, key), targets in REFERRING.items():
            if holder != kind or key not in data:
                continue
            named = set().union(*(known[target] for target in targets))
            if data[key] == data.get("id") and data[key] not in twice:
                yield _to_itself(document, pointer, key)
            elif data[key] not in named:
                facts = dict(zip(("wanted", "wanted_zh"), WANTED[targets], strict=True))
                yield _dangling(document, pointer, key, named, facts)
        if kind == "targets" and data.get("restates") in again and data["restates"] != data["id"]:
            yield _said_twice(document, pointer, again)
        if kind in ("waivers", "questions") and data["at"] not in places:
            facts = {"wanted": "section or claim", "wanted_zh": "部分或条目"}
            yield _dangling(document, pointer, "at", places, facts)


def _to_itself(document: Document, pointer: str, key: str) -> Finding:
    place = f"{pointer}/{key}"
    name = document.at(place)
    facts: dict[str, Any] = {"key": key, "id": name}
    span = document.span(place)
    return finding("reference-itself", document.path, span, place, record=name, **facts)


def _said_twice(document: Document, pointer: str, again: dict[str, str]) -> Finding:
    """A target that restates one which is no promise of its own, but restates another."""
    place = f"{pointer}/restates"
    name = first = str(document.at(place))
    seen: set[str] = set()
    while first in again and first not in seen:
        seen.add(first)
        first = again[first]
    facts: dict[str, Any] = {"id": name, "first": first}
    span = document.span(place)
    record = record_at(document.data, place)
    return finding("restates-again", document.path, span, place, record=record, **facts)


def _dangling(
    document: Document, pointer: str, key: str, known: set[str], facts: dict[str, str]
) -> Finding:
    place = f"{pointer}/{key}"
    record = record_at(document.data, place)
    name = document.at(place)
    near = ", ".join(get_close_matches(str(name), known) or sorted(known)[:20]) or "—"
    told = {"key": key, "id": name, "near": near, **facts}
    return finding(
        "reference-unknown", document.path, document.span(place), place, record=record, **told
    )


def _fields(document: Document, records: list[Record]) -> Iterator[Finding]:
    """Words given for a field (context, inferred) need the field."""
    for data, pointer, _ in records:
        for key in WORDS:
            for name in data.get(key, {}):
                if name in data and name not in ("quote", "id"):
                    continue
                place = f"{pointer}/{key}/{name}"
                span = document.keys.get(place, document.span(place))
                record = record_at(document.data, place)
                facts = {"key": key, "field": name}
                yield finding("context-field", document.path, span, place, record=record, **facts)
