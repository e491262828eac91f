"""Addresses that a release changed: where each leads now (``datapackage/moved.csv``).

Records without ids are paired by content, as ``compare`` pairs them.  Of one that was corrected the old
address leads to the new; of one that went it leads to its section.
"""

from collections.abc import Iterator

from taizhang.package.reader import Cells, WrittenPackage
from taizhang.released import Moved
from taizhang.versions.comparing.layout import Layout
from taizhang.versions.comparing.pairing import Record, pair
from taizhang.versions.comparing.renames import Renames

ADDRESS = "address"


def find_moved(old: WrittenPackage, new: WrittenPackage, version: str) -> Iterator[Moved]:
    """The addresses of the older version that are gone from the newer."""
    layouts = {name: Layout(name, new.schemas[name], _shared(old, new, name)) for name in new.rows}
    layouts = {name: layout for name, layout in layouts.items() if name in old.rows}
    renames = Renames(layouts, old.rows, new.rows)
    sections = {row["section_id"] for row in new.rows.get("sections", [])}
    for name, layout in layouts.items():
        if layout.schema["primaryKey"] != [ADDRESS] or ADDRESS not in layout.shared:
            continue
        if layout.derived or layout.schema.get("concerns") == "metadata":
            continue
        there = {row[ADDRESS] for row in new.rows[name]}
        before = [renames.translated(name, row) for row in old.rows[name]]
        for one in pair(layout, before, new.rows[name]):
            for was, now in _moved(one.old, one.new, there) if one.old else ():
                plan, _, rest = was[ADDRESS].partition("/")
                section = was.get("section_id") or was.get("target_id", "")
                to = now[ADDRESS] if now else section if section in sections else ""
                yield Moved(plan, rest, to.partition("/")[2], version)


def _shared(old: WrittenPackage, new: WrittenPackage, table: str) -> frozenset[str]:
    columns = [
        {field["name"] for field in one.schemas[table]["fields"]}
        for one in (old, new)
        if table in one.schemas
    ]
    return frozenset(set.intersection(*columns))


def _moved(
    old: Record, new: Record | None, there: set[str]
) -> Iterator[tuple[Cells, Cells | None]]:
    """The rows of a record whose address is gone, each with the row that took its place, if any."""
    kept = {row[ADDRESS] for row in old.rows}
    left = [row for row in new.rows if row[ADDRESS] not in kept] if new else []
    for row in old.rows:
        if row[ADDRESS] in there:
            continue
        body = row.get("organisation_id")
        same = [one for one in left if one.get("organisation_id") == body]
        now = next(iter(same or left), None)
        if now:
            left.remove(now)
        yield row, now
