"""What people call things: where a plan is from, what a value is counted in, what a column is."""

from taizhang.package.reader import Cells
from taizhang.versions.change import FieldChange
from taizhang.versions.layout import Layout

Rows = dict[str, list[Cells]]


class Wording:
    """Names of places and units from the registers of two versions, the newer preferred."""

    def __init__(self, old: Rows, new: Rows) -> None:
        regions, units, plans = (
            {row[id]: row for rows in (old, new) for row in rows.get(table, [])}
            for table, id in (("regions", "code"), ("units", "id"), ("plans", "plan_id"))
        )
        self.units = units
        codes = [row["region_code"] for row in plans.values()]
        self.places = {
            plan: _names(regions.get(row["region_code"], {}), plan)
            for plan, row in plans.items()
            if codes.count(row["region_code"]) == 1
        }

    def place(self, plan: str) -> tuple[str, str]:
        """What a plan is called in Chinese and in English: its region, if that has no other."""
        return self.places.get(plan, (plan, plan))

    def field(self, layout: Layout, column: str, old: Cells, new: Cells) -> FieldChange:
        """A cell that differs between two rows (one may be empty), with its title and unit."""
        field = layout.fields[column]
        texts = field["title"], field["title_zh"], old.get(column, ""), new.get(column, "")
        counted = field["type"] == "number" and not field.get("derived")
        unit = new.get("unit") or old.get("unit") if counted else None
        return FieldChange(column, *texts, *self._unit(unit or ""))

    def _unit(self, id: str) -> tuple[str, str]:
        entry = self.units.get(id, {})
        sign = entry.get("printed", "").partition("|")[0]
        if sign and sign.isascii():
            return sign, sign
        return entry.get("label", id), entry.get("label_en", id)


def _names(region: Cells, plan: str) -> tuple[str, str]:
    name = region.get("name", plan)
    return name, region.get("name_en") or name
