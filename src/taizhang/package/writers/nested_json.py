"""Plans as nested JSON, a file each, and the registers: every record stands under its key.

So each record has an address of its own, a JSON Pointer into a static file:
``plans/jieyang-2024-innovation.json#/targets/rd-intensity``.
"""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from taizhang.package.model import Content, Format, Package
from taizhang.tables import Row, Table


def write_json(package: Package) -> Iterator[Content]:
    """``plans/<plan_id>.json``, their JSON Schema in ``schemas/plan.json``, ``registers.json``."""
    schema = plan_schema(package.tables)
    yield Content(
        "schemas/plan.json",
        to_json(schema),
        schema["title"],
        "每份规划的 JSON 的结构（JSON Schema）",
        media_type="application/schema+json",
    )
    yield Content(
        "registers.json", to_json(_registers(package)), "The registers as JSON", "各名录的 JSON"
    )
    for id_, plan in _nested_plans(package).items():
        title_zh = plan["plan"]["title"]
        title = plan["plan"].get("title_en", title_zh)
        yield Content(f"plans/{id_}.json", to_json(plan), title, title_zh, plan=id_)


def _nested_plans(package: Package) -> dict[str, dict[str, Any]]:
    """The plans by id: each under ``plan``, and by table and key the rows that belong to it."""
    plans: dict[str, dict[str, Any]] = {}
    for table, rows in package.each_table():
        if table.name == "plans":
            plans = {row["plan_id"]: {"plan": _tidy(table, row)} for row in rows}
    for table, belonging in package.each_table_by_plan():
        for plan, some in belonging.items():
            plans[plan][table.name] = _by_key(table, some)
    return plans


def _registers(package: Package) -> dict[str, Any]:
    """The tables that belong to no plan, by name and key."""
    return {
        table.name: _by_key(table, rows)
        for table, rows in package.each_table()
        if "plan_id" not in table.columns
    }


def _by_key(table: Table, rows: Iterable[Row]) -> dict[str, Row]:
    return {record_key(table, row): _tidy(table, row, without="plan_id") for row in rows}


def record_key(table: Table, row: Row) -> str:
    """Under which name a row stands in its plan: its primary key, without the id of the plan.

    Several columns are joined by colons; a colon inside one becomes %3A, a percent sign %25.
    """
    parts = [
        str(row[column]).removeprefix(f"{row.get('plan_id')}/")
        for column in table.schema["primaryKey"]
        if column != "plan_id"
    ]
    if len(parts) == 1:
        return parts[0]
    return ":".join(part.replace("%", "%25").replace(":", "%3A") for part in parts)


def _tidy(table: Table, row: Row, without: str = "") -> Row:
    """The cells of a row that have a value, in the order of the table's columns."""
    return {
        column: row[column]
        for column in table.columns
        if column != without and row.get(column) is not None
    }


def plan_schema(tables: list[Table]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a plan's JSON, made from the schemas of the tables."""
    own = {table.name: table for table in tables if "plan_id" in table.columns}
    plan = own.pop("plans")
    parts = {
        name: {
            **_words(table.schema),
            "type": "object",
            "additionalProperties": {"$ref": f"#/$defs/{name}"},
        }
        for name, table in own.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A plan with all its records",
        "type": "object",
        "additionalProperties": False,
        "required": ["plan", *parts],
        "properties": {"plan": {"$ref": "#/$defs/plan"}, **parts},
        "$defs": {
            "plan": _record(plan),
            **{name: _record(table, without="plan_id") for name, table in own.items()},
        },
    }


def _record(table: Table, without: str = "") -> dict[str, Any]:
    fields = [field for field in table.schema["fields"] if field["name"] != without]
    return {
        **_words(table.schema),
        "type": "object",
        "additionalProperties": False,
        "required": [one["name"] for one in fields if one.get("constraints", {}).get("required")],
        "properties": {one["name"]: _value(one) for one in fields},
    }


def _value(field: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a column."""
    limits = {key: one for key, one in field.get("constraints", {}).items() if key != "required"}
    if "pattern" in limits:
        limits["pattern"] = f"^(?:{limits['pattern']})$"
    kind = {"type": field["type"]}
    if field["type"] == "date":
        kind = {"type": "string", "format": "date"}
    return {**_words(field), **kind, **limits}


def _words(described: dict[str, Any]) -> dict[str, str]:
    return {
        "title": f"{described['title']} {described['title_zh']}",
        "description": f"{described['description']}\n{described['description_zh']}",
    }


def to_json(value: Any) -> bytes:
    """JSON as the package prints it: UTF-8, two blanks, LF, decimals exact."""
    return f"{_laid_out(value, 0)}\n".encode()


def _laid_out(value: Any, depth: int) -> str:
    """What ``json`` makes of it with an indent, yet with what it has in C, which knows none."""
    line = "\n" + "  " * (depth + 1)
    if not isinstance(value, dict | list) or not value:
        return _encoder(", ").encode(value)
    inner = value.values() if isinstance(value, dict) else value
    if not any(isinstance(one, dict | list) for one in inner):
        told = _encoder(f",{line}").encode(value)[1:-1]
    elif isinstance(value, dict):
        keys = map(_encoder(", ").encode, value)
        pairs = zip(keys, (_laid_out(one, depth + 1) for one in inner), strict=True)
        told = f",{line}".join(f"{key}: {one}" for key, one in pairs)
    else:
        told = f",{line}".join(_laid_out(one, depth + 1) for one in inner)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}{line}{told}{line[:-2]}{closing}"


@cache
def _encoder(between: str) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, separators=(between, ": "), default=exact)


def exact(value: Any) -> int | float:
    """A decimal as a JSON number.  Raises ValueError where a float would lose digits."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no place in the package")
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    if Decimal(repr(number)) != value:
        raise ValueError(f"{value} has more digits than a JSON number keeps")
    return number


JSON = Format("json", "application/json", "JSON, nested by plan", "JSON（按规划嵌套）", write_json)
