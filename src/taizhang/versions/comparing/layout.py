"""What a table's schema tells about comparing its rows.

- ``derived: true`` on a field: the value follows from others; on a table: all its rows do;
- ``layout: true`` on a field: tells only of order or of files; it is not compared;
- ``within``: the column with the id of the record that a row is part of (else its plan);
- ``record``: columns that rows of one record share; ``listed_by`` what these rows list;
- ``named_by``: the column that names a record without an id of its own;
- ``concerns`` on a table or field: the class of its changes, where it is not the usual one.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from taizhang.package.reader import Cells, NoPackageError, WrittenPackage

PLAN = "plan_id"
REPORT = "report_id"

MUST_HAVE = {
    "plans": (PLAN, "region_code"),
    "tombstones": ("was",),
    "regions": ("code",),
    "units": ("id",),
}
"""The columns without which records cannot be told apart or named, of tables that are there."""


def check_comparable(package: WrittenPackage) -> None:
    """Raise NoPackageError where a package has no plans, or lacks what tells its records apart."""
    columns = {
        name: {field["name"] for field in schema["fields"]}
        for name, schema in package.schemas.items()
    }
    lacking = [
        f"{table}.{column}"
        for table, wanted in MUST_HAVE.items()
        for column in wanted
        if table in {*columns, "plans"} and column not in columns.get(table, ())
    ]
    if lacking:
        told = ", ".join(lacking)
        raise NoPackageError(
            f"{package.metadata['name']} cannot be compared for want of {told}. "
            f"{package.metadata['name']} 无法比较，缺少 {told}。"
        )


def own_id(schema: dict[str, Any]) -> str:
    """The column of a table with ids that people gave; none where its key is an address, or several."""
    key: list[str] = schema["primaryKey"]
    made = {one["name"] for one in schema["fields"] if one.get("derived")}
    return key[0] if len(key) == 1 and key[0] not in made else ""


def is_address(id: str) -> bool:
    """Whether this is an address reckoned from words, and no id that a person gave."""
    return ":" in id


ZEROS = re.compile(r"(?<![\d.])(\d+)(?:\.0+|(\.\d*[1-9])0+)(?![\d.])")
"""A number with zeros behind its last decimal."""


@dataclass(frozen=True)
class Layout:
    """A table that two versions have, seen through the schema of the newer."""

    name: str
    schema: dict[str, Any]
    shared: frozenset[str]
    """The columns that both versions have."""

    @cached_property
    def fields(self) -> dict[str, dict[str, Any]]:
        return {one["name"]: one for one in self.schema["fields"] if one["name"] in self.shared}

    @property
    def derived(self) -> bool:
        """Whether all rows follow from those of other tables."""
        return bool(self.schema.get("derived"))

    @cached_property
    def decided(self) -> list[str]:
        """The columns whose values people decided."""
        skipped = ("derived", "layout")
        return [
            name
            for name, one in self.fields.items()
            if name != "derived" and not any(one.get(key) for key in skipped)
        ]

    @cached_property
    def computed(self) -> list[str]:
        return [name for name, one in self.fields.items() if one.get("derived")]

    @property
    def own_id(self) -> str:
        """The column with the records' own ids; none where the key is made of other columns."""
        return own_id(self.schema)

    @property
    def known_by(self) -> str:
        """The column with the records' ids or addresses; none where the key is made of several."""
        first, *others = self.schema["primaryKey"]
        return "" if others or first not in self.shared else str(first)

    @cached_property
    def key(self) -> list[str]:
        """The columns by which a record of one version is looked for in the other."""
        known_by = self.schema.get("record") or self.schema.get("recognised_by")
        wanted: list[str] = known_by or self.schema["primaryKey"]
        return [name for name in wanted if name in self.decided]

    @cached_property
    def telling(self) -> list[str]:
        """Columns of free text, by which records without ids are told apart."""
        ids = {PLAN, self.schema.get("within"), self.own_id}
        ids.update(*(one["fields"] for one in self.schema.get("foreignKeys", [])))
        return [
            name
            for name in self.decided
            if self.fields[name]["type"] == "string"
            and "categories" not in self.fields[name]
            and name not in ids
        ]

    @cached_property
    def listed(self) -> list[str]:
        """The columns that tell the rows of one record apart."""
        wanted = self.schema.get("listed_by", [])
        return [name for name in wanted if name in self.shared]

    def plain(self, row: Cells, name: str) -> str:
        """A cell to be compared: a number, or one in derived words, is 18.1 where 18.10 is written."""
        if self.fields[name]["type"] == "number" or self.derived or name in self.computed:
            return ZEROS.sub(r"\1\2", row[name])
        return row[name]

    def owner(self, row: Cells) -> str:
        """The id of the record that a row is part of; none for plans and registers."""
        if self.own_id == PLAN:
            return ""
        return row.get(self.schema.get("within", ""), "") or row.get(PLAN, "")

    def written(self, row: Cells) -> list[str]:
        """The columns whose values people wrote for this very row; ``false`` is never written."""
        derived = row.get("derived", "").split("|")
        return [
            name for name in self.decided if name not in derived and row[name] not in ("", "false")
        ]

    def follows(self, row: Cells) -> bool:
        """Whether nothing in a row was decided for it: it only follows from others."""
        owners = {PLAN, self.schema.get("within")}
        return self.derived or owners.issuperset(self.written(row))
