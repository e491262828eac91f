"""What codes and records are called in Chinese and English, beside the codes themselves."""

from typing import Any

from taizhang.files.table_schemas import Row
from taizhang.plan import Claim
from taizhang.promises.labels import LANGUAGES, value_label
from taizhang.registers import Entry, Registers

ENDINGS = ("_label", "_label_en")
"""How the columns with the names of a column's codes end, in the order of the languages."""


def labels(registers: Registers, row: Row, enums: dict[str, str], tables: dict[str, str]) -> Row:
    """What the codes of a row are called, beside each."""
    told: Row = {}
    for lang, end in zip(LANGUAGES, ENDINGS, strict=True):
        for column, enum in enums.items():
            code: Any = row.get(column)
            told[f"{column}{end}"] = value_label(enum, code, lang) if code else None
        for column, table in tables.items():
            entry = registers.tables[table].get(row.get(column) or "", {})
            told[f"{column}{end}"] = entry.get("label" if lang == "zh" else "label_en")
    return told


def what(registers: Registers, claim: Claim) -> tuple[str, str | None]:
    """What a record is about, in Chinese and, where anybody put it so, in English."""
    fields, tables = claim.fields, registers.tables
    entry: Entry | None = None
    if claim.kind == "duties":
        zh, en = (value_label("duty.kind", fields["kind"], lang) for lang in LANGUAGES)
        return zh, en
    if claim.kind == "funding":
        entry = tables["instruments"].get(fields["instrument"])
    elif claim.kind == "targets":
        entry = tables["indicators"].get(fields.get("indicator", ""))
    if entry:
        return entry["label"], entry.get("label_en")
    return fields.get("label") or fields.get("name") or claim.quote, fields.get("label_en")
