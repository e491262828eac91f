"""The files of the registers, and what is missing or passed over among them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from taizhang.files.folders import iter_files
from taizhang.files.text import FileError
from taizhang.findings import TOP, Finding, finding
from taizhang.registers.regions import read_regions

NEEDED = ("lexicon.yaml", "regions.csv")
"""Without these nothing can be read: what words mean, and where places lie."""


class RegisterFolder:
    """What lies in ``datapackage/registers``.

    ``findings`` tell of what cannot be looked into and of what is missing; ``broken`` are the
    registers concerned, whose entries may only be unreadable.
    """

    def __init__(self, root: Path) -> None:
        self.root, self.within = root, root / "datapackage"
        self.folder = self.within / "registers"
        found = list(iter_files(self.folder))
        self.paths = [one for one in found if isinstance(one, Path)]
        troubles = [one for one in found if isinstance(one, FileError)]
        self.findings: list[Finding] = [one.finding(self.shown(one.path)) for one in troubles]
        self.broken = {self.register(one.path) for one in troubles}
        self.findings += self._passed_over()
        if self.folder not in [one.path for one in troubles]:
            self.findings += self._missing()

    def shown(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def register(self, path: Path) -> str:
        """The register that a file or folder belongs to."""
        parts = path.relative_to(self.folder).parts
        return parts[0].partition(".")[0] if parts else ""

    def of(self, register: str) -> Iterator[tuple[Path, str]]:
        """The files of a register in YAML: one called so, then those in the folder called so."""
        own = [one for one in self.paths if self.register(one) == register]
        files = [one for one in own if one.suffix == ".yaml"]
        for path in sorted(files, key=lambda one: one.parent != self.folder):
            yield path, self.shown(path)

    def read_regions(self, form: str) -> tuple[dict[str, dict[str, Any]], list[Finding]]:
        """The regions by code, and what is wrong with their file if it is there."""
        path = self.folder / "regions.csv"
        if path not in self.paths:
            return {}, []
        return read_regions(path, self.shown(path), form)

    def _missing(self) -> Iterator[Finding]:
        for name in NEEDED:
            path = self.folder / name
            if path.stem not in map(self.register, self.paths):
                self.broken.add(path.stem)
                yield finding("register-missing", self.shown(path), TOP, "", register=name)

    def _passed_over(self) -> Iterator[Finding]:
        for path in self.paths:
            if path.suffix == ".yml":
                yield finding("register-yml", self.shown(path), TOP, "")
        for _, shown in list(self.of("lexicon"))[1:]:
            yield finding("lexicon-twice", shown, TOP, "")
