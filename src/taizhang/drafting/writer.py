"""A draft as YAML: in the order and style in which plans are written by hand."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import yaml

FLOW = ("given", "entities", "dismissals", "absences", "thresholds", "allocations", "relations")
"""Lists whose records stand on a line of their own each."""


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, and quotes all that is not plainly a word."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


class _Flow(dict[str, Any]):
    """A mapping written on one line."""


class _FlowList(list[Any]):
    """A list written on one line."""


PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*|[\u4e00-\u9fff]+")
RESERVED = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    plain = PLAIN.fullmatch(text) and text.lower() not in RESERVED
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


def _number(dumper: yaml.SafeDumper, number: Decimal) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{number:f}")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _number)
_Dumper.add_representer(
    _Flow,
    lambda dumper, data: dumper.represent_mapping(
        "tag:yaml.org,2002:map", data.items(), flow_style=True
    ),
)
_Dumper.add_representer(
    _FlowList,
    lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True),
)


def write_yaml(data: Any, comments: Mapping[str, str] | None = None) -> str:
    """The data as YAML.  ``comments`` stand before the line of a key at the top level."""
    text = yaml.dump(
        _styled(data),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=2**31,
        default_flow_style=False,
    )
    return "".join(_commented(text, comments or {}))


def _commented(text: str, comments: Mapping[str, str]) -> Iterator[str]:
    told: set[str] = set()
    for line in text.splitlines(keepends=True):
        key = line.partition(":")[0]
        if key in comments and key not in told:
            told.add(key)
            yield from (f"# {one}\n" for one in comments[key].splitlines())
        yield line


def _styled(data: Any, key: str = "") -> Any:
    """The data with those parts marked that are written on one line."""
    if isinstance(data, dict):
        inside = {name: _styled(value, name) for name, value in data.items()}
        flat = key in FLOW or all(not isinstance(value, dict | list) for value in inside.values())
        small = key in (
            "period",
            "change",
            "baseline",
            "rate",
            "quota",
            "context",
            "missing",
            "series",
            "years",
        )
        return _Flow(inside) if key in FLOW or (small and flat) else inside
    if isinstance(data, list):
        items = [_styled(item, key) for item in data]
        simple = all(not isinstance(item, dict | list) for item in items)
        return _FlowList(items) if simple and key != "responsibilities" else items
    return data
