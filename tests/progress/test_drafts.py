"""Drafts of reports: how much of what eight genres report is proposed, and that a draft can be checked."""

from pathlib import Path

import pytest
import yaml

from progress.score import PLAN, drafted, names, truth_of
from progress.town import lay_town, promises_of
from taizhang.cli.main import main
from taizhang.corpus import Corpus
from taizhang.drafting.report.draft_report import draft_report
from taizhang.progress.reading.check import check_all

FRESH: tuple[str, ...] = ()
"""Written after the drafter was last changed."""


def test_of_eight_genres_nearly_all_is_proposed_and_nearly_all_is_true() -> None:
    true = made = both = 0
    for name in names():
        if name not in FRESH:
            wanted, found = truth_of(name), drafted(name)
            true, made = true + wanted.total(), made + found.total()
            both += (wanted & found).total()
    assert both >= 0.95 * true
    assert both >= 0.95 * made


@pytest.mark.parametrize(
    "text", ["", "\n", "报告", "截至2月30日,企业3家。", "一、\n|||\n完成%", "达到序时进度项"]
)
def test_odd_texts_give_a_draft_without_invention(text: str) -> None:
    data = draft_report(f"标题\n{text}", promises_of(PLAN), "odd")
    rows = [row for section in data["sections"] for row in section.get("observations", ())]
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
