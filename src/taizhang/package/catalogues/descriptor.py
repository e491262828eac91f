"""``datapackage.json`` by the Data Package standard, version 2: the tables, nothing inferred.

Its resources are the tables as CSV.  The other formats hold the same rows again, and the standard
has no word for that: as resources of their own they would be loaded twice, and tools that take
Parquet or JSON Lines for tables would refuse them for want of a plugin.  ``index.json``, to which
the descriptor points, lists every file.
"""

from collections.abc import Sequence
from typing import Any

from taizhang.files.table_schemas import category_labels
from taizhang.package.catalogues.index import INDEX
from taizhang.package.model import Catalogue, File, Package
from taizhang.package.writers.nested_json import to_json
from taizhang.tables import Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
OF_SCHEMA = ("fields", "primaryKey", "uniqueKeys", "foreignKeys")
OF_VERSIONS = ("within", "record", "recognised_by", "named_by", "listed_by", "derived", "concerns")
"""What else a table declares, for comparing versions: see docs/versions.md."""
OF_VERSION = ("name", "version", "as_of", "previous_version")
TEXTS = ("title", "title_zh", "description", "description_zh")


def describe(package: Package, files: Sequence[File]) -> bytes:
    """The descriptor: what the package is, and its tables with schemas, sizes and hashes."""
    metadata = package.metadata
    tables = {table.name: table for table in package.tables}
    return to_json(
        {
            "$schema": PROFILE,
            **{key: metadata[key] for key in OF_VERSION if key in metadata},
            **({"created": f"{metadata['as_of']}T00:00:00Z"} if "as_of" in metadata else {}),
            "title": metadata["title_en"],
            "title_zh": metadata["title"],
            "description": metadata["description_en"],
            "description_zh": metadata["description"],
            **{key: metadata[key] for key in ("homepage", "keywords", "themes") if key in metadata},
            "licenses": metadata["licenses"],
            **{key: metadata[key] for key in ("rights", "rights_en") if key in metadata},
            "contributors": metadata["contributors"],
            "sources": [_source(plan) for plan in package.rows.get("plans", [])],
            "index": INDEX.path,
            "resources": [
                _table_resource(tables[file.table], file) for file in files if file.format == "csv"
            ],
        }
    )


def _source(plan: dict[str, Any]) -> dict[str, Any]:
    source = {"title": plan["title"], "plan_id": plan["plan_id"], "sha256": plan["source_sha256"]}
    return {**source, "path": plan["source_url"]} if plan.get("source_url") else source


def _table_resource(table: Table, file: File) -> dict[str, Any]:
    schema = {key: table.schema[key] for key in (*OF_SCHEMA, *OF_VERSIONS) if key in table.schema}
    return {
        "name": table.name,
        "type": "table",
        "path": file.path,
        "format": "csv",
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        **{key: table.schema[key] for key in TEXTS},
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": {**schema, "fields": [*map(_field, schema["fields"])], "missingValues": [""]},
    }


def _field(field: dict[str, Any]) -> dict[str, Any]:
    """A column as the standard describes it, its categories with what they are called in Chinese."""
    words = category_labels(field)
    if not words:
        return field
    told = [{"value": code, "label": words.get(code, code)} for code in field["categories"]]
    return {**field, "categories": told}


DESCRIPTOR = Catalogue(
    "datapackage.json",
    "application/json",
    "What the package holds, column by column (Data Package v2)",
    "数据包说明：每张表、每一列（Data Package v2）",
    describe,
)
