"""A built site as tests read it: its pages by kind, their elements, and a server for browsers."""

import gzip
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
PROMISES = "promises/"
VIEWPORTS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}


@dataclass
class Element:
    """An element of a page, with its ancestors' classes to tell where it stands."""

    tag: str
    attributes: dict[str, str]
    within: tuple[str, ...] = ()
    text: str = ""


@dataclass
class Html(HTMLParser):
    """A built page, read as a browser without scripts would: every element with its text."""

    source: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        within = tuple(
            name for e in self._open for name in (e.tag, *e.attributes.get("class", "").split())
        )
        element = Element(tag, attributes, within)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str = "", within: str = "", **attributes: str) -> list[Element]:
        """Elements of a tag, inside a tag or class, with these attributes (``class_`` for class)."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag)
            and (not within or within in element.within)
            and all(
                value in element.attributes.get(name, "").split() for name, value in wanted.items()
            )
        ]

    @cached_property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]


@dataclass
class Site:
    """A built site."""

    folder: Path
    root: Path

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Every page of the theme by its path; those of promises stand apart."""
        return {path: page for path, page in self._all.items() if not path.startswith(PROMISES)}

    @cached_property
    def promises(self) -> dict[str, Html]:
        """The pages of promises by their paths."""
        return {path: page for path, page in self._all.items() if path.startswith(PROMISES)}

    @cached_property
    def _all(self) -> dict[str, Html]:
        return {
            path.relative_to(self.folder).as_posix(): Html(path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        }

    def plan(self, address: str) -> Html:
        """The page of a plan and those below it as one, the plan's own first."""
        below = sorted(page for page in self.pages if page.startswith(address))
        below.sort(key=lambda page: page != f"{address}index.html")
        return Html("".join(self.pages[page].source for page in below))

    @cached_property
    def kinds(self) -> list[str]:
        """The largest page of each kind, in both languages, by its address in the site.

        The pages of a folder are of a kind, save its index; only those at the top and those that
        compare are each of their own.
        """
        folders: dict[str, list[str]] = {}
        for page in self.pages:
            address = page.removesuffix("index.html")
            folders.setdefault(_folder(address), []).append(address)
        kinds = []
        for folder, pages in folders.items():
            own = [page for page in pages if page not in folders]
            if own and folder not in ("/", "en/", "compare/", "en/compare/"):
                own = [max(own, key=lambda page: len(self.pages[f"{page}index.html"].source))]
            kinds += [*own, *(page for page in pages if page in folders)]
        return sorted(kinds)

    @cached_property
    def search_index(self) -> list[dict[str, str]]:
        """The entries of the search index, without the marks between characters."""
        if self.has_pagefind:
            return [_entry(path) for path in sorted(self.folder.glob("pagefind/*/fragment/*"))]
        path = self.folder / "search" / "search_index.json"
        docs = json.loads(path.read_text(encoding="utf-8"))["docs"]
        return [{k: str(v).replace("\u200b", "") for k, v in doc.items()} for doc in docs]

    @property
    def has_pagefind(self) -> bool:
        return (self.folder / "pagefind").is_dir()


def _folder(address: str) -> str:
    """The folder of a page; the pages below those of plans lie together, part by part."""
    folder, _, name = address.rstrip("/").rpartition("/")
    below = re.fullmatch("(.*)plans/[^/]+", folder)
    return f"{below[1]}plans/*/{name}/" if below else f"{folder}/"


def _entry(path: Path) -> dict[str, str]:
    """A page as Pagefind's index holds it."""
    fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    url, title = fragment["url"], fragment["meta"]["title"]
    return {"location": url, "title": title, "text": fragment["content"]}


class QuietHandler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """A whole file, or the part of it that is asked for."""
        path = Path(self.translate_path(self.path))
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        if not asked or not path.is_file():
            super().do_GET()
            return
        data = path.read_bytes()
        first = int(asked[1]) if asked[1] else max(0, len(data) - int(asked[2]))
        last = min(int(asked[2] or len(data)), len(data) - 1) if asked[1] else len(data) - 1
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        self.wfile.write(data[first : last + 1])

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
