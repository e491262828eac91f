"""The index of the site, gathered page by page while it is built."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from taizhang.site.search.extract import PagePart, extract
from taizhang.site.search.pagefind import SearchError, index
from taizhang.site.search.pieces import JOINING, characters, cut, restore

FOLDER = "pagefind"
"""Where the indexes stand in the site, one folder for each language."""

TAGS = {"zh": "und", "en": "en"}
"""The language Pagefind is told: for Chinese none, so that it cuts no words of its own."""

SIGNATURE = b"pagefind_dcd"
"""What the fragments of Pagefind begin with."""


@dataclass(frozen=True)
class Kept:
    """What a page's fragment is restored from: its Chinese characters, and titles by anchor."""

    characters: str
    titles: dict[str, str]


class SearchIndex:
    """The pages of one build, cut into pieces and waiting for Pagefind."""

    def __init__(self, cache: Path, simplify: Callable[[str], str]) -> None:
        self.cache, self.simplify = cache, simplify
        self._folder = TemporaryDirectory(prefix="taizhang-search-")
        self._kept: dict[str, Kept] = {}

    def add(self, url: str, lang: str, title: str, other: str, html: str) -> None:
        """Add a page: where it stands in the site, its title in both languages, its content."""
        parts = [part for part in extract(html) if part.id or part.title or part.blocks]
        words = url.rstrip("/").rpartition("/")[2].replace("-", " ")
        body = [f"<p>{escape(self.cut(words))}</p>", *map(self._element, parts)]
        meta = f'data-title="{escape(title)}" data-other="{escape(other)}"'
        path = Path(self._folder.name) / lang / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'<!doctype html><html lang="{TAGS[lang]}"><title>{escape(title)}</title>'
            f'<body><article data-pagefind-body {meta} data-pagefind-meta="title[data-title], '
            f'other[data-other]">{"".join(body)}</article></body></html>',
            encoding="utf-8",
        )
        told = [words, *(text for part in parts for text in (part.title, *part.blocks))]
        self._kept[f"{lang}/{url}"] = Kept(
            "".join(map(characters, told)), {part.id: part.title for part in parts if part.id}
        )

    def cut(self, text: str) -> str:
        return cut(text, self.simplify)

    def _element(self, part: PagePart) -> str:
        blocks = "".join(f"<p>{escape(self.cut(text))}</p>" for text in part.blocks if text.strip())
        if not part.tag:
            return blocks
        name = f' id="{escape(part.id)}"' if part.id else ""
        return f"<{part.tag}{name}>{escape(self.cut(part.title))}</{part.tag}>{blocks}"

    def write(self, site: Path) -> None:
        """Write the indexes into the site.  Raises SearchError."""
        with self._folder as folder:
            for pages in sorted(Path(folder).iterdir()):
                out = (site / FOLDER / pages.name).resolve()
                index(self.cache, pages, out, JOINING)
                for path in sorted((out / "fragment").iterdir()):
                    self._restore(path, pages.name)

    def _restore(self, path: Path, lang: str) -> None:
        """Put the text of a page in the place of the pieces from which it is found."""
        content = gzip.decompress(path.read_bytes())
        fragment: dict[str, Any] = json.loads(content.removeprefix(SIGNATURE))
        kept = self._kept[lang + fragment["url"]]
        try:
            fragment["content"] = restore(fragment["content"], kept.characters)
        except ValueError as error:
            raise SearchError(f"{fragment['url']}: {error}") from error
        for anchor in fragment["anchors"]:
            anchor["text"] = kept.titles.get(anchor["id"], anchor["text"])
        text = json.dumps(fragment, ensure_ascii=False, separators=(",", ":"))
        path.write_bytes(gzip.compress(SIGNATURE + text.encode(), mtime=0))
