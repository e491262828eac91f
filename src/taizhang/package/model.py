"""What writers share: the package they see, the files they make, how a format declares itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from taizhang.tables import Row, Rows, Table


@dataclass(frozen=True)
class Package:
    """What writers see: metadata, tables and rows that passed the checks, views in SQL, archived texts."""

    metadata: dict[str, Any]
    tables: list[Table]
    rows: Rows
    views: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        return f"{self.metadata['name']}-{self.metadata['version']}"

    def each_table(self) -> Iterator[tuple[Table, list[Row]]]:
        """Every table with its rows, of which there may be none."""
        return ((table, self.rows.get(table.name, [])) for table in self.tables)

    def each_table_by_plan(self) -> Iterator[tuple[Table, dict[str, list[Row]]]]:
        """Every table that belongs to plans, its rows by the plan, of which each is there."""
        plans = [row["plan_id"] for row in self.rows.get("plans", [])]
        for table, rows in self.each_table():
            if table.name != "plans" and "plan_id" in table.columns:
                belonging: dict[str, list[Row]] = {plan: [] for plan in plans}
                for row in rows:
                    belonging[row["plan_id"]].append(row)
                yield table, belonging


@dataclass(frozen=True)
class Content:
    """What is to become a file of the package: its path there, its bytes, what it is called.

    ``table`` or ``plan`` names what it is about, where that is one table or one plan;
    ``media_type`` is given where it is not the format's.
    """

    path: str
    data: bytes = field(repr=False)
    title: str
    title_zh: str
    table: str = ""
    plan: str = ""
    media_type: str = ""


def one_or_all(said: list[str]) -> str | list[str]:
    """What is said once as a text, as catalogues expect it; else all of it."""
    return said[0] if len(said) == 1 else said


def table_content(table: Table, path: str, data: bytes) -> Content:
    """A file that holds one table."""
    schema = table.schema
    return Content(path, data, schema["title"], schema["title_zh"], table=table.name)


@dataclass(frozen=True)
class Format:
    """A form in which the whole package can be had; ``name`` is what ``--formats`` calls it."""

    name: str
    media_type: str
    title: str
    title_zh: str
    write: Callable[[Package], Iterator[Content]]


@dataclass(frozen=True)
class File:
    """A file that was written: ``size`` in bytes, ``sha256`` in hexadecimal."""

    path: str
    format: str
    media_type: str
    title: str
    title_zh: str
    table: str
    plan: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Catalogue:
    """A file that tells of the package and of the files written before it."""

    path: str
    media_type: str
    title: str
    title_zh: str
    describe: Callable[[Package, Sequence[File]], bytes]
