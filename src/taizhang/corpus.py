"""A corpus on disk: found upwards from where the command runs, as git does."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from taizhang.files.schema import Schema
from taizhang.files.yaml_reader import Document
from taizhang.findings import Finding, TaizhangError
from taizhang.registers import Registers, load_registers
from taizhang.released import MOVED, RELEASED, Moved, Released, read_moved, read_released
from taizhang.rules.loading import load_rules
from taizhang.rules.rule import Rule

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
    except ValueError as error:
        raise CorpusError(
            f"schemas/{path.name} is no JSON Schema that can be used: {error}. "
            f"schemas/{path.name} 不是可用的 JSON Schema：{error}。"
        ) from error


@dataclass(frozen=True)
class Corpus:
    """The folder that holds ``datapackage/``, ``schemas/`` and ``validators/``."""

    root: Path

    @property
    def plans_folder(self) -> Path:
        return self.root / "datapackage" / "plans"

    def plan_paths(self) -> list[Path]:
        """Every plan.yaml, in the order of their paths."""
        return sorted(self.plans_folder.glob("**/plan.yaml"))

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
        return Schemas({path.name: _load(path) for path in folder.glob("*.schema.json")})

    @cached_property
    def rules(self) -> list[Rule]:
        return load_rules(self.root / "validators")

    @cached_property
    def _loaded(self) -> tuple[Registers, list[Finding], list[Document]]:
        return load_registers(self.root, self.schemas)

    @property
    def registers(self) -> Registers:
        return self._loaded[0]

    @cached_property
    def released_ids(self) -> Released:
        """Whatever ids a release has had (``released.csv``)."""
        path = self.root / RELEASED
        return read_released(path.read_text(encoding="utf-8")) if path.exists() else Released()

    @property
    def released(self) -> Mapping[str, frozenset[str]]:
        """By plan, the ids of sections and claims that a release has had."""
        return self.released_ids.records

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The addresses that releases changed (``moved.csv``), the earliest first."""
        path = self.root / MOVED
        return read_moved(path.read_text(encoding="utf-8")) if path.exists() else ()

    @property
    def register_documents(self) -> list[Document]:
        """The files of the registers, as they were read."""
        return self._loaded[2]

    @property
    def register_findings(self) -> list[Finding]:
        return self._loaded[1]


def find_corpus(start: Path | str = ".") -> Corpus:
    """The corpus that holds a path, or the current folder.  Raises CorpusError where there is none."""
    inside = Path(start).resolve()
    for folder in [inside, *inside.parents]:
        if all((folder / mark).is_dir() for mark in MARKS):
            return Corpus(folder)
    wanted = ", ".join(f"{mark}/" for mark in MARKS)
    raise CorpusError(
        f"No corpus here: neither {start} nor a folder above it holds {wanted}. "
        "Run the command in the folder of a corpus, or name a path in one. "
        f"这里没有语料：{start} 及其上级文件夹都没有 {wanted}。请在语料文件夹中运行，或写明其中的路径。"
    )
