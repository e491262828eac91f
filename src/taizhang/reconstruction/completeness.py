"""Whether the rows of a package can be those of plans: cells filled, ids known, parts in order.

Of a package that the toolkit wrote all of it holds; one that was written by hand may be anything.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from taizhang.findings import shorten
from taizhang.reconstruction.columns import NEEDED, IncompletePackageError

Record = dict[str, Any]
Tables = dict[str, list[Record]]

WHOLE = {
    "emendations": "emendation series_from series_to reading_start reading_end",
    "agreement": "agree differ only_first only_second",
}
NUMBERS = {"cost_shares": "share"}
TRUTH = {"responsibilities": "open"}
"""The needed columns that hold whole numbers, numbers, and true or false; others hold text."""

MAY_BE_EMPTY = {
    "sections": "parent_id heading text derived",
    "responsibilities": "derived",
    "targets": "derived",
    "thresholds": "derived",
    "measures": "derived",
    "entities": "derived",
    "emendations": "pattern_read series_from series_to found",
    "evidence": "value quote reason",
    "questions": "record_id",
    "relations": "target_plan_id",
}
"""The needed columns whose cells may be empty."""

LEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "sections": {"parent_id": ("sections.section_id",)},
    "allocations": {"target_id": ("targets.target_id",)},
    "duty_organisations": {"duty_id": ("duties.duty_id",)},
    "measure_organisations": {"measure_id": ("measures.measure_id",)},
    "measure_entities": {"measure_id": ("measures.measure_id",)},
    "thresholds": {"record_id": ("targets.target_id", "funding.funding_id", "duties.duty_id")},
    "evidence": {
        "record_id": (
            "sections.section_id",
            *("targets.target_id", "funding.funding_id", "duties.duty_id"),
            *("measures.measure_id", "entities.address"),
        )
    },
}
"""The columns by which rows belong to others of their plan; ``section_id`` does everywhere."""

OWN = {"plans": "plan_id", "sections": "section_id"}
DEEPEST = 25
"""Parts within one another: YAML is read to twice as many levels."""


def check_rows(schemas: dict[str, Record], tables: Tables) -> None:
    """Raise IncompletePackageError for the first row that plans cannot be made of."""
    for check in (_types, _cells, _ids, _leads, _depth, _emendations, _evidence):
        for told, told_zh in check(schemas, tables):
            raise IncompletePackageError(
                f"No corpus can be made of this package: {told}. 无法从这个数据包还原：{told_zh}。"
            )


Told = Iterator[tuple[str, str]]


def _types(schemas: dict[str, Record], tables: Tables) -> Told:
    for table, schema in schemas.items():
        for field in schema["fields"]:
            name, kind = field["name"], field["type"]
            wanted = "text"
            if name in WHOLE.get(table, "").split():
                wanted = "integer"
            elif name in NUMBERS.get(table, "").split():
                wanted = "number"
            elif name in TRUTH.get(table, "").split():
                wanted = "boolean"
            elif name not in NEEDED.get(table, "").split() and name != "derived":
                continue
            if wanted != (kind if kind in ("integer", "number", "boolean") else "text"):
                place = f"{table}.{name}"
                yield (
                    f"{place} should be {wanted}, not {kind}",
                    f"{place} 应为 {wanted}，不是 {kind}",
                )


def _cells(schemas: dict[str, Record], tables: Tables) -> Told:
    for table, columns in NEEDED.items():
        may = MAY_BE_EMPTY.get(table, "").split()
        for number, row in enumerate(tables.get(table, []), 1):
            for column in columns.split():
                if column not in row and column not in may:
                    place = f"{table}.{column}"
                    yield f"{place} is empty in row {number}", f"{place} 第 {number} 行是空的"


def _ids(schemas: dict[str, Record], tables: Tables) -> Told:
    for table, column in OWN.items():
        seen: set[str] = set()
        for row in tables.get(table, []):
            if row[column] in seen:
                told = shorten(row[column])
                yield f"{table} has {told} twice", f"{table} 里有两个 {told}"
            seen.add(row[column])


def _leads(schemas: dict[str, Record], tables: Tables) -> Told:
    """Rows that belong to nothing would be passed over; a table that is not published is no trouble."""
    known = {
        place: {(row["plan_id"], row.get(column)) for row in tables.get(table, ()) if column in row}
        for places in (("sections.section_id",), *(p for o in LEADS.values() for p in o.values()))
        for place in places
        for table, _, column in [place.partition(".")]
    }
    plans = {row["plan_id"] for row in tables.get("plans", [])}
    for table, columns in NEEDED.items():
        leads = dict(LEADS.get(table, {}))
        if "section_id" in columns.split():
            leads["section_id"] = ("sections.section_id",)
        published = {
            column: places
            for column, places in leads.items()
            if all(place.partition(".")[0] in tables for place in places)
        }
        for row in tables.get(table, []):
            if row["plan_id"] not in plans:
                told = f"{table} speaks of {shorten(row['plan_id'])}"
                yield f"{told}, a plan that is not there", f"{table} 所说的规划不存在"
            for column, places in published.items():
                belongs = any((row["plan_id"], row.get(column)) in known[one] for one in places)
                if column in row and not belongs:
                    told = f"{table}.{column} leads to {shorten(row[column])}"
                    yield f"{told}, which is not there", f"{table}.{column} 所指的不存在"


def _depth(schemas: dict[str, Record], tables: Tables) -> Told:
    above = {row["section_id"]: row.get("parent_id") for row in tables["sections"]}
    for id in above:
        part: str | None = id
        for _ in range(DEEPEST):
            part = above[part] if part else None
        if part:
            told = shorten(id)
            yield (
                f"the section {told} lies in itself, or deeper than {DEEPEST} parts",
                f"部分 {told} 在自身之内，或嵌套超过 {DEEPEST} 层",
            )


def _emendations(schemas: dict[str, Record], tables: Tables) -> Told:
    for row in tables.get("emendations", []):
        first, last = row.get("series_from"), row.get("series_to")
        if (first is None) != (last is None) or (first is not None and not first <= last):
            told = shorten(row["pattern"])
            yield (
                f"the emendation of {told} counts from {first} to {last}",
                f"校改 {told} 的起止不对",
            )


FORMS: dict[str, Callable[[str], object]] = {
    "year": re.compile("[0-9]{1,4}").fullmatch,
    "period": re.compile("[0-9]{1,4}/[0-9]{1,4}").fullmatch,
}
WORDS = {"context": "quote", "inferred": "reason"}


def _evidence(schemas: dict[str, Record], tables: Tables) -> Told:
    sections = {row["section_id"] for row in tables["sections"]}
    for row in tables.get("evidence", []):
        given = row["record_id"] in sections
        needed = ("quote", "value") if given else (WORDS.get(row["kind"], "kind"),)
        fits = FORMS.get(row["field"], bool)
        if any(column not in row for column in needed) or (given and not fits(row["value"])):
            told = f"{shorten(row['record_id'])}, {shorten(row['field'])}"
            yield f"the evidence of {told} is not whole", f"{told} 的证据不全"
