"""Which records of two versions are the same one.

A record is a row or, where a table says so, the rows that share some columns.  Those with ids are
paired by id.  Others (those with an address, too) are paired by all their cells, then by key, then, among the parts of the same
record, by how alike their words are: order never counts.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz

from taizhang.package.reader import Cells
from taizhang.versions.comparing.layout import Layout, is_address

ALIKE = 0.5
"""From this likeness of their words on (0 to 1), two records without ids are the same, changed."""


@dataclass(frozen=True)
class Record:
    """The rows of one record; ``row`` is the first."""

    layout: Layout
    rows: tuple[Cells, ...]

    @property
    def row(self) -> Cells:
        return self.rows[0]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(self.row[name] for name in self.layout.key)

    @property
    def owner(self) -> str:
        return self.layout.owner(self.row)

    @property
    def content(self) -> tuple[tuple[str, ...], ...]:
        """All cells that people decided, rows in an order of their own."""
        decided, plain = self.layout.decided, self.layout.plain
        return tuple(sorted(tuple(plain(row, name) for name in decided) for row in self.rows))


class Pair(NamedTuple):
    """A record in both versions, or in one of them."""

    old: Record | None
    new: Record | None


def pair(layout: Layout, old: Iterable[Cells], new: Iterable[Cells]) -> list[Pair]:
    """The records of a table, paired; rows that only follow from others are left out."""
    olds, news = _records(layout, old), _records(layout, new)
    pairs: list[Pair] = []
    if not layout.own_id:
        pairs += _match(olds, news, lambda record: record.content)
    if layout.key:
        pairs += _match(olds, news, lambda record: record.key)
    pairs += _match_alike(layout, olds, news)
    pairs += [Pair(None, record) for record in news]
    return [*pairs, *(Pair(record, None) for record in olds)]


def _records(layout: Layout, rows: Iterable[Cells]) -> list[Record]:
    own = [row for row in rows if not layout.follows(row)]
    if "record" not in layout.schema:
        return [Record(layout, (row,)) for row in own]
    groups: dict[tuple[str, ...], list[Cells]] = defaultdict(list)
    for row in own:
        groups[tuple(row[name] for name in layout.key)].append(row)
    return [Record(layout, tuple(group)) for group in groups.values()]


def _match(olds: list[Record], news: list[Record], of: Callable[[Record], Hashable]) -> list[Pair]:
    """Pair off, and take out of both lists, records that are the same in some respect."""
    waiting: dict[Hashable, list[Record]] = defaultdict(list)
    for record in olds:
        waiting[of(record)].append(record)
    pairs = [Pair(waiting[of(one)].pop(0), one) for one in news if waiting.get(of(one))]
    _take_out(pairs, olds, news)
    return pairs


def _match_alike(layout: Layout, olds: list[Record], news: list[Record]) -> list[Pair]:
    """Pair off the most alike first, among parts of the same record; what has an id never."""
    by_owner: dict[str, tuple[list[Record], list[Record]]] = defaultdict(lambda: ([], []))
    for side, records in enumerate((olds, news)):
        for record in records:
            if not layout.own_id or is_address(record.row[layout.own_id]):
                by_owner[record.owner][side].append(record)
    pairs: list[Pair] = []
    for before, after in by_owner.values():
        scored = [
            (likeness(one, other), n, one, other)
            for n, (one, other) in enumerate(product(before, after))
        ]
        for score, _, one, other in sorted(scored, key=lambda item: (-item[0], item[1])):
            free = all(one is not pair.old and other is not pair.new for pair in pairs)
            if score >= ALIKE and free:
                pairs.append(Pair(one, other))
    _take_out(pairs, olds, news)
    return pairs


def _take_out(pairs: list[Pair], olds: list[Record], news: list[Record]) -> None:
    taken = {id(record) for pair in pairs for record in pair}
    olds[:] = [record for record in olds if id(record) not in taken]
    news[:] = [record for record in news if id(record) not in taken]


def likeness(one: Record, other: Record) -> float:
    """How alike the words of two records are, from 0 to 1."""
    cells = [(one.row[name], other.row[name]) for name in one.layout.telling]
    ratios = [fuzz.ratio(a, b) / 100 for a, b in cells if a or b]
    return sum(ratios) / len(ratios) if ratios else 0.0
