"""Rhythms that a noun carries without a verb, and documents that a closing sentence repeals."""

import pytest

from drafting.members import HEAD, claims, drafted, findings

RHYTHMS: dict[str, list[tuple[str, str]]] = {
    "建立月调度、季督查、年终考评机制。": [("meeting", "P1M"), ("review", "P3M"), ("review", "P1Y")],
    "实行周报告、旬调度、半年评估制度。": [("report", "P7D"), ("meeting", "P10D"), ("review", "P6M")],
    "落实月通报、季讲评、年考核。": [("publication", "P1M"), ("review", "P3M"), ("review", "P1Y")],
    "健全双月调度、季度通报和年度评估制度。": [("meeting", "P2M"), ("publication", "P3M"), ("review", "P1Y")],
    "坚持半月调度、月会商。": [("meeting", "P15D")],
    "每月调度,每季度通报。": [("meeting", "P1M"), ("publication", "P3M")],
    "一旬一调度、一月一通报、半年一讲评。": [
        ("meeting", "P10D"), ("publication", "P1M"), ("review", "P6M"),
    ],
    "12月调度任务完成情况。": [],
    "加强调度,开展督查。": [],
}  # fmt: skip


@pytest.mark.parametrize("words", RHYTHMS)
def test_a_noun_carries_its_rhythm(words: str) -> None:
    text = f"{HEAD}一、组织保障\n(一)强化督导。{words}\n(二)加强宣传。\n"
    made = drafted(text)
    assert [(duty["kind"], duty["every"]) for duty in claims(made, "duties")] == RHYTHMS[words]
    told = [(one.rule, one.message) for one in findings(made, text)]
    assert [one for one in told if one[0] != "asides-promise-nothing"] == []
    assert bool(told) == (not RHYTHMS[words])  # what it takes for background is asked after


REPEALED = {
    "《壬戌市科技创新若干措施》同时废止。": ["壬戌市科技创新若干措施"],
    "原《壬戌市科技创新若干措施》(壬政发〔2020〕3号)同时废止。": ["壬戌市科技创新若干措施"],
    "《壬戌市专利资助办法》《壬戌市研发补助办法》同时废止。": ["壬戌市专利资助办法", "壬戌市研发补助办法"],
    "《壬戌市专利资助办法》(壬科发〔2019〕2号)、《壬戌市研发补助办法》(壬科发〔2019〕3号)一并废止。": [
        "壬戌市专利资助办法", "壬戌市研发补助办法",
    ],
    "废止《壬戌市专利资助办法》。": ["壬戌市专利资助办法"],
    "《壬戌市专利资助办法》停止执行。": ["壬戌市专利资助办法"],
    "与《壬戌市专利资助办法》不一致的,以本措施为准。": [],
}  # fmt: skip


@pytest.mark.parametrize("words", REPEALED)
def test_a_closing_sentence_repeals_the_documents_it_names(words: str) -> None:
    text = f"{HEAD}一、支持研发\n培育企业5家。\n二、附则\n本措施自2024年3月1日起施行。{words}\n"
    made = drafted(text)
    relations = made.data.get("relations", [])
    assert [one["title"] for one in relations if one["type"] == "repeals"] == REPEALED[words]
    assert [(one.rule, one.message) for one in findings(made, text)] == []
