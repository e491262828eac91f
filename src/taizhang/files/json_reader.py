"""The one JSON reader: what cannot be read, or is no text afterwards, is told by rule and line."""

import json
from typing import Any

from taizhang.findings import Finding, Mark, Span, TaizhangError, finding


class JSONError(TaizhangError):
    """A place at which JSON cannot be read further."""

    def __init__(self, rule: str, place: Mark = Mark(1, 1), **facts: Any) -> None:  # noqa: B008  a constant
        super().__init__(rule, place)
        self.rule, self.place, self.facts = rule, place, facts

    def finding(self, path: str) -> Finding:
        """The trouble as a finding at its place."""
        return finding(self.rule, path, Span(self.place, self.place), "", **self.facts)

    def __str__(self) -> str:
        told = self.finding("")
        return f"{self.place.line}: {told.message} {told.hint} {told.message_zh}{told.hint_zh}"


def read_json(text: str) -> Any:
    """The value that JSON text holds.  Raises JSONError.

    A key that stands twice in one mapping, NaN, infinities, and halves of characters are refused.
    """
    try:
        value = json.loads(text, object_pairs_hook=_mapping, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        place = Mark(error.lineno, error.colno)
        raise JSONError("json-syntax", place, problem=error.msg) from error
    except RecursionError as error:
        raise JSONError("json-deep") from error
    except ValueError as error:  # a number of thousands of digits, half a character
        raise JSONError("json-syntax", problem=str(error)) from error
    return value


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in pairs:
        if key in mapping:
            raise JSONError("json-key-twice", key=key)
        mapping[key] = value
    return mapping


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")
