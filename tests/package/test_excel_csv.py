"""CSV for Excel in Chinese: opens by a double click, runs nothing, loses nothing."""

import csv
import io
from pathlib import Path

from packages import describe, read_tables
from reading_back import HOSTILE, hostile_package, in_words, printed

from taizhang.package.writers.excel_csv import write_excel_csv


def read_back(data: bytes) -> tuple[list[str], list[list[str]]]:
    """Headers and rows, the apostrophe that makes a text harmless taken off."""
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return header, [[cell.removeprefix("'") for cell in row] for row in rows]


def test_codes_are_words(package: Path) -> None:
    schema = next(
        one["schema"] for one in describe(package)["resources"] if one["name"] == "targets"
    )
    _, rows = read_back((package / "excel" / "targets.csv").read_bytes())
    column = [field["name"] for field in schema["fields"]].index("comparator")
    assert {"不低于", "超过"} & {row[column] for row in rows}
    assert not {"gte", "gt", "eq"} & {row[column] for row in rows}


def test_it_says_what_csv_says_under_chinese_headers(package: Path) -> None:
    tables = read_tables(package)
    for resource in describe(package)["resources"]:
        data = (package / "excel" / f"{resource['name']}.csv").read_bytes()
        header, rows = read_back(data)
        titles = [field["title_zh"] for field in resource["schema"]["fields"]]
        assert header == titles and len(set(titles)) == len(titles)
        assert rows == [in_words(resource["schema"], row) for row in tables[resource["name"]]]
        assert data.endswith(b"\r\n")


def test_hostile_cells_are_harmless_and_whole() -> None:
    package = hostile_package()
    files = {content.path: content for content in write_excel_csv(package)}
    header, rows = read_back(files["excel/hostile.csv"].data)
    assert header == [f"{name} 列" for name in package.tables[1].columns]
    long = {path: one.data.decode() for path, one in files.items() if path.endswith(".txt")}
    assert sorted(long.values()) == sorted(text for text in HOSTILE if len(text) > 16_000)
    for row, expected in zip(rows, printed(package)["hostile"], strict=True):
        for value, text in zip(row, expected.values(), strict=True):
            if value != text:
                assert [whole for path, whole in long.items() if path in value] == [text]
            assert len(value.encode("utf-16-le")) // 2 <= 32_767
    assert read_back(files["excel/empty.csv"].data)[1] == []


def test_no_text_begins_as_a_formula_does() -> None:
    files = {content.path: content for content in write_excel_csv(hostile_package())}
    stream = io.StringIO(files["excel/hostile.csv"].data.decode("utf-8-sig"), newline="")
    texts = [row["with 列"] for row in csv.DictReader(stream)]
    formulas = [text for text in texts if text.strip(" \t\r\n\ufeff")[:1] in set("=+-@＝＋－＠")]
    assert not formulas
    assert sum(text.startswith("'") for text in texts) == 15


def test_numbers_below_zero_stay_numbers() -> None:
    files = {content.path: content for content in write_excel_csv(hostile_package())}
    stream = io.StringIO(files["excel/hostile.csv"].data.decode("utf-8-sig"), newline="")
    assert [row["count 列"] for row in csv.DictReader(stream)][2] == "-2"
