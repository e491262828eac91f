"""Tables of a written package, checked a column at a time, as strictly as Frictionless or more so.

What is found sound here, Frictionless finds sound, too; of all else nothing is said but that this
is not sure, and so of whatever a schema may ask that is not known here.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from pyarrow import csv

Described = dict[str, Any]

TEXTS = ("title", "title_zh", "description", "description_zh")
UNREAD = {"name", "type", *TEXTS, "constraints", "categories", "derived", "concerns", "layout"}
"""What a column may say besides what its cells are held against."""
UNLIKE = ("string", "integer", "boolean", "date")
"""Types of which different texts are different values."""
DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}
WHOLE, FRACTION, DAY = r"^(0|-?[1-9]\d{0,17})$", r"^-?\d+(\.\d+)?$", r"^\d{4}-\d\d-\d\d$"


def tables_are_sound(folder: Path, descriptor: Described) -> bool:
    """Whether all tables are for sure as their descriptor says."""
    try:
        return _are_sound(folder, {one["name"]: one for one in descriptor["resources"]})
    except (OSError, ValueError, KeyError, TypeError, re.error, pa.ArrowException):
        return False  # Frictionless says in its own words what is wrong.


def _are_sound(folder: Path, tables: dict[str, Described]) -> bool:
    used: dict[str, set[str]] = {name: set() for name in tables}
    for name, fields, there, target in _references(tables):
        used[name].update(fields)
        used[there].update(target)
    kept: dict[str, Any] = {}
    for name, resource in tables.items():
        table = _read(folder, resource)
        if table is None or not _is_sound(table, resource["schema"]):
            return False
        kept[name] = table.select(sorted(used[name]))
    return all(
        _kinds(tables[name], fields) == _kinds(tables[there], target)
        and _are_found(kept[name].select(fields), kept[there].select(target))
        for name, fields, there, target in _references(tables)
    )


def _references(
    tables: dict[str, Described],
) -> Iterator[tuple[str, list[str], str, list[str]]]:
    for name, resource in tables.items():
        for key in resource["schema"].get("foreignKeys", []):
            reference = key["reference"]
            yield name, key["fields"], reference.get("resource") or name, reference["fields"]


def _read(folder: Path, resource: Described) -> Any:
    """The cells of a table as text, empty ones as null; None where it is read in another way."""
    data = (folder / resource["path"]).read_bytes()
    names = [field["name"] for field in resource["schema"]["fields"]]
    told = [resource[key] for key in ("dialect", "encoding", "bytes", "hash")]
    told.append(resource["schema"]["missingValues"])
    if told != [DIALECT, "utf-8", len(data), f"sha256:{sha256(data).hexdigest()}", [""]]:
        return None
    table = csv.read_csv(
        pa.BufferReader(data),
        csv.ReadOptions(use_threads=False, block_size=len(data) + 1),
        csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
        ),
    )
    return table if table.column_names == names and not data.startswith(b"\xef") else None


def _is_sound(table: Any, schema: Described) -> bool:
    """Whether cells keep to their columns, no row is empty, and the primary key tells them apart."""
    fields, key = schema["fields"], schema["primaryKey"]
    return (
        all(_holds(table.column(field["name"]), field) for field in fields)
        and any(field.get("constraints", {}).get("required") for field in fields)
        and all(kind in UNLIKE for kind in _kinds({"schema": schema}, key))
        and any(table.column(column).null_count == 0 for column in key)
        and _distinct(table.select(key)).num_rows == table.num_rows
    )


def _kinds(resource: Described, columns: list[str]) -> list[str]:
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    return [kinds[column] for column in columns]


def _distinct(table: Any) -> Any:
    return table.group_by(table.column_names, use_threads=False).aggregate([])


def _are_found(own: Any, other: Any) -> bool:
    """Whether every key, unless it is empty, is one of the others."""
    distinct = _distinct(own)
    whole = distinct.drop_null()
    partly = distinct.num_rows - whole.num_rows
    if partly > 1 or (partly and any(column.null_count == 0 for column in distinct.columns)):
        return False
    lost = whole.join(other, own.column_names, other.column_names, "left anti", use_threads=False)
    return bool(lost.num_rows == 0)


def _holds(column: Any, field: Described) -> bool:
    """Whether the cells of a column are for sure what its field says."""
    limits = dict(field.get("constraints", {}))
    if field.keys() - UNREAD or (limits.pop("required", False) and column.null_count):
        return False
    return KINDS[field["type"]](column, limits)


def _strings(column: Any, limits: Described) -> bool:
    texts = _values(column) if limits else []
    return all(STRING_LIMITS[name](limit, texts) for name, limit in limits.items())


STRING_LIMITS: dict[str, Callable[[Any, list[str]], bool]] = {
    "enum": lambda limit, texts: {*texts} <= {*limit},
    "pattern": lambda limit, texts: all(map(re.compile(limit).fullmatch, texts)),
    "minLength": lambda limit, texts: all(len(text) >= limit for text in texts),
    "maxLength": lambda limit, texts: all(len(text) <= limit for text in texts),
}


def _integers(column: Any, limits: Described) -> bool:
    return _are_like(column, WHOLE) and _within(limits, [*map(int, _values(column))])


def _numbers(column: Any, limits: Described) -> bool:
    return _are_like(column, FRACTION) and _within(limits, [*map(Decimal, _values(column))])


def _within(limits: Described, numbers: list[Any]) -> bool:
    low, high = (Decimal(str(limits.get(key, 0))) for key in ("minimum", "maximum"))
    return not limits.keys() - {"minimum", "maximum"} and (
        not numbers
        or (
            ("minimum" not in limits or min(numbers) >= low)
            and ("maximum" not in limits or max(numbers) <= high)
        )
    )


def _booleans(column: Any, limits: Described) -> bool:
    return not limits and {*_values(column)} <= {"true", "false"}


def _dates(column: Any, limits: Described) -> bool:
    # What is no day raises ValueError.
    return not limits and _are_like(column, DAY) and all(map(date.fromisoformat, _values(column)))


def _are_like(column: Any, pattern: str) -> bool:
    return pc.all(pc.match_substring_regex(column, pattern)).as_py() is not False


def _values(column: Any) -> list[str]:
    """What stands in the cells of a column, each once."""
    values: list[str] = pc.unique(column).drop_null().to_pylist()
    return values


KINDS: dict[str, Callable[[Any, Described], bool]] = {
    "string": _strings,
    "integer": _integers,
    "number": _numbers,
    "boolean": _booleans,
    "date": _dates,
}
