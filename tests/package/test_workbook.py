"""The Excel workbook: the same cells, numbers as numbers, and nothing cut."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from packages import describe, read_tables
from reading_back import HOSTILE, hostile_package, in_words, printed
from written_package import full_package

from taizhang.package.model import Content
from taizhang.package.writers import workbook
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
        kinds = [field["type"] for field in resource["schema"]["fields"]]
        expected = [in_words(resource["schema"], row) for row in tables[resource["name"]]]
        assert len(rows) == len(expected)
        for row, texts in zip(rows, expected, strict=True):
            for value, text, kind in zip(row, texts, kinds, strict=True):
                assert is_told(value, text, kind), (resource["name"], value, text)


def is_told(value: object, text: str, kind: str) -> bool:
    """Whether a cell says what a cell of CSV says: numbers as numbers, all else as text."""
    if kind in ("integer", "number") and text:
        return isinstance(value, float | int) and Decimal(repr(value)) == Decimal(text)
    return value == text


def test_numbers_are_shown_with_their_digits() -> None:
    package = hostile_package()
    values = [Decimal("18.10"), Decimal("0.3"), Decimal("-5"), Decimal("1234567890123456789")]
    rows = [{**package.rows["hostile"][0], "value": one} for one in values]
    (content, *_) = write_workbook(replace(package, rows={**package.rows, "hostile": rows}))
    sheet = openpyxl.load_workbook(io.BytesIO(content.data))["表"]
    column = package.tables[1].columns.index("value") + 1
    told = [sheet.cell(row, column) for row in range(2, 6)]
    assert [one.value for one in told] == [18.1, 0.3, -5, "1234567890123456789"]
    assert [one.number_format for one in told[:3]] == ["0.00", "0.0", "0"]


def test_rows_that_a_sheet_does_not_hold_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    package = hostile_package()
    rows = [{**package.rows["hostile"][0], "id": f"a-plan/{number}"} for number in range(7)]
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    (content, *_) = write_workbook(replace(package, rows={**package.rows, "hostile": rows}))
    book = read_back(content.data)
    told = [[row[0] for row in book[name][1:]] for name in ("表", "表 2", "表 3")]
    assert told == [[f"a-plan/{n}" for n in some] for some in ([0, 1, 2], [3, 4, 5], [6])]
    assert book["表"][0] == book["表 3"][0]


def test_no_cell_is_a_formula_or_a_link(package: Path) -> None:
    (path,) = package.glob("*.xlsx")
    (content, *_) = write_workbook(hostile_package())
    for data in (path.read_bytes(), content.data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
            assert sheets
            for name in sheets:
                xml = archive.read(name).decode()
                assert "<f>" not in xml and "hyperlink" not in xml


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
    kinds = [field["type"] for field in package.tables[1].schema["fields"]]
    for row, expected in zip(book["表"][1:], printed(package)["hostile"], strict=True):
        for value, text, kind in zip(row, expected.values(), kinds, strict=True):
            if len(text) > 16_000:
                (path,) = (path for path in whole if path in value)
                assert whole[path] == text
            else:
                assert is_told(value, text, kind)
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


def test_cover_and_dictionary_are_whole() -> None:
    package = full_package()
    (code, *_) = package.tables[1].schema["fields"]
    code |= {"categories": ["x", "y"]}
    content, *_ = write_workbook(package)
    assert (content.path, content.title) == (
        "hostile.xlsx",
        "The tables as an Excel workbook",
    )
    assert content.title_zh == "Excel 工作簿：全部表，附数据字典"
    cover, dictionary, *_ = read_back(content.data).values()
    assert cover == [
        ["标题", "Title", ""],
        ["版本 Version", "1.2.3", ""],
        ["许可 Licence", "CC0-1.0", "https://example.org/cc0"],
        ["许可 Licence", "ODbL", "https://example.org/odbl"],
        ["贡献者 Contributor", "First", ""],
        ["贡献者 Contributor", "Second", ""],
        ["说明", "说明", ""],
        ["Description", "Description", ""],
        ["", "", ""],
        ["工作表 Sheet", "说明 Description", "行数 Rows"],
        ["规划", "T. 表。 Table.", "3"],
        ["表", "T. 表。 Table.", str(len(HOSTILE) + 1)],
        ["空表", "T. 表。 Table.", "0"],
    ]
    header, *rows = dictionary
    assert header == [
        "表 Table", "表名 Title", "列 Column", "列名 Title", "英文列名 English title", "类型 Type",
        "必填 Required", "取值 Values", "说明 Description", "英文说明 English description",
    ]  # fmt: skip
    told = ["hostile", "表", "id", "id 列", "id", "string", "true", "x、y", "中。", "En."]
    assert told in rows
    assert ["hostile", "表", "with", "with 列", "with", "string", "", "", "中。", "En."] in rows


def test_headers_alone_are_bold_and_columns_fit_their_cells() -> None:
    content, *_ = write_workbook(full_package())
    book = openpyxl.load_workbook(io.BytesIO(content.data))
    assert book.properties.title == "标题"
    cover, table = book["封面 Cover"], book["规划"]
    assert not cover["A1"].font.bold and cover.freeze_panes is None and not cover.auto_filter.ref
    assert table["A1"].font.bold and not table["A2"].font.bold
    assert (table["A1"].alignment.wrap_text, table["A1"].alignment.vertical) == (True, "top")
    assert table.auto_filter.ref == "A1:D4" and book["空表"].auto_filter.ref == "A1:G2"
    widths = [table.column_dimensions[letter].width for letter in "ABCD"]
    assert [int(one) for one in widths] == [12, 10, 13, 60]


def test_a_width_is_that_of_the_longest_cell_with_room_beside_it() -> None:
    assert width(["a", "abcdefghij", "ab"]) == 12
    assert width(["目" * 60]) == 60 and width(["a" * 57]) == 59 and width(["a" * 59]) == 60
    assert width(["Ｆ" * 10]) == 22, "a full-width letter counts two as well"
