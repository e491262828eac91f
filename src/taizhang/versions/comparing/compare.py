"""What changed between two versions of the data: record by record, field by field.

A person's single change is one change: what only follows from it (offsets, counts, values in base
units, rows that belong to a new record) is counted beside it, never listed as a change of its own.
"""

from dataclasses import dataclass

from taizhang.package.reader import WrittenPackage
from taizhang.versions.change import LEVELS, Change
from taizhang.versions.comparing.layout import Layout, check_comparable
from taizhang.versions.comparing.record_changes import RecordChanges
from taizhang.versions.comparing.schemas import compare_metadata, compare_schemas

DAY = "as_of"
"""The column of tables that tell what holds on the day which the package names."""


@dataclass(frozen=True)
class Comparison:
    """The changes between two versions, and what only follows from them.

    ``follows`` counts the derived cells that differ, by table and column, and under ``*`` the
    derived rows that came or went.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    follows: dict[str, dict[str, int]]

    @property
    def level(self) -> str:
        """What the changes demand of the next version: none, patch, minor or major."""
        return max((change.level for change in self.changes), key=LEVELS.index, default="none")


def compare(old: WrittenPackage, new: WrittenPackage) -> Comparison:
    """Compare two versions of the data.  Raises NoPackageError where one tells too little."""
    check_comparable(old)
    check_comparable(new)
    layouts = {
        name: Layout(name, new.schemas[name], _columns(old, name) & _columns(new, name))
        for name in new.schemas
        if name in old.schemas
    }
    records = RecordChanges(layouts, old, new)
    changes = [
        *compare_metadata(old.metadata, new.metadata),
        *compare_schemas(old.schemas, new.schemas),
        *records.changes(),
    ]
    explained = {change.plan for change in changes if change.concerns != "metadata-only"}
    told = old.metadata.get(DAY) == new.metadata.get(DAY)
    dated = {name for name, layout in layouts.items() if DAY in layout.fields and not told}
    changes += [one for one in records.recomputed(explained) if one.table not in dated]
    before, after = (str(one.metadata["version"]) for one in (old, new))
    return Comparison(before, after, tuple(changes), records.follows.total())


def _columns(package: WrittenPackage, table: str) -> frozenset[str]:
    return frozenset(field["name"] for field in package.schemas[table]["fields"])
