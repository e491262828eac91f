"""What changed in the package's metadata and in the schemas of its tables."""

from collections.abc import Iterator
from typing import Any

from taizhang.versions.change import SCHEMA, Change, FieldChange

Schema = dict[str, Any]

TEXTS = ("title", "title_zh", "description", "description_zh")
KEYS = ("primaryKey", "foreignKeys")


def compare_metadata(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    """One change for each key of ``datapackage.yaml`` that differs, the versions apart."""
    for key in dict.fromkeys([*old, *new]):
        before, after = _text(old.get(key)), _text(new.get(key))
        if key not in ("version", "previous_version") and before != after:
            field = FieldChange(key, key, key, before, after)
            yield Change(
                "changed",
                "metadata-only",
                "patch",
                "",
                "Data package",
                "数据包",
                name=key,
                fields=(field,),
            )


def compare_schemas(old: dict[str, Schema], new: dict[str, Schema]) -> Iterator[Change]:
    """Tables and columns that came, went, or are declared otherwise."""
    for table in dict.fromkeys([*old, *new]):
        if table not in new:
            yield _change("removed", "major", table, old[table])
        elif table not in old:
            yield _change("added", "minor", table, new[table])
        else:
            yield from _compare_table(table, old[table], new[table])


def _compare_table(table: str, old: Schema, new: Schema) -> Iterator[Change]:
    texts = _differing(old, new, TEXTS)
    keys = _differing(old, new, KEYS)
    if texts or keys:
        yield _change("changed", "major" if keys else "patch", table, new, "", (*texts, *keys))
    before, after = ({field["name"]: field for field in schema["fields"]} for schema in (old, new))
    for name in dict.fromkeys([*before, *after]):
        if name not in after:
            yield _change("removed", "major", table, new, name)
        elif name not in before:
            yield _change("added", "minor", table, new, name)
        else:
            fields = _differing(before[name], after[name], (*before[name], *after[name]))
            level = "major" if any(one.field == "type" for one in fields) else "patch"
            if fields:
                yield _change("changed", level, table, new, name, fields)


def _differing(old: Schema, new: Schema, keys: tuple[str, ...]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(key, key, key, _text(old.get(key)), _text(new.get(key)))
        for key in dict.fromkeys(keys)
        if _text(old.get(key)) != _text(new.get(key))
    )


def _change(
    kind: str,
    level: str,
    table: str,
    schema: Schema,
    column: str = "",
    fields: tuple[FieldChange, ...] = (),
) -> Change:
    titles = schema["title"], schema["title_zh"]
    return Change(kind, SCHEMA, level, table, *titles, name=column, fields=fields)


def _text(value: Any) -> str:
    """Metadata as text, the same for values that are the same."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_text(value[key])}" for key in sorted(value))
    if isinstance(value, list):
        return " | ".join(map(_text, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
