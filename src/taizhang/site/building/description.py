"""What a page says of itself to those who list it: its title and the first of its words."""

from html.parser import HTMLParser

LENGTH = 150
"""So many characters are shown by those who list pages."""

SAID = ("p", "li", "dt", "dd")


def description(title: str, html: str) -> str:
    """The title of a page and its first words, as plain text."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    text = " ".join("".join(reader.words).split())
    told = f"{title}: {text}" if text else title
    return told if len(told) <= LENGTH else f"{told[: LENGTH - 1].rstrip()}…"


class _Words(HTMLParser):
    """Reads what paragraphs and lists say, until there is enough."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._depth = 0
        self._length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SAID:
            self._depth += 1
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in SAID and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth and self._length < LENGTH:
            self.words.append(data)
            self._length += len(data.strip())
