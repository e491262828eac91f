"""Tables as JSON Lines: one object a row, with every column, null where there is no value."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from taizhang.package.model import Content, Format, Package, table_content
from taizhang.tables import Row

ENCODER = json.JSONEncoder(ensure_ascii=False)


def write_json_lines(package: Package) -> Iterator[Content]:
    """One file per table, in ``jsonl/``."""
    for table, rows in package.each_table():
        columns = table.columns
        data = "".join(f"{_line(columns, row)}\n" for row in rows).encode()
        yield table_content(table, f"jsonl/{table.name}.jsonl", data)


def _line(columns: list[str], row: Row) -> str:
    cells = {column: row.get(column) for column in columns}
    if Decimal not in map(type, cells.values()):
        return ENCODER.encode(cells)
    pairs = (f"{_json(column)}: {_json(value)}" for column, value in cells.items())
    return f"{{{', '.join(pairs)}}}"


def _json(value: Any) -> str:
    """A value as JSON; a decimal with all its digits, as JSON may have any number of them."""
    return format(value, "f") if isinstance(value, Decimal) else ENCODER.encode(value)


JSON_LINES = Format("jsonl", "application/jsonl", "JSON Lines", "JSON Lines", write_json_lines)
