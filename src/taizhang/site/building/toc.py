"""The table of contents of a generated page, read from the headings of its HTML."""

from html import escape
from html.parser import HTMLParser

from mkdocs.structure.toc import AnchorLink, TableOfContents

NOTE = "tz-to"
"""The class of what the site adds to the words of a heading."""

CELLS = "| "
"""What parts the cells of a table that a source prints as lines: no part of a title."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def table_of_contents(html: str) -> TableOfContents:
    """Every heading with an id, nested by level.  Titles are escaped, as the theme prints them."""
    reader = _Headings()
    reader.feed(html)
    reader.close()
    roots: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for link in reader.found:
        while path and path[-1].level >= link.level:
            path.pop()
        (path[-1].children if path else roots).append(link)
        path.append(link)
    return TableOfContents(roots)


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[AnchorLink] = []
        self._words: list[str] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self._words = []
            self.found.append(AnchorLink("", dict(attrs).get("id") or "", int(tag[1])))
        elif self._words is not None and (self._silent or dict(attrs).get("class") == NOTE):
            self._silent += 1

    def handle_data(self, data: str) -> None:
        if self._words is not None and not self._silent:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag not in HEADINGS:
            self._silent -= 1
        elif tag in HEADINGS and self._words is not None:
            self.found[-1].title = escape(" ".join("".join(self._words).split()).strip(CELLS))
            self._words = None
            if not self.found[-1].id:
                self.found.pop()
