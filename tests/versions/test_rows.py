"""What differs row by row: applied to the first package it gives the second, row for row."""

import json
from pathlib import Path
from typing import Any

import plant_changes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.package.reader import WrittenPackage
from taizhang.versions.rows import row_changes

SCHEMA = {"fields": [{"name": "id"}, {"name": "cell"}], "primaryKey": ["id"]}
ROWS = st.lists(
    st.builds(
        lambda id, cell: {"id": id, "cell": cell}, st.sampled_from("abcdefgh"), st.text("xy")
    ),
    max_size=12,
)


def package(version: str, **tables: list[dict[str, str]]) -> WrittenPackage:
    return WrittenPackage({"version": version}, dict.fromkeys(tables, SCHEMA), tables)


def keyed(rows: list[Any], key: list[str]) -> dict[tuple[str, ...], Any]:
    """Rows by their key; of several of one key the later are numbered from 2."""
    found: dict[tuple[str, ...], Any] = {}
    counts: dict[tuple[str, ...], int] = {}
    for row in rows:
        one = tuple(row[column] for column in key)
        counts[one] = counts.get(one, 0) + 1
        found[one if counts[one] == 1 else (*one, str(counts[one]))] = row
    return found


def apply_changes(old: WrittenPackage, changes: Any) -> dict[str, list[Any]]:
    """The tables of the second package, from the first and its changes, as the docs tell it."""
    tables = {}
    for name, table in changes["tables"].items():
        key = old.schemas[name]["primaryKey"] if name in old.schemas else table["key"]
        rows = keyed(old.rows.get(name, []), key)
        for one in table["removed"]:
            del rows[tuple(one)]
        rows = {
            key: {one: row.get(one, "") for one in table["columns"]} for key, row in rows.items()
        }
        for change in table["changed"]:
            rows[tuple(change["key"])].update(change["cells"])
        tables[name] = list(rows.values())
        for one in table["added"]:
            tables[name].insert(one["at"], one["row"])
    return tables


def through_json(changes: Any) -> Any:
    return json.loads(json.dumps(changes, ensure_ascii=False))


@given(ROWS, ROWS, st.booleans())
def test_whatever_came_went_or_moved(
    before: list[dict[str, str]], after: list[dict[str, str]], is_new: bool
) -> None:
    old, new = package("1", t=before, gone=[]), package("2", **{"u" if is_new else "t": after})
    changes = through_json(row_changes(old, new))
    assert apply_changes(old, changes) == new.rows
    assert "gone" in changes["tables_removed"]


def test_only_the_cells_that_differ_are_told() -> None:
    old = package("1", t=[{"id": "a", "cell": "x"}, {"id": "b", "cell": "x"}])
    new = package("2", t=[{"id": "b", "cell": "y"}, {"id": "c", "cell": "z"}])
    assert row_changes(old, new) == {
        "from": "1",
        "to": "2",
        "tables": {
            "t": {
                "columns": ["id", "cell"],
                "key": ["id"],
                "removed": [["a"]],
                "changed": [{"key": ["b"], "cells": {"cell": "y"}}],
                "added": [{"at": 1, "row": {"id": "c", "cell": "z"}}],
            }
        },
        "tables_removed": [],
    }


def test_of_a_row_that_moved_the_others_stay() -> None:
    old, new = (
        package(version, t=[{"id": one, "cell": ""} for one in ids])
        for version, ids in (("1", "abcde"), ("2", "dabce"))
    )
    told = row_changes(old, new)["tables"]["t"]
    assert told["removed"] == [["d"]] and [one["at"] for one in told["added"]] == [0]


def test_a_column_that_came_or_went() -> None:
    old = package("1", t=[{"id": "a", "cell": "x"}])
    wide = {"fields": [{"name": "id"}, {"name": "more"}], "primaryKey": ["id"]}
    new = WrittenPackage({"version": "2"}, {"t": wide}, {"t": [{"id": "a", "more": "m"}]})
    assert apply_changes(old, row_changes(old, new)) == new.rows
    assert apply_changes(new, row_changes(new, old)) == old.rows


@pytest.mark.corpus
def test_planted_changes_of_thirty_kinds(tmp_path: Path) -> None:
    corpora = plant_changes.load()
    old = plant_changes.tables(corpora, tmp_path / "old")
    planted = plant_changes.plant(corpora, 30, 120)
    new = plant_changes.tables(corpora, tmp_path / "new")
    assert len({(one.kind, one.concerns, one.table) for one in planted}) >= 30
    changes = through_json(row_changes(old, new))
    assert apply_changes(old, changes) == new.rows
    assert apply_changes(new, through_json(row_changes(new, old))) == old.rows
