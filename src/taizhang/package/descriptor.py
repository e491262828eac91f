"""``datapackage.json`` by the Data Package standard, version 2: everything declared."""

from pathlib import Path
from typing import Any

from taizhang.source import sha256
from taizhang.tables import Rows, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
OF_SCHEMA = ("fields", "primaryKey", "uniqueKeys", "foreignKeys")
NESTED = {
    "plans-nested": (
        "plans.json",
        "Plans as nested JSON, each with the rows that belong to it",
        "嵌套 JSON：每份规划及其全部记录",
    ),
    "registers-nested": ("registers.json", "The registers as JSON", "各名录的 JSON"),
}


def describe(
    metadata: dict[str, Any], tables: list[Table], rows: Rows, folder: Path
) -> dict[str, Any]:
    """The descriptor of the package whose data files lie in ``folder``."""
    return {
        "$schema": PROFILE,
        **{key: metadata[key] for key in ("name", "version")},
        "title": metadata["title_en"],
        "title_zh": metadata["title"],
        "description": metadata["description_en"],
        "description_zh": metadata["description"],
        **{key: metadata[key] for key in ("homepage", "keywords") if key in metadata},
        "licenses": metadata["licenses"],
        "contributors": metadata["contributors"],
        "sources": [_source(plan) for plan in rows.get("plans", [])],
        "resources": [
            *(_table_resource(table, folder) for table in tables),
            *(_nested_resource(name, *about, folder) for name, about in NESTED.items()),
        ],
    }


def _source(plan: dict[str, Any]) -> dict[str, Any]:
    source = {"title": plan["title"], "plan_id": plan["plan_id"], "sha256": plan["source_sha256"]}
    return {**source, "path": plan["source_url"]} if plan.get("source_url") else source


def _table_resource(table: Table, folder: Path) -> dict[str, Any]:
    path = f"data/{table.name}.csv"
    schema = {key: table.schema[key] for key in OF_SCHEMA if key in table.schema}
    return {
        "name": table.name,
        "type": "table",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **{
            key: table.schema[key] for key in ("title", "title_zh", "description", "description_zh")
        },
        **_measured(folder / path),
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": {**schema, "missingValues": [""]},
    }


def _nested_resource(
    name: str, path: str, title: str, title_zh: str, folder: Path
) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "title": title,
        "title_zh": title_zh,
        **_measured(folder / path),
    }


def _measured(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {"bytes": len(data), "hash": f"sha256:{sha256(data)}"}
