"""Bulletins: compared with those written by hand, with the reckoning, and with the reports they cite."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from progress.town import lay_town, town

from office.bulletin_cases import CASES, asked, by_hand, of_month, reckonings, written
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.office.bulletin import Asked, BulletinError, write_bulletin
from taizhang.progress.show import target_rows
from taizhang.promises.labels import value_label

MONTHS = [of_month(year, month) for year in (2025, 2026) for month in (1, 4, 6, 9, 10, 12)][1:]
JUDGING = (
    *(
        "良好",
        "显著",
        "较快",
        "扎实",
        "有力",
        "突出",
        "优异",
        "喜人",
        "缓慢",
        "滞后",
        "不力",
        "较差",
        "圆满",
    ),
    *("大幅", "明显(?!超序时)", "稳步", "积极", "基本", "总体向好", "成效"),
)
"""Words that would judge without a state."""


def told(text: str) -> list[str]:
    """Its lines, of which two ways to write are the same: ； for ， and a plan's words without their time."""
    lines = text.replace("；", "，").splitlines()
    return [re.sub(r"(?<=，)\d{4}年\d+月底前(?=出台)", "", line) for line in lines]


@pytest.mark.parametrize("kind", CASES)
def test_a_bulletin_is_as_it_was_written_by_hand(kind: str) -> None:
    assert told(written(asked(kind))[0]) == told(by_hand(kind))


def parts(text: str) -> tuple[str, dict[str, str]]:
    """What it says before its annexes, and the words behind each number of a source."""
    body, _, sources = text.partition("## 附件2")
    return body, dict(re.findall(r"^(〔\d+〕)[^“]*“(.*)”$", sources, re.MULTILINE))


@pytest.mark.parametrize("one", MONTHS, ids=str)
def test_every_figure_is_the_reckonings_and_has_its_source(one: Asked) -> None:
    text = written(one)[0]
    body, sources = parts(text)
    rows = [
        row
        for each in reckonings(town()[0], one.end.isoformat())
        for row in target_rows(each)
        if row["attained"] and row["state"] != "disputed"
    ]
    for row in rows:
        if row["period"] in (None, one.end.year) and not _over_years(row, rows):
            wanted = rf"{re.escape(row['attained'])}\D{{0,3}}〔\d+〕[^。]*{value_label('state', row['state'], 'zh')}"
            summed = row["target_id"].endswith("srdi-new") and "各单位相加" in body
            assert summed or re.search(wanted, body), row
    cited = re.findall(r"(\d+(?:\.\d+)?)\D{0,3}(〔\d+〕)", body)
    assert {mark for _, mark in cited} <= sources.keys()
    for number, mark in cited:
        printed = [Decimal(one) for one in re.findall(r"\d+(?:\.\d+)?", sources[mark])]
        assert Decimal(number) in printed, (number, sources[mark])
    marks = re.findall(r"〔\d+〕", body)
    assert list(dict.fromkeys(marks)) == list(sources), "in the order of the text, none left over"


def _over_years(row: dict[str, object], rows: list[dict[str, object]]) -> bool:
    """Whether it is the whole of what is due every year."""
    return row["period"] is None and any(
        other["target_id"] == row["target_id"] and other["period"] for other in rows
    )


@pytest.mark.parametrize("one", MONTHS, ids=str)
def test_nothing_is_judged_without_a_state_and_all_add_up(one: Asked) -> None:
    body, _ = parts(written(one)[0])
    text = re.sub(r"## .*|附件.*", "", body)
    assert not re.findall("|".join(JUDGING), text)
    tally = re.search(r"事项共(\d+)项，其中(.*)。", text)
    assert tally
    counts = [int(count) for count in re.findall(r"(\d+)项", tally[2])]
    assert sum(counts) == int(tally[1])
    table = written(one)[0].partition("## 附件1")[2].partition("## 附件2")[0]
    for line in re.findall(r"^\| [^|]*\D \| (.*) \|$", table, re.MULTILINE)[1:]:
        whole, *states = (int(cell) for cell in line.split(" | "))
        assert sum(states) == whole


def test_the_same_bulletin_has_the_same_bytes() -> None:
    written.cache_clear()
    first = written(asked("quarter"))
    written.cache_clear()
    assert written(asked("quarter")) == first


def test_reports_written_after_its_day_are_not_known() -> None:
    early = written(replace(asked("half-year"), written=date(2025, 7, 10)))[0]
    assert "督查室" not in early and "说法不一" not in early


@pytest.mark.parametrize(
    ("kind", "start", "end", "name"),
    [
        ("dekad", date(2024, 2, 21), date(2024, 2, 29), "2024年2月下旬"),
        ("dekad", date(2025, 12, 11), date(2025, 12, 20), "2025年12月中旬"),
        ("month", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("quarter", date(2025, 10, 1), date(2025, 12, 31), "2025年四季度"),
        ("half-year", date(2025, 7, 1), date(2025, 12, 31), "2025年下半年"),
        ("year", date(2024, 1, 1), date(2024, 12, 31), "2024年"),
    ],
)
def test_times_are_whole_and_called_as_is_customary(
    kind: str, start: date, end: date, name: str
) -> None:
    from taizhang.office.bulletin.periods import called, whole

    assert whole(kind, start) == whole(kind, end) == (start, end)
    assert called(kind, start, end, town()[0].registers) == name


ODD = {
    "from after to": (["--from", "2025-07-01", "--to", "2025-06-30", "--kind", "month"], "晚于", "comes after"),
    "no whole month": (["--from", "2025-06-01", "--to", "2025-06-29", "--kind", "month"], "不是一个完整的周期", "is no whole month"),
    "no report yet": (["--from", "2024-06-01", "--to", "2024-06-30", "--kind", "month"], "没有一份报告", "No report tells"),
    "unknown plan": (["--from", "2025-06-01", "--to", "2025-06-30", "--kind", "month", "--plan", "x"], "没有可读的规划 x", "no plan x"),
    "unknown issuer": (["--from", "2025-06-01", "--to", "2025-06-30", "--kind", "month", "--issuer", "x"], "名录中没有机构 x", "no organisation x"),
    "another kind of file": (["--from", "2025-06-01", "--to", "2025-06-30", "--kind", "month", "--out", "b.pdf"], "须以 .md 或 .docx 结尾", "neither .md nor .docx"),
    "a file that is there": (["--from", "2025-06-01", "--to", "2025-06-30", "--kind", "month", "--out", "there.md"], "已经存在", "exists already"),
    "no folder": (["--from", "2025-06-01", "--to", "2025-06-30", "--kind", "month", "--out", "no/b.md"], "没有文件夹", "no folder"),
}  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_what_cannot_be_written_is_refused_in_both_languages(
    odd: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words, zh, en = ODD[odd]
    monkeypatch.setattr("taizhang.office.bulletin.bulletin.reckon_corpus", _some)
    monkeypatch.chdir(town()[0].root)
    there = town()[0].root / "there.md"
    there.write_text("mine", encoding="utf-8")
    out = [] if "--out" in words else ["--out", str(tmp_path / "b.md")]
    assert main(["office", "bulletin", *words, *out]) == 2
    refused = capsys.readouterr().err
    assert zh in refused and en in refused and "Traceback" not in refused
    assert not (tmp_path / "b.md").exists() and there.read_text(encoding="utf-8") == "mine"


def _some(corpus: Corpus, as_of: str, *, plan: str | None = None, **more: str) -> object:
    """The town's reckonings, by the real refusals where there is no such plan."""
    if plan not in (None, "qinghe-talent", "qinghe-2025-innovation"):
        from taizhang.progress.of_corpus import reckon_corpus

        return reckon_corpus(corpus, as_of, plan=plan)
    return reckonings(corpus, as_of, plan=plan)


def test_the_command_writes_a_new_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(town()[0].root)
    case = CASES["month"]
    words = ["office", "bulletin", "--kind", "month", "--plan", case["plan"]]
    words += ["--from", f"{case['from']}", "--to", f"{case['to']}"]
    words += ["--written", f"{case['written']}", "--number", case["number"]]
    assert main([*words, "--out", str(tmp_path / "b.md")]) == 0
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == written(asked("month"))[0]


SPOILT = {
    "a slot that nobody fills": ("{{ until }}", "{{ chief }}", "chief"),
    "wrong syntax": ("{% endif %}", "{% endfi %}", "line"),
    "a state left out": ('("未达序时进度", ["behind"]),', "", "behind"),
    "what is not there": ("one.reason", "one.praise", "praise"),
    "what must not be asked": ("one.reason", "one.__class__.__mro__", "cannot be filled in"),
    "words in place of a list": ('["ahead", "on-pace"]', "3", "cannot be filled in"),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_template_that_cannot_be_filled_in_is_refused(
    spoilt: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, wanted = SPOILT[spoilt]
    monkeypatch.setattr("taizhang.office.bulletin.bulletin.reckon_corpus", reckonings)
    corpus = Corpus(lay_town(tmp_path / "town"))
    path = corpus.root / "datapackage" / "templates" / "bulletin.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BulletinError, match=wanted):
        write_bulletin(corpus, asked("half-year"))
    path.unlink()
    with pytest.raises(BulletinError, match=r"There is no datapackage/templates/bulletin\.md"):
        write_bulletin(corpus, asked("half-year"))
