"""What the site tells machines of all versions it offers: ``data/index.json``, ``data/croissant.json``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from taizhang.files.text import sha256
from taizhang.findings import TaizhangError
from taizhang.package.packed import open_packed
from taizhang.package.reader import read_package
from taizhang.package.writers.nested_json import to_json
from taizhang.site.about.downloads import Downloads
from taizhang.versions.number import Version, read_version
from taizhang.versions.rows import row_changes


def changes_since(data: Path, package: Path) -> bytes | None:
    """What the package changed since the newest version before it in the folder, row by row."""
    new = read_package(package)
    this = read_version(new.metadata["version"])
    before = [
        (version, archive) for version, archive, _ in _archives(data) if this and version < this
    ]
    if not before:
        return None
    return to_json(row_changes(read_package(max(before)[1]), new))


def index_of_versions(data: Path, address: str) -> bytes:
    """Every version whose archive lies in the folder, the newest first.

    ``date`` is the day for which a version holds, ``url`` the archive's address below ``address``
    (relative where that is not known), ``sha256`` the hash of its bytes.
    """
    told = [
        {
            "name": descriptor.get("name"),
            "version": descriptor["version"],
            "date": descriptor.get("as_of"),
            "url": f"{address}data/{archive.name}" if address else archive.name,
            "bytes": archive.stat().st_size,
            "sha256": sha256(archive.read_bytes()),
        }
        for _, archive, descriptor in sorted(_archives(data), key=lambda one: one[0], reverse=True)
    ]
    return to_json({"versions": told})


def _archives(data: Path) -> Iterator[tuple[Version, Path, dict[str, Any]]]:
    """The packages that lie in a folder as zips: version, place, descriptor."""
    for archive in sorted(data.glob("*.zip")):
        try:
            with open_packed(archive) as read:
                descriptor = json.loads(read("datapackage.json"))
        except (TaizhangError, ValueError):
            continue  # A zip of another kind may lie beside the packages.
        if isinstance(descriptor, dict):
            version = read_version(str(descriptor.get("version")))
            if version:
                yield version, archive, descriptor


def croissant_at(downloads: Downloads, address: str) -> bytes:
    """The Croissant of a package, with the address at which each file can be had.

    In the package itself places are relative, which serves who has unpacked it; loaders that read
    the description from an address want absolute ones.
    """
    told = json.loads((downloads.package / "croissant.json").read_bytes())
    for file in told["distribution"]:
        file["contentUrl"] = f"{address}{downloads.folder}/{file['contentUrl']}"
    return to_json({**told, "url": f"{address}downloads/"})
