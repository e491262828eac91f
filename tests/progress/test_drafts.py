"""Drafts of reports: how much of what reports of many genres tell is proposed, and that a draft can be checked."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from conftest import PROJECT

from progress.score import PLAN, TEXTS, drafted, names, truth_of
from progress.town import lay_town, promises_of
from taizhang.cli.main import main
from taizhang.corpus import Corpus
from taizhang.drafting.report.draft_report import draft_report
from taizhang.progress.reading.check import check_all


def test_of_all_genres_nearly_all_is_proposed_and_nearly_all_is_true() -> None:
    true = made = both = 0
    for name in names():
        wanted, found = truth_of(name), drafted(name)
        true, made = true + wanted.total(), made + found.total()
        both += (wanted & found).total()
    assert both >= 0.95 * true
    assert both >= 0.95 * made


@pytest.mark.parametrize("texts", [TEXTS, TEXTS.parent / "unmended"], ids=["mended", "unmended"])
def test_truths_name_promises_of_the_plan_and_figures_of_their_text(texts: Path) -> None:
    promised = {one.claim.id for one in promises_of(PLAN).all}
    for name in names(texts):
        text = (texts / name / "source.txt").read_text(encoding="utf-8")
        for kind, of, body, told in truth_of(name, texts):
            assert kind == "tallies" or of in promised, (name, of)
            assert body.removesuffix("县") in text, (name, body)
            if kind != "standings":
                assert f"{Decimal(told.split()[-1]):f}" in text, (name, told)


def proposed(line: str, speaker: str = "清河市科学技术局") -> list[tuple[str, str, str]]:
    """What a draft proposes for a line: promise, body and figure."""
    text = f"进展通报\n{line}\n{speaker}\n2026年7月10日\n"
    data = draft_report(text, promises_of(PLAN), "line")
    return [
        (row["of"].partition("/")[2], row.get("organisation", ""), f"{row['value']:f}")
        for section in data["sections"]
        for row in section.get("observations", ())
    ]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("担保费率由上年的1.5%下调为1.3%。", [("guarantee-fee", "", "1.3")]),
        ("高新技术企业从100家发展到143家。", [("high-tech", "", "143")]),
        ("高新技术企业由去年底的100家壮大到143家。", [("high-tech", "", "143")]),
        ("净增高新技术企业9家,总数达147家。", [("high-tech", "", "147")]),
        ("科技副总全年任务10名,实际到岗6名。", [("vice-presidents", "", "6")]),
        (
            "新增专精特新中小企业15家(东川县10家、西岭县5家)。",
            [("srdi-new", "", "15"), ("srdi-new", "东川县", "10"), ("srdi-new", "西岭县", "5")],
        ),
        (
            "新增专精特新中小企业,东川、西岭分别为10家、5家。",
            [("srdi-new", "东川县", "10"), ("srdi-new", "西岭县", "5")],
        ),
        ("东川县新增规模以上工业企业18家。", []),
        ("东川县加强培育,专精特新中小企业新增10家。", [("srdi-new", "东川县", "10")]),
        ("力争高新技术企业达到160家。", []),
    ],
)
def test_a_figure_is_what_was_reached_and_whose(
    line: str, rows: list[tuple[str, str, str]]
) -> None:
    assert proposed(line) == rows


def test_a_day_that_no_words_print_is_left_to_a_person() -> None:
    data = draft_report("简报\n截至11月底,高新技术企业150家。\n", promises_of(PLAN), "undated")
    assert "as_of" not in data and "written" not in data
    dated = draft_report("简报\n截至2026年11月底,高新技术企业150家。\n", promises_of(PLAN), "d")
    assert dated["as_of"] == "2026-11" and "as_of" in dated["review"]


def test_a_county_tells_of_its_own_share_alone() -> None:
    line = "我县新增专精特新中小企业6家,高新技术企业13家,孵化器管理办法已印发。"
    assert proposed(line, "西岭县人民政府") == [("srdi-new", "西岭县", "6")]


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n", "报告", "截至2月30日,企业3家。", "一、\n|||\n完成%", "达到序时进度项"),
        *(
            f"达到序时进度{'9' * 5000}项",
            f"召开调度会{'9' * 5000}次",
            "截至13月底",
            "【】【(((",
            "分别",
        ),
        *(
            "清河市科技局\n\n2026年1月1日\n",
            "2026年1月1日",
            "序号|进展\n1|",
            "9999年9月",
            "东川、西岭分别",
        ),
    ],
)
def test_odd_texts_give_a_draft_without_invention(text: str) -> None:
    for title in ("标题\n", ""):
        if (title + text).strip():
            data = draft_report(f"{title}{text}", promises_of(PLAN), "odd")
            rows = [row for one in data["sections"] for row in one.get("observations", ())]
            assert rows == []


def test_a_draft_is_written_once_and_lists_what_is_left_to_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_town(tmp_path / "town")
    source = Path(__file__).parent / "texts" / "bulletin" / "source.txt"
    monkeypatch.chdir(root)
    command = ["draft", "--report", str(source), "--plan", PLAN]
    folder = "datapackage/progress/qinghe-2025-08"
    assert main([*command, "--out", folder]) == 0
    assert main([*command, "--out", folder]) == 2
    assert "exists already" in capsys.readouterr().err
    found = check_all(Corpus(root)).findings
    told = [one for one in found if one.path.startswith(folder)]
    assert "report-review" in {one.rule for one in told}
    assert not any(one.rule.startswith(("schema", "quote", "heading")) for one in told)
    assert main([*command]) == 0
    assert yaml.safe_load(capsys.readouterr().out)["plans"] == [PLAN]
    assert main(["draft", "--report", str(source)]) == 2
    assert main(["draft", "--report", str(source), "--plan", "no"]) == 2
    assert main(["draft", str(source)]) == 2


def test_a_bulletin_with_a_number_an_address_and_annexes_is_read_within_its_frame() -> None:
    text = (
        "〔　　　　〕　　号\n\n# 关于2025年上半年进展情况的通报\n\n东川县人民政府：\n\n## 一、总体进展\n\n"
        "截至2025年3月31日，科技型中小企业数量260家〔1〕，目标不低于300家。\n\n高新技术企业数量112家〔2〕。\n\n"
        "建成化工材料检测平台，未见报告。\n\n"
        "清河市科学技术局\n\n2025年8月5日\n\n## 附件：数据来源\n\n〔1〕某通报（2025年4月8日）：“科技型中小企业260家”\n"
    )
    data = draft_report(text, promises_of(PLAN), "framed")
    assert (data["title"], data["speaker"]) == (
        "关于2025年上半年进展情况的通报",
        "清河市科学技术局",
    )
    assert (data["as_of"], data["written"]) == ("2025-06", "2025-08-05")
    assert [one["role"] for one in data["sections"]] == [
        *("cover", "preamble", "body", "signature", "annex")
    ]
    first, second = data["sections"][2]["observations"]
    assert (first["value"], first["as_of"]) == (260, "2025-03-31")
    assert (second["value"], "as_of" in second) == (112, False)
    assert "standings" not in data["sections"][2]


def test_a_bulletin_that_an_office_writes_is_read_back() -> None:
    text = (PROJECT / "tests" / "office" / "bulletins" / "half-year.md").read_text(encoding="utf-8")
    data = draft_report(text, promises_of(PLAN), "bulletin")
    rows = [row for one in data["sections"] for row in one.get("observations", ())]
    told = [
        (row["of"].rpartition("/")[2], row.get("organisation", ""), float(row["value"]))
        for row in rows
    ]
    assert sorted(told) == [
        ("guarantee-fee", "", 1.4),
        ("high-tech", "", 112),
        ("output-growth", "", 12.5),
        ("scale-firms", "", 9),
        ("scale-firms", "", 26),
        ("srdi-new", "东川县", 5),
        ("srdi-new", "西岭县", 1),
        ("strategic", "", 6000),
        ("teams", "", 2),
        ("tech-smes", "", 260),
        ("vice-presidents", "", 6),
    ]
    of_march = {row["of"].rpartition("/")[2] for row in rows if row.get("as_of") == "2025-03-31"}
    assert of_march == {"teams", "tech-smes", "srdi-new"}
    assert data["genre"] == "bulletin" and data["written"] == "2025-08-05"
