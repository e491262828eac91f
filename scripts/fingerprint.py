"""Print one hash of the named files and folders, of this Python and of the project's place.

Equal hashes mean that work done before need not be done again. Hidden files and bytecode do
not count; a missing file counts as missing.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


def iter_files(top: Path) -> Iterator[Path]:
    if not top.is_dir():
        yield top
    for folder, subfolders, names in os.walk(top, followlinks=True):
        subfolders[:] = [name for name in subfolders if not is_ignored(name)]
        yield from (Path(folder, name) for name in names if not is_ignored(name))


def is_ignored(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__"


def hash_file(path: Path) -> str:
    if not path.is_file():
        return "missing"
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def main(tops: list[str]) -> None:
    project = Path(__file__).resolve().parent.parent
    lines = [sys.version, str(project)]
    files = sorted(path for top in tops for path in iter_files(project / top))
    lines += [f"{path.relative_to(project).as_posix()!r} {hash_file(path)}" for path in files]
    print(hashlib.sha256("\n".join(lines).encode(errors="surrogateescape")).hexdigest())


if __name__ == "__main__":
    main(sys.argv[1:])
