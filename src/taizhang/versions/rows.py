"""What differs between two packages row by row, for machines: ``changes.json``.

The reader's list (``taizhang diff``) tells what people changed, and leaves out what only follows from
it.  This one leaves out nothing: with it and the first package one has the tables of the second.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Any

from taizhang.package.reader import Cells, WrittenPackage

Key = tuple[str, ...]


def row_changes(old: WrittenPackage, new: WrittenPackage) -> dict[str, Any]:
    """Every row that was removed, changed or added, by table.

    ``removed`` holds primary keys, ``changed`` keys with the cells that differ, ``added`` whole rows
    with their place in the new table (``at``, from 0).  A row that moved among its neighbours is
    removed and added.  Cells are text, as CSV prints them.
    """
    return {
        "from": old.metadata["version"],
        "to": new.metadata["version"],
        "tables": {name: _table(name, old, new) for name in new.schemas},
        "tables_removed": [name for name in old.schemas if name not in new.schemas],
    }


def _table(name: str, old: WrittenPackage, new: WrittenPackage) -> dict[str, Any]:
    columns = [field["name"] for field in new.schemas[name]["fields"]]
    before = dict(_keyed(name, old)) if name in old.schemas else {}
    after = dict(_keyed(name, new))
    kept = _in_order(list(before), after)
    return {
        "columns": columns,
        "key": new.schemas[name]["primaryKey"],
        "removed": [list(key) for key in before if key not in kept],
        "changed": [
            {"key": list(key), "cells": cells}
            for key in kept
            if (cells := _cells(columns, before[key], after[key]))
        ],
        "added": [
            {"at": at, "row": row} for at, (key, row) in enumerate(after.items()) if key not in kept
        ],
    }


def _keyed(name: str, package: WrittenPackage) -> Iterator[tuple[Key, Cells]]:
    """The rows of a table by primary key; rows of one key, which a sound table has not, are numbered."""
    seen = Counter[Key]()
    columns = package.schemas[name]["primaryKey"]
    for row in package.rows[name]:
        key = tuple(row[column] for column in columns)
        seen[key] += 1
        yield (key if seen[key] == 1 else (*key, str(seen[key]))), row


def _cells(columns: list[str], before: Cells, after: Cells) -> Cells:
    return {one: after[one] for one in columns if before.get(one, "") != after[one]}


def _in_order(before: list[Key], after: dict[Key, Cells]) -> dict[Key, None]:
    """The keys that both have, as many of them as stand in the same order."""
    place = {key: at for at, key in enumerate(after)}
    both = [key for key in before if key in place]
    ends: list[int] = []
    chains: list[int] = []  # for each length, the place in `both` at which the best chain ends
    back: list[int | None] = []
    for at, key in enumerate(both):
        length = bisect_left(ends, place[key])
        back.append(chains[length - 1] if length else None)
        ends[length : length + 1] = [place[key]]
        chains[length : length + 1] = [at]
    found: list[Key] = []
    step = chains[-1] if chains else None
    while step is not None:
        found.append(both[step])
        step = back[step]
    return dict.fromkeys(reversed(found))
