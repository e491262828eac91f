"""The one YAML reader: text stays text, numbers are exact, and every value has its place."""

from decimal import Decimal
from typing import Any

import pytest

from taizhang.files.yaml_reader import Document, read_yaml
from taizhang.findings import Mark, Span


def read(text: str) -> Document:
    document, findings = read_yaml(text, "plan.yaml")
    assert findings == []
    return document


def rules(text: str) -> list[str]:
    return [found.rule for found in read_yaml(text, "plan.yaml")[1]]


TEXTS = (
    "2024-02-01 2024-02-01T10:00:00 no yes on off n y No NO True TRUE False Null NULL 012 0o14 "
    "0x1F 12:30 1_000 1e3 1. .5 +5 -- .inf .nan 1,000 2.5% 12:30:45 0b1 １２ <> ="
)


@pytest.mark.parametrize("text", TEXTS.split())
def test_text_stays_text(text: str) -> None:
    value = read(f"a: {text}").data["a"]
    assert value == text and type(value) is str


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-3", -3),
        ("445200", 445200),
        ("2.50", Decimal("2.50")),
        ("0.1", Decimal("0.1")),
        ("-0.5", Decimal("-0.5")),
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("3.141592653589", Decimal("3.141592653589")),
        ("3.1415926535897", "3.1415926535897"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_plain_values_are_read_exactly(text: str, value: Any) -> None:
    found = read(f"a: {text}").data["a"]
    assert (found, type(found)) == (value, type(value))


def test_decimals_keep_their_zeros() -> None:
    assert str(read("a: 2.50").data["a"]) == "2.50"


@pytest.mark.parametrize("text", ['"30"', "'30'", "|-\n  30", ">-\n  30"])
def test_a_number_in_quotation_marks_or_a_block_is_text(text: str) -> None:
    assert read(f"a: {text}").data["a"] == "30"


def test_a_number_of_absurd_length_stays_text() -> None:
    assert read("a: " + "9" * 5_000).data["a"] == "9" * 5_000


def test_values_and_keys_have_their_places_by_pointer() -> None:
    document = read("id: x\nlist:\n  - {引文: 到2027年, b/c~d: 1}\n")
    assert document.values["/id"] == Span(Mark(1, 5), Mark(1, 6))
    assert document.keys["/list"] == Span(Mark(2, 1), Mark(2, 5))
    assert document.values["/list/0/引文"] == Span(Mark(3, 10), Mark(3, 16))
    assert document.keys["/list/0/b~1c~0d"] == Span(Mark(3, 18), Mark(3, 23))
    assert document.written(document.values["/list/0/引文"]) == "到2027年"


def test_columns_count_code_points() -> None:
    document = read('{甲: "😀𠮷", 乙: 2}\n')
    assert document.values["/乙"] == Span(Mark(1, 14), Mark(1, 15))


def test_a_value_over_several_lines_is_told_at_its_key() -> None:
    document = read("sections:\n  - id: a\n")
    assert document.span("/sections") == Span(Mark(1, 1), Mark(1, 9))


def test_what_is_not_there_is_told_at_what_encloses_it() -> None:
    document = read("a:\n  b: 1\n")
    assert document.span("/a/b/c/d") == document.values["/a/b"]


def test_windows_line_ends_change_neither_values_nor_places() -> None:
    text = "id: x\nlist:\n  - quote: 到2027年\n    year: 2027\n"
    one, other = read(text), read(text.replace("\n", "\r\n"))
    assert (one.data, one.values, one.keys) == (other.data, other.values, other.keys)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", ["yaml-duplicate-key"]),
        ("- q: 1\n  r: 1\n  q: 2\n  r: 2\n", ["yaml-duplicate-key"]),
        ("a: &x 1\nb: *x\n", ["yaml-anchor", "yaml-alias"]),
        ("a: *build\n", ["yaml-alias"]),
        ("a: *重点任务\n", ["yaml-character"]),
        ("a: !!str 1\n", ["yaml-tag"]),
        ("a: !b\n", ["yaml-tag"]),
        ("a: !重点\n", ["yaml-character"]),
        ("a:\n  <<: {b: 1}\n", ["yaml-merge"]),
        ("[a]: 1\n", ["yaml-key"]),
        ("a: 1\n---\nb: 2\n", ["yaml-second-document"]),
        ("", ["yaml-empty"]),
        ("# only a comment\n", ["yaml-empty"]),
        ("a:\n\tb: 1\n", ["yaml-tab"]),
        ("a: b\u2028c\n", ["yaml-line-break"]),
        ("a: b\rc: d\n", ["yaml-line-break"]),
        ("a：b\nc: d\n", ["yaml-colon-after-key"]),
        ("z: 1\na:b\nc: d\n", ["yaml-colon-after-key"]),
        ("a: b: c\n", ["yaml-colon-in-text"]),
        ("a: {b: c\nd: e\n", ["yaml-flow"]),
        ("a: 1\n b: 2\n", ["yaml-colon-in-text"]),
        ("a:\n  b: 1\n c: 2\n", ["yaml-indent"]),
        ('a: "b" c\n', ["yaml-after-end"]),
        ("a: @b\n", ["yaml-character"]),
        ('a: "b\n', ["yaml-quotation"]),
        ('a: "\\q"\n', ["yaml-escape"]),
        ("a: {b: 1}}\n", ["yaml-after-end"]),
    ],
)
def test_what_is_not_plain_data_is_one_finding(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_a_duplicate_key_is_reported_at_the_second_key() -> None:
    _, findings = read_yaml("a: 1\nb: 2\na: 3\n", "plan.yaml")
    assert findings[0].span == Span(Mark(3, 1), Mark(3, 2))
    assert "line 1" in findings[0].message


def test_a_bracket_that_is_not_closed_is_reported_where_it_opens() -> None:
    _, findings = read_yaml("a: {b: c\nd: e\n", "plan.yaml")
    assert findings[0].span.start == Mark(1, 4)


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? "])
def test_a_nest_ten_thousand_levels_deep_is_a_finding(unit: str) -> None:
    assert "yaml-deep" in rules(unit * 10_000)


@pytest.mark.parametrize(
    "text",
    ["*a: 1", "? *a\n: 1", "!!set {a}", "!", "&", "*", "%YAML 9.9\n---\na", "%", "...", "\ufeff"],
)
def test_odd_files_are_findings_and_no_crash(text: str) -> None:
    read_yaml(text, "plan.yaml")


def test_a_list_entry_over_several_lines_is_told_at_its_first_line() -> None:
    document = read("sections:\n  - id: 甲\n    role: b\n")
    assert document.span("/sections/0/year") == Span(Mark(2, 5), Mark(2, 10))
