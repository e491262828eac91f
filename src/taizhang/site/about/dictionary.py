"""The data dictionary: every table of the package and every column, from their schemas."""

from typing import Any

from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Fact


def view_table(name: str, schema: dict[str, Any], locale: Locale) -> dict[str, Any]:
    """A table of the package as the dictionary shows it."""
    keys = schema.get("primaryKey", [])
    return {
        "name": name,
        "title": locale.documentation(schema, "title"),
        "description": locale.documentation(schema, "description"),
        "primary_key": [keys] if isinstance(keys, str) else keys,
        "foreign_keys": [_foreign_key(name, key) for key in schema.get("foreignKeys", [])],
        "fields": [
            {
                "name": field["name"],
                "type": field["type"],
                "title": locale.documentation(field, "title"),
                "description": locale.documentation(field, "description"),
                "limits": _limits(field, locale),
            }
            for field in schema["fields"]
        ],
    }


def _foreign_key(name: str, key: dict[str, Any]) -> tuple[str, str, str]:
    """Columns, the table they lead to, and the columns there."""
    here, there = key["fields"], key["reference"]["fields"]
    resource = key["reference"].get("resource") or name
    return (_listed(here), resource, _listed(there))


def _listed(columns: str | list[str]) -> str:
    return columns if isinstance(columns, str) else ", ".join(columns)


def _limits(field: dict[str, Any], locale: Locale) -> tuple[Fact, ...]:
    limits = dict(field.get("constraints", {}))
    values = limits.pop("enum", None) or field.get("categories")
    told = [
        Fact(locale.label("constraint", key), () if value is True else (TextRun(str(value)),))
        for key, value in limits.items()
        if value is not False
    ]
    if values:
        names = [value["value"] if isinstance(value, dict) else value for value in values]
        told.append(Fact(locale.word("one-of"), tuple(TextRun(str(name)) for name in names)))
    return tuple(told)
