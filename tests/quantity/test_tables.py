"""Every quantity of the five real sources, and phrases of other plans, against hand-made tables.

In ``tables/<plan>.csv`` the column ``words`` marks the quantity with 【】 in words that stand once
in the source; ⏎ is the end of a line.  Commas are the source's own: ``words`` is what is left when
the six columns after it are split off.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from taizhang.quantity import Quantity, Words, read_quantities

TABLES = sorted((Path(__file__).parent / "tables").glob("*.csv"))
PHRASES = Path(__file__).with_name("phrases.csv")
SILENT = {"numbering", "name", "ordinal", "idiom", "date", "document-number", "denominator"}
"""Kinds that promise nothing: of these only kind and place are compared."""
GOAL = Decimal("0.98")


@dataclass(frozen=True)
class Row:
    """A quantity as a person read it, at ``source[start:end]``."""

    words: str
    start: int
    end: int
    value: Decimal | None
    value_to: Decimal | None
    unit: str
    bound: str
    kind: str
    change: str

    def agrees(self, read: Quantity) -> bool:
        if self.kind in SILENT:
            return read.kind == self.kind
        return (read.start, read.end) == (self.start, self.end) and (
            read.value,
            read.value_to,
            read.unit,
            read.bound,
            read.kind,
            read.change,
        ) == (self.value, self.value_to, self.unit, self.bound, self.kind, self.change)


def read_source(project: Path, table: Path) -> str:
    return (project / "datapackage" / "plans" / table.stem / "source.txt").read_text("utf-8")


def read_table(table: Path, source: str) -> list[Row]:
    lines = table.read_text("utf-8").splitlines()[1:]
    return [read_row(*line.rsplit(",", 6), source=source) for line in lines]


def read_row(
    words: str, value: str, to: str, unit: str, bound: str, kind: str, change: str, source: str
) -> Row:
    before, printed, _ = re.split("[【】]", words)
    plain = re.sub("[【】]", "", words).replace("⏎", "\n")
    assert source.count(plain) == 1, f"{words} stands {source.count(plain)} times"
    start = source.index(plain) + len(before)
    numbers = (Decimal(value) if value else None, Decimal(to) if to else None)
    return Row(words, start, start + len(printed), *numbers, unit, bound, kind, change)


def covering(row: Row, read: list[Quantity]) -> Quantity | None:
    return next((q for q in read if q.start < row.end and row.start < q.end), None)


@pytest.fixture(scope="module", params=TABLES, ids=lambda table: table.stem)
def case(request: pytest.FixtureRequest, project: Path) -> tuple[str, str, list[Row]]:
    source = read_source(project, request.param)
    return request.param.stem, source, read_table(request.param, source)


@pytest.mark.corpus
def test_quantities_of_a_source_are_read_right(
    case: tuple[str, str, list[Row]], words: Words
) -> None:
    name, source, rows = case
    read = read_quantities(source, words)
    pairs = [(row, covering(row, read)) for row in rows]
    wrong = [(row, found) for row, found in pairs if found is None or not row.agrees(found)]
    right = Decimal(len(rows) - len(wrong)) / len(rows)
    print(f"{name}: {len(rows) - len(wrong)} of {len(rows)} right ({right:.1%})")
    for row, found in wrong:
        print(f"  {row.words}: {found}")
    assert right >= GOAL
    assert not [row for row, found in wrong if found and found.sure == "certain"]


@pytest.mark.corpus
def test_every_number_in_digits_stands_in_the_table(case: tuple[str, str, list[Row]]) -> None:
    _, source, rows = case
    spans = [(row.start, row.end) for row in rows]
    numbers = (match.span() for match in re.finditer(r"\d+", source))
    missing = [source[a - 8 : b + 8] for a, b in numbers if not inside(a, b, spans)]
    assert not missing


def inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in spans)


@pytest.mark.corpus
def test_nothing_certain_and_promising_is_read_where_the_table_has_none(
    case: tuple[str, str, list[Row]], words: Words
) -> None:
    _, source, rows = case
    spans = [(row.start, row.end) for row in rows]
    extra = [
        found
        for found in read_quantities(source, words)
        if found.promising
        and found.sure == "certain"
        and not any(a < found.end and found.start < b for a, b in spans)
    ]
    assert not extra


@pytest.mark.parametrize("line", PHRASES.read_text("utf-8").splitlines()[1:])
def test_phrase_that_no_source_has_is_read_right(line: str, words: Words) -> None:
    cells = line.rsplit(",", 6)
    phrase = re.sub("[【】]", "", cells[0])
    row = read_row(*cells, source=phrase)
    found = covering(row, read_quantities(phrase, words))
    assert found is not None
    assert row.agrees(found), found
