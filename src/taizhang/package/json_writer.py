"""Plans as nested JSON, one object a plan with the rows of all its tables, and the registers."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from taizhang.tables import Row, Rows, Table


def to_json(value: Any) -> bytes:
    """JSON as the package prints it: UTF-8, two blanks, LF, decimals exact."""
    return (json.dumps(value, ensure_ascii=False, indent=2, default=_exact) + "\n").encode()


def write_plans(tables: list[Table], rows: Rows, path: Path) -> None:
    """A list of plans, each with its own cells and, under ``tables``, the rows that belong to it."""
    plans: dict[str, Row] = {}
    for table in tables:
        if table.name == "plans":
            for row in rows.get("plans", []):
                plans[row["plan_id"]] = {**_tidy(table, row), "tables": {}}
    for table in tables:
        if table.name != "plans" and "plan_id" in table.columns:
            for plan in plans.values():
                plan["tables"][table.name] = []
            for row in rows.get(table.name, []):
                belonging = plans[row["plan_id"]]["tables"][table.name]
                belonging.append(_tidy(table, row, without="plan_id"))
    path.write_bytes(to_json(list(plans.values())))


def write_registers(tables: list[Table], rows: Rows, path: Path) -> None:
    """The tables that belong to no plan, by name."""
    registers = {
        table.name: [_tidy(table, row) for row in rows.get(table.name, [])]
        for table in tables
        if "plan_id" not in table.columns
    }
    path.write_bytes(to_json(registers))


def _tidy(table: Table, row: Row, without: str = "") -> Row:
    """The cells of a row that have a value, in the order of the table's columns."""
    return {
        column: row[column]
        for column in table.columns
        if column != without and row.get(column) is not None
    }


def _exact(value: Any) -> int | float:
    """A decimal as a JSON number.  Raises ValueError where a float would lose digits."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no place in the package")
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    if Decimal(repr(number)) != value:
        raise ValueError(f"{value} has more digits than a JSON number keeps")
    return number
