"""Frictionless reads the written package as a data user would."""

import json
from pathlib import Path

from frictionless import Package, system

from taizhang.findings import TaizhangError


class PackageError(TaizhangError):
    """The written package is not what its descriptor says; the message lists where."""


def validate(folder: Path) -> None:
    """Check every table of a written package against its schema, keys and hash.

    Raises PackageError with the first findings of each table.
    """
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
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
