"""Numbers to compute with, beside the exact ones, in formats whose readers stumble over decimals."""

from typing import Any

from taizhang.tables import Table

ENDING = "_number"


def doubles_of(table: Table) -> dict[str, str]:
    """For each column of exact numbers, the column with the same as double: ``value_number``.

    A column that a corpus itself has called so stays its own.
    """
    numbers = [one["name"] for one in table.schema["fields"] if one["type"] == "number"]
    return {one: f"{one}{ENDING}" for one in numbers if f"{one}{ENDING}" not in table.columns}


def described(field: dict[str, Any]) -> dict[str, Any]:
    """What such a column is: the field, as a double of its own."""
    return {
        **field,
        "name": f"{field['name']}{ENDING}",
        "title": f"{field['title']} (double)",
        "title_zh": f"{field['title_zh']}（浮点）",
        "description": f"{field['name']} as a double, to compute with; {field['name']} is exact.",
        "description_zh": f"{field['name']} 的浮点数，便于计算；{field['name']} 为精确值。",
    }
