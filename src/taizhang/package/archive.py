"""The package as one file: a stored zip, the same bytes everywhere."""

import zipfile
from pathlib import Path

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can name: the archive knows no clock."""


def write_zip(folder: Path, path: Path) -> None:
    """Pack a folder's files, sorted by name and uncompressed, with no folder at the top."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), EARLIEST)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes())
