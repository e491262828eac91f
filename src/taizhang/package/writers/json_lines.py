"""Tables as JSON Lines: one object a row, with every column, null where there is no value."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from taizhang.package.model import Content, Format, Package, table_content
from taizhang.tables import Row, Table


def write_json_lines(package: Package) -> Iterator[Content]:
    """One file per table, in ``jsonl/``."""
    for table, rows in package.each_table():
        data = "".join(f"{_line(table, row)}\n" for row in rows).encode()
        yield table_content(table, f"jsonl/{table.name}.jsonl", data)


def _line(table: Table, row: Row) -> str:
    pairs = (f"{_json(column)}: {_json(row.get(column))}" for column in table.columns)
    return f"{{{', '.join(pairs)}}}"


def _json(value: Any) -> str:
    """A value as JSON; a decimal with all its digits, as JSON may have any number of them."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False)


JSON_LINES = Format("jsonl", "application/jsonl", "JSON Lines", "JSON Lines", write_json_lines)
