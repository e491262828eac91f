"""What a page says of itself to those who list it: its heading and the first of its words."""

from html.parser import HTMLParser

LENGTH = 150
"""So many characters are shown by those who list pages."""

SAID = ("p", "li", "dt", "dd")


def description(html: str) -> str:
    """The heading of a page and its first words, as plain text."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    told = ": ".join(text for words in (reader.heading, reader.words) if (text := _plain(words)))
    return told if len(told) <= LENGTH else f"{told[: LENGTH - 1].rstrip()}…"


def _plain(words: list[str]) -> str:
    return " ".join("".join(words).split()).rstrip("¶ ")


class _Words(HTMLParser):
    """Reads the heading, and what paragraphs and lists say until there is enough."""

    def __init__(self) -> None:
        super().__init__()
        self.heading: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self._length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h1" or tag in SAID:
            self._open.append(tag)
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._open and (tag == "h1" or tag in SAID):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if "h1" in self._open:
            self.heading.append(data)
        elif self._open and self._length < LENGTH:
            self.words.append(data)
            self._length += len(data.strip())
