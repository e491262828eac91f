"""The workbook of the made-up town's science bureau, filled in as an office does."""

import functools
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from progress.town import promises_of, town

from taizhang.office.workbook.form import Form, make_form
from taizhang.office.workbook.lines import DATE, EVIDENCE, ID, PROGRESS, STATE, Book, make_book
from taizhang.office.workbook.opening import Sheet, open_sheet
from taizhang.office.workbook.write import AS_OF_CELL, FIRST_ROW, WRITTEN_CELL, write_book

PLAN = "qinghe-2025-innovation"
BODY = "qinghe-science"
FILLED = {
    "scale-firms": ("达到序时进度", "26家", None),
    "high-tech": ("", "112家", date(2025, 6, 15)),
    "rd-intensity": ("", "2.1%", None),
    "strategic": ("", "3.2亿元", None),
    "output-growth": ("明显超序时", "增长12.5%", None),
    "guarantee-fee": ("未达序时进度", "", None),
    "vice-presidents": ("", "6名", None),
    "incubator-rule": ("已交付", "孵化器管理办法已印发，共12条", date(2025, 5, 18)),
    "testing-platform": ("推进中", "完成投资3000万元，占60%", None),
    "monthly": ("", "通报6次", None),
    "quarterly": ("", "2次", None),
    "scheme": ("已交付", "方案已编制完成", date(2025, 3, 20)),
}
"""By promise: state, progress and day."""
STATED: dict[str, tuple[str, dict[str, Any]]] = {
    "scale-firms": ("observations", {"value": 26, "unit": "firm", "said": "on-pace"}),
    "high-tech": ("observations", {"value": 112, "unit": "firm", "as_of": "2025-06-15"}),
    "rd-intensity": ("observations", {"value": 2.1, "unit": "percent"}),
    "strategic": ("observations", {"value": 3.2, "unit": "亿元"}),
    "output-growth": ("observations", {"value": 12.5, "change": {"kind": "growth"}}),
    "guarantee-fee": ("observations", {"said": "behind"}),
    "vice-presidents": ("observations", {"value": 6, "unit": "person"}),
    "incubator-rule": ("standings", {"state": "delivered", "on": "2025-05-18"}),
    "testing-platform": ("standings", {"state": "under-way"}),
    "monthly": ("fulfilments", {"count": 6}),
    "quarterly": (
        "fulfilments",
        {"count": 2, "window": {"start": "2025-01", "end": "2025-06-30"}},
    ),
    "scheme": ("standings", {"state": "delivered", "on": "2025-03-20"}),
}
"""By promise: the list of the report in which its row must stand, and what that must say."""


@functools.cache
def book(body: str = BODY) -> Book:
    corpus, _ = town()
    entry = corpus.registers.tables["organisations"][body]
    return make_book(entry, [promises_of(PLAN)], corpus.registers, "2025-06-30")


@functools.cache
def empty() -> bytes:
    return write_book(book())


def row_of(promise: str) -> int:
    """The row of a promise, counted from 1 as spreadsheets do."""
    ids = [line.id for line in book().lines]
    return FIRST_ROW + ids.index(f"{PLAN}/{promise}") + 1


def cell(promise: str, column: int) -> str:
    """The name of a cell, as H7."""
    return f"{openpyxl.utils.get_column_letter(column + 1)}{row_of(promise)}"


def filled_in() -> Any:
    """The workbook as openpyxl fills it in."""
    out = openpyxl.load_workbook(io.BytesIO(empty()))
    sheet = out.active
    sheet.cell(WRITTEN_CELL[0] + 1, WRITTEN_CELL[1] + 1).value = date(2025, 7, 8)
    for promise, (state, progress, day) in FILLED.items():
        sheet[cell(promise, STATE)].value = state or None
        sheet[cell(promise, PROGRESS)].value = progress or None
        sheet[cell(promise, DATE)].value = day
    sheet[cell("scale-firms", EVIDENCE)].value = "清统〔2025〕8号"
    return out


def saved(out: Any, path: Path, change: Callable[[Any, Any], None] | None = None) -> Path:
    if change:
        change(out, out.active)
    out.save(path)
    return path


def form_of(path: Path, id: str = "qinghe-form") -> Form:
    sheet = open_sheet(path)
    assert isinstance(sheet, Sheet), sheet
    return make_form(sheet, book(), town()[0], id)


def rows(form: Form) -> dict[str, tuple[str, dict[str, Any]]]:
    """What a report says, by promise: the list and the row."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for part in yaml.safe_load(form.written)["sections"]:
        for row in part.get("sections", ()):
            for kind in ("observations", "standings", "fulfilments"):
                for one in row.get(kind, ()):
                    one = {"on" if key is True else key: value for key, value in one.items()}
                    found[one["of"].removeprefix(f"{PLAN}/")] = (kind, one)
    return found


__all__ = [
    "AS_OF_CELL",
    "FILLED",
    "ID",
    "STATED",
    "book",
    "cell",
    "empty",
    "filled_in",
    "form_of",
    "row_of",
    "rows",
    "saved",
]
