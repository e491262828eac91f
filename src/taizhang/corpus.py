"""A corpus on disk: found upwards from where the command runs, as git does."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.files.folders import iter_files, list_files
from taizhang.files.text import FileError, read_bytes, read_file
from taizhang.findings import Finding, TaizhangError

if TYPE_CHECKING:  # What a corpus holds is loaded when it is asked for.
    from taizhang.files.schema import Schema
    from taizhang.files.yaml_document import Document
    from taizhang.registers import Registers
    from taizhang.released import Moved, Released
    from taizhang.rules.rule import Rule

NO_RULES = "TAIZHANG_NO_RULES"
"""The variable of the environment by which every process, that of the site too, loads no rules."""
MARKS = ("datapackage", "schemas", "validators")


class CorpusError(TaizhangError):
    """There is no corpus here, or what it needs cannot be read."""


def rules_wanted() -> bool:
    """Whether a corpus's rules, which are Python of whoever wrote them, may be loaded."""
    return os.environ.get(NO_RULES, "") in ("", "0")


class Schemas(dict[str, "Schema"]):
    """The schemas of a corpus by file name.  Asking for one that is missing raises CorpusError."""

    def __missing__(self, name: str) -> "Schema":
        raise CorpusError(
            f"schemas/{name} is missing: what it is for cannot be checked. "
            f"缺少 schemas/{name}，它所管的文件无法核查。"
        )


def _load(path: Path) -> "Schema":
    from taizhang.files.schema import Schema, SchemaError

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

    def plan_path(self, id: str) -> Path:
        """Where the plan.yaml of a plan is.  Raises CorpusError where there is none."""
        path = self.plans_folder / id / "plan.yaml"
        if path not in self.plan_paths():
            raise CorpusError(f"There is no plan {id}. 没有规划 {id}。")
        return path

    def shown(self, path: Path) -> str:
        """A path as people and machines are told it: from the root, with slashes."""
        return path.relative_to(self.root).as_posix()

    @cached_property
    def schemas(self) -> Schemas:
        folder = self.root / "schemas"
        files = list_files(folder, deep=False)
        return Schemas({path.name: _load(path) for path in files if path.match("*.schema.json")})

    @cached_property
    def rules(self) -> "list[Rule]":
        from taizhang.rules.loading import RulesLeftOut, load_rules

        return load_rules(self.root / "validators") if self.with_rules else RulesLeftOut()

    @cached_property
    def _loaded(self) -> "tuple[Registers, list[Finding], list[Document]]":
        from taizhang.registers import load_registers

        return load_registers(self.root, self.schemas)

    @property
    def registers(self) -> "Registers":
        return self._loaded[0]

    @cached_property
    def _released(self) -> "tuple[Released, list[Finding]]":
        from taizhang.released import RELEASED, read_released

        return read_released(self.root / RELEASED, RELEASED)

    @property
    def released_ids(self) -> "Released":
        """Whatever ids a release has had (``released.csv``)."""
        return self._released[0]

    @property
    def released(self) -> Mapping[str, frozenset[str]]:
        """By plan, the ids of sections and claims that a release has had."""
        return self.released_ids.records

    @cached_property
    def _moved(self) -> "tuple[tuple[Moved, ...], list[Finding]]":
        from taizhang.released import MOVED, read_moved

        return read_moved(self.root / MOVED, MOVED)

    @property
    def moved(self) -> "tuple[Moved, ...]":
        """The addresses that releases changed (``moved.csv``), the earliest first."""
        return self._moved[0]

    @property
    def register_documents(self) -> "list[Document]":
        """The files of the registers, as they were read."""
        return self._loaded[2]

    @property
    def register_findings(self) -> list[Finding]:
        """What is wrong with the registers, and with what releases remember."""
        return [*self._loaded[1], *self._released[1], *self._moved[1]]


def find_corpus(start: Path | str = ".") -> Corpus:
    """The corpus that holds a path, or the current folder.  Raises CorpusError where there is none."""
    inside = Path(os.path.realpath(start))
    for folder in [inside, *inside.parents]:
        # Path.is_dir raises where a folder may not be looked into.
        if all(os.path.isdir(folder / mark) for mark in MARKS):
            return Corpus(folder)
    wanted = ", ".join(f"{mark}/" for mark in MARKS)
    raise CorpusError(
        f"No corpus here: neither {start} nor a folder above it holds {wanted}. "
        "Run the command in the folder of a corpus, or name a path in one. "
        f"这里没有语料：{start} 及其上级文件夹都没有 {wanted}。请在语料文件夹中运行，或写明其中的路径。"
    )
