"""What was filled in, line by line, and where it is not as it should be."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from taizhang.findings import Finding
from taizhang.office.workbook.lines import (
    DATE,
    EVIDENCE,
    ID,
    LOCKED,
    NOTES,
    OPEN,
    PROGRESS,
    STATE,
    Book,
    Line,
)
from taizhang.office.workbook.opening import FURTHER, Sheet
from taizhang.office.workbook.write import AS_OF_CELL, FIRST_ROW, MARK_CELLS, WRITTEN_CELL
from taizhang.words.dates import find_dates

UNUSABLE = ("workbook-formula", "workbook-error-value", "workbook-merged")
"""What a cell cannot be read for."""
WHOLE = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日")
"""A text that is a date and nothing else."""
WIDE = re.compile(r"[０-９．％]")


@dataclass(frozen=True)
class Filled:
    """A line that somebody filled in; ``row`` is that of the sheet, counted from 0."""

    line: Line
    row: int
    state: str
    state_word: str
    progress: str
    day: str
    evidence: str
    notes: str


@dataclass
class Reading:
    """All that a workbook says: the days of the whole, its lines, and what is wrong with it."""

    as_of: str
    written: str
    filled: list[Filled]
    findings: list[Finding]


def read_sheet(sheet: Sheet, book: Book) -> Reading:
    """Read the sheet of a workbook that was made from ``book``, or from other data of its body."""
    found: list[Finding] = list(sheet.faults(FIRST_ROW + len(book.lines)))
    same = sheet.marks == book.marks
    if not same:
        place = sheet.place(*MARK_CELLS[-1])
        found.append(place.finding("workbook-other-data"))
    as_of, written = _day(sheet, *AS_OF_CELL, found), _day(sheet, *WRITTEN_CELL, found)
    if not as_of and not any(one.pointer == sheet.place(*AS_OF_CELL).name for one in found):
        found.append(sheet.place(*AS_OF_CELL).finding("workbook-no-day"))
    rows = _rows(sheet, book, found)
    filled: list[Filled] = []
    for id, row in rows.items():
        line = next(one for one in book.lines if one.id == id)
        if same:
            found += _unlocked(sheet, line, row)
        filled += _filled(sheet, line, row, found)
    return Reading(as_of, written, filled, found)


def _rows(sheet: Sheet, book: Book, found: list[Finding]) -> Mapping[str, int]:
    """The row of every line that is still there, in the order of the sheet."""
    known = [line.id for line in book.lines]
    rows: dict[str, int] = {}
    last = min(sheet.rows, FIRST_ROW + len(known) + FURTHER)
    for row in range(FIRST_ROW, last):
        id = sheet.text(row, ID)
        if id in rows:
            again = sheet.place(rows[id], ID).name
            found.append(sheet.place(row, ID).finding("workbook-row-twice", id=id, other=again))
        elif id in known:
            rows[id] = row
        elif any(sheet.text(row, column) for column in range(ID + 1)):
            found.append(sheet.place(row, ID).finding("workbook-row-added", id=id or "—"))
    here = [id for id in known if id in rows]
    for id, wanted in zip(rows, here, strict=True):
        if id != wanted:
            place = sheet.place(rows[id], ID)
            found.append(place.finding("workbook-row-moved", id=id, other=wanted))
            break
    for number, id in enumerate(known):
        if id not in rows:
            place = sheet.place(FIRST_ROW + number, ID)
            found.append(place.finding("workbook-row-missing", id=id))
    return rows


def _unlocked(sheet: Sheet, line: Line, row: int) -> Iterator[Finding]:
    """Cells that say otherwise than they were given; the number follows the order, told elsewhere."""
    for column in LOCKED[1:]:
        told, given = sheet.text(row, column), line.cells[column]
        if told != given:
            place = sheet.place(row, column)
            yield place.finding("workbook-locked", told=told or "—", given=given or "—")


def _filled(sheet: Sheet, line: Line, row: int, found: list[Finding]) -> Iterator[Filled]:
    """What was filled into a line; nothing where it is empty or cannot be used."""
    texts = {column: sheet.text(row, column) for column in OPEN}
    unusable = {one.pointer for one in found if one.rule in UNUSABLE}
    touched = any(sheet.place(row, column).name in unusable for column in OPEN)
    if touched or not any(texts.values()):
        return
    before = len(found)
    day, state = _day(sheet, row, DATE, found), line.states.get(texts[STATE], "")
    if texts[STATE] and not state:
        known = "、".join(line.states) or "—"
        place = sheet.place(row, STATE)
        found.append(place.finding("workbook-state", state=texts[STATE], known=known))
    if WIDE.search(texts[PROGRESS]):
        found.append(sheet.place(row, PROGRESS).finding("workbook-wide", told=texts[PROGRESS]))
    if not texts[STATE] and not texts[PROGRESS]:
        found.append(sheet.place(row, PROGRESS).finding("workbook-nothing-said"))
    if len(found) == before:
        told = (texts[STATE], texts[PROGRESS], day, texts[EVIDENCE], texts[NOTES])
        yield Filled(line, row, state, *told)


def _day(sheet: Sheet, row: int, column: int, found: list[Finding]) -> str:
    """A date as it was entered; empty where none was, or none that a calendar has."""
    value: Any = sheet.value(row, column)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = sheet.text(row, column)
    day = next(find_dates(text), "") if WHOLE.fullmatch(text) else ""
    if text and not _is_day(day):
        found.append(sheet.place(row, column).finding("workbook-date", told=text))
        return ""
    return day


def _is_day(written: str) -> bool:
    try:
        return bool(date.fromisoformat(written))
    except ValueError:
        return False
