"""What the tables of a package are: their schemas, from ``schemas/tables/`` of the corpus."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from taizhang.files.folders import list_files
from taizhang.files.schema import Schema
from taizhang.files.text import FileError, read_bytes, read_text
from taizhang.files.yaml_reader import Document, read_yaml
from taizhang.findings import Finding, finding

Row = dict[str, Any]
Rows = dict[str, list[Row]]

CONTRACT = "table.schema.json"
SHEET = re.compile(r"(?!')[^\[\]:*?/\\\x00-\x1f]{1,31}(?<!')")
"""What a sheet of a workbook may be called."""
NEEDED = ("plans", "sections")
"""The tables that every package must have."""


@dataclass(frozen=True)
class Table:
    """A table of the package: its name and its Table Schema with titles in two languages."""

    name: str
    schema: dict[str, Any]

    @property
    def columns(self) -> list[str]:
        return [field["name"] for field in self.schema["fields"]]


def load_tables(folder: Path) -> list[Table]:
    """The tables of a corpus, in the order their schemas give.

    Where a title or description is given in one language only, it serves in both.  Raises
    ValueError where ``check_tables`` finds something.
    """
    read = {path.stem: _read(path.name, read_bytes(path, folder.parent)) for path in _paths(folder)}
    if findings := list(check_tables(folder, folder)):
        raise ValueError(f"{folder / findings[0].path} cannot be read: {findings[0].message}")
    tables = [
        Table(name, _in_both_languages(document.data)) for name, (document, _) in read.items()
    ]
    return sorted(tables, key=lambda table: (table.schema["order"], table.name))


def _paths(folder: Path) -> list[Path]:
    return [path for path in list_files(folder, deep=False) if path.suffix == ".yaml"]


def _in_both_languages(schema: dict[str, Any]) -> dict[str, Any]:
    fields = [_with_chinese(field) for field in schema["fields"]]
    return _with_chinese({**schema, "fields": fields})


def _with_chinese(part: dict[str, Any]) -> dict[str, Any]:
    return {**{f"{key}_zh": part[key] for key in ("title", "description")}, **part}


def category_labels(field: dict[str, Any]) -> dict[str, str]:
    """What the Chinese description of a column calls its categories: ``gte 不低于，``."""
    told = {
        code: re.search(rf"(?<![\w-]){re.escape(code)} ([^\s，。；、（]+)", field["description_zh"])
        for code in field.get("categories", [])
    }
    return {code: match[1] for code, match in told.items() if match}


def check_tables(root: Path, folder: Path) -> Iterator[Finding]:
    """What is wrong with the schemas of tables, each with its place from the root."""
    read: list[tuple[Document, tuple[Finding, ...]]] = []
    needed = [folder / f"{name}.yaml" for name in NEEDED]
    try:
        paths = dict.fromkeys([*_paths(folder), *needed])
    except FileError as error:
        yield error.finding(error.path.relative_to(root).as_posix())
        return
    for path in paths:
        shown = path.relative_to(root).as_posix()
        try:
            read.append(_read(shown, read_bytes(path, folder.parent)))
        except FileError as error:
            yield error.finding(shown)
    if len(read) < len(paths):  # Whether keys lead to what is not read is not known.
        return
    sound = {Path(one.path).stem: one for one, findings in read if not findings}
    for document, findings in read:
        yield from findings or _check_keys(document, sound)
    yield from _check_titles(sound)


@lru_cache(maxsize=256)
def _read(path: str, data: bytes) -> tuple[Document, tuple[Finding, ...]]:
    """A table's schema, held against the contract of all; never to be changed by who reads it."""
    text, findings = read_text(data, path)
    document = Document(path, text)
    if not findings:
        document, findings = read_yaml(text, path)
    return document, tuple(findings or _contract().check(document))


@cache
def _contract() -> Schema:
    text = files("taizhang.files").joinpath(CONTRACT).read_text(encoding="utf-8")
    content = json.loads(text)
    return Schema.of(CONTRACT, content)


def _check_keys(document: Document, tables: dict[str, Document]) -> Iterator[Finding]:
    """Keys name columns of their tables, and foreign keys lead to what tells rows apart."""
    schema = document.data
    keys = {"/primaryKey": schema["primaryKey"]}
    keys |= {f"/uniqueKeys/{n}": key for n, key in enumerate(schema.get("uniqueKeys", []))}
    foreign = {f"/foreignKeys/{n}": key for n, key in enumerate(schema.get("foreignKeys", []))}
    keys |= {f"{pointer}/fields": key["fields"] for pointer, key in foreign.items()}
    for pointer, key in keys.items():
        yield from _unknown_columns(document, pointer, key)
    for pointer, key in foreign.items():
        yield from _check_reference(document, f"{pointer}/reference", key["reference"], tables)


def _check_titles(tables: dict[str, Document]) -> Iterator[Finding]:
    """Chinese titles name the sheets of a workbook, each once."""
    first: dict[str, str] = {}
    for name, document in tables.items():
        key = "title_zh" if "title_zh" in document.data else "title"
        title, place = document.data[key], f"/{key}"
        told: dict[str, Any] = {"title": title, "table": first.get(title.casefold(), "")}
        rule = "table-title-twice" if told["table"] else "table-title"
        if told["table"] or not SHEET.fullmatch(title):
            yield finding(rule, document.path, document.span(place), place, **told)
        first.setdefault(title.casefold(), name)


def _unknown_columns(document: Document, pointer: str, key: list[str]) -> Iterator[Finding]:
    known = [field["name"] for field in document.data["fields"]]
    for number, column in enumerate(key):
        if column not in known:
            place = f"{pointer}/{number}"
            near = get_close_matches(column, known, n=3) or known
            facts: dict[str, Any] = {"column": column, "known": ", ".join(near)}
            span = document.span(place)
            yield finding("table-unknown-column", document.path, span, place, **facts)


def _check_reference(
    document: Document, pointer: str, reference: dict[str, Any], tables: dict[str, Document]
) -> Iterator[Finding]:
    name = reference.get("resource") or Path(document.path).stem
    target = tables[name].data if name in tables else None
    unique = [target["primaryKey"], *target.get("uniqueKeys", [])] if target else []
    if reference["fields"] not in unique:
        listed = "; ".join(", ".join(key) for key in unique) or "–"
        facts: dict[str, Any] = {
            "table": name,
            "columns": ", ".join(reference["fields"]),
            "unique": listed,
        }
        span = document.span(pointer)
        yield finding("table-foreign-key", document.path, span, pointer, **facts)
