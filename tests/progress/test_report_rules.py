"""Whatever checking tells of reports is told where it belongs, and not of the report as it is."""

import pytest

from progress.told import Pairs, findings, others, read_changed

Q1, H1, Q3, ANNUAL = "qinghe-2025-q1", "qinghe-2025-h1", "qinghe-2025-q3", "qinghe-2025-annual"
CORRECTION = "qinghe-2025-q3-correction"
FIRMS = "新增规模以上工业企业6家"
TALLY = "达到序时进度4项,占比{share}%。"
COUNTED = (
    "    observations:\n",
    '    tallies:\n      - {{quote: "达到序时进度4项,占比{share}%", state: on-pace, count: 4, unit: item,'
    " of_count: {whole}, share: {share}, inferred: {{of_count: 总数}}}}\n    observations:\n",
)

CASES: list[tuple[str, str, Pairs, Pairs]] = [
    ("report-number-not-printed", H1, [("completion: 65", "completion: 66")], []),
    ("report-number-left", Q1, [], [(FIRMS, f"{FIRMS},另有9家在建")]),
    ("report-clause-left", Q1, [], [(FIRMS, f"{FIRMS},县里组织了培训")]),
    ("report-figure-missing", Q1, [(", comparator: eq, value: 6, unit: firm", "")], []),
    ("report-value-not-said", Q1, [("value: 6,", "value: 7,")], []),
    ("report-words-differ", Q1, [("comparator: eq, value: 6", "comparator: gte, value: 6")], []),
    ("report-row-of-nothing", Q1, [("of: qinghe-2025-innovation/scale-firms, ", "")], []),
    ("report-row-does-not-fit", Q1, [("innovation/scale-firms", "innovation/monthly")], []),
    ("report-promise-unknown", Q1, [("innovation/scale-firms", "innovation/scale-firm")], []),
    ("report-plan-unknown", Q1, [("plans: [qinghe-2025-", "plans: [qinghe-2035-")], []),
    ("report-body-has-no-share", Q1, [("organisation: 东川县", "organisation: 市财政局")], []),
    ("report-speaker-unknown", Q1, [("speaker: 清河市科学技术局", "speaker: 何处")], []),
    ("report-speaker-not-named", Q1, [("speaker: 清河市科学技术局", "speaker: 清河市统计局")], []),
    ("report-day-impossible", Q1, [("written: 2025-04-08", "written: 2025-04-31")], []),
    (
        "report-days-backwards",
        Q1,
        [("written: 2025-04-08", "written: 2025-04-08\npublished: 2025-04-01")],
        [],
    ),
    ("report-before-its-day", Q1, [("written: 2025-04-08", "written: 2025-02-08")], []),
    ("report-day-not-said", Q1, [("as_of: 2025-03-31\nmissing", "as_of: 2025-03-30\nmissing")], []),
    ("report-before-the-plan", Q1, [("value: 6,", "as_of: 2024-12-31, value: 6,")], []),
    ("report-unit-differs", Q1, [("value: 6, unit: firm", "value: 6, unit: person")], []),
    (
        "report-goal-differs",
        H1,
        [("完成目标的65%", "目标45家"), ("completion: 65", "goal: 45")],
        [("完成目标的65%", "目标45家")],
    ),
    (
        "report-completion-differs",
        H1,
        [("65%", "55%"), ("completion: 65", "completion: 55")],
        [("65%", "55%")],
    ),
    (
        "report-shortfall-differs",
        H1,
        [("completion: 65", "shortfall: 15"), ("完成目标的65%", "还差15家")],
        [("完成目标的65%", "还差15家")],
    ),
    (
        "report-shares-differ",
        ANNUAL,
        [("新增13家", "新增14家"), ("value: 13,", "value: 14,")],
        [("新增13家", "新增14家")],
    ),
    ("report-corrects", CORRECTION, [], []),
    (
        "report-contradicts",
        Q3,
        [("written: 2025-10-12", "written: 2025-10-20")],
        [("10月12日", "10月20日")],
    ),
    (
        "report-figure-repeated",
        Q3,
        [("30家", "26家"), ("30家", "26家"), ("value: 30", "value: 26")],
        [("30家", "26家")],
    ),
    (
        "report-figure-falls",
        Q3,
        [("30家", "20家"), ("30家", "20家"), ("value: 30", "value: 20")],
        [("30家", "20家")],
    ),
    (
        "report-tally-share",
        Q1,
        [(COUNTED[0], COUNTED[1].format(share=70, whole=5))],
        [(FIRMS, TALLY.format(share=70) + FIRMS)],
    ),
    (
        "report-tally-exceeds",
        Q1,
        [(COUNTED[0], COUNTED[1].format(share=80, whole=3))],
        [(FIRMS, TALLY.format(share=80) + FIRMS)],
    ),
    ("report-words-of-another", Q1, [("innovation/scale-firms", "innovation/guarantee-fee")], []),
    ("report-review", Q1, [("value: 6,", "value: 6, review: [record],")], []),
]


@pytest.mark.parametrize(("rule", "report", "written", "source"), CASES, ids=[c[0] for c in CASES])
def test_what_is_wrong_is_told_with_its_place(
    rule: str, report: str, written: Pairs, source: Pairs
) -> None:
    found = findings(read_changed(report, written, source), others(report))
    told = [one for one in found if one.rule == rule]
    assert told, sorted({one.rule for one in found})
    assert all(one.path.endswith(f"{report}/report.yaml") for one in told)
    assert all(one.span.start.line > 1 and one.message_zh and one.hint_zh for one in told)
    before = findings(read_changed(report), others(report))
    new = written or source
    assert not new or rule not in {one.rule for one in before}
