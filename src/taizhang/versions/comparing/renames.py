"""Ids that were renamed: told by tombstones, or plain because all else is the same.

Addresses begin with the id of what they are part of, and are renamed with it.
"""

from collections.abc import Iterable, Iterator

from taizhang.package.reader import Cells
from taizhang.registers import table_of
from taizhang.versions.comparing.layout import PLAN, Layout, is_address
from taizhang.versions.comparing.pairing import Pair

Rows = dict[str, list[Cells]]


class Renames:
    """For each table with ids, what its records are called in the newer version."""

    def __init__(self, layouts: dict[str, Layout], old: Rows, new: Rows) -> None:
        self.layouts, self.old, self.new = layouts, old, new
        self.found: dict[str, dict[str, str]] = {name: {} for name in layouts}
        self._within_plans: dict[str, str] = {}
        self._moved: dict[str, str] = {}
        self._entries: dict[tuple[str, str], Cells] = {}
        self.tombstones = {row["was"]: row for row in new.get("tombstones", [])}
        for row in new.get("register_tombstones", []):
            self._entries[table_of(row["register"]), row["was"]] = row
        with_ids = [
            name
            for name, layout in layouts.items()
            if layout.own_id and not layout.derived and name != "tombstones"
        ]
        for table in sorted(with_ids, key=lambda name: name != "plans"):
            while self._find(table):
                pass

    def buried(self, table: str, id: str) -> Cells:
        """The tombstone of a record or of an entry of a register; empty where there is none."""
        return self._entries.get((table, id)) or self.tombstones.get(id, {})

    def translated(self, table: str, row: Cells) -> Cells:
        """A row of the older version with the ids of the newer."""
        layout = self.layouts[table]
        targets = {layout.own_id: table} if layout.own_id else {}
        for key in layout.schema.get("foreignKeys", []):
            if len(key["fields"]) == 1:
                targets[key["fields"][0]] = key["reference"].get("resource") or table
        return {name: self._now(targets.get(name, ""), cell) for name, cell in row.items()}

    def follow(self, layout: Layout, pairs: Iterable[Pair]) -> None:
        """Take note of the addresses that changed with their words, of records paired by now."""
        for old, new in pairs:
            if old and new and len(old.rows) == 1 and is_address(was := old.row[layout.known_by]):
                self._moved[was] = new.row[layout.known_by]

    def _now(self, table: str, cell: str) -> str:
        id, colon, words = cell.partition(":")
        now = self.found.get(table, {}).get(id) or self._within_plans.get(id) or id
        plan, slash, rest = now.partition("/")
        renamed = self.found.get("plans", {}).get(plan) or self.found.get("reports", {}).get(plan)
        now = (f"{renamed}/{rest}" if slash and renamed else now) + colon + words
        return self._moved.get(now, now)

    def _find(self, table: str) -> bool:
        """Find further renamed records of a table; those they refer to may be known by now."""
        layout, id = self.layouts[table], self.layouts[table].own_id
        rows = [(row[id], self.translated(table, row)) for row in self.old[table]]
        rows = [(was, row) for was, row in rows if not is_address(row[id])]
        there, here = {row[id] for row in self.new[table]}, {row[id] for _, row in rows}
        gone = [(was, row) for was, row in rows if row[id] not in there]
        fresh = {row[id]: row for row in self.new[table] if row[id] not in here}
        found = dict(self._pairs(layout, gone, fresh))
        self.found[table] |= found
        if PLAN in layout.shared:
            self._within_plans |= found
        return bool(found)

    def _pairs(
        self, layout: Layout, gone: list[tuple[str, Cells]], fresh: dict[str, Cells]
    ) -> Iterator[tuple[str, str]]:
        same: dict[tuple[str, ...], list[str]] = {}
        for id, row in fresh.items():
            same.setdefault(_all_but_id(layout, row), []).append(id)
        for was, row in gone:
            buried = self.buried(layout.name, row[layout.own_id]).get("now", "")
            alike = same.get(_all_but_id(layout, row), [])
            if buried and buried in fresh:
                yield was, buried
            elif len(alike) == 1 and was not in self.found[layout.name]:
                yield was, alike.pop()


def _all_but_id(layout: Layout, row: Cells) -> tuple[str, ...]:
    return tuple(f"{name}={row[name]}" for name in layout.written(row) if name != layout.own_id)
