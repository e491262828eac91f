"""Parquet read back: the same cells, types that data users can count with, words in two languages."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow.parquet as pq
import pytest
from packages import describe, read_tables
from reading_back import assert_same, hostile_package, printed, without_doubles

from taizhang.package.writers.parquet import write_parquet

TYPES = {
    "string": "string",
    "integer": "int64",
    "number": "decimal128(38, 12)",
    "boolean": "bool",
    "date": "date32[day]",
}


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def plain_rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: plain(value) for name, value in row.items()} for row in rows]


def test_it_says_what_csv_says_cell_by_cell(package: Path) -> None:
    tables = read_tables(package)
    for resource in describe(package)["resources"]:
        table = pq.read_table(package / "parquet" / f"{resource['name']}.parquet")
        objects = without_doubles(resource["schema"], plain_rows(table.to_pylist()))
        assert_same(resource["schema"], tables[resource["name"]], objects)


def test_columns_have_types_and_descriptions_and_say_what_may_be_empty(package: Path) -> None:
    for resource in describe(package)["resources"]:
        schema = pq.read_schema(package / "parquet" / f"{resource['name']}.parquet")
        assert schema.metadata[b"description_zh"].decode() == resource["description_zh"]
        exact = [column for column in schema if str(column.type) != "double"]
        for column in set(schema) - set(exact):
            assert column.metadata[b"description_zh"] and column.name.endswith("_number")
        for field, column in zip(resource["schema"]["fields"], exact, strict=True):
            assert (column.name, str(column.type)) == (field["name"], TYPES[field["type"]])
            required = field.get("constraints", {}).get("required", False)
            assert column.nullable is not required
            for text in ("title", "title_zh", "description", "description_zh"):
                assert column.metadata[text.encode()].decode() == field[text]


def test_pandas_polars_and_duckdb_read_exact_numbers(package: Path) -> None:
    path = package / "parquet" / "targets.parquet"
    rows = read_tables(package)["targets"]
    expected = [Decimal(row["value"]) for row in rows if row["value"]]
    assert list(pandas.read_parquet(path)["value"].dropna()) == expected
    assert polars.read_parquet(path)["value"].drop_nulls().to_list() == expected
    told = duckdb.sql(f"SELECT value FROM read_parquet('{path}') WHERE value IS NOT NULL")
    assert [value for (value,) in told.fetchall()] == expected


def test_doubles_can_be_computed_with(package: Path) -> None:
    path = package / "parquet" / "targets.parquet"
    values = [float(row["value"]) for row in read_tables(package)["targets"] if row["value"]]
    table = pandas.read_parquet(path)
    assert (table["value_number"] * 1.1).sum() == pytest.approx(sum(values) * 1.1)
    assert table["value_number"].describe()["count"] == len(values)
    told = duckdb.sql(f"SELECT sum(value_number * value_number) FROM read_parquet('{path}')")
    assert told.fetchall() == [(pytest.approx(sum(one * one for one in values)),)]


def test_hostile_cells_come_back(tmp_path: Path) -> None:
    package = hostile_package()
    rows = printed(package)
    for content in write_parquet(package):
        path = tmp_path / "table.parquet"
        path.write_bytes(content.data)
        schema = next(table.schema for table in package.tables if table.name == content.table)
        objects = without_doubles(schema, plain_rows(pq.read_table(path).to_pylist()))
        assert_same(schema, rows[content.table], objects)


def test_a_number_with_too_many_decimals_is_refused() -> None:
    package = hostile_package()
    package.rows["hostile"] = [{"value": Decimal("0.1234567890123")}]
    with pytest.raises(ValueError, match="data loss"):
        list(write_parquet(package))
