"""A draft as YAML: in the order and style in which plans are written by hand."""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

ON_ONE_LINE = (
    "given",
    "entities",
    "dismissals",
    "absences",
    "measures",
    "asides",
    "thresholds",
    "allocations",
    "relations",
)
"""Lists whose records stand on a line of their own each."""
SMALL = ("period", "change", "baseline", "rate", "quota", "context", "missing", "series", "years")
PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*|[\u4e00-\u9fff]+")
RESERVED = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029, 0xFEFF)}
"""Characters that JSON prints as they are and YAML takes for line breaks or marks."""


def write_yaml(data: Any, comments: Mapping[str, str] | None = None) -> str:
    """The data as YAML.  ``comments`` stand before the line of a key at the top level."""
    return "".join(f"{line}\n" for line in _commented(_lines(data, ""), comments or {}))


def _commented(lines: Iterator[str], comments: Mapping[str, str]) -> Iterator[str]:
    for line in lines:
        key = line.partition(":")[0]
        yield from (f"# {one}" for one in comments.get(key, "").splitlines())
        yield line


def _lines(data: Any, key: str) -> Iterator[str]:
    """The lines of a mapping or a list, not indented."""
    if isinstance(data, dict):
        for name, value in data.items():
            if _is_block(value, name):
                yield f"{name}:"
                yield from (f"  {line}" for line in _lines(value, name))
            else:
                yield f"{name}: {_flow(value)}"
    else:
        for item in data:
            if isinstance(item, dict) and key not in ON_ONE_LINE:
                first, *rest = _lines(item, "")
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)
            else:
                yield f"- {_flow(item)}"


def _is_block(value: Any, key: str) -> bool:
    """Whether a value takes lines of its own."""
    if isinstance(value, dict):
        return bool(value) and key not in SMALL
    items = value if isinstance(value, list) else []
    return any(isinstance(item, dict) for item in items) or (
        bool(items) and key == "responsibilities"
    )


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(inside)}" for name, inside in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str):
        plain = PLAIN.fullmatch(value) and value.lower() not in RESERVED
        return value if plain else json.dumps(value, ensure_ascii=False).translate(BREAKS)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value)
