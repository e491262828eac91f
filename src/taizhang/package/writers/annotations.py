"""Every claim of a plan as a W3C Web Annotation on the archived text, and the text itself.

Tools that know nothing of this project can so show each claim at its words.  Positions count
Unicode code points of ``sources/<plan>.txt``, which is the archived source to the last character.
"""

from collections.abc import Iterator
from typing import Any

from taizhang.package.model import Content, Format, Package
from taizhang.package.writers.nested_json import record_key, to_json
from taizhang.tables import Row, Table

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PLACE = {"plan_id", "quote", "source_start", "source_end"}
CONTEXT_OF_FIELDS = "evidence"
"""The table that quotes further words for a field of a claim: no claims of their own."""
AROUND = 32
"""How many characters before and after a quote tell it from others of the same words."""


def write_annotations(package: Package) -> Iterator[Content]:
    """For each plan its annotations, in ``annotations/``, and its text, in ``sources/``."""
    claims = _claims(package)
    for plan in package.rows.get("plans", []):
        name, source = plan["plan_id"], package.sources.get(plan["plan_id"])
        if source is None:
            continue
        title, title_zh = plan.get("title_en") or plan["title"], plan["title"]
        yield Content(
            f"sources/{name}.txt",
            source.encode(),
            f"{title}: the archived text",
            f"{title_zh}：存档原文",
            plan=name,
            media_type="text/plain",
        )
        page = {
            "@context": CONTEXT,
            "id": f"{name}.jsonld",
            "type": "AnnotationPage",
            "items": [
                _annotation(table, row, source)
                for table, rows in claims
                for row in rows[name]
                if row.get("source_end") is not None
            ],
        }
        yield Content(
            f"annotations/{name}.jsonld",
            to_json(page),
            f"{title}: its claims as annotations",
            f"{title_zh}：各条记录的标注",
            plan=name,
        )


def _claims(package: Package) -> list[tuple[Table, dict[str, list[Row]]]]:
    """The tables of claims that quote words, their rows by plan."""
    return [
        (table, rows)
        for table, rows in package.each_table_by_plan()
        if set(table.columns) >= PLACE
        and not table.schema.get("derived")
        and table.name != CONTEXT_OF_FIELDS
    ]


def _annotation(table: Table, row: Row, source: str) -> dict[str, Any]:
    plan, key = row["plan_id"], record_key(table, row)
    start, end = row["source_start"], row["source_end"]
    pointer = key.replace("~", "~0").replace("/", "~1")
    return {
        "id": f"{plan}.jsonld#{table.name}/{key}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "id": f"../plans/{plan}.json#/{table.name}/{pointer}",
                "type": "Dataset",
                "format": "application/json",
            },
            {
                "type": "TextualBody",
                "value": table.schema["title_zh"],
                "language": "zh-Hans",
                "purpose": "tagging",
            },
        ],
        "target": {
            "source": f"../sources/{plan}.txt",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": source[start:end],
                    "prefix": source[max(start - AROUND, 0) : start],
                    "suffix": source[end : end + AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }


ANNOTATIONS = Format(
    "annotations",
    "application/ld+json",
    "Web Annotations on the archived texts",
    "标注在存档原文上的记录（Web Annotation）",
    write_annotations,
)
