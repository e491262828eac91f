"""Holding a YAML document against its JSON Schema, and saying in plain words what differs."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path
from typing import Any

import jsonschema_rs

from taizhang.files.json_reader import JSONError, read_json
from taizhang.files.schema_references import REFERENCES, SchemaReferences, child
from taizhang.files.text import read_file
from taizhang.files.yaml_reader import NUMBER, Document, escape, quoted
from taizhang.findings import Edit, Finding, Gathered, Mark, Span, TaizhangError, finding


class SchemaError(TaizhangError):
    """A file that is no JSON Schema, or cannot be read as one."""


@dataclass(frozen=True)
class Schema:
    """A JSON Schema (2020-12) from the corpus, ready to judge documents."""

    name: str
    content: dict[str, Any]
    validator: Any
    references: SchemaReferences

    @classmethod
    def load(cls, path: Path) -> "Schema":
        """Read a schema from a file.  Raises SchemaError where it cannot be used."""
        text, findings = read_file(path, path.name, path.parent)
        if findings:
            raise SchemaError(f"{findings[0].message} {findings[0].message_zh}")
        try:
            return cls.of(path.name, read_json(text))
        except JSONError as error:
            raise SchemaError(str(error)) from error

    @classmethod
    def of(cls, name: str, content: Any) -> "Schema":
        """A schema from its content.  Raises SchemaError where it is none, or decides nothing.

        What it refers to must stand in it: nothing is fetched from elsewhere.
        """
        try:
            validator = jsonschema_rs.validator_for(content, offline=True)
        except (ValueError, jsonschema_rs.ReferencingError) as error:
            raise SchemaError(str(error).split("\n")[0]) from error
        references = SchemaReferences(content)
        if circle := next(references.circles(), None):
            raise SchemaError(f"{circle} leads back to itself, so that nothing is asked of a value")
        return cls(name, content, validator, references)

    def check(self, document: Document) -> list[Finding]:
        """What differs from the schema.  Unquoted numbers become text where text is wanted."""
        retyped = [_retype(document, e) for e in self.validator.iter_errors(document.data)]
        if not retyped or self.validator.is_valid(document.data):
            return []
        told = self._told(document, well=True)
        return told or self._told(document, well=False)  # each left to another that tells the cause

    def _told(self, document: Document, *, well: bool) -> list[Finding]:
        found = Gathered(document.path)
        for error in self.validator.iter_errors(document.data):
            self._gather(found, document, error, well)
        return found.all()

    def _gather(self, found: Gathered, document: Document, error: Any, well: bool) -> None:
        kind = error.kind.name
        count = len(error.kind.unexpected) if kind == "additionalProperties" else 1

        def place() -> tuple[Span, str]:
            return document.span(_pointer(error)), _pointer(error)

        explained = self._explain(document, error, well)
        found.gather(_RULES.get(kind, "schema-value"), explained, count, place)

    def _explain(self, document: Document, error: Any, well: bool) -> Iterator[Finding]:
        """The findings that tell an error: its cause, or plainly where it is."""
        path, kind = error.evaluation_path[:-1], error.kind.name
        if path[-1:] == [kind] == ["propertyNames"]:  # what is asked of a name lies in it
            path = path[:-1]
        explain = EXPLAIN.get(kind, _explain_value) if well else _explain_value
        yield from explain(document, _pointer(error), error, self._described(path))

    def _described(self, path: list[str | int]) -> dict[str, Any]:
        """The part of the schema at a path of keywords, with the nearest description above it."""
        node: Any = self.content
        told, own = _description(node), False
        for token in path:
            own = token in REFERENCES and (own or bool(_description(node)))
            node = child(node, token)
            if token in REFERENCES:
                node = self.references.find(node)
            if not own:  # what a reference says of itself holds, wherever it leads
                told = _description(node) or told
        return {**(node if isinstance(node, dict) else {}), "description": told}


def _description(node: Any) -> str:
    told = node.get("description") if isinstance(node, dict) else None
    return told if isinstance(told, str) else ""


def bilingual(text: str) -> tuple[str, str]:
    """The English and the Chinese half of a ``description`` (by line) or a ``title`` (by word)."""
    if "\n" in text:
        english, chinese = text.split("\n", 1)
        return english, chinese
    match = re.fullmatch(r"([\x00-\x7f]+) ([^\x00-\x7f].*|SHA.*)", text)
    return (match[1], match[2]) if match else (text, text)


def _pointer(error: Any) -> str:
    return "".join(f"/{escape(str(token))}" for token in error.instance_path)


def _retype(document: Document, error: Any) -> bool:
    """Turn an unquoted scalar (445200, 2024-02-01, true) into the text the schema asks for."""
    pointer = _pointer(error)
    if error.kind.name != "type" or pointer not in document.plain or not error.instance_path:
        return False
    if "string" not in error.kind.types or error.instance is None:
        return False
    *parents, last = error.instance_path
    node = document.data
    for token in parents:
        node = node[token]
    node[last] = document.written(document.values[pointer])
    return True


def _about(described: dict[str, Any]) -> dict[str, Any]:
    english, chinese = bilingual(described.get("description", ""))
    return {"about": english, "about_zh": chinese}


def _explain_unknown(
    document: Document, pointer: str, error: Any, described: dict[str, Any]
) -> Iterator[Finding]:
    known = sorted(described.get("properties", {}))
    unknown = set(error.kind.unexpected)
    node, before = document.at(pointer), ""
    for is_unknown, run in groupby(node, key=lambda key: key in unknown):
        keys = list(run)
        joined = any(node[key] is not None or _begun(key) in known for key in keys)
        cut = is_unknown and not joined and _cut_by_comma(document, pointer, before, keys)
        if cut:
            yield cut
        elif is_unknown:
            yield from (_unknown_key(document, pointer, key, known) for key in keys)
        before = keys[-1]


def _unknown_key(document: Document, pointer: str, key: str, known: list[str]) -> Finding:
    place = f"{pointer}/{escape(key)}"
    if _begun(key) in known:
        span = document.keys.get(place, document.span(place))
        return finding("yaml-colon-after-key", document.path, span, pointer, key=_begun(key))
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    rule = "schema-misspelt-key" if near else "schema-unknown-key"
    span = document.keys.get(place, document.span(place))
    facts: dict[str, Any] = {
        "key": key,
        "near": near[0] if near else "",
        "known": ", ".join(known),
    }
    return finding(rule, document.path, span, place, **facts)


def _begun(key: str) -> str | None:
    """The key that was meant where its colon is full-width or lacks the blank after it."""
    parts = re.split("[:：]", key, maxsplit=1)
    return parts[0] if len(parts) == 2 else None


def _cut_by_comma(document: Document, pointer: str, before: str, keys: list[str]) -> Finding | None:
    """A flow mapping in which an unquoted text was cut at its commas into keys without value."""
    place = f"{pointer}/{escape(before)}"
    if not before or place not in document.plain:
        return None
    kept = document.values[place]
    first, last = (document.keys[f"{pointer}/{escape(key)}"] for key in (keys[0], keys[-1]))
    span, between = Span(kept.start, last.end), Span(kept.end, first.start)
    if span.start.line != span.end.line or "," not in document.written(between):
        return None
    whole, is_number = document.written(span), NUMBER.fullmatch(document.written(kept))
    rule, edit = (
        ("yaml-comma-in-number", None) if is_number else ("yaml-comma", Edit(span, quoted(whole)))
    )
    facts: dict[str, Any] = {"key": before, "text": whole, "kept": document.written(kept)}
    return finding(rule, document.path, span, place, edit=edit, **facts)


def _explain_missing(
    document: Document, pointer: str, error: Any, described: dict[str, Any]
) -> Iterator[Finding]:
    key = error.kind.property
    wanted = described.get("properties", {}).get(key, {})
    about = _about(wanted if "description" in wanted else {"description": ""})
    span = document.span(pointer)
    first = Span(span.start, Mark(span.start.line, span.start.column + 1))
    known = set(error.instance) if isinstance(error.instance, dict) else set()
    unknown = known - set(described.get("properties", {}))
    near = get_close_matches(key, unknown, n=1, cutoff=0.6)
    told = described.get("additionalProperties") is False
    if told and (
        near or any(other.startswith((f"{key}:", f"{key}：")) for other in unknown)
    ):  # The misspelt key is reported itself: one cause, one finding.
        return
    yield finding("schema-missing-key", document.path, first, pointer, key=key, **about)


def _explain_value(
    document: Document, pointer: str, error: Any, described: dict[str, Any]
) -> Iterator[Finding]:
    said, said_zh = _said(error)
    limit = getattr(error.kind, "limit", "")
    facts: dict[str, Any] = {
        "value": _show(error.instance),
        "said": said.format(limit=limit),
        "said_zh": said_zh.format(limit=limit),
        **_about(described),
    }
    yield finding("schema-value", document.path, document.span(pointer), pointer, **facts)


def _said(error: Any) -> tuple[str, str]:
    """What is wrong with a value, in English and Chinese."""
    kind = error.kind.name
    if kind == "pattern" and error.kind.pattern in _FORMS:
        return _FORMS[error.kind.pattern]
    if kind.startswith("min") and error.instance in ("", [], {}):
        return "is empty", "是空的"
    return _SAID.get(kind, ("does not fit", "不合要求"))


def _explain_names(
    document: Document, pointer: str, error: Any, described: dict[str, Any]
) -> Iterator[Finding]:
    """A key outside the list of those that may stand in a mapping."""
    known = child(described.get("propertyNames"), "enum")
    if not isinstance(known, list):
        yield from _explain_value(document, pointer, error, described)
        return
    for key in error.instance:
        if key not in known:
            yield _unknown_key(document, pointer, key, known)


def _explain_enum(
    document: Document, pointer: str, error: Any, described: dict[str, Any]
) -> Iterator[Finding]:
    if error.instance is None:
        yield _empty(
            document, pointer, "one of the words that may stand here", "可用的词之一", described
        )
        return
    options = [str(option) for option in error.kind.options]
    span = document.span(pointer)
    facts: dict[str, Any] = {
        "value": _show(error.instance),
        "options": ", ".join(options),
        **_about(described),
    }
    yield finding("schema-not-one-of", document.path, span, pointer, **facts)


def _explain_type(
    document: Document, pointer: str, error: Any, described: dict[str, Any]
) -> Iterator[Finding]:
    names = [_TYPES[name] for name in error.kind.types]
    wanted = " or ".join(english for english, _ in names)
    wanted_zh = "或".join(chinese for _, chinese in names)
    if error.instance is None and pointer:
        yield _empty(document, pointer, wanted, wanted_zh, described)
        return
    facts: dict[str, Any] = {
        "value": _show(error.instance),
        "wanted": wanted,
        "wanted_zh": wanted_zh,
        **_about(described),
    }
    span = document.span(pointer)
    rule = _TYPE_RULES.get(error.kind.types[0], "schema-type")
    if not pointer:
        rule, span = "schema-top", Span(span.start, Mark(span.start.line, span.start.column + 1))
    yield finding(rule, document.path, span, pointer, **facts)


def _empty(
    document: Document, pointer: str, wanted: str, wanted_zh: str, described: dict[str, Any]
) -> Finding:
    facts: dict[str, Any] = {"wanted": wanted, "wanted_zh": wanted_zh, **_about(described)}
    return finding("schema-empty", document.path, document.span(pointer), pointer, **facts)


def _show(value: Any) -> str:
    """A value as YAML writes it; of a list or a mapping only what it is."""
    if isinstance(value, dict | list) and value:
        return "{…}" if isinstance(value, dict) else "[…]"
    return str(value) if isinstance(value, str | Decimal) else json.dumps(value)


_TYPES = {
    "string": ("text", "文字"),
    "number": ("a number", "数字"),
    "integer": ("a whole number", "整数"),
    "boolean": ("true or false", "true 或 false"),
    "array": ("a list", "列表"),
    "object": ("a mapping of keys and values", "键值对"),
    "null": ("null", "null"),
}

_RULES = {
    "additionalProperties": "schema-unknown-key",
    "propertyNames": "schema-unknown-key",
    "required": "schema-missing-key",
    "enum": "schema-not-one-of",
    "type": "schema-type",
}
"""What the many errors of a kind are called where they are only counted."""

_TYPE_RULES = {
    "number": "schema-number",
    "integer": "schema-number",
    "array": "schema-list",
    "string": "schema-text",
}

_FORMS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": (
        "should hold only the letters a to z, digits and single hyphens between them",
        "只能用小写字母 a–z、数字和中间的连字符",
    ),
    "^[^ \\t\\r\\n](.*[^ \\t\\r\\n])?$": (
        "begins or ends with a blank, or runs over a line",
        "首尾有空格，或跨了行",
    ),
    "^[0-9]{6}$": ("should be six digits", "应当是六位数字"),
    "^[0-9a-f]{64}$": (
        "should be 64 digits and letters a to f",
        "应当是 64 位数字或字母 a–f",
    ),
    "^https?://[^ ]+$": (
        "should begin with https:// or http:// and hold no blank",
        "应当以 https:// 或 http:// 开头，且不含空格",
    ),
    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$": (
        "is no date in the form 2025-03-01",
        "不是 2025-03-01 这样的日期",
    ),
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": (
        "is no date in the form 2025-03-01",
        "不是 2025-03-01 这样的日期",
    ),
}
"""What the patterns of our schemas ask for, in plain words."""

_SAID = {
    "pattern": ("does not have the form wanted", "格式不对"),
    "minLength": ("is too short", "太短"),
    "minItems": ("has too few entries", "条目太少"),
    "minProperties": ("has too few keys", "键太少"),
    "minimum": ("is below {limit}", "小于 {limit}"),
    "maximum": ("is above {limit}", "大于 {limit}"),
    "exclusiveMinimum": ("is not above {limit}", "不大于 {limit}"),
    "uniqueItems": ("holds an entry twice", "有重复的条目"),
    "const": ("may only be true; leave the key out otherwise", "只能写 true，否则不写此键"),
}

EXPLAIN: dict[str, Callable[[Document, str, Any, dict[str, Any]], Iterator[Finding]]] = {
    "additionalProperties": _explain_unknown,
    "required": _explain_missing,
    "enum": _explain_enum,
    "propertyNames": _explain_names,
    "type": _explain_type,
}
