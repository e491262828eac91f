"""What a page gives to the search: its headings with their places, and the text under each."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SILENT = ("script", "style", "svg", "form", "nav", "template")
BLOCKS = ("p", "li", "dt", "dd", "td", "th", "div", "tr", "br", "figcaption", "pre", "article")
VOID = ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
EXCLUDED = "data-search-exclude"
RECORD = "r-"


@dataclass
class PagePart:
    """A heading, and the text that follows it, block by block."""

    tag: str = ""
    id: str = ""
    title: str = ""
    blocks: list[str] = field(default_factory=list)


def extract(html: str) -> list[PagePart]:
    """The parts of a page in order; a first one without heading holds what stands before any.

    Elements with ``data-search-exclude`` are left out; on a heading it leaves out its section.
    The cards of records become parts of their own, titled with their ids.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.parts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts = [PagePart()]
        self._heading = ""
        self._silent = 0
        self._section = 0
        """Level of the heading whose section is left out; 0 for none."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self._break()
            return
        given = dict(attrs)
        name = given.get("id") or ""
        if self._silent or tag in SILENT or (EXCLUDED in given and tag not in HEADINGS):
            self._silent += 1
        elif tag in HEADINGS:
            self._open(tag, name, EXCLUDED in given)
        elif tag == "article" and name.startswith(RECORD):
            self.parts.append(PagePart("h6", name, name.removeprefix(RECORD)))
        elif tag in BLOCKS:
            self._break()

    def _open(self, tag: str, name: str, excluded: bool) -> None:
        level = int(tag[1])
        if self._section and level <= self._section:
            self._section = 0
        if excluded and not self._section:
            self._section = level
        if not self._section:
            self._heading = tag
            self.parts.append(PagePart(tag, name))

    def _break(self) -> None:
        if not self._heading and self.parts[-1].blocks[-1:] != [""]:
            self.parts[-1].blocks.append("")

    def handle_data(self, data: str) -> None:
        if self._silent or self._section:
            return
        part = self.parts[-1]
        if self._heading:
            part.title += data
        else:
            if not part.blocks:
                part.blocks.append("")
            part.blocks[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._silent:
            self._silent -= 1
        elif tag == self._heading:
            self._heading = ""
        elif tag in BLOCKS:
            self._break()
