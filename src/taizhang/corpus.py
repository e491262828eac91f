"""A corpus on disk: found upwards from where the command runs, as git does."""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from taizhang.files.folders import iter_files, list_files
from taizhang.findings import Finding, TaizhangError
from taizhang.registers import Registers, load_registers
from taizhang.released import Released, read_released
from taizhang.rules import Rule, RulesLeftOut, load_rules, rules_wanted
from taizhang.schema import Schema, SchemaError
from taizhang.source import FileError, read_bytes, read_file
from taizhang.yaml_reader import Document

MARKS = ("datapackage", "schemas", "validators")


class CorpusError(TaizhangError):
    """There is no corpus here, or what it needs cannot be read."""


class Schemas(dict[str, Schema]):
    """The schemas of a corpus by file name.  Asking for one that is missing raises CorpusError."""

    def __missing__(self, name: str) -> Schema:
        raise CorpusError(
            f"schemas/{name} is missing: what it is for cannot be checked. "
            f"缺少 schemas/{name}，它所管的文件无法核查。"
        )


def _load(path: Path) -> Schema:
    try:
        return Schema.load(path)
    except SchemaError as error:
        raise CorpusError(
            f"schemas/{path.name} is no JSON Schema that can be used: {error}. "
            f"schemas/{path.name} 不是可用的 JSON Schema：{error}。"
        ) from error


@dataclass(frozen=True)
class Corpus:
    """The folder that holds ``datapackage/``, ``schemas/`` and ``validators/``."""

    root: Path
    with_rules: bool = field(default_factory=rules_wanted)
    """Whether its rules are loaded, which are Python of whoever wrote them."""

    @property
    def plans_folder(self) -> Path:
        return self.root / "datapackage" / "plans"

    def plan_files(self) -> list[Path | FileError]:
        """What lies in the folder of plans, and what of it cannot be looked into.

        Raises CorpusError where that is the folder itself: nothing is known of any plan then.
        """
        found = list(iter_files(self.plans_folder))
        for one in found:
            if isinstance(one, FileError) and one.path == self.plans_folder:
                raise CorpusError(f"No plans: {one} 没有规划。") from one
        return found

    def plan_paths(self) -> list[Path]:
        """Every plan.yaml, in the order of their paths.  Raises CorpusError as ``plan_files``."""
        found = self.plan_files()
        return [one for one in found if isinstance(one, Path) and one.name == "plan.yaml"]

    @property
    def has_empty_plans(self) -> bool:
        """Whether the folder of plans is there and holds nothing but what is hidden."""
        return all(name.startswith(".") for name in os.listdir(self.plans_folder))

    def read(self, path: Path) -> bytes:
        """What a file in one of the three folders holds; a link out of that folder is not followed.

        Raises FileError.
        """
        return read_bytes(path, self.root / path.relative_to(self.root).parts[0])

    def read_words(self, path: Path) -> str:
        """The text of a file that must be sound.  Raises CorpusError where it is not."""
        text, findings = read_file(
            path, self.shown(path), self.root / path.relative_to(self.root).parts[0]
        )
        if findings:
            one = findings[0]
            raise CorpusError(f"{one.path}: {one.message} {one.hint} {one.message_zh}{one.hint_zh}")
        return text

    def shown(self, path: Path) -> str:
        """A path as people and machines are told it: from the root, with slashes."""
        return path.relative_to(self.root).as_posix()

    @cached_property
    def schemas(self) -> Schemas:
        folder = self.root / "schemas"
        files = (path for path in list_files(folder, deep=False))
        return Schemas({path.name: _load(path) for path in files if path.match("*.schema.json")})

    @cached_property
    def rules(self) -> list[Rule]:
        return load_rules(self.root / "validators") if self.with_rules else RulesLeftOut()

    @cached_property
    def _loaded(self) -> tuple[Registers, list[Finding], list[Document]]:
        return load_registers(self.root, self.schemas)

    @property
    def registers(self) -> Registers:
        return self._loaded[0]

    @cached_property
    def _released(self) -> tuple[Released, list[Finding]]:
        path = self.root / "datapackage" / "released.csv"
        return read_released(path, self.shown(path))

    @property
    def released(self) -> Released:
        """By plan, the ids of sections and claims that a release has had (``released.csv``)."""
        return self._released[0]

    @property
    def register_findings(self) -> list[Finding]:
        """What is wrong with the registers, and with the list of released ids."""
        return [*self._loaded[1], *self._released[1]]


def find_corpus(start: Path) -> Corpus:
    """The corpus that holds a path.  Raises CorpusError where there is none."""
    start_at = Path(os.path.realpath(start))
    for folder in [start_at, *start_at.parents]:
        # Path.is_dir raises where a folder may not be looked into.
        if all(os.path.isdir(folder / mark) for mark in MARKS):
            return Corpus(folder)
    wanted = ", ".join(f"{mark}/" for mark in MARKS)
    raise CorpusError(
        f"No corpus here: neither {start} nor a folder above it holds {wanted}. "
        "Run the command in the folder of a corpus, or name a path in one. "
        f"这里没有语料：{start} 及其上级文件夹都没有 {wanted}。请在语料文件夹中运行，或写明其中的路径。"
    )
