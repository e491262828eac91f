"""Entries for what the registers lack: organisations as printed, indicators by their words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from taizhang.drafting.reading.page import Page, any_of
from taizhang.registers import Entry, Registers
from taizhang.words.names import ROLES, Named, read_names, resolve, written_names

NAME_EN = "(English name to be written 英文名称待补)"


def propose_organisations(page: Page, data: dict[str, Any]) -> list[Entry]:
    """Entries for the bodies a drafted plan names and the register does not know for its region."""
    names: dict[str, None] = {}
    for printed in _all_names(page, data):
        simple = page.registers.simplify(printed)
        if not page.registers.organisations_named(simple, page.region):
            names.setdefault(simple)
    ids = (f"org-{page.region}-{n:02}" for n in count(1))
    free = (id for id in ids if id not in page.registers.tables["organisations"])
    return [_organisation(page, name, id) for name, id in zip(names, free, strict=False)]


def _all_names(page: Page, data: dict[str, Any]) -> Iterator[str]:
    if "issuer" in data:
        yield data["issuer"]
    for section in iter_sections(data["sections"]):
        for claim in section.get("responsibilities", []):
            written = isinstance(claim, dict) and any(role in claim for role in ROLES)
            quote = claim if isinstance(claim, str) else claim["quote"]
            named = written_names(claim) if written else read_names(quote, page.registers)
            yield from _whole(page, named.names)
        for duty in section.get("duties", []):
            yield from duty.get("organisations", [])
        for target in section.get("targets", []):
            yield from (share["organisation"] for share in target.get("allocations", []))


def iter_sections(sections: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The sections of a plan as data, in the order of the text."""
    for section in sections:
        yield section
        yield from iter_sections(section.get("sections", []))


def _whole(page: Page, names: tuple[Named, ...]) -> Iterator[str]:
    """The names of a list; one that leaves out the 市 of the list takes it."""
    shortened, first = page.registers.lexicon["shortened"], ""
    known = resolve(names, page.registers, page.region)
    for name, entries in zip(names, known, strict=True):
        printed = name.printed
        if printed[:1] in shortened:
            first = first or printed[:1]
        elif (
            not entries
            and first
            and re.fullmatch(page.lexicon["shortened"], page.words.fold(printed))
        ):
            printed = first + printed
        if not entries:
            yield printed


def _organisation(page: Page, name: str, id: str) -> Entry:
    folded = page.words.fold(name)
    group = re.search(any_of(page.lexicon["groups"]), folded) is not None
    entry: Entry = {
        "id": id,
        "name": name,
        "name_en": NAME_EN,
        "region": page.region,
        "kind": "group" if group else "body",
        "function": "multiple" if group else _function(page, folded),
    }
    if group:
        entry["members"] = "unspecified"
    return entry | {"review": ["id", "name", "name_en", "function"]}


def _function(page: Page, folded: str) -> str:
    for entry in page.lexicon["functions"]:
        if re.search(any_of(entry["words"]), folded):
            return str(entry["function"])
    return "multiple"


def propose_indicators(page: Page, data: dict[str, Any]) -> list[Entry]:
    """Entries for what goals and tables aim at and no indicator of the register means."""
    found: dict[str, Entry] = {}
    for section in iter_sections(data["sections"]):
        if section["role"] not in ("goals", "row"):
            continue
        for target in section.get("targets", []):
            if "label" in target and "value" in target:
                label = page.registers.simplify(target["label"])
                found.setdefault(label, _indicator(page, label, target, len(found) + 1))
    return list(found.values())


def _indicator(page: Page, label: str, target: dict[str, Any], n: int) -> Entry:
    dimension = page.words.dimensions.get(target["unit"], "count")
    return {
        "id": f"indicator-{page.region}-{n:02}",
        "label": label,
        "label_en": NAME_EN,
        "definition": label,
        "definition_en": NAME_EN,
        "measure": "ratio" if dimension == "ratio" else "flow",
        "unit": target["unit"],
        "direction": "down" if target["comparator"] in ("lte", "lt") else "up",
        "review": ["id", "label_en", "definition", "measure", "direction"],
    }


def enlarged(registers: Registers, organisations: list[Entry]) -> Registers:
    """The registers with entries added to the organisations."""
    tables = dict(registers.tables)
    added = {entry["id"]: entry for entry in organisations}
    tables["organisations"] = tables["organisations"] | added
    return replace(registers, tables=tables, _names={})
