"""Changes of records, table by table, and what only follows from them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from taizhang.package.reader import Cells, WrittenPackage
from taizhang.versions.change import Change, FieldChange
from taizhang.versions.comparing.consequences import ROWS, Consequences
from taizhang.versions.comparing.layout import PLAN, REPORT, Layout, is_address
from taizhang.versions.comparing.pairing import Pair, Record, pair
from taizhang.versions.comparing.renames import Renames
from taizhang.versions.wording import Wording

CLASSES = {
    "source": "plan-amended",
    "plan": "plan-amended",
    "reading": "reading-corrected",
    "report": "report-changed",
    "register": "register-changed",
    "metadata": "metadata-only",
}
"""The class of a change by what its table or field concerns."""


@dataclass
class RecordChanges:
    """The tables that both versions have."""

    layouts: dict[str, Layout]
    old: WrittenPackage
    new: WrittenPackage
    follows: Consequences = field(default_factory=Consequences)

    def __post_init__(self) -> None:
        self.renames = Renames(self.layouts, self.old.rows, self.new.rows)
        self.wording = Wording(self.old.rows, self.new.rows)
        self.was = {
            table: {now: was for was, now in found.items()}
            for table, found in self.renames.found.items()
        }
        for name, layout in self.layouts.items():
            if layout.known_by and not layout.derived:
                self.renames.follow(layout, pair(layout, *self._rows(name)))
        self.rows = {name: self._rows(name) for name in self.layouts}
        self.pairs = {
            name: pair(layout, *self.rows[name])
            for name, layout in self.layouts.items()
            if not layout.derived
        }
        self.owners = {one.row[one.layout.own_id]: one.owner for one in self._alone()}
        self.amended = set(self._amended())

    def _rows(self, name: str) -> tuple[list[Cells], list[Cells]]:
        """The rows of a table in both versions, the older with the ids of the newer."""
        return [self.renames.translated(name, row) for row in self.old.rows[name]], self.new.rows[
            name
        ]

    def _alone(self) -> Iterator[Record]:
        """The records of plans with ids, and the reports, that only one version has."""
        for name, pairs in self.pairs.items():
            layout = self.layouts[name]
            if layout.own_id and layout.shared.intersection((PLAN, REPORT)):
                yield from (_one(pair) for pair in pairs if None in pair)

    def _amended(self) -> Iterator[str]:
        """The plans whose source is another: all in them was read anew."""
        layout = self.layouts["plans"]
        source = [name for name, one in layout.fields.items() if one.get("concerns") == "source"]
        for old, new in self.pairs["plans"]:
            if old and new and any(old.row[name] != new.row[name] for name in source):
                yield new.row[PLAN]

    # Changes

    def changes(self) -> list[Change]:
        """All changes of records, those of a table together."""
        made: list[Change] = []
        parts: dict[str, Counter[str]] = defaultdict(Counter)
        for name, pairs in self.pairs.items():
            for one in pairs:
                record, whole = _one(one), self._whole(one)
                if whole:
                    parts[whole][name] += len(record.rows)
                elif None in one:
                    made += self._came_or_went(one)
                else:
                    made += self._changed(one)
        for name, layout in self.layouts.items():
            self.follows.compare_rows(layout, *self.rows[name])
        return [
            replace(one, parts=dict(parts[one.record]))
            if one.kind in ("added", "removed") and one.record in self.owners and not one.name
            else one
            for one in made
        ]

    def _whole(self, one: Pair) -> str:
        """The outermost record with which this one came or went; none where it did so alone."""
        if one.old and one.new:
            return ""
        whole, owner = "", _one(one).owner
        while owner in self.owners:
            whole, owner = owner, self.owners[owner]
        return whole

    def _about(self, record: Record, id: str = "") -> Change:
        """A change of a record, its kind and level to be filled in."""
        layout, row = record.layout, record.row
        plan = row.get(PLAN, "")
        place, place_en = self.wording.place(plan)
        return Change(
            kind="",
            concerns=self._class(layout, plan),
            level="patch",
            table=layout.name,
            title=layout.schema["title"],
            title_zh=layout.schema["title_zh"],
            plan=plan,
            place=place,
            place_en=place_en,
            record=row[layout.own_id] if layout.own_id else record.owner,
            name="" if layout.own_id else row.get(layout.schema.get("named_by", ""), ""),
        )

    def _class(self, layout: Layout, plan: str, column: str = "") -> str:
        usual = layout.schema.get("concerns", "reading" if PLAN in layout.shared else "register")
        concerns = layout.fields[column].get("concerns", usual) if column else usual
        amended = plan in self.amended and concerns == "reading"
        return CLASSES["plan" if amended else concerns]

    def _came_or_went(self, one: Pair) -> Iterator[Change]:
        record, came = _one(one), one.new is not None
        layout, row = record.layout, record.row
        about = self._about(record)
        id = row[layout.own_id] if layout.own_id else ""
        if layout.name == "tombstones" and came and self._buries(id):
            return
        buried = self.renames.buried(layout.name, id)
        skipped = {layout.own_id, PLAN, layout.schema.get("within")}
        cells = [name for name in layout.written(row) if row[name] and name not in skipped]
        names = [name for name in cells if name not in layout.listed]
        sides = ({}, row) if came else (row, {})
        fields = [self.wording.field(layout, name, *sides) for name in names]
        fields += self._lists(one, layout)
        minor = came and about.concerns != "metadata-only"
        has_id = id and not is_address(id)
        level = "minor" if minor else "major" if has_id and not came else "patch"
        if layout.name == "plans":
            about = replace(about, concerns="plan-amended")
        yield replace(
            about,
            kind="added" if came else "removed",
            level=level,
            reason=buried.get("reason", ""),
            fields=tuple(fields),
        )

    def _buries(self, id: str) -> bool:
        """Whether a tombstone is for a record that went or was renamed just now."""
        return id in self.owners or any(id in one for one in self.renames.found.values())

    def _changed(self, one: Pair) -> Iterator[Change]:
        old, new = one.old, one.new
        assert old and new
        layout, id = new.layout, new.row.get(new.layout.own_id, "")
        fields = list(self._fields(layout, old, new))
        lists = self._lists(one, layout)
        chosen = {name for row in (*old.rows, *new.rows) for name in layout.written(row)}
        if fields or chosen.intersection(layout.listed):
            fields += lists
        elif lists:
            self.follows.add(new.row, layout.name)
        self.follows.compare_cells(old, new)
        about = self._about(new)
        if was := self.was[layout.name].get(id):
            reason = self.renames.buried(layout.name, was).get("reason", "")
            named = replace(about, kind="renamed", level="major", was=was, reason=reason)
            yield replace(named, fields=tuple(fields))
            return
        by_class: dict[str, list[FieldChange]] = defaultdict(list)
        for one_field in fields:
            column = one_field.field if one_field.field in layout.fields else ""
            by_class[self._class(layout, about.plan, column)].append(one_field)
        for concerns, some in by_class.items():
            yield replace(about, kind="changed", concerns=concerns, fields=tuple(some))

    def _fields(self, layout: Layout, old: Record, new: Record) -> Iterator[FieldChange]:
        """The cells that people changed; of several rows, those that all of them share."""
        written = {*layout.written(old.row), *layout.written(new.row)}
        for name in layout.decided:
            differs = layout.plain(old.row, name) != layout.plain(new.row, name)
            if differs and name in written and name not in (layout.own_id, *layout.listed):
                yield self.wording.field(layout, name, old.row, new.row)
        if len(old.rows) != len(new.rows) and not layout.listed:
            counts = str(len(old.rows)), str(len(new.rows))
            yield FieldChange(ROWS, "Places", "处数", *counts)

    def _lists(self, one: Pair, layout: Layout) -> list[FieldChange]:
        """What the rows of a record list, and only one version has."""
        old, new = (
            Counter(tuple(row[name] for name in layout.listed) for row in record.rows)
            if record and layout.listed
            else Counter()
            for record in one
        )
        gone, come = old - new, new - old
        return [
            self.wording.listed(
                layout,
                group,
                *([item[-1] for item in items if item[:-1] == group] for items in (gone, come)),
            )
            for group in dict.fromkeys(item[:-1] for item in (*gone, *come))
        ]

    def recomputed(self, explained: set[str]) -> Iterator[Change]:
        """Computed values that differ though nothing changed that would explain it."""
        for plan, table, column, count in self.follows.unexplained(explained):
            layout = self.layouts[table]
            titles = (layout.schema[key] for key in ("title", "title_zh"))
            about = Change("recomputed", self._class(layout, plan), "patch", table, *titles)
            place, place_en = self.wording.place(plan)
            about = replace(about, plan=plan, place=place, place_en=place_en)
            yield replace(about, name=column, parts={table: count})


def _one(one: Pair) -> Record:
    """The record of a pair, as the newer version has it if it does."""
    record = one.new or one.old
    assert record
    return record
