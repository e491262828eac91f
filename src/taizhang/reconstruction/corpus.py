"""From the package alone back to its corpus: ``plan.yaml``, ``source.txt`` and the registers.

What the tables mark as derived is left out; comments, quotation marks and the layout of files are
the only things lost.  Built again, the corpus gives the same package.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Container, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from taizhang.corpus import Corpus
from taizhang.files.copying import copy_folder
from taizhang.files.entered import Entered
from taizhang.files.folders import list_files
from taizhang.files.places import PlaceError, is_plain, is_taken, place_below
from taizhang.files.schema import Schema
from taizhang.files.text import sha256
from taizhang.files.whole import new_folder
from taizhang.files.yaml_layout import INVISIBLE
from taizhang.findings import shorten
from taizhang.package.reader import Cells, WrittenPackage
from taizhang.reconstruction.columns import IncompletePackageError, check_complete
from taizhang.reconstruction.completeness import check_rows
from taizhang.reconstruction.plan import PlanDocument
from taizhang.registers import REGION_COLUMNS, YAML_REGISTERS, table_of
from taizhang.released import MOVED, Moved, write_moved

Record = dict[str, Any]
Tables = dict[str, list[Record]]

PLANS = "datapackage/plans/"
REPORTS = "datapackage/progress/"
REGISTERS = {name: table_of(name) for name in (*YAML_REGISTERS, "regions")}
REGISTERS["tombstones"] = "register_tombstones"
"""The table of each register."""


def reconstruct(package: WrittenPackage, corpus: Corpus, root: Path) -> None:
    """Write a corpus into a new folder: the data of a package, schemas and rules of a corpus.

    All of it or nothing.  Raises IncompletePackageError as ``remake`` does, and PlaceError where
    something is there already.
    """
    files = remake(package, corpus)
    if is_taken(root):
        raise PlaceError(f"{root} exists already. {root} 已存在。")
    with new_folder(root) as stage:
        for folder in ("schemas", "validators"):
            copy_folder(corpus.root / folder, stage / folder)
        (stage / PLANS).mkdir(parents=True)  # of a package without plans, too
        for path, data in files.items():
            place = place_below(stage, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)


def remake(package: WrittenPackage, corpus: Corpus) -> dict[str, bytes]:
    """The files of ``datapackage/`` by their path from the corpus's root.

    The lexicon and registers without a table are, like schemas and rules, no data of the package
    and come from the corpus.  Raises IncompletePackageError where the package does not tell all that
    plans are made of, or where a source does not come out with its hash.
    """
    check_complete(package.schemas, corpus.schemas["plan.schema.json"].content)
    tables = {name: _typed(package, name) for name in package.rows}
    check_rows(package.schemas, tables)
    files = {"datapackage/datapackage.yaml": to_yaml(package.metadata)}
    files |= dict(_registers(package, tables, corpus))
    files |= dict(_moved(tables))
    for path, data in (*_plans(tables, corpus), *_reports(tables)):
        _refuse_outside(path, files)
        files[path] = data
    return files


def _refuse_outside(path: str, files: Container[str]) -> None:
    """A plan's file lies in a folder of plans of its own, whatever the package says."""
    folder = path.rpartition("/")[0]
    if not is_plain(path) or not folder.startswith((PLANS, REPORTS)) or path in files:
        told = shorten(folder)
        raise IncompletePackageError(
            f"A plan cannot lie in {told}: it needs a folder of its own in {PLANS}. "
            f"规划不能放在 {told}：须在 {PLANS} 中自有一个文件夹。"
        )


def _plans(tables: Tables, corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    definitions = corpus.schemas["plan.schema.json"].content
    for row in tables["plans"]:
        plan = PlanDocument(row, tables, definitions)
        yield f"{row['path']}/source.txt", plan.source()
        yield f"{row['path']}/plan.yaml", to_yaml(plan.document())


def _reports(tables: Tables) -> Iterator[tuple[str, bytes]]:
    """What was read of what became of the promises.

    Raises IncompletePackageError where a text does not come out with its hash.
    """
    for row in tables.get("reports", []):
        text = row["text"].encode()
        if sha256(text) != row["source_sha256"]:
            raise IncompletePackageError(
                f"The text of the report {row['report_id']} is not the one that was read. "
                f"报告 {row['report_id']} 的原文与所读的不同。"
            )
        yield f"{REPORTS}{row['report_id']}/source.txt", text
        yield f"{REPORTS}{row['report_id']}/report.yaml", to_yaml(_report(row["reading"]))


def _report(reading: str) -> Any:
    """What was read of a report, its decimals exact."""
    return json.loads(reading, parse_float=Decimal)


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
    for path in list_files(folder):
        if path.relative_to(folder).parts[0].partition(".")[0] not in published:
            yield corpus.shown(path), corpus.read(path)
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
        raise IncompletePackageError(
            f"{name} does not say in items.properties which fields are lists. "
            f"{name} 没有用 items.properties 说明哪些字段是列表。"
        )
    return [
        {
            key: _items(str(row[key])) if fields[key].get("type") == "array" else row[key]
            for key in fields
            if key in row
        }
        for row in rows
    ]


def _items(joined: str) -> list[str]:
    """The items of a list as tables join them: a doubled | is one inside an item."""
    return [one.replace("||", "|") for one in re.split(r"(?<!\|)\|(?!\|)", joined)]


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


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """Text in quotation marks where its reader would ask for them: blanks that are no blanks."""
    style = '"' if INVISIBLE.match(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style)


_Dumper.add_representer(Decimal, _exact)
_Dumper.add_representer(str, _text)
_Dumper.add_representer(Entered, yaml.SafeDumper.represent_dict)


def to_yaml(data: Any) -> bytes:
    """Plain data as YAML that the one reader reads back the same."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return text.encode()
