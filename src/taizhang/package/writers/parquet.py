"""Tables as Parquet, with types, nullability, and titles and descriptions in two languages.

Numbers are ``decimal128(38, 12)``: exact, and read as decimals by pandas, polars and DuckDB.  Beside
each stands the same as a double, since decimals stop where one multiplies them.  The bytes depend on the version of pyarrow, which is pinned.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from taizhang.package.model import Content, Format, Package, table_content
from taizhang.package.writers.doubles import described, doubles_of
from taizhang.tables import Row, Table

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.decimal128(38, 12),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
MADE: dict[str, Callable[[str], Any]] = {"number": Decimal, "date": date.fromisoformat}
TEXTS = ("title", "title_zh", "description", "description_zh")


def write_parquet(package: Package) -> Iterator[Content]:
    """One file per table, in ``parquet/``.

    Raises ArrowInvalid, a ValueError, for a number with more than twelve decimals.
    """
    for table, rows in package.each_table():
        yield table_content(table, f"parquet/{table.name}.parquet", _parquet(table, rows))


def _parquet(table: Table, rows: list[Row]) -> bytes:
    fields: list[Any] = []
    columns: list[Any] = []
    doubles = doubles_of(table)
    for one in table.schema["fields"]:
        values = _values(rows, one["name"], one["type"])
        fields.append(_field(one, TYPES[one["type"]]))
        columns.append(pa.array(values, TYPES[one["type"]]))
        if one["name"] in doubles:
            fields.append(_field(described(one), pa.float64()))
            columns.append(
                pa.array([None if v is None else float(v) for v in values], pa.float64())
            )
    schema = pa.schema(fields, _texts(table.schema))
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), sink)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _field(field: dict[str, Any], kind: Any) -> Any:
    required = field.get("constraints", {}).get("required", False)
    return pa.field(field["name"], kind, not required, _texts(field))


def _texts(described: dict[str, Any]) -> dict[str, str]:
    return {key: described[key] for key in TEXTS}


def _values(rows: list[Row], name: str, kind: str) -> list[Any]:
    """The values of a column as Arrow takes them; an empty text is no value, as in CSV."""
    values = [None if row.get(name) == "" else row.get(name) for row in rows]
    make = MADE.get(kind)
    return [None if one is None else make(one) for one in values] if make else values


PARQUET = Format("parquet", "application/vnd.apache.parquet", "Parquet", "Parquet", write_parquet)
