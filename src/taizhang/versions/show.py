"""A comparison told to people, as text or Markdown, and to machines."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.findings import shorten
from taizhang.versions.change import CLASSES, LEVELS, Change, FieldChange
from taizhang.versions.comparing.compare import Comparison
from taizhang.versions.comparing.consequences import ROWS
from taizhang.versions.number import Version, read_version

LONGEST = 90
"""Characters of a cell that are shown; the JSON has them all."""


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The form of ``diff --format json``."""
    return {
        "old": comparison.old,
        "new": comparison.new,
        "level": comparison.level,
        "next_version": str(following(comparison) or ""),
        "changes": [change.as_json() for change in comparison.changes],
        "follows": comparison.follows,
    }


def following(comparison: Comparison) -> Version | None:
    """The version that the changes demand after the older one; none if that has no number."""
    old = read_version(comparison.old)
    return old.after(comparison.level) if old else None


def as_text(comparison: Comparison, lang: str) -> str:
    """For a terminal: a heading for each class, a line for each change."""
    return "\n".join(_lines(comparison, lang, "", "  "))


def as_markdown(comparison: Comparison, lang: str) -> str:
    """For a changelog or a comment, with all that Markdown would take for markup escaped."""
    return "\n".join(_lines(comparison, lang, "### ", "- "))


def _lines(comparison: Comparison, lang: str, heading: str, item: str) -> Iterator[str]:
    words, markdown = _words()[lang], bool(heading)
    title = "title" if comparison.old != comparison.new else "title-same"
    yield heading[1:] + words[title].format(old=comparison.old, new=comparison.new)
    for concerns in CLASSES:
        some = [change for change in comparison.changes if change.concerns == concerns]
        if some:
            yield from ("", heading + f"{words[concerns]} ({len(some)})")
            yield from ([""] if heading else [])
            yield from (item + sentence(change, lang, markdown=markdown) for change in some)
    yield ""
    if comparison.follows:
        counts = {table: sum(columns.values()) for table, columns in comparison.follows.items()}
        told = [words["follow"].format(table=table, count=n) for table, n in counts.items()]
        yield f"{words['follows']} {words['between'].join(told)}"
    yield from _verdict(comparison, words)


def _verdict(comparison: Comparison, words: dict[str, str]) -> Iterator[str]:
    version = following(comparison)
    if not comparison.changes:
        yield words["none"]
    elif comparison.level == LEVELS[0] or version is None:
        yield words["next-none"]
    else:
        yield words["next"].format(version=version, level=words[comparison.level])


def class_name(concerns: str, lang: str) -> str:
    """What a class of changes is called."""
    return _words()[lang][concerns]


def sentence(change: Change, lang: str, *, markdown: bool = False) -> str:
    """One change in one line, in words of the tables; for Markdown, with markup escaped."""
    words, told = _words()[lang], _escaped if markdown else str
    kind = change.kind
    if change.concerns == "schema-changed" and kind in ("added", "removed"):
        kind = f"schema-{kind}"
    if kind == "recomputed" and change.name == ROWS:
        kind = "recomputed-rows"
    fields = words["between"].join(_field(one, lang) for one in change.fields)
    table = _of(change, "title", lang)
    parts = words["list"].join(
        words["part"].format(table=name, count=count) for name, count in change.parts.items()
    )
    whole = words[kind].format(
        what=_what(change, lang, table),
        was=_short(change, change.was),
        table=table,
        column=change.name,
        count=change.parts.get(change.table, 0),
        parts=words["parts"].format(parts=parts) if parts else "",
        reason=words["reason"].format(reason=change.reason) if change.reason else "",
        fields=words["between"] + fields if kind == "renamed" and fields else fields,
    )
    return told(whole)


def _what(change: Change, lang: str, table: str) -> str:
    """What the change is about: "Jieyang t05", a register entry, a column."""
    words = _words()[lang]
    if not change.table:
        return words["package"].format(name=change.name)
    if change.concerns == "schema-changed":
        place = words["column" if change.name else "table"]
        return place.format(table=change.table, column=change.name)
    own = "" if change.record == change.plan else _short(change, change.record)
    name = "" if change.kind == "recomputed" else shorten(change.name, 40)
    known = [_of(change, "place", lang), own, name] if change.plan else [table, own, name]
    return " ".join(part for part in known if part)


def _short(change: Change, id: str) -> str:
    return id.removeprefix(f"{change.plan}/")


def _field(field: FieldChange, lang: str) -> str:
    words = _words()[lang]

    chinese = lang == "zh"
    unit = field.unit if chinese else field.unit_en

    def shown(value: str, label: str) -> str:
        if not value:
            return words["empty"]
        if unit:
            return words["value"].format(value=value, unit=unit)
        return shorten(label or value, LONGEST)

    return words["field"].format(
        title=field.title_zh if chinese else field.title,
        old=shown(field.old, field.old_label if chinese else field.old_label_en),
        new=shown(field.new, field.new_label if chinese else field.new_label_en),
    )


def _of(change: Change, key: str, lang: str) -> str:
    """``title`` or ``place`` of a change in a language."""
    named = {"title": {"zh": change.title_zh, "en": change.title}}
    named["place"] = {"zh": change.place, "en": change.place_en}
    return named[key][lang]


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


@cache
def _words() -> dict[str, dict[str, str]]:
    text = files("taizhang").joinpath("versions", "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
