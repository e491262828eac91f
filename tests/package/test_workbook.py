"""The Excel workbook: the same cells, all of them text, and nothing cut."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from packages import describe, read_tables
from reading_back import HOSTILE, hostile_package, printed

from taizhang.package.model import Content
from taizhang.package.writers.workbook import width, write_workbook


def read_back(data: bytes) -> dict[str, list[list[str]]]:
    """The cells of every sheet, by its name, as Excel shows them."""
    workbook = python_calamine.load_workbook(io.BytesIO(data))
    return {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }


@pytest.fixture
def book(package: Path) -> dict[str, list[list[str]]]:
    (path,) = package.glob("*.xlsx")
    return read_back(path.read_bytes())


def test_it_says_what_csv_says_under_chinese_headers(
    package: Path, book: dict[str, list[list[str]]]
) -> None:
    tables = read_tables(package)
    resources = describe(package)["resources"]
    assert list(book)[2:] == [one["title_zh"] for one in resources]
    for resource in resources:
        header, *rows = book[resource["title_zh"]]
        assert header == [field["title_zh"] for field in resource["schema"]["fields"]]
        expected = [list(row.values()) for row in tables[resource["name"]]]
        assert rows == expected


def test_every_cell_is_text_and_none_a_formula_or_a_link(package: Path) -> None:
    (path,) = package.glob("*.xlsx")
    (content, *_) = write_workbook(hostile_package())
    for data in (path.read_bytes(), content.data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
            assert sheets
            for name in sheets:
                xml = archive.read(name).decode()
                assert "<f>" not in xml and "hyperlink" not in xml
                assert xml.count("<v>") == xml.count(' t="s"><v>')


def test_sheets_of_tables_have_headers_that_stay_and_filter(package: Path) -> None:
    (path,) = package.glob("*.xlsx")
    book, tables = openpyxl.load_workbook(path), read_tables(package)
    for resource in describe(package)["resources"]:
        sheet = book[resource["title_zh"]]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        last = int(sheet.auto_filter.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        assert last == max(len(tables[resource["name"]]), 1) + 1
        assert all(8 <= one.width <= 61 for one in sheet.column_dimensions.values())


def test_cover_and_dictionary_tell_of_every_table_and_column(
    package: Path, book: dict[str, list[list[str]]]
) -> None:
    cover, dictionary, *_ = book.values()
    descriptor = describe(package)
    said = [cell for row in cover for cell in row]
    assert {descriptor["title_zh"], descriptor["version"], "CC0-1.0"} <= set(said)
    for resource in descriptor["resources"]:
        assert [row[0] for row in cover].count(resource["title_zh"]) == 1
        columns = [(row[2], row[3]) for row in dictionary if row[0] == resource["name"]]
        fields = resource["schema"]["fields"]
        assert columns == [(field["name"], field["title_zh"]) for field in fields]


def test_hostile_cells_come_back_and_long_ones_from_their_files() -> None:
    package = hostile_package()
    content, *long = write_workbook(package)
    book = read_back(content.data)
    whole = {one.path: one.data.decode() for one in long}
    assert sorted(whole.values()) == sorted(text for text in HOSTILE if len(text) > 16_000)
    for row, expected in zip(book["表"][1:], printed(package)["hostile"], strict=True):
        for value, text in zip(row, expected.values(), strict=True):
            if len(text) > 16_000:
                (path,) = (path for path in whole if path in value)
                assert whole[path] == text
            else:
                assert value == text
    assert len(book["空表"]) == 1


def test_a_sheet_that_excel_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    package = hostile_package()
    monkeypatch.setattr("taizhang.package.writers.workbook.LongTexts.fit", lambda self, text: text)
    with pytest.raises(ValueError, match=r"表, row 31: Excel cannot hold it \(-2\)"):
        list(write_workbook(package))


def test_it_knows_no_clock() -> None:
    content: Content = next(iter(write_workbook(hostile_package())))
    with zipfile.ZipFile(io.BytesIO(content.data)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_chinese_character_counts_two_in_widths() -> None:
    assert width(["目标目标目标"]) == 14
    assert width(["abcdefghijkl"]) == 14
    assert width([""]) == 8 and width(["目" * 99]) == 60
