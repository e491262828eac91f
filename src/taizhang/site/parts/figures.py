"""Figures: a table that stands in the page, what is drawn from it, and the same table as CSV."""

from dataclasses import dataclass
from decimal import Decimal

from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.sheet import write_csv


@dataclass(frozen=True)
class Cell:
    """A cell: what it says, or the number it stands for and the place that this leads to."""

    runs: tuple[TextRun, ...] = ()
    number: Decimal | None = None
    page: str = ""
    anchor: str = ""
    is_quote: bool = False

    @property
    def text(self) -> str:
        """What the cell says, as text."""
        if self.number is not None:
            return f"{self.number:f}"
        return " ".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Column:
    """A column: its key for the chart, its heading, and whether it holds numbers."""

    key: str
    title: TextRun
    is_number: bool = False


@dataclass(frozen=True)
class Row:
    """A row; ``draft`` where it tells of a plan that has not been issued."""

    cells: tuple[Cell, ...]
    draft: bool = False
    anchor: str = ""


@dataclass(frozen=True)
class Figure:
    """A table with a title.  ``chart`` names the drawing in ``charts.js``, empty for none.

    ``dots`` draws the column ``value`` over ``year``, one series for each text of the first
    column.  ``bubbles`` and ``bars`` draw every column of numbers, the first column naming rows.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    chart: str = ""
    note: str = ""

    @property
    def csv(self) -> str:
        """The table as CSV, with the byte-order mark that spreadsheets want for Chinese."""
        columns = [column.title.text for column in self.columns]
        return write_csv(columns, [[cell.text for cell in row.cells] for row in self.rows]).decode()


def words(*told: TextRun | str) -> Cell:
    """A cell of words; empty ones are left out."""
    return Cell(tuple(TextRun(one) if isinstance(one, str) else one for one in told if one))


def quote(run: TextRun) -> Cell:
    """A cell of words of a source."""
    return Cell((run,), is_quote=True)


def number(value: Decimal | int, page: str = "", anchor: str = "") -> Cell:
    """A cell of a number, with the page and place it leads to; a zero leads nowhere."""
    return Cell((), Decimal(value), *((page, anchor) if value else ("", "")))
