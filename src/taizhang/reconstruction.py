"""From the package alone back to its corpus: ``plan.yaml``, ``source.txt`` and the registers.

What the tables mark as derived is left out; comments, quotation marks and the layout of files are
the only things lost.  Built again, the corpus gives the same package.
"""

import csv
import io
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from taizhang.corpus import Corpus
from taizhang.entered import Entered
from taizhang.package.reader import Cells, WrittenPackage
from taizhang.plan_document import PlanDocument
from taizhang.registers import REGION_COLUMNS, YAML_REGISTERS

Record = dict[str, Any]


def reconstruct(package: WrittenPackage, corpus: Corpus, root: Path) -> None:
    """Write a corpus into a new folder: the data of a package, schemas and rules of a corpus.

    The lexicon, like schemas and rules, is no data of the package and comes from the corpus, too.
    Raises ValueError where a source does not come out with the hash that the package states.
    """
    for folder in ("schemas", "validators"):
        shutil.copytree(corpus.root / folder, root / folder)
    registers = root / "datapackage" / "registers"
    registers.mkdir(parents=True)
    shutil.copy(corpus.root / "datapackage" / "registers" / "lexicon.yaml", registers)
    tables = {name: _typed(package, name) for name in package.rows}
    (root / "datapackage" / "datapackage.yaml").write_bytes(to_yaml(package.metadata))
    for register in YAML_REGISTERS:
        table = "entity_register" if register == "entities" else register
        entries = corpus.schemas[f"{register}.schema.json"].content["items"]["properties"]
        (registers / f"{register}.yaml").write_bytes(
            to_yaml([_entry(row, entries) for row in tables[table]])
        )
    _write_regions(registers / "regions.csv", package.rows["regions"])
    definitions = corpus.schemas["plan.schema.json"].content
    for row in tables["plans"]:
        plan = PlanDocument(row, tables, definitions)
        folder = root / row["path"]
        folder.mkdir(parents=True)
        (folder / "source.txt").write_bytes(plan.source())
        (folder / "plan.yaml").write_bytes(to_yaml(plan.document()))


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


def _entry(row: Record, fields: Record) -> Record:
    return {
        key: row[key].split("|") if fields[key].get("type") == "array" else row[key]
        for key in fields
        if key in row
    }


def _write_regions(path: Path, rows: list[Cells]) -> None:
    text = io.StringIO(newline="")
    columns = [*REGION_COLUMNS, *(key for key in rows[0] if key not in REGION_COLUMNS)]
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode())


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
