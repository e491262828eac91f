"""What the tables of a package are: their schemas, from ``schemas/tables/`` of the corpus."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taizhang.source import read_text
from taizhang.yaml_reader import read_yaml

Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Table:
    """A table of the package: its name and its Table Schema with titles in two languages."""

    name: str
    schema: dict[str, Any]

    @property
    def columns(self) -> list[str]:
        return [field["name"] for field in self.schema["fields"]]


def load_tables(folder: Path) -> list[Table]:
    """The tables of a corpus, in the order their schemas give.

    Where a title or description is given in one language only, it serves in both.
    """
    tables = []
    for path in sorted(folder.glob("*.yaml")):
        text, findings = read_text(path.read_bytes(), path.name)
        document, found = read_yaml(text, path.name)
        if findings or found:
            raise ValueError(f"{path} cannot be read: {(findings or found)[0].message}")
        for part in (document.data, *document.data["fields"]):
            for key in ("title", "description"):
                part.setdefault(f"{key}_zh", part[key])
        tables.append(Table(path.stem, document.data))
    return sorted(tables, key=lambda table: (table.schema["order"], table.name))
