"""The cells of a line of a table, parted by | or tabs, and the columns they lie in."""

import re
from collections.abc import Sequence
from typing import NamedTuple

MARKS = re.compile(r"[|\t]")
NUMBER = re.compile(r"[\d.]+%?")


class Cell(NamedTuple):
    """A cell: ``text[start:end]`` without the blanks around it; empty where nothing stands in it."""

    start: int
    end: int

    def words(self, text: str) -> str:
        """What stands in it."""
        return text[self.start : self.end]


def cells_of(text: str, start: int, end: int) -> list[Cell]:
    """The cells of the line at ``text[start:end]``; marks at its ends border none."""
    mark = "|" if text.find("|", start, end) >= 0 else "\t"
    cells = []
    for words in text[start:end].split(mark):
        bare = words.strip()
        first = start + len(words) - len(words.lstrip()) if bare else start
        cells.append(Cell(first, first + len(bare)))
        start += len(words) + 1
    while mark == "|" and cells and cells[-1].start == cells[-1].end:
        cells.pop()
    while mark == "|" and cells and cells[0].start == cells[0].end:
        cells.pop(0)
    return cells


def columns_of(header: Sequence[str], cells: Sequence[str]) -> list[int]:
    """For each cell of a row the column it lies in: -1 for an empty one, and for one behind the last.

    A row of fewer cells lacks its last ones, unless a number would then stand under words: then the
    first are those of the row above.  Marks that stand twice part one cell where the header has them.
    """
    filled = [n for n, words in enumerate(cells) if words]
    if "" in header:
        named = [n for n, words in enumerate(header) if words]
        places = dict(zip(filled, named, strict=False))
        return [places.get(n, -1) for n in range(len(cells))]
    shift = _shift(header, cells)
    return [n + shift if words and n + shift < len(header) else -1 for n, words in enumerate(cells)]


def _shift(header: Sequence[str], cells: Sequence[str]) -> int:
    """How many columns before its first cell a short row leaves out."""
    missing = len(header) - len(cells)
    if missing <= 0:
        return 0
    return missing if _misfits(header, cells, 0) > _misfits(header, cells, missing) else 0


def _misfits(header: Sequence[str], cells: Sequence[str], shift: int) -> int:
    """How many numbers stand in columns without digits in their header."""
    columns = header[shift:]
    return sum(
        1
        for words, column in zip(cells, columns, strict=False)
        if NUMBER.fullmatch(words) and not re.search(r"\d", column)
    )
