"""The one YAML reader: text stays text, numbers are exact, and every value has its place."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from taizhang.files.text import MOST_BYTES
from taizhang.files.yaml_reader import DEEPEST, MOST_VALUES, Document, quoted, read_yaml
from taizhang.findings import MOST, Mark, Span


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
        ("a: 1\rb: 2\r" * 400, ["yaml-line-ends"]),
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
        ("a: &x 1\n&y b: 2\n", ["yaml-anchor", "yaml-anchor"]),
        ("!b a: 1\n", ["yaml-tag"]),
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


ROW = re.compile(
    r"(?m)^\| `(?P<text>[^|]+?)`[^`|]*\| `(?P<rule>[a-z-]+)` \| `(?P<instead>[^|]+?)` \|$"
)


@pytest.mark.parametrize("page", ["yaml.md", "en/yaml.md"])
def test_the_page_on_yaml_says_what_is_refused_and_what_to_write_instead(page: str) -> None:
    told = (Path(__file__).parents[1] / "docs" / page).read_text(encoding="utf-8")
    rows = list(ROW.finditer(told))
    assert len(rows) == len(re.findall(r"(?m)^\| .*`(?:yaml|bytes)-", told)) > 30
    for row in rows:
        written, instead = (f"{row[name].replace('⏎', chr(10))}\n" for name in ("text", "instead"))
        assert set(rules(written)) == {row["rule"]}, written
        assert rules(instead) == [], instead
    for number in (MOST_BYTES, MOST_VALUES, DEEPEST):
        assert f"{number:,}" in told


def test_the_page_on_yaml_names_the_same_in_both_languages() -> None:
    pages = [Path(__file__).parents[1] / "docs" / page for page in ("yaml.md", "en/yaml.md")]
    one, other = (ROW.findall(page.read_text(encoding="utf-8")) for page in pages)
    assert one == other


UNFINISHED = (
    "id",
    "ab",
    "{",
    "[",
    '"',
    "'",
    "-",
    "?",
    "!",
    "&",
    "*",
    "|",
    "%",
    "：",
    "\\",
    "\u3000",
)


@pytest.mark.parametrize(
    "begun", ["", "id: x\n", "- a\n", "a:\n  b: 1\n", "a: |\n  b\n", "- - a\n"]
)
@pytest.mark.parametrize("last", UNFINISHED)
def test_a_last_line_that_is_unfinished_reads_the_same_with_and_without_its_line_end(
    begun: str, last: str
) -> None:
    (one, told), (other, told_of_other) = (
        read_yaml(begun + last + end, "plan.yaml") for end in ("", "\n")
    )
    assert (one.data, told) == (other.data, told_of_other)
    for found in told:
        assert found.span.start.line <= len(one.lines)


# What YAML 1.2 forbids or reads otherwise and the parser lets pass: docs/yaml.md says what is read.


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: [?x]\n", "yaml-question-mark", 1, 5),
        ("a: {?b: 1}\n", "yaml-question-mark", 1, 5),
        ("a: {b: 1, ? c: 2}\n", "yaml-question-mark", 1, 11),
        ("? a\n: 1\n", "yaml-question-mark", 1, 1),
        ("a: ! 12\n", "yaml-tag", 1, 4),
        ('a: "v"#c\n', "yaml-comment", 1, 7),
        ("a: 'v'#c\n", "yaml-comment", 1, 7),
        ("a: [b]#c\n", "yaml-comment", 1, 7),
        ("a: {b: 1}#c\n", "yaml-comment", 1, 10),
        ("a: [b,#c\n  d]\n", "yaml-comment", 1, 7),
        ("a: [#c\n  d]\n", "yaml-comment", 1, 5),
        ("a: >#c\n  d\n", "yaml-comment", 1, 5),
        ("a: |-#c\n  d\n", "yaml-comment", 1, 6),
        ("a: [-]\n", "yaml-character", 1, 5),
        ("a: [b, -, c]\n", "yaml-character", 1, 8),
        ("a: {b: -}\n", "yaml-character", 1, 8),
        ("a: [b,\nc]\n", "yaml-continued", 2, 1),
        ("a: [\n  b\n]\n", "yaml-continued", 3, 1),
        ("a:\n  - {b: 1,\n  c: 2}\n", "yaml-continued", 3, 3),
        ('a: "b\nc"\n', "yaml-continued", 2, 1),
        ("- a: 'b\n  c'\n", "yaml-continued", 2, 3),
        ("a: [b,\n\tc]\n", "yaml-tab", 2, 1),
        ('a: "b\n\tc"\n', "yaml-tab", 2, 1),
        ("-\tb\n", "yaml-tab", 1, 2),
        ("a: |\n", "yaml-block-empty", 1, 4),
        ("a: >-\n\nb: 1\n", "yaml-block-empty", 1, 4),
        ("a: >\n \n  \n   \n # c\n", "yaml-block-empty", 1, 4),
        ("a:\n|\n b\n", "yaml-indent", 2, 1),
        ("a: >5%\n", "yaml-character", 1, 4),
        ("a: |0\n  b\n", "yaml-character", 1, 4),
        ("%YAML 1.2\n---\na: 1\n", "yaml-directive", 1, 1),
        ("%YAML 1.1#c\n---\na: 1\n", "yaml-directive", 1, 1),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", "yaml-directive", 1, 1),
        ("%FOO\n---\na: 1\n", "yaml-directive", 1, 1),
        ("%YAML 1.2\n", "yaml-directive", 1, 1),
        ("a: 1\n...\nb: 2\n", "yaml-document-end", 2, 1),
        ("...\n", "yaml-document-end", 1, 1),
        ("a: [ , b]\n", "yaml-entry", 1, 6),
        ("a: [b, , c]\n", "yaml-entry", 1, 8),
        ("a: {b: :c}\n", "yaml-entry", 1, 8),
        ("a: {: c}\n", "yaml-entry", 1, 5),
        ("a: - b\n", "yaml-dash", 1, 4),
        ('a: "\\ud83d\\ude00"\n', "yaml-escape", 1, 7),
        ("\ufeff\ufeffa: 1\n", "yaml-blank", 1, 1),
    ],
)
def test_what_yaml_forbids_or_reads_otherwise_is_one_finding(
    text: str, rule: str, line: int, column: int
) -> None:
    _, findings = read_yaml(text, "plan.yaml")
    assert [(found.rule, found.span.start) for found in findings] == [(rule, Mark(line, column))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b#c\n", {"a": "b#c"}),
        ("a: b #c\n", {"a": "b"}),
        ('a: "b" #c\n', {"a": "b"}),
        ("a: [b, #c?\n  d] # e?\n#f\n", {"a": ["b", "d"]}),
        ("a: [b,\n# c\n  d\n  ]\n", {"a": ["b", "d"]}),
        ("a: |  # c\n  d\n", {"a": "d\n"}),
        ("a: [-1, --, -b]\n", {"a": [-1, "--", "-b"]}),
        ("a: ?b\nc: d?\n?e: 1\n", {"a": "?b", "c": "d?", "?e": 1}),
        ("a: [b?c, d?]\n", {"a": ["b?c", "d?"]}),
        ('a: "?[#]"\n', {"a": "?[#]"}),
        ("- [a,\n b]\n", [["a", "b"]]),
        ("[a,\nb]\n", ["a", "b"]),
        ('a: "b\n\n  c"\n', {"a": "b\nc"}),
        ("a:\n- b\n", {"a": ["b"]}),
        ("--- # c\na: 1\n...\n", {"a": 1}),
        ("a: |\n  b", {"a": "b\n"}),
        ("a: |\n  b\n   ", {"a": "b\n \n"}),
        ("1: a\nnull: b\n", {"1": "a", "null": "b"}),
        ('"<<": a\n', {"<<": "a"}),
        ('a: "\\u2028\\U0001F600\\x41\\/"\n', {"a": "\u2028\U0001f600A/"}),
    ],
)
def test_what_yaml_reads_is_read_alike(text: str, value: Any) -> None:
    assert read(text).data == value


@pytest.mark.parametrize("text", ["\u2028", "\u2029", "\x85", "\ufeff", "\x7f", "甲\u2028\ufeff乙"])
def test_text_in_quotation_marks_is_read_back_as_it_was(text: str) -> None:
    document, _ = read_yaml(f"a: {quoted(text)}\n", "plan.yaml")
    assert document.data == {"a": text}


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u2009", "\u200b", "\ufeff"])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n  b: 1\n  _c: 2\n", 3, 3),
        ("a: 1\n_b: 2\n", 2, 1),
        ("a:\n  - b: 1\n  _ c: 2\n", 3, 3),
        ("a:\n  - b\n  -_c\n", 3, 4),
        ("a: 1\nb:_c\nd: 1\n", 2, 3),
        ("a: {b:_c}\n", 1, 5),
        ("a: [b,_c]\n", 1, 7),
        ("a: _b\n", 1, 4),
        ("a: b_\n", 1, 4),
        ("a_: b\n", 1, 1),
        ("a:\n  - id:_x\n", 2, 5),
    ],
)
def test_a_blank_that_yaml_does_not_count_is_named(
    blank: str, text: str, line: int, column: int
) -> None:
    _, findings = read_yaml(text.replace("_", blank), "plan.yaml")
    assert [(found.rule, found.span.start) for found in findings] == [
        ("yaml-blank", Mark(line, column))
    ]
    assert f"U+{ord(blank):04X}" in findings[0].message_zh


@pytest.mark.parametrize(
    "text",
    ['a: "_b_"\n', "a: b_c\n", "a: |\n  __b\n", "a: b\n  _c\n", "a: '_'\n", 'a: "b\n  _c"\n'],
)
def test_such_a_blank_within_a_text_is_text(text: str) -> None:
    assert "\u3000" in read(text.replace("_", "\u3000")).data["a"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: b\u2028\n", "yaml-line-break"),
        ("- *a\n", "yaml-alias"),
        ("- &a 1\n", "yaml-anchor"),
        ("- ! 1\n", "yaml-tag"),
        ("- {a: 1, a: 1}\n", "yaml-duplicate-key"),
        ("- [?a]\n", "yaml-question-mark"),
        ('- "a"#\n', "yaml-comment"),
        ('- "\\0"\n', "bytes-control"),
        ("- \u3000a\n", "yaml-blank"),
    ],
)
def test_many_findings_of_a_kind_are_told_in_part_and_counted(text: str, rule: str) -> None:
    _, findings = read_yaml(text * 5_000, "plan.yaml")
    told = [found for found in findings if found.rule == rule]
    (rest,) = (found for found in findings if found.rule == "more-of-this-kind")
    assert (len(told), len(findings)) == (MOST, MOST + 1)
    assert str(5_000 - MOST) in rest.message and rule in rest.message_zh
    assert rest.span.start.line == MOST + 1 and rest.severity == told[0].severity


def test_a_file_of_more_values_than_are_read_is_one_finding() -> None:
    assert rules("- a\n" * 300_000) == ["yaml-many"]
