"""What people call things: where a plan is from, what a value is counted in, what a code means."""

from collections.abc import Sequence
from typing import NamedTuple

from taizhang.files.table_schemas import category_labels
from taizhang.package.reader import Cells
from taizhang.versions.change import FieldChange
from taizhang.versions.comparing.layout import PLAN, Layout

Rows = dict[str, list[Cells]]


class Label(NamedTuple):
    """What something is called; empty where nobody knows."""

    zh: str = ""
    en: str = ""


class Wording:
    """Names of places, units and other entries of the registers, the newer version preferred."""

    def __init__(self, old: Rows, new: Rows) -> None:
        self.rows = {name: [*old.get(name, []), *new.get(name, [])] for name in {**old, **new}}
        self.entries: dict[tuple[str, str], dict[str, Cells]] = {}
        plans = self._by("plans", PLAN)
        codes = [row["region_code"] for row in plans.values()]
        self.places = {
            plan: _label(self._by("regions", "code").get(row["region_code"], {}))
            for plan, row in plans.items()
            if codes.count(row["region_code"]) == 1
        }

    def _by(self, table: str, column: str) -> dict[str, Cells]:
        """The rows of a table by a column."""
        if (table, column) not in self.entries:
            rows = self.rows.get(table, [])
            self.entries[table, column] = {row[column]: row for row in rows}
        return self.entries[table, column]

    def place(self, plan: str) -> Label:
        """What a plan is called: its region, if that has no other."""
        found = self.places.get(plan, Label())
        return found if found.zh else Label(plan, plan)

    def field(self, layout: Layout, column: str, old: Cells, new: Cells) -> FieldChange:
        """A cell that differs between two rows (one may be empty), in words."""
        field = layout.fields[column]
        counted = field["type"] == "number" and not field.get("derived")
        unit = new.get("unit") or old.get("unit") if counted else None
        titles = Label(field["title_zh"], field["title"])
        return self._told(
            layout, column, titles, [old.get(column, "")], [new.get(column, "")], unit
        )

    def listed(
        self, layout: Layout, group: tuple[str, ...], old: Sequence[str], new: Sequence[str]
    ) -> FieldChange:
        """What only one of two versions lists; ``group`` tells which of several lists it is."""
        *groups, column = layout.listed
        titles = Label(layout.fields[column]["title_zh"], layout.fields[column]["title"])
        if group:
            label = self.label(layout, groups[0], group[0])
            titles = Label(label.zh or group[0], label.en or group[0])
        return self._told(layout, column, titles, old, new, None)

    def _told(
        self,
        layout: Layout,
        column: str,
        titles: Label,
        old: Sequence[str],
        new: Sequence[str],
        unit: str | None,
    ) -> FieldChange:
        before, after = (self._labels(layout, column, cells) for cells in (old, new))
        counted = self._unit(unit or "")
        return FieldChange(
            column,
            titles.en,
            titles.zh,
            "、".join(old),
            "、".join(new),
            *(counted.zh, counted.en),
            *(before.zh, before.en),
            *(after.zh, after.en),
        )

    def _labels(self, layout: Layout, column: str, cells: Sequence[str]) -> Label:
        labels = [self.label(layout, column, one) for one in cells]
        if not any(label.zh for label in labels):
            return Label()
        pairs = list(zip(labels, cells, strict=True))
        return Label(
            "、".join(label.zh or cell for label, cell in pairs),
            ", ".join(label.en or cell for label, cell in pairs),
        )

    def label(self, layout: Layout, column: str, code: str) -> Label:
        """What a code stands for: the entry of a register, or what the column's description says.

        Of categories only the Chinese: in English they are words themselves.
        """
        for key in layout.schema.get("foreignKeys", []):
            reference = key["reference"]
            if key["fields"] == [column]:
                table = reference.get("resource") or layout.name
                entry = self._by(table, reference["fields"][0]).get(code, {})
                return Label() if PLAN in entry else _label(entry)
        field = layout.fields[column]
        told = category_labels(field).get(code)
        return Label(told, code) if told else Label()

    def _unit(self, id: str) -> Label:
        entry = self._by("units", "id").get(id, {})
        sign = entry.get("printed", "").partition("|")[0]
        if sign and sign.isascii():
            return Label(sign, sign)
        return _label(entry) if entry else Label(id, id)


def _label(entry: Cells) -> Label:
    name = entry.get("label") or entry.get("name", "")
    return Label(name, entry.get("label_en") or entry.get("name_en") or name)
