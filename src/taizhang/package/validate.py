"""That a written package is what its descriptor says.

Frictionless decides.  That its tables are sound can be known faster, a column at a time; where that is
not sure, and where a build is to be read back whole, Frictionless reads every row as a user would.
"""

import json
from pathlib import Path
from typing import Any

from frictionless import FrictionlessException, Package, system

from taizhang.findings import TaizhangError
from taizhang.package.columns import tables_are_sound


class PackageError(TaizhangError):
    """The written package is not what its descriptor says; the message lists where."""


def verify(folder: Path) -> None:
    """Check what ``validate`` checks, and raise what it raises; what is sound is known sooner."""
    descriptor = _descriptor(folder)
    if not (tables_are_sound(folder, descriptor) and _can_be_read(folder, descriptor)):
        validate(folder)


def _can_be_read(folder: Path, descriptor: dict[str, Any]) -> bool:
    """Whether Frictionless takes the descriptor."""
    try:
        with system.use_context(trusted=True):
            package = Package.from_descriptor(descriptor, basepath=str(folder))
            package.to_descriptor(validate=True)
    except FrictionlessException:
        return False
    return True


def _descriptor(folder: Path) -> dict[str, Any]:
    text = (folder / "datapackage.json").read_text(encoding="utf-8")
    descriptor: dict[str, Any] = json.loads(text)
    return descriptor


def validate(folder: Path) -> None:
    """Have Frictionless check every table of a written package against its schema, keys and hash.

    Raises PackageError with the first findings of each table.
    """
    descriptor = _descriptor(folder)
    with system.use_context(trusted=True):
        report = Package.from_descriptor(descriptor, basepath=str(folder)).validate()
    wrong = [f"{error.title}: {error.message}" for error in report.errors]
    for task in report.tasks:
        wrong += [f"{task.name}: {error.message}" for error in task.errors[:10]]
    checked = {task.name for task in report.tasks}
    wrong += [
        f"{resource['name']}: was not checked"
        for resource in descriptor["resources"]
        if resource["name"] not in checked
    ]
    if wrong:
        raise PackageError("\n".join(wrong))
