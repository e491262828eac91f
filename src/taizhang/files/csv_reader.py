"""The one CSV reader: rows of as many cells as there are columns, each with its line."""

import csv
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from taizhang.findings import Finding, Mark, Span, TaizhangError, finding

LARGEST_CELL = 100_000_000
"""Python's own bound is the length of a short plan."""

CAUSES = (
    ("unexpected end of data", "csv-quotation"),
    ("expected after", "csv-after-quotation"),
    ("new-line character seen", "csv-line-ends"),
)
"""What Python's reader says, and the finding that says it plainly."""


class CSVError(TaizhangError):
    """A line at which a CSV file cannot be read further."""

    def __init__(self, rule: str, line: int, **facts: Any) -> None:
        super().__init__(rule, line)
        self.rule, self.line, self.facts = rule, line, facts

    def finding(self, path: str) -> Finding:
        """The trouble as a finding at its line."""
        place = Mark(self.line, 1)
        return finding(self.rule, path, Span(place, place), "", **self.facts)

    def __str__(self) -> str:
        told = self.finding("")
        return f"{self.line}: {told.message} {told.hint} {told.message_zh}{told.hint_zh}"


def iter_lines(text: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The line that each row begins on, from 1, and its cells; empty lines are passed over.

    Line ends in cells are as in ``text``, whose lines must keep theirs.  Raises CSVError.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST_CELL))
    reader = csv.reader(text, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            rule = next((rule for said, rule in CAUSES if said in str(error)), "csv-syntax")
            raise CSVError(rule, line, problem=str(error)) from error
        if cells is None:
            return
        if cells:
            yield line, cells
        line = reader.line_num + 1


def iter_rows(text: Iterable[str], wanted: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the first line, which must name these columns in any order.

    Raises CSVError.
    """
    lines = iter_lines(text)
    _, columns = next(lines, (1, []))
    if sorted(columns) != sorted(wanted):
        odd = [*(set(columns) ^ set(wanted)), *(one for one in columns if columns.count(one) > 1)]
        raise CSVError("csv-columns", 1, odd=", ".join(sorted(set(odd))))
    for line, cells in lines:
        if len(cells) != len(columns):
            raise CSVError("csv-cells", line, found=len(cells), wanted=len(columns))
        yield line, dict(zip(columns, cells, strict=True))
