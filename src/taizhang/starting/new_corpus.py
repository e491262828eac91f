"""Making a new corpus: the contracts and rules of this one, with plans and names still to come."""

import re
import shutil
from importlib.resources import files
from pathlib import Path
from string import Template

from taizhang import __version__
from taizhang.files.whole import new_folder
from taizhang.findings import TaizhangError

SHARED = (
    "schemas",
    "validators",
    "datapackage/registers/lexicon.yaml",
    "datapackage/registers/units.yaml",
    "datapackage/registers/instruments.yaml",
    "datapackage/registers/actions.yaml",
    "datapackage/registers/regions.csv",
    "datapackage/templates",
)
"""What a new corpus takes over as it is."""

STARTER = Path(str(files("taizhang.starting"))) / "starter"
"""What else a new corpus begins with."""

WITHOUT = shutil.ignore_patterns("__pycache__", ".*_cache")

FILLED_IN = ("mkdocs.yml", "datapackage/datapackage.yaml")


class StartError(TaizhangError):
    """A corpus cannot be made there; the message says why, in both languages."""


def start_corpus(folder: Path) -> None:
    """Make a corpus without plans in a folder that is new or empty, all of it or nothing.

    It is called after the folder.  Raises StartError where something is there already, or where the
    name is no ``[a-z0-9-]`` name, and OSError where the folder cannot be written.
    """
    folder = folder.resolve()
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", folder.name):
        raise StartError(
            f"The folder's name becomes the package's: a-z, 0-9 and - only, not {folder.name}. "
            f"数据包以文件夹命名，只能用 a-z、0-9 和 -，不能是 {folder.name}。"
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StartError(
            f"{folder} is not empty; nothing was written. {folder} 不是空的，没有写入。"
        )
    with new_folder(folder) as stage:
        _fill(stage, folder.name)


def _fill(stage: Path, name: str) -> None:
    shutil.copytree(STARTER, stage, ignore=WITHOUT, dirs_exist_ok=True)
    (stage / "gitignore").rename(stage / ".gitignore")
    for path in FILLED_IN:
        text = (stage / path).read_text(encoding="utf-8")
        filled = Template(text).safe_substitute(name=name, toolkit=__version__)
        (stage / path).write_text(filled, encoding="utf-8", newline="")
    for path in SHARED:
        _copy(_contracts() / path, stage / path)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=WITHOUT, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)


def _contracts() -> Path:
    """Where schemas, rules and words lie: packed with the toolkit, or in its own repository."""
    return STARTER if (STARTER / "schemas").exists() else STARTER.parents[3]
