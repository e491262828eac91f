"""The package as one SQLite database: keys, indexes, the corpus's views, search in Chinese.

Numbers are checked to come back from SQLite with the same digits; beside each stands the same as a
double, so that 6 / 4 is 1.5.  The bytes depend on the
version of SQLite, which comes with apsw and is pinned.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import apsw

from taizhang.package.model import Content, Format, Package
from taizhang.package.writers.doubles import described, doubles_of
from taizhang.package.writers.full_text import add_search
from taizhang.package.writers.nested_json import exact
from taizhang.tables import Row, Table

APPLICATION = int.from_bytes(b"TZHG")
TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
    "date": "TEXT",
}


def write_sqlite(package: Package) -> Iterator[Content]:
    """The database, called after the package.

    Raises ValueError where rows break a key of their table, or a view of the corpus does not work.
    """
    try:
        data = _database(package)
    except apsw.Error as error:
        raise ValueError(str(error)) from error
    yield Content(
        f"{package.metadata['name']}.sqlite",
        data,
        "The tables as an SQLite database, with views and full-text search",
        "SQLite 数据库：全部表，附视图和全文检索",
    )


def _database(package: Package) -> bytes:
    database = apsw.Connection(":memory:")
    major, minor, patch = (int(part) for part in package.metadata["version"].split("."))
    database.execute(
        f"PRAGMA page_size = 4096; PRAGMA application_id = {APPLICATION};"
        f"PRAGMA user_version = {major * 1_000_000 + minor * 1_000 + patch};"
    )
    with database:
        for table, rows in package.each_table():
            _add(database, table, rows)
        add_search(database, package.rows.get("sections", []))
        for name, view in package.views.items():
            _add_view(database, name, view)
    if lost := database.execute("PRAGMA foreign_key_check").fetchall():
        raise ValueError(f"Keys lead nowhere: {lost[:10]}")
    database.execute("VACUUM")
    return database.serialize("main")


def _add_view(database: apsw.Connection, name: str, view: str) -> None:
    try:
        database.execute(view)
        database.execute(f"SELECT * FROM {quoted(name)} LIMIT 0")
    except apsw.Error as error:
        raise ValueError(f"schemas/views/{name}.sql: {error}") from error


def _add(database: apsw.Connection, table: Table, rows: list[Row]) -> None:
    database.execute(create_table(table))
    for index in create_indexes(table):
        database.execute(index)
    columns, doubles = table.columns, doubles_of(table)
    places = ", ".join("?" * (len(columns) + len(doubles)))
    values = ([_value(row.get(column)) for column in columns] for row in rows)
    if doubles:
        values = (list(_with_doubles(one, columns, doubles)) for one in values)
    database.executemany(f"INSERT INTO {quoted(table.name)} VALUES ({places})", values)


def _with_doubles(values: list[Any], columns: list[str], doubles: dict[str, str]) -> Iterator[Any]:
    for column, value in zip(columns, values, strict=True):
        yield value
        if column in doubles:
            yield None if value is None else float(value)


def create_table(table: Table) -> str:
    """The statement that makes the table, with what every column means as comments."""
    schema = table.schema
    keys = [f"PRIMARY KEY ({_list(schema['primaryKey'])})"]
    keys += [f"UNIQUE ({_list(key)})" for key in schema.get("uniqueKeys", [])]
    for key in schema.get("foreignKeys", []):
        there = key["reference"].get("resource") or table.name
        columns = _list(key["reference"]["fields"])
        keys.append(f"FOREIGN KEY ({_list(key['fields'])}) REFERENCES {quoted(there)} ({columns})")
    doubles, lines = doubles_of(table), []
    for field in schema["fields"]:
        lines.append(_column(field, TYPES[field["type"]]))
        if field["name"] in doubles:
            lines.append(_column(described(field), "REAL"))
    listed = "\n".join([*lines, ",\n".join(f"  {key}" for key in keys)])
    return f"CREATE TABLE {quoted(table.name)} ( {_comment(schema)}\n{listed}\n)"


def _column(field: dict[str, Any], kind: str) -> str:
    return f"  {quoted(field['name'])} {kind}{_required(field)}, {_comment(field)}"


def create_indexes(table: Table) -> Iterator[str]:
    """An index for each foreign key that the primary key does not serve."""
    served = {tuple(table.schema["primaryKey"][:length]) for length in range(1, 9)}
    for key in table.schema.get("foreignKeys", []):
        if tuple(key["fields"]) not in served:
            served.add(tuple(key["fields"]))
            name = quoted(f"{table.name}_by_{'_'.join(key['fields'])}")
            yield f"CREATE INDEX {name} ON {quoted(table.name)} ({_list(key['fields'])})"


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever is in it."""
    return '"{}"'.format(name.replace('"', '""'))


def _list(names: Sequence[str]) -> str:
    return ", ".join(quoted(name) for name in names)


def _required(field: dict[str, Any]) -> str:
    return " NOT NULL" if field.get("constraints", {}).get("required") else ""


def _comment(described: dict[str, Any]) -> str:
    told = "{title_zh} {title}: {description_zh} {description}".format(**described)
    return f"-- {' '.join(told.split())}"


def _value(value: Any) -> Any:
    """A value as SQLite keeps it; an empty text is no value, as in CSV."""
    if value is None or value == "":
        return None
    return value if isinstance(value, str | int) else exact(value)


SQLITE = Format("sqlite", "application/vnd.sqlite3", "SQLite", "SQLite", write_sqlite)
