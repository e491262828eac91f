"""A written package read back: what it says of itself, its tables, its cells, typed or as text."""

import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from reading_back import printed
from written_package import TOLD, full_package, written

from taizhang.package.archive import write_zip
from taizhang.package.opened import open_package
from taizhang.package.reader import NoPackageError, as_written, is_package, read_package


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(full_package(), tmp_path)


def test_what_was_written_comes_back_from_the_folder_and_the_zip(
    folder: Path, tmp_path: Path
) -> None:
    package = full_package()
    write_zip(folder, tmp_path / "package.zip")
    for path in (folder, tmp_path / "package.zip"):
        assert is_package(path)
        read = read_package(path)
        assert read.metadata == package.metadata
        assert read.rows == printed(package)
        for table in package.tables:
            expected = {**table.schema, "missingValues": [""]}
            assert read.schemas[table.name] == expected
    assert as_written(package).rows == printed(package)
    assert as_written(package).schemas["hostile"] == package.tables[1].schema
    assert as_written(package).metadata == {**package.metadata, **TOLD}


def test_what_the_metadata_leave_out_is_not_read_back(tmp_path: Path) -> None:
    package = full_package()
    del package.metadata["homepage"], package.metadata["keywords"]
    read = read_package(written(package, tmp_path))
    assert {"homepage", "keywords"}.isdisjoint(read.metadata)
    assert read.metadata["title"] == "标题" and read.metadata["title_en"] == "Title"


def test_what_is_no_package_is_told_from_one(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    assert not is_package(tmp_path / "text.zip") and not is_package(tmp_path)
    (folder / "data/hostile.csv").unlink()
    with pytest.raises(NoPackageError, match=r"package is no data package: .*hostile\.csv") as told:
        read_package(folder)
    assert str(told.value).endswith("不是数据包。")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(NoPackageError, match=r"datapackage\.json"):
        read_package(tmp_path / "other.zip")
    (folder / "datapackage.json").write_text("{")
    with pytest.raises(NoPackageError):
        read_package(folder)


def test_resources_that_are_no_tables_are_passed_over(folder: Path) -> None:
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    descriptor["resources"].append({"name": "notes", "path": "notes.txt"})
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert set(read_package(folder).rows) == {"plans", "hostile", "empty"}


def test_an_opened_package_has_typed_cells_and_none_where_there_is_nothing(folder: Path) -> None:
    package = open_package(str(folder))
    assert (list(package), len(package)) == (["plans", "hostile", "empty"], 3)
    assert package.metadata["version"] == "1.2.3" and package["empty"] == []
    first, second, *_, last = package["hostile"]
    assert first["count"] == 0 and second["count"] == -1 and type(second["count"]) is int
    assert (second["value"], first["open"], second["open"]) == (Decimal("-0.125"), True, False)
    assert (second["day"], second["with"]) == (date(2024, 2, 29), "+1")
    assert last == {**dict.fromkeys(last), "id": "a-plan/none", "plan_id": "a-plan"}


def test_a_zip_has_the_same_bytes_whenever_and_wherever_it_is_made(
    folder: Path, tmp_path: Path
) -> None:
    write_zip(folder, tmp_path / "first.zip")
    for path in folder.rglob("*"):
        path.touch()
        path.chmod(0o700)
    write_zip(folder, tmp_path / "second.zip")
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "first.zip") as archive:
        entries = archive.infolist()
    names = [one.filename for one in entries]
    assert "data/plans.csv" in names and names == sorted(names, key=lambda name: Path(name).parts)
    for one in entries:
        assert one.compress_type == zipfile.ZIP_STORED and one.date_time == (1980, 1, 1, 0, 0, 0)
        assert one.external_attr >> 16 == 0o644 and one.create_system == 3
