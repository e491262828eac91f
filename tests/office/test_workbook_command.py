"""The command that writes and reads workbooks."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from progress.town import town

from office.workbook_cases import PLAN, cell, filled_in, saved
from taizhang.cli import main
from taizhang.office.workbook.lines import PROGRESS


@pytest.fixture(autouse=True)
def in_town(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(town()[0].root)


def test_a_workbook_is_written_and_never_over_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["office", "workbook", "qinghe-science", "--out", str(tmp_path / "a.xlsx")]
    assert main([*command, "--as-of", "2025-06-30", "--lang", "zh"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'a.xlsx'}：19 行。\n"
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["H2"].value.year == 2025
    assert main(command) == 2
    assert "exists already" in capsys.readouterr().err


def test_what_was_read_becomes_a_report_and_mistakes_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = filled_in()
    out.active[cell("scale-firms", PROGRESS)].value = 26
    path = saved(out, tmp_path / "a.xlsx")
    read = ["office", "workbook", "--read", str(path), "--lang", "en"]
    written = town()[0].root / "datapackage/progress/qinghe-form"
    assert main([*read, "--out", str(written)]) == 1
    told = capsys.readouterr().err
    place = cell("scale-firms", PROGRESS)
    assert f"a.xlsx 台账 Ledger!{place}: error: “26” is no value with a unit." in told
    assert "Lines read: 11." in told
    assert f'of: "{PLAN}/high-tech"' in (written / "report.yaml").read_text()
    shutil.rmtree(written)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--out", "a.xlsx"], "Name the body"),
        (["qinghe-sciense", "--out", "a.xlsx"], "qinghe-science"),
        (["yunchuan-science", "--out", "a.xlsx"], "answers for nothing"),
    ],
)
def test_what_cannot_be_written_is_refused(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["office", "workbook", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_the_workbook_of_another_body_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(filled_in(), tmp_path / "a.xlsx")
    assert main(["office", "workbook", "qinghe-finance", "--read", str(path), "--lang", "en"]) == 1
    assert "that of qinghe-science, not of qinghe-finance" in capsys.readouterr().err
