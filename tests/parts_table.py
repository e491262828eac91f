"""A made-up table of parts of sections, with columns of every sort that comparing knows."""

from typing import Any

from taizhang.versions.comparing.layout import Layout

WORDS = {"title": "T", "title_zh": "表", "description": "En.", "description_zh": "中。"}


def field(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, **WORDS, **more}


FIELDS = [
    field("part_id"),
    field("plan_id"),
    field("section_id"),
    field("label"),
    field("kind", categories=["a", "b"], description_zh="种类：a 甲，b 乙。"),
    field("count", "integer"),
    field("base", "number", derived=True),
    field("position", "integer", layout=True),
    field("derived"),
]
NAMES = [one["name"] for one in FIELDS]


def layout(*without: str, **schema: Any) -> Layout:
    told = {"primaryKey": ["part_id"], "within": "section_id", **WORDS, **schema}
    return Layout("parts", {**told, "fields": FIELDS}, frozenset(NAMES) - {*without})


def row(**cells: str) -> dict[str, str]:
    return {**dict.fromkeys(NAMES, ""), "plan_id": "p", "section_id": "p/s", **cells}
