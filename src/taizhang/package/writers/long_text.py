"""Texts longer than a cell of Excel holds: each goes whole to a file, and its cell names it."""

from collections.abc import Iterator

from taizhang.files.text import sha256
from taizhang.package.model import Content

LIMIT = 32_767
"""How much a cell of Excel holds, in UTF-16 code units; the rest it would cut off."""


class LongTexts:
    """The long texts met while the tables are written into a folder of the package."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}

    def fit(self, text: str) -> str:
        """The text itself, or where it is to be found whole."""
        if len(text) * 2 <= LIMIT or len(text.encode("utf-16-le")) // 2 <= LIMIT:
            return text
        path = f"{self.folder}/long/{sha256(text.encode())[:16]}.txt"
        self.texts[path] = text
        return f"全文过长，见 {path}。Too long for a cell: see {path}."

    def files(self) -> Iterator[Content]:
        """A file for each long text."""
        for path, text in sorted(self.texts.items()):
            yield Content(
                path,
                text.encode(),
                "A text too long for a cell",
                "超出单元格长度的文本",
                media_type="text/plain",
            )
