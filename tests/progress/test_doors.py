"""A report is a door through which anything may come: a finding with its place, never silence or a crash."""

import pytest

from progress.told import Pairs, findings, others, read_bytes, read_changed
from progress.town import plans, reckoned, town
from taizhang.progress.show import as_csv, as_json, as_text
from taizhang.tables.reports import report_rows

Q1 = "qinghe-2025-q1"
VALUE = "value: 6, unit: firm"

ODD: list[tuple[str, Pairs, Pairs]] = [
    ("a genre of plans", [("genre: bulletin", "genre: action-plan")], []),
    ("no text", [], [("清河市科技局关于2025年一季度科技创新工作进展的通报\n", "")]),
    ("a year to come", [("as_of: 2025-03-31\nmissing", "as_of: 2099-03-31\nmissing")], []),
    ("a year that is none", [("as_of: 2025-03-31\nmissing", "as_of: 0000-03-31\nmissing")], []),
    ("a day as a number", [("as_of: 2025-03-31\nmissing", "as_of: 20250331\nmissing")], []),
    ("a day as a list", [("as_of: 2025-03-31\nmissing", "as_of: [2025]\nmissing")], []),
    ("a plan that nobody knows", [("plans: [qinghe-2025-innovation]", "plans: [nothing]")], []),
    ("a plan by its path", [("plans: [qinghe-2025-innovation]", "plans: [../plans]")], []),
    ("a promise of no plan", [("of: qinghe-2025-innovation/scale-firms", "of: scale-firms")], []),
    ("a promise of itself", [("of: qinghe-2025-innovation/scale", "of: qinghe-2025-q1/scale")], []),
    ("no promise", [("of: qinghe-2025-innovation/scale-firms", "of: []")], []),
    (
        "a promise twice",
        [
            (
                "of: qinghe-2025-innovation/scale-firms",
                "of: [qinghe-2025-innovation/scale-firms, qinghe-2025-innovation/scale-firms]",
            )
        ],
        [],
    ),
    ("no number", [(VALUE, "value: .nan, unit: firm")], []),
    ("no end of number", [(VALUE, "value: .inf, unit: firm")], []),
    ("a number of a thousand digits", [(VALUE, f"value: {'9' * 1000}, unit: firm")], []),
    ("a number of no size", [(VALUE, "value: 1e999999, unit: firm")], []),
    ("a number as words", [(VALUE, "value: six, unit: firm")], []),
    ("less than nothing", [(VALUE, "value: -6, unit: firm")], []),
    ("a unit that is none", [(VALUE, "value: 6, unit: parsec")], []),
    ("no unit", [(VALUE, "value: 6")], []),
    (
        "a window that runs backwards",
        [(VALUE, f"{VALUE}, window: {{start: 2025-03, end: 2025-01}}")],
        [],
    ),
    ("half a window", [(VALUE, f"{VALUE}, window: {{start: 2025-01}}")], []),
    ("a window of no months", [(VALUE, f"{VALUE}, window: {{start: 2025-13, end: 2025-14}}")], []),
    ("completion below nothing", [(VALUE, f"{VALUE}, completion: -1")], []),
    ("a goal of nothing", [(VALUE, f"{VALUE}, goal: 0, completion: 15")], []),
    ("a body elsewhere", [("organisation: 东川县", "organisation: 别处县")], []),
    ("a place elsewhere", [("organisation: 东川县", 'region: "440100"')], []),
    ("a place that is none", [('region: "990200"', 'region: "999999"')], []),
    ("a list for a section", [("role: body", "role: [body]")], []),
    ("no sections", [("sections:\n  - {id: title", "sections: []\nmore:\n  - {id: title")], []),
    ("an id that is none", [("id: qinghe-2025-q1", "id: ../../etc")], []),
    (
        "words that stand elsewhere",
        [("quote: 新增规模以上工业企业6家", "quote: 清河市科学技术局")],
        [],
    ),
    ("no words", [("quote: 新增规模以上工业企业6家", 'quote: ""')], []),
    ("a word that is a pattern", [("quote: 新增规模以上工业企业6家", "quote: '(.*)+$'")], []),
]


def outcome(written: Pairs, source: Pairs) -> None:
    """All that is done with a report: it is checked, reckoned, told and put into tables."""
    result = read_changed(Q1, written, source)
    found = findings(result, others(Q1))
    before = {(one.rule, one.pointer) for one in findings(read_changed(Q1), others(Q1))}
    new = [one for one in found if (one.rule, one.pointer) not in before]
    assert any(one.severity in ("error", "warning") for one in new)
    assert all(one.path.startswith(f"datapackage/progress/{Q1}/") for one in new)
    list(report_rows([result], town()[0].registers))
    if result.report:
        for plan in plans():
            reports = [*others(Q1), result.report]
            told = as_json([reckoned(plan.id, "2025-06-30", reports=reports)], "2025-06-30")
            assert as_csv(told) and as_text(told, "zh") and as_text(told, "en")


@pytest.mark.parametrize(("written", "source"), [odd[1:] for odd in ODD], ids=[o[0] for o in ODD])
def test_whatever_a_report_says_is_told_and_stops_nothing(written: Pairs, source: Pairs) -> None:
    outcome(written, source)


@pytest.mark.parametrize("source", [b"", b"\xff\xfe\x00", b"\x00" * 9, "文".encode("gb18030")])
def test_whatever_its_text_is(source: bytes) -> None:
    (report,) = (one for one in town()[1].reports if one.id == Q1)
    assert report.plan
    written = report.plan.document.text.encode()
    result = read_bytes(report.path, written, source)
    assert result.findings and result.report is None
    assert all(one.path.startswith(f"datapackage/progress/{Q1}/") for one in result.findings)
