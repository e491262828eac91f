"""One change between two versions of the data, in words of the tables."""

from dataclasses import asdict, dataclass, field
from typing import Any

SCHEMA = "schema-changed"
CLASSES = (
    "plan-amended",
    "reading-corrected",
    "report-changed",
    "register-changed",
    "metadata-only",
    SCHEMA,
)
LEVELS = ("none", "patch", "minor", "major")


@dataclass(frozen=True)
class FieldChange:
    """A cell that differs, as text; empty where there is none.

    ``unit`` is that of a number; a label is what a code in the cell is called, where that is known.
    """

    field: str
    title: str
    title_zh: str
    old: str
    new: str
    unit: str = ""
    unit_en: str = ""
    old_label: str = ""
    old_label_en: str = ""
    new_label: str = ""
    new_label_en: str = ""


@dataclass(frozen=True)
class Change:
    """One change of one record, table, column or of the package's metadata.

    ``kind`` is added, removed, changed, renamed or recomputed; ``concerns`` is its class; ``record``
    the id of the record or of what it lies within, ``name`` its name where it has no id of its own;
    ``parts`` counts the rows, by table, that came or went with it; ``level`` is what it demands of
    the next version.
    """

    kind: str
    concerns: str
    level: str
    table: str
    title: str
    title_zh: str
    plan: str = ""
    place: str = ""
    place_en: str = ""
    record: str = ""
    name: str = ""
    was: str = ""
    reason: str = ""
    fields: tuple[FieldChange, ...] = ()
    parts: dict[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Its parts that are not empty."""
        data = asdict(self)
        data["fields"] = [{k: v for k, v in one.items() if v} for one in data["fields"]]
        return {key: value for key, value in data.items() if value}


def read_change(data: dict[str, Any]) -> Change:
    """A change as ``as_json`` wrote it."""
    fields = [{"old": "", "new": "", **one} for one in data.get("fields", [])]
    return Change(**{**data, "fields": tuple(FieldChange(**one) for one in fields)})
