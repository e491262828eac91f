"""The SQLite database: the same cells, keys that hold, views that answer, search in Chinese."""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from packages import built, describe, read_tables
from reading_back import assert_same, hostile_package, printed, without_doubles
from written_package import full_package

from taizhang.package.model import Package
from taizhang.package.writers.full_text import printed_variants, words
from taizhang.package.writers.sqlite import write_sqlite
from taizhang.tables import Table


@pytest.fixture
def database(package: Path) -> Iterator[sqlite3.Connection]:
    (path,) = package.glob("*.sqlite")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield connection
    connection.close()


def read_table(connection: sqlite3.Connection, name: str, schema: dict[str, Any]) -> Any:
    """The rows of a table with values as CSV means them."""
    connection.row_factory = sqlite3.Row
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    rows = [
        {
            column: value_of(row[column], kinds.get(column, "double"))
            for column in row.keys()  # noqa: SIM118
        }
        for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
    ]
    return without_doubles(schema, rows)


def value_of(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "number":
        return Decimal(repr(value))
    return bool(value) if kind == "boolean" else value


def test_it_says_what_csv_says_cell_by_cell(package: Path, database: sqlite3.Connection) -> None:
    for name, rows in read_tables(package).items():
        schema = next(
            one["schema"] for one in describe(package)["resources"] if one["name"] == name
        )
        assert_same(schema, rows, read_table(database, name, schema))


def test_keys_are_declared_and_hold(package: Path, database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for resource in describe(package)["resources"]:
        name, schema = resource["name"], resource["schema"]
        columns = database.execute(f'PRAGMA table_info("{name}")').fetchall()
        primary = [
            one for _, one in sorted((column[5], column[1]) for column in columns if column[5])
        ]
        assert primary == schema["primaryKey"]
        foreign: dict[int, list[str]] = {}
        for number, *_, column, _, _, _, _ in database.execute(
            f'PRAGMA foreign_key_list("{name}")'
        ):
            foreign.setdefault(number, []).append(column)
        declared = [key["fields"] for key in schema.get("foreignKeys", [])]
        assert sorted(foreign.values()) == sorted(declared)
        uses = [
            database.execute(
                f'EXPLAIN QUERY PLAN SELECT * FROM "{name}" WHERE "{key[0]}" = ?', ("x",)
            ).fetchone()[3]
            for key in declared
        ]
        assert all("USING" in use and "INDEX" in use for use in uses), (name, uses)


def test_tables_columns_and_views_explain_themselves_in_two_languages(
    package: Path, database: sqlite3.Connection
) -> None:
    made = dict(database.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    for resource in describe(package)["resources"]:
        for one in (resource, *resource["schema"]["fields"]):
            for text in ("title", "title_zh", "description", "description_zh"):
                assert " ".join(one[text].split()) in made[resource["name"]]
    views = [
        name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type='view'")
    ]
    assert len(views) >= 4
    for view in views:
        assert re.search("-- .*[\u4e00-\u9fff]", made[view]) and re.search("-- .*[A-Z]", made[view])
        database.execute(f'SELECT * FROM "{view}"').fetchall()


def found(database: sqlite3.Connection, phrase: str) -> set[str]:
    query = "SELECT section_id FROM search WHERE words MATCH ?"
    return {one for (one,) in database.execute(query, (f'"{phrase}"',))}


@pytest.mark.parametrize("word", ["产业", "科", "人才", "R&D", "发展", "科技局", "3", "着力"])
def test_search_finds_just_the_sections_that_hold_a_word(
    package: Path, database: sqlite3.Connection, word: str
) -> None:
    phrase = word if word.isascii() else " ".join(word)
    holds = re.compile(rf"(?<![A-Za-z0-9]){word}(?![A-Za-z0-9])" if word.isascii() else word)
    sections = read_tables(package)["sections"]
    assert found(database, phrase) == {
        row["section_id"] for row in sections if holds.search(row["text_hans"])
    }


@pytest.mark.corpus
def test_either_script_finds_both(tmp_path_factory: pytest.TempPathFactory) -> None:
    _, package = built("real", tmp_path_factory.getbasetemp())
    (path,) = package.glob("*.sqlite")
    connection = sqlite3.connect(path)
    both = [found(connection, phrase) for phrase in ("产 业", "産 業", "產 業")]
    connection.close()
    assert both[0] == both[1] == both[2]
    assert {one.split("-")[0] for one in both[0]} >= {"jieyang", "guangzhou", "taian", "jiangmen"}


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="needs the sqlite3 shell")
def test_the_sqlite3_shell_finds_chinese_words(package: Path) -> None:
    (path,) = package.glob("*.sqlite")
    query = "SELECT count(*) FROM search WHERE words MATCH '\"人 才\"'"
    done = subprocess.run(["sqlite3", str(path), query], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 0


def test_no_phrase_crosses_a_mark_and_variants_follow_the_sources() -> None:
    rows = [
        {"text": "産業,產業。産", "text_hans": "产业,产业。产"},
        {"text": "R&D 业", "text_hans": "R&D 业"},
    ]
    variants = printed_variants(rows)
    assert variants == {ord("產"): "産", ord("業"): "業"}
    assert words(rows[1], variants).split(" 。 ") == ["R&D", "业", "R&D", "業"]
    assert "産 業 。 产 业" not in words(rows[0], variants)


def test_hostile_cells_come_back(tmp_path: Path) -> None:
    package = hostile_package()
    (content,) = write_sqlite(package)
    path = tmp_path / content.path
    path.write_bytes(content.data)
    connection = sqlite3.connect(path)
    for table in package.tables:
        rows = printed(package)[table.name]
        assert_same(table.schema, rows, read_table(connection, table.name, table.schema))
    connection.close()


def test_names_and_comments_cannot_break_out_of_the_statements() -> None:
    hostile = 'a" b\n) ; DROP TABLE plans; --'
    words_ = dict.fromkeys(("title", "title_zh", "description", "description_zh"), hostile)
    fields = [{"name": hostile, "type": "string", **words_}]
    table = Table(hostile, {**words_, "fields": fields, "primaryKey": [hostile]})
    (content,) = write_sqlite(
        Package({"name": "x", "version": "1.2.3"}, [table], {hostile: [{hostile: "1"}]})
    )
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content.data)
    quoted = hostile.replace('"', '""')
    assert connection.execute(f'SELECT * FROM "{quoted}"').fetchall() == [("1",)]
    assert connection.execute("PRAGMA user_version").fetchone() == (1_002_003,)
    connection.close()


def test_a_key_that_leads_nowhere_is_refused() -> None:
    package = hostile_package()
    key = {"fields": ["with"], "reference": {"resource": "plans", "fields": ["plan_id"]}}
    package.tables[1].schema["foreignKeys"] = [key]
    with pytest.raises(ValueError, match="Keys lead nowhere"):
        list(write_sqlite(package))


@pytest.mark.parametrize("word", ["人才", "科技局", "科技成果"])
def test_short_words_are_found_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, word: str
) -> None:
    _, package = built("golden", tmp_path_factory.getbasetemp())
    connection = sqlite3.connect(next(package.glob("*.sqlite")))
    plain = {
        one
        for (one,) in connection.execute(
            "SELECT section_id FROM search WHERE words MATCH ?", (word,)
        )
    }
    connection.close()
    rows = read_tables(package)["sections"]
    assert plain == {row["section_id"] for row in rows if word in row["text_hans"]}


def test_views_say_the_same_in_duckdb(package: Path, database: sqlite3.Connection) -> None:
    other = duckdb.connect()
    for path in package.glob("parquet/*.parquet"):
        other.execute(f"CREATE VIEW \"{path.stem}\" AS FROM '{path}'")
    names = [
        name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
    ]
    assert {"leading_organisations", "comparable_targets"} <= set(names)
    for name in set(names) - {"search"}:
        (view,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (name,)
        ).fetchone()
        other.execute(view)
        ours = database.execute(f"SELECT * FROM {name}").fetchall()
        theirs = other.execute(f"SELECT * FROM {name}").fetchall()
        assert [tuple(map(str, row)) for row in map(tidy, theirs)] == [
            tuple(map(str, row)) for row in map(tidy, ours)
        ]


def tidy(row: tuple[object, ...]) -> tuple[object, ...]:
    """A row with numbers as numbers, whichever kind a tool gives."""
    return tuple(float(one) if isinstance(one, int | float | Decimal) else one for one in row)


def opened(package: Package) -> sqlite3.Connection:
    (content,) = write_sqlite(package)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content.data)
    return connection


def test_the_database_is_called_after_the_package_and_says_whose_it_is() -> None:
    package = full_package()
    (content,) = write_sqlite(package)
    assert content.path == "hostile.sqlite"
    assert content.title == "The tables as an SQLite database, with views and full-text search"
    assert content.title_zh == "SQLite 数据库：全部表，附视图和全文检索"
    database = opened(package)
    asked = ("application_id", "user_version", "page_size", "freelist_count")
    told = [database.execute(f"PRAGMA {one}").fetchone()[0] for one in asked]
    assert told == [int.from_bytes(b"TZHG"), 1_002_003, 4096, 0]
    database.close()


def keyed_package() -> Package:
    package = full_package()
    schema = package.tables[1].schema
    schema["uniqueKeys"] = [["count", "day"]]
    schema["foreignKeys"] = [
        {"fields": ["plan_id"], "reference": {"resource": "plans", "fields": ["plan_id"]}},
        {"fields": ["plan_id"], "reference": {"resource": "plans", "fields": ["plan_id"]}},
        {"fields": ["id"], "reference": {"fields": ["id"]}},
    ]
    package.tables[2].schema["primaryKey"] = ["plan_id", "id"]
    own = {"fields": ["plan_id"], "reference": {"resource": "plans", "fields": ["plan_id"]}}
    package.tables[2].schema["foreignKeys"] = [own]
    return package


def test_every_foreign_key_has_one_index_unless_the_primary_key_serves_it() -> None:
    database = opened(keyed_package())
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    assert database.execute(query).fetchall() == [
        ("hostile_by_plan_id", 'CREATE INDEX "hostile_by_plan_id" ON "hostile" ("plan_id")')
    ]
    (made,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'hostile'").fetchone()
    assert 'UNIQUE ("count", "day")' in made and 'PRIMARY KEY ("id")' in made
    assert 'FOREIGN KEY ("plan_id") REFERENCES "plans" ("plan_id")' in made
    assert 'FOREIGN KEY ("id") REFERENCES "hostile" ("id")' in made, "one to the table itself"
    assert '"id" TEXT NOT NULL, -- id 列 id: 中。 En.' in made and '"with" TEXT, --' in made
    columns = {row[1]: row[2] for row in database.execute('PRAGMA table_info("hostile")')}
    assert columns == {
        "id": "TEXT", "plan_id": "TEXT", "with": "TEXT", "count": "INTEGER",
        "value": "NUMERIC", "value_number": "REAL", "open": "INTEGER", "day": "TEXT",
    }  # fmt: skip
    database.close()


def test_rows_that_break_a_key_are_refused_in_the_words_of_sqlite() -> None:
    package = full_package()
    package.rows["plans"].append(package.rows["plans"][0])
    with pytest.raises(ValueError, match=r"UNIQUE constraint failed: plans\.plan_id"):
        list(write_sqlite(package))


def test_a_view_that_does_not_work_is_refused_with_its_file() -> None:
    for view, told in {
        "CREATE VIEW broken AS SELECT absent FROM plans": "no such column: absent",
        "CREATE VIEW other AS SELECT 1": "no such table: broken",
        "CREATE": "incomplete input",
    }.items():
        package = replace(full_package(), views={"broken": view})
        with pytest.raises(ValueError, match=rf"schemas/views/broken\.sql: {told}"):
            list(write_sqlite(package))


def test_what_is_searched_is_every_form_of_a_character_once() -> None:
    row = {"text": "R&D投入2.5%", "text_hans": "R&D投入2.5%"}
    assert words(row, {}) == "R&D 投 入 2.5 。 。 投入"
    row = {"text": "產業。人才", "text_hans": "产业。人才"}
    forms = words(row, {ord("產"): "産"}).split(" 。 ")
    characters = ["產 業", "人 才", "产 业", "人 才", "産 業", "人 才"]
    assert forms == [*characters, "產業 人才 产业 産業"]


def test_of_variants_the_one_printed_most_often_is_searched_and_of_as_many_the_first() -> None:
    def prefer(text: str) -> dict[int, str]:
        return printed_variants([{"text": text, "text_hans": "产" * len(text)}])

    assert prefer("產産産") == {ord("產"): "産"}
    assert prefer("産產產") == {ord("產"): "產"}
    assert prefer("産產") == prefer("產産") == {ord("產"): min("產産")}
    assert prefer("产") == {}
