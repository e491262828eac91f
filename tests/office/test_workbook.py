"""A body's workbook: written, filled in, read back; and every mistake told where it was made."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import fictional_plans
import openpyxl
import pytest
from openpyxl.comments import Comment
from progress.town import promises_of, town

from office.workbook_cases import (
    AS_OF_CELL,
    ID,
    STATED,
    book,
    cell,
    empty,
    filled_in,
    form_of,
    row_of,
    rows,
    saved,
)
from taizhang.files.text import sha256
from taizhang.findings import Finding
from taizhang.office.workbook.form import make_form
from taizhang.office.workbook.lines import COLUMNS, DATE, NOTES, OPEN, PROGRESS, STATE, make_book
from taizhang.office.workbook.opening import Sheet, open_sheet
from taizhang.office.workbook.write import FIRST_ROW, HEADER_ROW, MARK_CELLS, write_book
from taizhang.progress.reading.against_plans import check_against_plans, promised
from taizhang.progress.reading.read_report import read_report

AS_OF = f"{openpyxl.utils.get_column_letter(AS_OF_CELL[1] + 1)}{AS_OF_CELL[0] + 1}"
MARK = f"{openpyxl.utils.get_column_letter(MARK_CELLS[0][1] + 1)}1"


def held(found: tuple[str, dict[str, Any]], wanted: tuple[str, dict[str, Any]]) -> bool:
    return found[0] == wanted[0] and wanted[1].items() <= found[1].items()


def test_read_back_are_exactly_the_records_that_were_filled_in(tmp_path: Path) -> None:
    form = form_of(saved(filled_in(), tmp_path / "ledger.xlsx"))
    found = rows(form)
    assert form.findings == []
    assert found.keys() == STATED.keys()
    assert [id for id, wanted in STATED.items() if not held(found[id], wanted)] == []


def test_the_report_passes_the_check_of_reports(tmp_path: Path) -> None:
    corpus, _ = town()
    form = form_of(saved(filled_in(), tmp_path / "ledger.xlsx"))
    path, schema = "datapackage/progress/qinghe-form/report.yaml", "report.schema.json"
    result = read_report(
        path, form.written.encode(), form.text.encode(), corpus.schemas[schema], corpus.registers
    )
    assert (result.findings, result.skips) == ([], [])
    plan = promises_of("qinghe-2025-innovation").plan
    assert result.report
    assert not list(
        check_against_plans(result.report, promised([plan]), {plan.id: plan}, corpus.registers)
    )


def test_of_a_share_the_body_reports_its_own(tmp_path: Path) -> None:
    lines = {line.id: line for line in book("dongchuan-government").lines}
    (share,) = (line for line in lines.values() if line.share)
    assert (share.id, share.cells[3]) == ("qinghe-2025-innovation/srdi-new#东川县", "12 家企业")


def test_a_workbook_that_nobody_filled_in_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(empty())
    form = form_of(tmp_path / "empty.xlsx")
    assert (form.rows, form.findings) == (0, [])


def test_only_cells_to_be_filled_in_are_open(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(empty())
    sheet = openpyxl.load_workbook(tmp_path / "empty.xlsx").active
    first = row_of("scale-firms")
    open_cells = [
        one for one in range(len(COLUMNS)) if not sheet.cell(first, one + 1).protection.locked
    ]
    assert open_cells == list(OPEN)
    assert sheet.protection.sheet
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == f"${HEADER_ROW + 1}:${HEADER_ROW + 1}"
    choices = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert (
        choices[cell("scale-firms", STATE)]
        == '"已完成,明显超序时,达到序时进度,未达序时进度,未完成"'
    )
    assert "已交付" in choices[cell("testing-platform", STATE)]
    assert cell("quarterly", STATE) not in choices


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert sha256(write_book(book())) == sha256(empty())


Change = Callable[[Any, Any], None]


def put(place: str, value: Any) -> Change:
    def change(_: Any, sheet: Any) -> None:
        sheet[place].value = value

    return change


def put_at(promise: str, column: int, value: Any) -> Change:
    return put(cell(promise, column), value)


def hide_sheet(out: Any, _: Any) -> None:
    out.create_sheet("草稿").sheet_state = "hidden"


def swap(_: Any, sheet: Any) -> None:
    one, other = row_of("scheme"), row_of("incubator-rule")
    for column in range(1, len(COLUMNS) + 1):
        values = sheet.cell(one, column).value, sheet.cell(other, column).value
        sheet.cell(other, column).value, sheet.cell(one, column).value = values


def twice(_: Any, sheet: Any) -> None:
    for column in range(1, len(COLUMNS) + 1):
        sheet.cell(40, column).value = sheet.cell(row_of("teams"), column).value


def comment(_: Any, sheet: Any) -> None:
    sheet[cell("scale-firms", PROGRESS)].comment = Comment("其中三家待核", "张")


def hide_row(_: Any, sheet: Any) -> None:
    sheet.row_dimensions[row_of("teams")].hidden = True


MISTAKES: dict[str, tuple[Change, str, str, tuple[str, ...]]] = {
    "a number without its unit": (
        put_at("scale-firms", PROGRESS, 26),
        cell("scale-firms", PROGRESS),
        "workbook-value-without-unit",
        ("scale-firms",),
    ),
    "a number as text": (
        put_at("scale-firms", PROGRESS, "26"),
        cell("scale-firms", PROGRESS),
        "workbook-value-without-unit",
        ("scale-firms",),
    ),
    "full-width digits": (
        put_at("scale-firms", PROGRESS, "２６家"),
        cell("scale-firms", PROGRESS),
        "workbook-wide",
        ("scale-firms",),
    ),
    "another unit": (
        put_at("scale-firms", PROGRESS, "26万元"),
        cell("scale-firms", PROGRESS),
        "workbook-unit-other",
        ("scale-firms",),
    ),
    "several values": (
        put_at("scale-firms", PROGRESS, "26家，上年18家"),
        cell("scale-firms", PROGRESS),
        "workbook-values-several",
        ("scale-firms",),
    ),
    "a level where growth is promised": (
        put_at("output-growth", PROGRESS, "12.5%"),
        cell("output-growth", PROGRESS),
        "workbook-growth",
        ("output-growth",),
    ),
    "a formula": (
        put_at("scale-firms", PROGRESS, "=20+6"),
        cell("scale-firms", PROGRESS),
        "workbook-formula",
        ("scale-firms",),
    ),
    "an error value": (
        put_at("scale-firms", PROGRESS, "#REF!"),
        cell("scale-firms", PROGRESS),
        "workbook-error-value",
        ("scale-firms",),
    ),
    "words for a date": (
        put_at("high-tech", DATE, "六月中旬"),
        cell("high-tech", DATE),
        "workbook-date",
        ("high-tech",),
    ),
    "a day that no calendar has": (
        put_at("high-tech", DATE, "2025-02-30"),
        cell("high-tech", DATE),
        "workbook-date",
        ("high-tech",),
    ),
    "a day after the report was made": (
        put_at("high-tech", DATE, date(2025, 12, 1)),
        cell("high-tech", PROGRESS),
        "report-before-its-day",
        ("high-tech",),
    ),
    "no day for the whole": (
        put(AS_OF, None),
        AS_OF,
        "workbook-no-day",
        tuple(STATED),
    ),
    "an unknown state": (
        put_at("testing-platform", STATE, "差不多了"),
        cell("testing-platform", STATE),
        "workbook-state",
        ("testing-platform",),
    ),
    "no state for a deliverable": (
        put_at("testing-platform", STATE, None),
        cell("testing-platform", STATE),
        "workbook-state",
        ("testing-platform",),
    ),
    "no count for a duty": (
        put_at("quarterly", PROGRESS, "按时召开"),
        cell("quarterly", PROGRESS),
        "workbook-count",
        ("quarterly",),
    ),
    "notes alone": (
        put_at("teams", NOTES, "待统计"),
        cell("teams", PROGRESS),
        "workbook-nothing-said",
        (),
    ),
    "a locked cell changed": (
        put_at("scale-firms", 3, "达到 30 家"),
        cell("scale-firms", 3),
        "workbook-locked",
        (),
    ),
    "a row deleted": (
        lambda _, sheet: sheet.delete_rows(row_of("contract-value")),
        cell("contract-value", ID),
        "workbook-row-missing",
        (),
    ),
    "a row added": (put("H40", "另有 3家"), "L40", "workbook-row-added", ()),
    "a row twice": (twice, "L40", "workbook-row-twice", ()),
    "rows in another order": (swap, cell("scheme", ID), "workbook-row-moved", ()),
    "merged cells": (
        lambda _, sheet: sheet.merge_cells(
            f"{cell('scale-firms', PROGRESS)}:{cell('scale-firms', NOTES)}"
        ),
        cell("scale-firms", PROGRESS),
        "workbook-merged",
        ("scale-firms",),
    ),
    "a hidden sheet": (hide_sheet, "A1", "workbook-hidden", ()),
    "a hidden row": (hide_row, f"A{row_of('teams')}", "workbook-hidden", ()),
    "a comment": (comment, cell("scale-firms", PROGRESS), "workbook-comment", ()),
    "made from other data": (put("L1", "0123456789ab"), "L1", "workbook-other-data", ()),
}
"""By mistake: how it is made, the cell and the rule by which it is told, and the rows that are left out."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_at_its_cell_and_nothing_else_is_lost(
    mistake: str, tmp_path: Path
) -> None:
    change, place, rule, lost = MISTAKES[mistake]
    form = form_of(saved(filled_in(), tmp_path / "ledger.xlsx", change))
    assert [(one.pointer.rpartition("!")[2], one.rule) for one in form.findings] == [(place, rule)]
    assert all(_advises(one) for one in form.findings)
    found = rows(form) if form.rows else {}
    assert found.keys() == STATED.keys() - set(lost)
    assert [id for id in found if not held(found[id], STATED[id])] == []


def _advises(one: Finding) -> bool:
    return bool(one.hint and one.hint_zh and one.path == "ledger.xlsx")


REFUSALS: dict[str, tuple[Change, str]] = {
    "another layout": (put(MARK, "taizhang-workbook-9"), "workbook-other-form"),
    "no mark": (put(MARK, None), "workbook-none-of-ours"),
    "a column added": (
        lambda _, sheet: sheet.insert_cols(5),
        "workbook-none-of-ours",
    ),
    "a heading changed": (
        put(f"H{FIRST_ROW}", "本月进展"),
        "workbook-columns",
    ),
}


@pytest.mark.parametrize("mistake", REFUSALS)
def test_what_is_no_ledger_of_this_layout_is_refused(mistake: str, tmp_path: Path) -> None:
    change, rule = REFUSALS[mistake]
    found = open_sheet(saved(filled_in(), tmp_path / "ledger.xlsx", change))
    assert isinstance(found, Finding)
    assert found.rule == rule


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0 old"]
)
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "ledger.xlsx").write_bytes(content)
    found = open_sheet(tmp_path / "ledger.xlsx")
    assert isinstance(found, Finding)
    assert found.rule == "workbook-unreadable"


def test_lines_of_the_same_words_are_told_apart_and_all_are_read(tmp_path: Path) -> None:
    registers = fictional_plans.registers()
    promises = fictional_plans.promises(
        "目标\n新增高新技术企业、科技型中小企业各3家,排名进位。(责任单位:科技局)\n",
        """
        - id: goals
          role: goals
          heading: 目标
          title_en: Goals
          responsibilities: ["(责任单位:科技局)"]
          targets:
            - {id: one, indicator: high-tech-enterprises, quote: "新增高新技术企业、科技型中小企业各3家", comparator: eq, value: 3, unit: firm, shared: true}
            - {id: two, indicator: tech-smes, quote: "新增高新技术企业、科技型中小企业各3家", comparator: eq, value: 3, unit: firm, shared: true}
            - {id: rank, label: 排名, quote: 排名进位, reference: 进位}
        """,
    )
    body = registers.tables["organisations"]["science"]
    made = make_book(body, [promises], registers)
    out = openpyxl.load_workbook(io.BytesIO(write_book(made)))
    out.active[AS_OF] = date(2025, 6, 30)
    for row, line in enumerate(made.lines, FIRST_ROW + 1):
        column, told = (PROGRESS, "2家") if line.is_figure else (STATE, "推进中")
        out.active.cell(row, column + 1).value = told
    out.save(tmp_path / "a.xlsx")
    sheet = open_sheet(tmp_path / "a.xlsx")
    assert isinstance(sheet, Sheet)
    form = make_form(sheet, made, fictional_plans.PROJECT, "form")
    # The made-up bureau is none of the project's register.
    assert ([one.rule for one in form.findings], form.rows) == (["report-speaker-unknown"], 3)
    assert "state: under-way" in form.written
