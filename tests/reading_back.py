"""Formats of the package against its CSV, cell by cell, and a package that tries them hard."""

from decimal import Decimal
from typing import Any

from taizhang.package.model import Package
from taizhang.package.writers.csv_writer import cell
from taizhang.tables import Table

HOSTILE = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\r=1",
    "\n-1",
    "'=1",
    "'",
    "＝1＋1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("file:///etc/passwd")',
    'a "quoted" word',
    '"',
    "\r",
    "\n",
    "a\r\nb",
    ",,",
    " blanks ",
    "\ufeffmark",
    "\u2028",
    "𠮷e\u0301",
    "null",
    "_x000A_",
    "https://example.org/",
    "</script><b>&amp;",
    "%3A:%",
    "001",
    "号" * 40_000,
    "𠮷" * 17_000,
]


def _field(name: str, kind: str, required: bool = False) -> dict[str, Any]:
    words = {
        "title": name,
        "title_zh": f"{name} 列",
        "description": "En.",
        "description_zh": "中。",
    }
    constraints = {"constraints": {"required": True}} if required else {}
    return {"name": name, "type": kind, **words, **constraints}


def hostile_package() -> Package:
    """One table of hostile cells of every type, and one without rows."""
    fields = [
        _field("id", "string", required=True),
        _field("plan_id", "string", required=True),
        _field("with", "string"),
        _field("count", "integer"),
        _field("value", "number"),
        _field("open", "boolean"),
        _field("day", "date"),
    ]
    words = {"title": "T", "title_zh": "表", "description": "Table.", "description_zh": "表。"}
    plan = [
        _field(name, "string", required=True)
        for name in ("plan_id", "title", "title_en", "source_sha256")
    ]
    tables = [
        Table("plans", {**words, "title_zh": "规划", "fields": plan, "primaryKey": ["plan_id"]}),
        Table("hostile", {**words, "fields": fields, "primaryKey": ["id"]}),
        Table("empty", {**words, "title_zh": "空表", "fields": fields, "primaryKey": ["id"]}),
    ]
    rows: list[dict[str, Any]] = [
        {
            "id": f"a-plan/r{number}",
            "plan_id": "a-plan",
            "with": text,
            "count": -number,
            "value": -Decimal(number) / 8,
            "open": number % 2 == 0,
            "day": "2024-02-29",
        }
        for number, text in enumerate(HOSTILE)
    ]
    rows.append({"id": "a-plan/none", "plan_id": "a-plan"})
    plans = [
        {"plan_id": "a-plan", "title": "</script>=1", "title_en": "=1", "source_sha256": "0" * 64}
    ]
    metadata = {
        "name": "hostile",
        "version": "1.0.0",
        "title": "标题",
        "title_en": "Title",
        "description": "说明",
        "description_en": "Description",
        "licenses": [{"name": "CC0-1.0", "title": "CC0", "path": "https://example.org/cc0"}],
        "contributors": [{"title": "Contributors"}],
    }
    return Package(metadata, tables, {"plans": plans, "hostile": rows})


def printed(package: Package) -> dict[str, list[dict[str, str]]]:
    """The rows of every table as its CSV prints them."""
    return {
        table.name: [{column: cell(row.get(column)) for column in table.columns} for row in rows]
        for table, rows in package.each_table()
    }


def same(text: str, value: Any, kind: str) -> bool:
    """Whether a cell of CSV and a value read from another format say the same."""
    if not text:
        return value is None or value == ""
    if kind in ("integer", "number"):
        exact = isinstance(value, int | Decimal) and not isinstance(value, bool)
        return exact and Decimal(text) == value
    if kind == "boolean":
        return value is (text == "true")
    return isinstance(value, str) and text == value


def in_words(schema: dict[str, Any], row: dict[str, str]) -> list[str]:
    """A row of CSV with the words of codes in place of the codes."""
    words = {
        (field["name"], one["value"]): one["label"]
        for field in schema["fields"]
        for one in field.get("categories", [])
        if isinstance(one, dict)
    }
    return [words.get((name, text), text) for name, text in row.items()]


def without_doubles(schema: dict[str, Any], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows without their columns of doubles, each of which is its exact number."""
    numbers = [field["name"] for field in schema["fields"] if field["type"] == "number"]
    for row in rows:
        for name in numbers:
            exact, double = row[name], row.pop(f"{name}_number")
            assert double is exact is None or (type(double) is float and double == float(exact))
    return rows


def assert_same(
    schema: dict[str, Any], rows: list[dict[str, str]], objects: list[dict[str, Any]]
) -> None:
    """Every cell of the CSV's rows is what the objects hold, in the same order."""
    assert len(rows) == len(objects)
    fields = {field["name"]: field["type"] for field in schema["fields"]}
    for row, one in zip(rows, objects, strict=True):
        assert set(one) <= set(fields)
        for name, kind in fields.items():
            assert same(row[name], one.get(name), kind), (name, row[name][:80], one.get(name))
