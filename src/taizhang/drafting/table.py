"""Tables in a raw text: cells parted by | or tabs, a row in a line or a cell in a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from taizhang.drafting.page import Line, Page, any_of


@dataclass(frozen=True)
class Cell:
    """A cell: ``text[start:end]`` without blanks around it, and the number of its column."""

    start: int
    end: int
    column: int


@dataclass
class Row:
    """A row from ``start`` on; its heading is its label with the mark after it."""

    start: int
    heading: str
    label: str
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """A table with its title: what its columns are called (folded), and its rows."""

    start: int
    end: int
    columns: list[str]
    rows: list[Row]


def find_tables(page: Page) -> list[Table]:
    """The tables of the text in their order."""
    found = []
    for lines in _blocks(page):
        start = _title(page, lines[0])
        cells = [_cells(page, line) for line in lines]
        wide = max(len(one) for one in cells) > 1
        table = (_of_lines if wide else _of_cells)(page, start, lines, cells)
        if table and table.rows:
            found.append(table)
    return found


def _blocks(page: Page) -> Iterator[list[Line]]:
    """Runs of lines with the marks of a table; what a web page says of itself is none."""
    lines_of_cells = (
        (bool(re.search(r"[|\t]", line.words)) and not page.is_furniture(line.words), line)
        for line in page.lines
    )
    for marked, pairs in groupby(lines_of_cells, key=lambda pair: pair[0]):
        run = (line for _, line in pairs)
        lines = list(run)
        if marked and len(lines) > 2:
            yield lines


def _title(page: Page, first: Line) -> int:
    """Where the title before a table begins, the number of its annex included, or the table itself."""
    before = [line for line in page.lines if line.start < first.start]
    titled = before and re.search(any_of(page.lexicon["table_titles"]), before[-1].words)
    if not titled:
        return first.start
    annexed = len(before) > 1 and re.fullmatch(page.lexicon["annex"], before[-2].words)
    return before[-2 if annexed else -1].start


def _cells(page: Page, line: Line) -> list[Cell]:
    inside = re.finditer(r"[^|\t]+", page.folded[line.start : line.end])
    cells = [(match.start(), match[0]) for match in inside if match[0].strip()]
    return [
        Cell(
            line.start + at + len(words) - len(words.lstrip()),
            line.start + at + len(words.rstrip()),
            n,
        )
        for n, (at, words) in enumerate(cells)
    ]


def _words(page: Page, cell: Cell) -> str:
    return page.folded[cell.start : cell.end]


def _of_lines(page: Page, start: int, lines: list[Line], cells: list[list[Cell]]) -> Table | None:
    """A table with a row in each line; the first line names the columns."""
    columns = [_words(page, cell) for cell in cells[0]]
    rows = []
    for line, inside in zip(lines[1:], cells[1:], strict=True):
        if len(inside) < 2 or re.fullmatch(r"[-:|\s]+", line.words):
            continue
        label = inside[1] if re.fullmatch(r"\d+", _words(page, inside[0])) else inside[0]
        end = line.end if label is inside[-1] else inside[inside.index(label) + 1].start
        heading = page.folded[inside[0].start : end].rstrip()
        rows.append(Row(inside[0].start, heading, _words(page, label), inside))
    return Table(start, lines[-1].end, columns, rows)


def _of_cells(page: Page, start: int, lines: list[Line], cells: list[list[Cell]]) -> Table | None:
    """A table with a cell in each line: a label is what stands before a quantity that stands alone."""
    flat = [cell for inside in cells for cell in inside]
    value = re.compile(rf"(?:{any_of(page.lexicon['cell_words'])})*\d")
    labels = [n for n, (_, after) in enumerate(pairwise(flat)) if value.match(_words(page, after))]
    labels = [n for n in labels if not re.search(r"\d", _words(page, flat[n]))]
    if not labels:
        return None
    columns = [_words(page, cell) for cell in flat[: labels[0]]]
    rows = []
    for n, after in zip(labels, [*labels[1:], len(flat)], strict=True):
        label = flat[n]
        line = page.line_at(label.start)
        inside = [Cell(c.start, c.end, min(i, 2)) for i, c in enumerate(flat[n:after])]
        heading = page.folded[label.start : line.end].rstrip()
        rows.append(Row(label.start, heading, _words(page, label), inside))
    return Table(start, lines[-1].end, columns, rows)
