"""A workbook filled in and printed by LibreOffice, as an office does."""

from pathlib import Path

import pytest

from office.spreadsheet import SOFFICE, fill
from office.workbook_cases import FILLED, STATED, cell, empty, form_of, rows
from taizhang.office.workbook.lines import DATE, PROGRESS, STATE


@pytest.mark.skipif(not SOFFICE, reason="needs LibreOffice")
def test_what_libreoffice_fills_in_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(empty())
    typed = {"J2": "2025-07-08"}
    for promise, (state, progress, day) in FILLED.items():
        texts = {STATE: state, PROGRESS: progress, DATE: day.isoformat() if day else ""}
        typed |= {cell(promise, column): told for column, told in texts.items() if told}
    fill(tmp_path / "empty.xlsx", tmp_path / "filled.xlsx", typed)
    form = form_of(tmp_path / "filled.xlsx")
    found = rows(form)
    assert form.findings == []
    assert found.keys() == STATED.keys()
    assert all(wanted.items() <= found[id][1].items() for id, (_, wanted) in STATED.items())
