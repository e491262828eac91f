"""Tables in a raw text: cells parted by | or tabs, a row in a line or a cell in a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from taizhang.drafting.reading.page import Line, Page, any_of
from taizhang.words.cells import MARKS, NUMBER, Cell, cells_of, columns_of

LONGEST_CELL = 24
"""A line that is a cell of a table without marks has no more characters."""


@dataclass
class Row:
    """A row from ``start`` on; its heading is its label with the mark after it.

    ``cells`` are those that are not empty, each with the number of its column, the label's first.
    """

    start: int
    heading: str
    label: Cell
    cells: list[tuple[int, Cell]] = field(default_factory=list)
    short: bool = False
    """Whether it has fewer cells than its table has columns, so that nobody can be sure of theirs."""


@dataclass(frozen=True)
class Table:
    """A table with its title: the cells of its header, and its rows."""

    start: int
    end: int
    columns: list[Cell]
    rows: list[Row]


def find_tables(page: Page) -> list[Table]:
    """The tables of the text in their order."""
    found = []
    for lines in [*_blocks(page), *_plain_blocks(page)]:
        start = _title(page, lines[0])
        cells = [cells_of(page.folded, line.start, line.end) for line in lines]
        wide = max(len(one) for one in cells) > 1
        table = (_of_lines if wide else _of_cells)(page, start, lines, cells)
        if table and table.rows:
            found.append(table)
    return sorted(found, key=lambda table: table.start)


def _blocks(page: Page) -> Iterator[list[Line]]:
    """Runs of lines with the marks of a table; what a web page says of itself is none, nor is prose."""
    lines_of_cells = (
        (MARKS.search(line.words) is not None and not _is_prose(page, line), line)
        for line in page.lines
    )
    for marked, pairs in groupby(lines_of_cells, key=lambda pair: pair[0]):
        lines = [line for _, line in pairs]
        if marked and len(lines) > 2:
            yield lines


def _is_prose(page: Page, line: Line) -> bool:
    """Whether a line is furniture, or a heading or a sentence with a tab behind its number."""
    if page.is_furniture(line.words):
        return True
    numbering = any_of(page.registers.lexicon["numbering"])
    rest = re.sub(rf"^(?:{numbering})\s*", "", line.words)
    return rest != line.words and MARKS.search(rest) is None


def _plain_blocks(page: Page) -> Iterator[list[Line]]:
    """Runs of short lines below a line that heads a column: what is left of the cells of a web page."""
    heads = re.compile(any_of(page.lexicon["table_heads"]))
    numbered = re.compile(rf"(?:{any_of(page.registers.lexicon['numbering'])})\s*[^\s\d]")
    run: list[Line] = []
    for line in [*page.lines, Line(0, 0, "。")]:
        short = len(line.words) <= LONGEST_CELL and not re.search("[。;:|\t]", line.words)
        cell = short and not numbered.match(line.words)
        if cell and (run or heads.fullmatch(line.words)):
            run.append(line)
            continue
        if sum(1 for one in run if NUMBER.fullmatch(one.words)) > 1:
            yield run
        run = []


def _title(page: Page, first: Line) -> int:
    """Where the title before a table begins, the number of its annex included, or the table itself."""
    before = [line for line in page.lines if line.start < first.start]
    titled = before and re.search(any_of(page.lexicon["table_titles"]), before[-1].words)
    if not titled:
        return first.start
    annexed = len(before) > 1 and re.fullmatch(page.lexicon["annex"], before[-2].words)
    return before[-2 if annexed else -1].start


def _of_lines(page: Page, start: int, lines: list[Line], cells: list[list[Cell]]) -> Table | None:
    """A table with a row in each line; the first line names the columns."""
    columns = cells[0]
    named = [cell.words(page.folded) for cell in columns]
    rows = []
    for line, inside in zip(lines[1:], cells[1:], strict=True):
        words = [cell.words(page.folded) for cell in inside]
        placed = zip(columns_of(named, words), inside, strict=True)
        filled = [(column, cell) for column, cell in placed if cell.start < cell.end]
        if len(filled) < 2 or re.fullmatch(r"[-:|\s]+", line.words):
            continue
        row = _row(page, filled, line.end, _label_at(page, named, filled))
        row.short = len(filled) < len([one for one in named if one])
        rows.append(row)
    return Table(start, lines[-1].end, columns, rows)


def _label_at(page: Page, named: list[str], filled: list[tuple[int, Cell]]) -> int:
    """Which cell of a row tells what it is about: that of a column of labels, else the first in words."""
    labels = any_of(page.lexicon["columns"]["labels"])
    for at, (column, _) in enumerate(filled[:-1]):
        if 0 <= column < len(named) and re.search(labels, named[column]):
            return at
    return 1 if re.fullmatch(r"\d+", filled[0][1].words(page.folded)) else 0


def _row(page: Page, filled: list[tuple[int, Cell]], end: int, at: int) -> Row:
    """A row whose label is its cell at a place; its heading goes on to the next cell."""
    label = filled[at][1]
    end = filled[at + 1][1].start if at + 1 < len(filled) else end
    start = filled[0][1].start
    heading = page.folded[start:end].rstrip()
    return Row(start, heading, label, filled[at:])


def _of_cells(page: Page, start: int, lines: list[Line], cells: list[list[Cell]]) -> Table | None:
    """A table with a cell in each line: its rows are as long as the header before its first number."""
    flat = [cell for inside in cells for cell in inside if cell.start < cell.end]
    words = [cell.words(page.folded) for cell in flat]
    first = next((n for n, one in enumerate(words) if NUMBER.fullmatch(one)), 0)
    numbered = words[first : first + 1] == ["1"]
    wide = first if numbered else first - 1
    if wide < 2 or not re.search(r"\d{4}", "".join(words[:wide])):
        return _of_labels(page, start, lines[-1].end, flat)
    rows = []
    for n in range(wide, len(flat), wide):
        inside = list(enumerate(flat[n : n + wide]))
        at = _label_at(page, words[:wide], inside)
        if len(inside) > 1 + at:
            row = _row(page, inside, page.line_at(inside[at][1].start).end, at)
            row.short = len(inside) < wide
            rows.append(row)
    return Table(start, lines[-1].end, flat[:wide], rows)


def _of_labels(page: Page, start: int, end: int, flat: list[Cell]) -> Table | None:
    """A table with a cell in each line: a label is what stands before a quantity that stands alone."""
    words = [cell.words(page.folded) for cell in flat]
    value = re.compile(rf"(?:{any_of(page.lexicon['cell_words'])})*\d")
    labels = [n for n, (_, after) in enumerate(pairwise(words)) if value.match(after)]
    labels = [n for n in labels if not re.search(r"\d", words[n])]
    if not labels:
        return None
    rows = []
    for n, after in zip(labels, [*labels[1:], len(flat)], strict=True):
        label = flat[n]
        heading = page.folded[label.start : page.line_at(label.start).end].rstrip()
        inside = [(min(at, 2), cell) for at, cell in enumerate(flat[n:after])]
        rows.append(Row(label.start, heading, label, inside))
    return Table(start, end, flat[: labels[0]], rows)
