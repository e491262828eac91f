"""What the site tells machines of its versions, as they read it from an address."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built_site import served
from packages import built, read_tables
from written_package import facts_of, full_package, read_json, written

from taizhang.package.archive import write_zip
from taizhang.site.about.downloads import Downloads
from taizhang.site.about.versions import changes_since, croissant_at, index_of_versions

LOAD = """
import json, sys, mlcroissant
dataset = mlcroissant.Dataset(sys.argv[1])
sets = [one.id for one in dataset.metadata.record_sets]
print(json.dumps({name: sum(1 for _ in dataset.records(name)) for name in sets}))
"""


@pytest.fixture
def site(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Downloads]:
    """A folder that is served, with the tiny package in its place."""
    _, package = built("golden", tmp_path_factory.getbasetemp())
    downloads = Downloads(package.parent)
    shutil.copytree(package, tmp_path / downloads.folder)
    return tmp_path, downloads


def test_every_record_set_is_loaded_from_an_address(site: tuple[Path, Downloads]) -> None:
    """In a process of its own: what mlcroissant imports warns of its own future."""
    folder, downloads = site
    tables = read_tables(downloads.package)
    with served(folder) as address:
        (folder / "data" / "croissant.json").write_bytes(croissant_at(downloads, address))
        command = [sys.executable, "-c", LOAD, f"{address}data/croissant.json"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {name: len(rows) for name, rows in tables.items()}


def test_the_index_holds_every_version_with_its_day_address_and_hash(tmp_path: Path) -> None:
    for number, day in (("1.2.3", "2026-03-31"), ("1.10.0", None)):
        package = full_package()
        package.metadata["version"] = number
        package.metadata["as_of"] = day
        if day is None:
            del package.metadata["as_of"]
        root = written(package, tmp_path / number)
        write_zip(root, tmp_path / f"{package.name}.zip")
    (tmp_path / "other.zip").write_bytes(b"no zip")
    newest, oldest = json.loads(index_of_versions(tmp_path, "https://example.org/"))["versions"]
    size, hashed = facts_of(tmp_path / "hostile-1.2.3.zip")
    assert oldest == {
        "name": "hostile",
        "version": "1.2.3",
        "date": "2026-03-31",
        "url": "https://example.org/data/hostile-1.2.3.zip",
        "bytes": size,
        "sha256": hashed,
    }
    assert (newest["version"], newest["date"]) == ("1.10.0", None)
    relative = json.loads(index_of_versions(tmp_path, ""))["versions"]
    assert [one["url"] for one in relative] == ["hostile-1.10.0.zip", "hostile-1.2.3.zip"]


def test_changes_are_told_since_the_newest_version_before(tmp_path: Path) -> None:
    roots = {}
    for number, title in (("1.2.3", "甲"), ("1.9.0", "乙"), ("1.10.0", "丙"), ("2.0.0", "丁")):
        package = full_package()
        package.metadata["version"] = number
        package.rows["plans"][0]["title"] = title
        roots[number] = written(package, tmp_path / number)
        if number != "1.10.0":
            write_zip(roots[number], tmp_path / f"{package.name}.zip")
    changes = json.loads(changes_since(tmp_path, roots["1.10.0"]) or b"")
    assert (changes["from"], changes["to"]) == ("1.9.0", "1.10.0")
    assert changes["tables"]["plans"]["changed"] == [{"key": ["a-plan"], "cells": {"title": "丙"}}]
    assert changes_since(tmp_path, roots["1.2.3"]) is None


def test_in_the_package_places_stay_relative(site: tuple[Path, Downloads]) -> None:
    _, downloads = site
    told = read_json(downloads.package / "croissant.json")
    assert not [one for one in told["distribution"] if "://" in one["contentUrl"]]
