"""Addresses that a release changed: where each leads now (``datapackage/moved.csv``).

Records without ids are paired by content, as ``compare`` pairs them.  Of one that was corrected the old
address leads to the new; of one that went it leads to its section.
"""

from collections.abc import Iterator

from taizhang.package.reader import Cells, WrittenPackage
from taizhang.released import Moved
from taizhang.versions.comparing.layout import PLAN, Layout, is_address
from taizhang.versions.comparing.pairing import Record, pair
from taizhang.versions.comparing.renames import Renames


def find_moved(old: WrittenPackage, new: WrittenPackage, version: str) -> Iterator[Moved]:
    """The addresses of the older version that are gone from the newer."""
    layouts = {name: Layout(name, new.schemas[name], _shared(old, new, name)) for name in new.rows}
    layouts = {name: layout for name, layout in layouts.items() if name in old.rows}
    renames = Renames(layouts, old.rows, new.rows)
    sections = {row["section_id"] for row in new.rows.get("sections", [])}
    for name, layout in layouts.items():
        column = layout.known_by
        if not column or layout.derived or layout.schema.get("concerns") == "metadata":
            continue
        before = [row for row in old.rows[name] if _is_part_of_plan(row, column)]
        there = {row[column] for row in new.rows[name]}
        translated = [{**renames.translated(name, row), column: row[column]} for row in before]
        for one in pair(layout, translated, new.rows[name]):
            for was, now in _moved(column, one.old, one.new, there) if one.old else ():
                section = was.get("section_id") or was.get("target_id", "")
                to = now[column] if now else section if section in sections else ""
                rest, leads_to = (id.partition("/")[2] for id in (was[column], to))
                if rest != leads_to:  # Else the plan alone was renamed.
                    yield Moved(was[PLAN], rest, leads_to, version)


def _is_part_of_plan(row: Cells, column: str) -> bool:
    return is_address(row[column]) and row[column].startswith(f"{row.get(PLAN)}/")


def _shared(old: WrittenPackage, new: WrittenPackage, table: str) -> frozenset[str]:
    columns = [
        {field["name"] for field in one.schemas[table]["fields"]}
        for one in (old, new)
        if table in one.schemas
    ]
    return frozenset(set.intersection(*columns))


def _moved(
    column: str, old: Record, new: Record | None, there: set[str]
) -> Iterator[tuple[Cells, Cells | None]]:
    """The rows of a record whose address is gone, each with the row that took its place, if any."""
    kept = {row[column] for row in old.rows}
    left = [row for row in new.rows if row[column] not in kept] if new else []
    for row in old.rows:
        if row[column] in there:
            continue
        body = row.get("organisation_id")
        same = [one for one in left if one.get("organisation_id") == body]
        now = next(iter(same or left), None)
        if now:
            left.remove(now)
        yield row, now
