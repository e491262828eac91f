"""From the package alone back to its corpus: ``plan.yaml``, ``source.txt`` and the registers.

What the tables mark as derived is left out; comments, quotation marks and the layout of files are
the only things lost.  Built again, the corpus gives the same package.
"""

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from taizhang.corpus import Corpus
from taizhang.files.entered import Entered
from taizhang.files.schema import Schema
from taizhang.package.reader import Cells, WrittenPackage
from taizhang.reconstruction.plan import Incomplete, PlanDocument, check_complete
from taizhang.registers import REGION_COLUMNS, YAML_REGISTERS, table_of
from taizhang.released import MOVED, Moved, write_moved

Record = dict[str, Any]
Tables = dict[str, list[Record]]

REGISTERS = {name: table_of(name) for name in (*YAML_REGISTERS, "regions")}
REGISTERS["tombstones"] = "register_tombstones"
"""The table of each register."""


def reconstruct(package: WrittenPackage, corpus: Corpus, root: Path) -> None:
    """Write a corpus into a new folder: the data of a package, schemas and rules of a corpus.

    Raises Incomplete as ``remake`` does, and writes nothing.
    """
    files = remake(package, corpus)
    for folder in ("schemas", "validators"):
        shutil.copytree(corpus.root / folder, root / folder)
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def remake(package: WrittenPackage, corpus: Corpus) -> dict[str, bytes]:
    """The files of ``datapackage/`` by their path from the corpus's root.

    The lexicon and registers without a table are, like schemas and rules, no data of the package
    and come from the corpus.  Raises Incomplete where the package does not tell all that plans are
    made of, or where a source does not come out with its hash.
    """
    check_complete(package.schemas, corpus.schemas["plan.schema.json"].content)
    tables = {name: _typed(package, name) for name in package.rows}
    return {
        "datapackage/datapackage.yaml": to_yaml(package.metadata),
        **dict(_registers(package, tables, corpus)),
        **dict(_plans(tables, corpus)),
        **dict(_moved(tables)),
    }


def _plans(tables: Tables, corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    definitions = corpus.schemas["plan.schema.json"].content
    for row in tables["plans"]:
        plan = PlanDocument(row, tables, definitions)
        yield f"{row['path']}/source.txt", plan.source()
        yield f"{row['path']}/plan.yaml", to_yaml(plan.document())


def _moved(tables: Tables) -> Iterator[tuple[str, bytes]]:
    """The addresses that releases changed, told by the tombstones that name a version."""
    moved = []
    for row in tables.get("tombstones", []):
        was, now = (row.get(key, "").partition("/")[2] for key in ("was", "now"))
        if "version" in row:
            moved.append(Moved(row["plan_id"], was, now, row["version"]))
    if moved:
        yield MOVED, write_moved(moved)


def _registers(
    package: WrittenPackage, tables: Tables, corpus: Corpus
) -> Iterator[tuple[str, bytes]]:
    """Those of the package, and of the corpus the lexicon and what the package has no table of."""
    folder = corpus.root / "datapackage" / "registers"
    published = {name: table for name, table in REGISTERS.items() if table in tables}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.relative_to(folder).parts[0].partition(".")[0] not in published:
            yield corpus.shown(path), path.read_bytes()
    for register, table in published.items():
        place = f"{corpus.shown(folder)}/{register}"
        if register == "regions":
            columns = [field["name"] for field in package.schemas[table]["fields"]]
            yield f"{place}.csv", _regions(columns, package.rows[table])
        elif register != "tombstones" or tables[table]:
            schema = corpus.schemas[f"{register}.schema.json"]
            yield f"{place}.yaml", to_yaml(_entries(tables[table], schema))


def _typed(package: WrittenPackage, table: str) -> list[Record]:
    """The rows of a table with values of their types; empty cells left out."""
    read: dict[str, Callable[[str], Any]] = {
        "integer": int,
        "number": Decimal,
        "boolean": "true".__eq__,
    }
    types = {field["name"]: field["type"] for field in package.schemas[table]["fields"]}
    return [
        {name: read.get(types[name], str)(cell) for name, cell in row.items() if cell}
        for row in package.rows[table]
    ]


def _entries(rows: list[Record], schema: Schema) -> list[Record]:
    """The entries of a register, its lists told by the schema."""
    fields, name = schema.content.get("items", {}).get("properties"), f"schemas/{schema.name}"
    if fields is None:
        raise Incomplete(
            f"{name} does not say in items.properties which fields are lists. "
            f"{name} 没有用 items.properties 说明哪些字段是列表。"
        )
    return [
        {
            key: row[key].split("|") if fields[key].get("type") == "array" else row[key]
            for key in fields
            if key in row
        }
        for row in rows
    ]


def _regions(found: list[str], rows: list[Cells]) -> bytes:
    text = io.StringIO(newline="")
    columns = [*REGION_COLUMNS, *(name for name in found if name not in REGION_COLUMNS)]
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


class _Dumper(yaml.SafeDumper):
    """Exact decimals, no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _exact(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    text = f"{value:f}"
    kind = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Dumper.add_representer(Decimal, _exact)
_Dumper.add_representer(Entered, yaml.SafeDumper.represent_dict)


def to_yaml(data: Any) -> bytes:
    """Plain data as YAML that the one reader reads back the same."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return text.encode()
