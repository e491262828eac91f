"""A small package written without a build, with all that a package may tell of itself."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from reading_back import hostile_package

from taizhang.package.build import write_package
from taizhang.package.formats import choose_formats
from taizhang.package.model import Package

TOLD = {
    "version": "1.2.3",
    "homepage": "https://example.org/home",
    "keywords": ["规划", "plans"],
    "licenses": [
        {"name": "CC0-1.0", "title": "CC0", "path": "https://example.org/cc0"},
        {"name": "ODbL", "title": "Open", "path": "https://example.org/odbl"},
    ],
    "contributors": [
        {"title": "First", "email": "first@example.org", "path": "https://example.org/first"},
        {"title": "Second"},
    ],
    "as_of": "2026-03-31",
    "previous_version": "1.2.2",
    "themes": ["https://example.org/themes/TECH"],
}


def full_package() -> Package:
    """Two plans, one of which has a period and a published source; nothing is left out."""
    package = hostile_package()
    first = {**package.rows["plans"][0], "title": "甲", "title_en": "A"}
    first |= {"period_start": 2024, "period_end": 2026, "source_url": "https://example.org/a"}
    second = {**first, "plan_id": "b-plan", "title": "乙", "title_en": "B"}
    second |= {"period_start": 2022, "period_end": 2025, "source_url": None}
    third = {"plan_id": "c-plan", "title": "丙", "title_en": "C", "source_sha256": "1" * 64}
    rows = {**package.rows, "plans": [first, second, third]}
    return replace(package, metadata={**package.metadata, **TOLD}, rows=rows)


def written(package: Package, folder: Path, *formats: str) -> Path:
    """The folder of a package in these formats, and in CSV."""
    write_package(package, folder / "package", choose_formats(formats))
    return folder / "package"


def read_json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def facts_of(path: Path) -> tuple[int, str]:
    """The size of a file and its hash."""
    data = path.read_bytes()
    return len(data), sha256(data).hexdigest()
