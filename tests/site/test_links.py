"""Every address in the built files leads somewhere: to a file of the site, to an anchor in it."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

LEADING = {"href", "src", "action", "poster", "data"}
SITE = "http://site/"


class Addresses(HTMLParser):
    """The addresses and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in LEADING and tag != "object":
                self.addresses.add(value)
            elif value and name == "id":
                self.anchors.add(value)


def astray(folder: Path) -> list[tuple[str, str]]:
    """The page and the address of everything in a site that leads nowhere."""

    @cache
    def read(path: Path) -> Addresses:
        return Addresses(path.read_text(encoding="utf-8"))

    def leads_somewhere(page: str, address: str) -> bool:
        parts = urlsplit(urljoin(SITE + page, address))
        if f"{parts.scheme}://{parts.netloc}/" != SITE:
            return True
        path = folder / unquote(parts.path).lstrip("/")
        if parts.path.endswith("/"):
            path /= "index.html"
        if not path.is_file():
            return False
        anchor = unquote(parts.fragment)
        return not anchor or path.suffix != ".html" or anchor in read(path).anchors

    pages = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    return [
        (page, address)
        for page, path in pages.items()
        for address in sorted(read(path).addresses)
        if not leads_somewhere(page, address)
    ]


def test_every_address_and_anchor_leads_somewhere(site: Any) -> None:
    assert astray(site.folder) == []


def test_what_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<p id="x"><a href="#x"></a><a href="#y"></a><a href="../b/"></a><a href="../"></a>'
        '<img src="z.png"><a href="https://example.org/"></a><a href="../a"></a>'
    )
    (tmp_path / "index.html").write_text('<a href="a/#x"></a><a href="a/#z"></a>')
    assert astray(tmp_path) == [
        ("a/index.html", "#y"),
        ("a/index.html", "../a"),
        ("a/index.html", "../b/"),
        ("a/index.html", "z.png"),
        ("index.html", "a/#z"),
    ]
