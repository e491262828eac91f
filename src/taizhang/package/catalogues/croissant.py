"""``croissant.json``: the tables by Croissant 1.0 (MLCommons), for loaders of machine learning.

References between tables are left to ``datapackage.json``: mlcroissant joins by them, takes the two
sides in an order that changes, and then yields a row as often as it is referred to.
"""

from collections.abc import Sequence
from typing import Any

from taizhang.package.model import Catalogue, File, Package, one_or_all
from taizhang.package.writers.doubles import doubles_of
from taizhang.package.writers.nested_json import to_json
from taizhang.tables import Table

OF_CROISSANT = [
    "citeAs",
    "column",
    "dataType",
    "extract",
    "field",
    "fileProperty",
    "fileObject",
    "fileSet",
    "format",
    "includes",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
    "equivalentProperty",
]
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    **{term: f"cr:{term}" for term in OF_CROISSANT},
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}
ENCODINGS = {"csv": "text/csv", "parquet": "application/x-parquet"}
"""What Croissant calls the formats it loads."""
TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def describe_croissant(package: Package, files: Sequence[File]) -> bytes:
    """The tables as record sets with their keys, over their Parquet files, or CSV for want of them."""
    data = package.metadata
    # mlcroissant guesses the types of CSV: it would load region codes as floating-point numbers.
    written = {file.format for file in files}
    form = "parquet" if "parquet" in written else "csv"
    tables = {file.table: file for file in files if file.format == form}
    return to_json(
        {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "name": data["name"],
            "alternateName": [data["title_en"], data["title"]],
            "description": f"{data['description_en']}\n{data['description']}",
            "url": data.get("homepage", "./"),
            "version": data["version"],
            **({"datePublished": data["as_of"]} if "as_of" in data else {}),
            "license": one_or_all([one["path"] for one in data["licenses"]]),
            "keywords": data.get("keywords", []),
            "inLanguage": ["zh", "en"],
            "creator": [
                {"@type": "sc:Organization", "name": one["title"]} for one in data["contributors"]
            ],
            "citeAs": f"{data['contributors'][0]['title']}: {data['title_en']}, {data['version']}",
            "distribution": [_file_object(tables[table.name]) for table in package.tables],
            "recordSet": [_record_set(table, tables[table.name]) for table in package.tables],
        }
    )


def _file_object(file: File) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "description": f"{file.title} {file.title_zh}",
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": ENCODINGS[file.format],
        "sha256": file.sha256,
    }


def _record_set(table: Table, file: File) -> dict[str, Any]:
    doubles = doubles_of(table) if file.format == "parquet" else {}
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.schema['description']}\n{table.schema['description_zh']}",
        "key": [{"@id": f"{table.name}/{column}"} for column in table.schema["primaryKey"]],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table.name}/{field['name']}",
                "name": field["name"],
                "description": f"{field['description']}\n{field['description_zh']}",
                "dataType": TYPES[field["type"]],
                "source": {
                    "fileObject": {"@id": file.path},
                    "extract": {"column": doubles.get(field["name"], field["name"])},
                },
            }
            for field in table.schema["fields"]
        ],
    }


CROISSANT = Catalogue(
    "croissant.json",
    "application/ld+json",
    "The tables for loaders of machine learning (Croissant 1.0)",
    "供机器学习工具载入的说明（Croissant 1.0）",
    describe_croissant,
)
