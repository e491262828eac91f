"""What a descriptor says of the tables of a package, and that it can be so."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.files.json_reader import JSONError, read_json
from taizhang.files.schema import Schema
from taizhang.files.text import read_text
from taizhang.files.yaml_reader import Document
from taizhang.package.packed import NoPackageError, no_package

DESCRIPTOR = "datapackage.json"
CONTRACT = "written.schema.json"
TEXTS = ("title", "title_zh", "description", "description_zh")

Described = dict[str, Any]


def read_descriptor(data: bytes) -> Described:
    """The content of ``datapackage.json``.  Raises NoPackageError for the first thing amiss."""
    text, findings = read_text(data, DESCRIPTOR)
    document = Document(DESCRIPTOR, text)
    if not findings:
        try:
            document.data = read_json(text)
        except JSONError as error:
            findings = [error.finding(DESCRIPTOR)]
    if found := next(iter(findings or _contract().check(document)), None):
        place = f"{DESCRIPTOR}{found.pointer}" if found.pointer else DESCRIPTOR
        line = f", line {found.span.start.line}" if findings else ""
        raise no_package(place + line, found.message.rstrip("."), found.message_zh.rstrip("。"))
    described: Described = document.data
    return described


@cache
def _contract() -> Schema:
    text = files("taizhang.package").joinpath(CONTRACT).read_text(encoding="utf-8")
    content = json.loads(text)
    return Schema.of(CONTRACT, content)


def tables_of(descriptor: Described) -> dict[str, Described]:
    """The resources that are tables, by name; what may be left out is filled in.

    Raises NoPackageError where names or keys make no sense.
    """
    tables: dict[str, Described] = {}
    for one in descriptor["resources"]:
        if one.get("type") != "table":
            continue
        if one["name"] in tables:
            raise no_package(one["name"], "two tables are called so", "有两张表同名")
        fields = [_in_both_languages(_with_codes(field)) for field in one["schema"]["fields"]]
        tables[one["name"]] = _in_both_languages(
            {**one, "schema": {**one["schema"], "fields": fields}}
        )
    for name, table in tables.items():
        if error := next(_wrong_keys(name, table["schema"], tables), None):
            raise error
    return tables


def _with_codes(field: Described) -> Described:
    """A column with its categories as codes alone; what they are called its description says."""
    if "categories" not in field:
        return field
    codes = [one["value"] if isinstance(one, dict) else one for one in field["categories"]]
    return {**field, "categories": codes}


def _in_both_languages(part: Described) -> Described:
    title, description = part.get("title", part["name"]), part.get("description", "")
    usual = {"title": title, "title_zh": title}
    return {**usual, "description": description, "description_zh": description, **part}


def _wrong_keys(
    name: str, schema: Described, tables: dict[str, Described]
) -> Iterator[NoPackageError]:
    """Columns that two share, and keys that name columns or tables that are not there."""
    columns = [field["name"] for field in schema["fields"]]
    for column in columns:
        if columns.count(column) > 1:
            yield no_package(name, f"two columns are called {column}", f"有两列都叫 {column}")
    keys = [schema["primaryKey"], *schema.get("uniqueKeys", [])]
    keys += [schema.get(key, []) for key in ("record", "listed_by")]
    keys += [[schema[key]] for key in ("within", "named_by") if key in schema]
    for key in schema.get("foreignKeys", []):
        keys.append(key["fields"])
        there, target = key["reference"]["fields"], key["reference"].get("resource") or name
        known = (
            [field["name"] for field in tables[target]["schema"]["fields"]]
            if target in tables
            else []
        )
        for column in there:
            if column not in known or len(there) != len(key["fields"]):
                told = f"a foreign key leads to {target}.{column}, which is not there"
                yield no_package(name, told, f"外键指向的 {target}.{column} 不存在")
    for column in (column for key in keys for column in key if column not in columns):
        yield no_package(name, f"a key names {column}, no column", f"键中的 {column} 不是列")
