"""The package as an Excel workbook: a cover, a dictionary, and a sheet for each table.

Codes are Chinese words, as the dictionary lists them; numbers are numbers, shown with their digits; what Excel cannot hold exactly (more than
fifteen digits) and all else is text, exactly as in CSV: nothing is a formula or a link.  The
compressed bytes depend on zlib; the content does not.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format as Style  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from taizhang.files.table_schemas import category_labels
from taizhang.package.model import Content, Format, Package
from taizhang.package.writers.csv_writer import cell
from taizhang.package.writers.excel_csv import in_words
from taizhang.package.writers.long_text import LongTexts

Lines = list[list[str]]

EPOCH = datetime(2000, 1, 1)
"""When every workbook was made: the package knows no clock."""
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMERIC = ("integer", "number")
DIGITS = 15
"""How many digits of a number Excel keeps."""
MOST_ROWS = 1_048_576
"""How many rows a sheet holds."""
NARROWEST, WIDEST = 8, 60
DICTIONARY = (
    "表 Table",
    "表名 Title",
    "列 Column",
    "列名 Title",
    "英文列名 English title",
    "类型 Type",
    "必填 Required",
    "取值 Values",
    "说明 Description",
    "英文说明 English description",
)


def write_workbook(package: Package) -> Iterator[Content]:
    """The workbook, called after the package, and the texts that are too long for its cells."""
    stream, long = BytesIO(), LongTexts("workbook")
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"title": package.metadata["title"], "created": EPOCH})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    fill = partial(_fill, Cells(book), bold)
    fill(book.add_worksheet("封面 Cover"), None, cover(package))
    fill(book.add_worksheet("数据字典 Dictionary"), DICTIONARY, dictionary(package))
    for table, rows in package.each_table():
        lines = [[long.fit(cell(one)) for one in row] for row in in_words(table, rows)]
        fields = table.schema["fields"]
        numeric = [one for one, field in enumerate(fields) if field["type"] in NUMERIC]
        for name, some in parted(table.schema["title_zh"], lines):
            fill(book.add_worksheet(name), [field["title_zh"] for field in fields], some, numeric)
    book.close()
    yield Content(
        f"{package.metadata['name']}.xlsx",
        stream.getvalue(),
        "The tables as an Excel workbook",
        "Excel 工作簿：全部表，附数据字典",
    )
    yield from long.files()


def parted(title: str, lines: Lines) -> Iterator[tuple[str, Lines]]:
    """The sheets of a table: one, unless it has more rows than a sheet holds below its header."""
    yield title, lines[: MOST_ROWS - 1]
    for number, start in enumerate(range(MOST_ROWS - 1, len(lines), MOST_ROWS - 1), 2):
        yield f"{title} {number}", lines[start : start + MOST_ROWS - 1]


class Cells:
    """Writes the cells of a workbook: text, and numbers shown with their digits."""

    def __init__(self, book: Workbook) -> None:
        self._book, self._styles = book, dict[int, Style]()

    def write(self, sheet: Worksheet, row: int, column: int, text: str, numeric: bool) -> int:
        """The code that Excel's limits give; a number with more digits than Excel keeps is text."""
        number = Decimal(text) if numeric else None
        if number is not None and len(number.as_tuple().digits) <= DIGITS:
            code: int = sheet.write_number(row, column, float(number), self._shown(number))
        else:
            code = sheet.write_string(row, column, text)
        return code

    def _shown(self, number: Decimal) -> Style:
        exponent = number.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        if decimals not in self._styles:
            shown = f"0.{'0' * decimals}" if decimals else "0"
            self._styles[decimals] = self._book.add_format({"num_format": shown})
        return self._styles[decimals]


def _fill(
    cells: Cells,
    bold: Style,
    sheet: Worksheet,
    header: Sequence[str] | None,
    rows: Iterable[Sequence[str]],
    numeric: Container[int] = (),
) -> None:
    """Write rows, under a header that stays in sight and filters them; some columns are numbers."""
    lines = [*([header] if header else []), *rows]
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            if not text:
                continue
            if header and number == 0:
                code = sheet.write_string(number, column, text, bold)
            else:
                code = cells.write(sheet, number, column, text, column in numeric)
            if code:
                raise ValueError(f"{sheet.name}, row {number + 1}: Excel cannot hold it ({code})")
    for column, texts in enumerate(zip(*lines, strict=True)):
        sheet.set_column(column, column, width(texts))
    if header:
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(lines) - 1, 1), len(header) - 1)


def width(cells: Iterable[str]) -> float:
    """A width that shows most of the cells whole; a Chinese character counts two."""
    widest = 0
    for shown in (one[:WIDEST] for one in cells):
        if 2 * len(shown) > widest:
            widest = max(widest, sum(1 + (east_asian_width(c) in "WF") for c in shown))
        if widest + 2 >= WIDEST:
            break
    return min(max(widest + 2, NARROWEST), WIDEST)


def cover(package: Package) -> Iterator[tuple[str, str, str]]:
    """What the package is, and what each sheet holds."""
    data = package.metadata
    yield (data["title"], data["title_en"], "")
    yield ("版本 Version", data["version"], "")
    for licence in data["licenses"]:
        yield ("许可 Licence", licence["name"], licence["path"])
    for contributor in data["contributors"]:
        yield ("贡献者 Contributor", contributor["title"], "")
    yield ("说明", data["description"], "")
    yield ("Description", data["description_en"], "")
    yield ("", "", "")
    yield ("工作表 Sheet", "说明 Description", "行数 Rows")
    for table, rows in package.each_table():
        schema = table.schema
        told = f"{schema['title']}. {schema['description_zh']} {schema['description']}"
        yield (schema["title_zh"], told, str(len(rows)))


def dictionary(package: Package) -> Iterator[list[str]]:
    """Every column of every table."""
    for table in package.tables:
        for field in table.schema["fields"]:
            limits: dict[str, Any] = field.get("constraints", {})
            yield [
                table.name,
                table.schema["title_zh"],
                field["name"],
                field["title_zh"],
                field["title"],
                field["type"],
                "true" if limits.get("required") else "",
                "、".join(_categories(field)),
                field["description_zh"],
                field["description"],
            ]


def _categories(field: dict[str, Any]) -> Iterator[str]:
    words = category_labels(field)
    for code in field.get("categories", []):
        yield f"{words[code]} {code}" if code in words else code


WORKBOOK = Format("xlsx", MEDIA_TYPE, "Excel workbook", "Excel 工作簿", write_workbook)
