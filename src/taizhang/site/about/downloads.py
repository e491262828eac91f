"""The downloads page: every file of the package, with its title, format and size."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from taizhang.package.formats import FORMATS
from taizhang.site.language.locale import Locale


@dataclass(frozen=True)
class Download:
    """A file to download: its place in the site, its size in bytes, what it is called."""

    path: str
    size: int
    title: str
    format: str
    media_type: str = ""

    @property
    def name(self) -> str:
        """Its place in the package, without ``data`` and the version."""
        return self.path.split("/", 2)[-1]

    @property
    def shown_size(self) -> str:
        """The size as people say it."""
        if self.size < 1000:
            return f"{self.size} B"
        if self.size < 1_000_000:
            return f"{Decimal(self.size) / 1000:.1f} kB"
        return f"{Decimal(self.size) / 1_000_000:.1f} MB"


class Downloads:
    """The files of a built package that lies as folder and zip in ``built``."""

    def __init__(self, built: Path) -> None:
        (index,) = built.glob("*/index.json")
        self.index: dict[str, Any] = json.loads(index.read_bytes())
        self.package = index.parent
        self.archive = self.package.with_name(self.package.name + ".zip")
        self.folder = f"data/v{self.index['version']}"

    def view(self, locale: Locale) -> dict[str, Any]:
        """The page: the archive, tables by format, other files of data, files that tell of them."""
        shown = self._shown(locale)
        return {
            "archive": Download(
                f"data/{self.archive.name}",
                self.archive.stat().st_size,
                self.archive.name,
                "zip",
                "application/zip",
            ),
            "tables": [
                (
                    table["name"],
                    locale.documentation(table, "title"),
                    table["rows"],
                    [file for one, file in shown if one.get("table") == table["name"]],
                )
                for table in self.index["tables"]
            ],
            "plans": [file for one, file in shown if "plan" in one],
            "others": [
                file
                for one, file in shown
                if one["format"] != "catalogue" and "plan" not in one and "table" not in one
            ],
            "catalogues": [file for one, file in shown if one["format"] == "catalogue"],
        }

    def _shown(self, locale: Locale) -> list[tuple[dict[str, Any], Download]]:
        """What the index says of each file, and the file as the page shows it."""
        titles = {one.name: one.title_zh if locale.is_chinese else one.title for one in FORMATS}
        return [
            (
                one,
                Download(
                    f"{self.folder}/{one['path']}",
                    one["bytes"],
                    locale.documentation(one, "title") or one["path"],
                    titles.get(one["format"], one["format"]),
                    one["mediatype"],
                ),
            )
            for one in (*self.index["files"], *self._after_index())
        ]

    def _after_index(self) -> Iterator[dict[str, Any]]:
        """The files that the index cannot hold: itself and what was written after it."""
        known = {one["path"] for one in self.index["files"]}
        for path in sorted(self.package.iterdir()):
            if path.is_file() and path.name not in known:
                empty = {"title": "", "title_zh": "", "mediatype": ""}
                size = path.stat().st_size
                yield {"path": path.name, "format": "catalogue", "bytes": size, **empty}
