"""What only follows from changes: computed cells and rows, counted and never listed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from taizhang.package.reader import Cells
from taizhang.versions.comparing.layout import PLAN, Layout
from taizhang.versions.comparing.pairing import Record

ROWS = "*"
"""Stands among the columns of a table for its rows."""


class Consequences:
    """Counts of what differs by computation alone, by plan (empty for registers) and table."""

    def __init__(self) -> None:
        self.counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))

    def add(self, row: Cells, table: str, column: str = ROWS) -> None:
        self.counts[row.get(PLAN, "")][table][column] += 1

    def compare_cells(self, old: Record, new: Record) -> None:
        """Count the cells of a record that differ and that nobody wrote."""
        layout = new.layout
        written = {*layout.written(old.row), *layout.written(new.row)}
        for name in (*layout.computed, *(one for one in layout.decided if one not in written)):
            before, after = (
                sorted(layout.plain(row, name) for row in one.rows) for one in (old, new)
            )
            if before != after:
                self.add(new.row, layout.name, name)

    def compare_rows(self, layout: Layout, old: Iterable[Cells], new: Iterable[Cells]) -> None:
        """Count the rows that follow from others and that only one version has."""
        columns = [name for name, one in layout.fields.items() if not one.get("layout")]
        before, after = (
            Counter(
                tuple(layout.plain(row, name) for name in columns)
                for row in rows
                if layout.follows(row)
            )
            for rows in (old, new)
        )
        for cells in ((before - after) + (after - before)).elements():
            self.add(dict(zip(columns, cells, strict=True)), layout.name)

    def unexplained(self, plans: set[str]) -> Iterator[tuple[str, str, str, int]]:
        """Plan, table, column and count of what differs where no change explains it.

        ``plans`` are those with changes; an empty one stands for registers and schemas, which may
        explain everything.
        """
        for plan, tables in self.counts.items() if "" not in plans else ():
            for table, columns in tables.items() if plan not in plans else ():
                for column, count in columns.items():
                    yield plan, table, column, count

    def total(self) -> dict[str, dict[str, int]]:
        """The counts of all plans together, by table and column."""
        total: dict[str, Counter[str]] = defaultdict(Counter)
        for tables in self.counts.values():
            for table, columns in tables.items():
                total[table] += columns
        return {table: dict(columns) for table, columns in total.items()}
