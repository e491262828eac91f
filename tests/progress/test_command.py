"""The command `taizhang reckon`, and what checking tells of broken reports."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from packages import COMMAND

from progress.town import lay_town
from taizhang.cli.main import main
from taizhang.corpus import Corpus
from taizhang.files.text import sha256
from taizhang.progress.reading.check import check_all

TARGET = [
    "target_id",
    "organisation_id",
    "period",
    "state",
    "state_own",
    "state_others",
    "calendar",
    "due",
    "due_by",
    "goal",
    "attained",
    "progress",
    "share_of_goal",
    "pace",
    "margin",
    "observed",
    "stale",
    "observations",
    "because",
    "because_zh",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_town(tmp_path_factory.mktemp("command") / "town")


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], cwd=root, capture_output=True, text=True)


def test_the_json_has_the_promised_form(root: Path) -> None:
    done = run(root, "reckon", "--as-of", "2025-06-30", "--format", "json")
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(told) == ["as_of", "targets", "deliverables", "duties", "funding"]
    assert all(list(row) == TARGET for row in told["targets"])
    assert set(told["deliverables"][0]) == {
        "record_id",
        "state",
        "observed",
        "because",
        "because_zh",
    }
    assert set(told["duties"][0]) == {"duty_id", "expected", "fulfilled", "state"}
    assert set(told["funding"][0]) == {"funding_id", "state"}


def test_all_formats_tell_the_same_promises(root: Path) -> None:
    words = ("reckon", "--as-of", "2025-06-30", "--plan", "qinghe-2025-innovation")
    table = list(csv.DictReader(io.StringIO(run(root, *words, "--format", "csv").stdout)))
    told = json.loads(run(root, *words, "--format", "json").stdout)
    assert len(table) == sum(len(rows) for rows in told.values() if isinstance(rows, list))
    for lang in ("zh", "en"):
        text = run(root, *words, "--lang", lang).stdout
        assert all(row["id"] in text for row in table)


def test_one_body_has_only_what_it_answers_for(root: Path) -> None:
    words = ("reckon", "--as-of", "2025-06-30", "--format", "json", "--organisation")
    told = json.loads(run(root, *words, "dongchuan-government").stdout)
    assert [row["organisation_id"] for row in told["targets"]] == ["dongchuan-government"]
    assert run(root, *words, "nobody").returncode == 2


@pytest.mark.parametrize("day", ["2025-02-30", "2025", "yesterday", "2025-6-30"])
def test_what_is_no_day_is_refused(root: Path, day: str) -> None:
    done = run(root, "reckon", "--as-of", day)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("as_of: 2025-03-31\nmissing", "as_of: 2025-02-30\nmissing", "report-day-impossible"),
        ("value: 6,", "value: 7,", "report-value-not-said"),
        ("speaker: 清河市科学技术局", "speaker: 谁", "report-speaker-unknown"),
        ("innovation/scale-firms", "innovation/scale", "report-promise-unknown"),
        ("organisation: 东川县", "organisation: 何处", "report-speaker-unknown"),
        ("plans: [qinghe-2025-innovation]", "plans: [qinghe]", "report-plan-unknown"),
        ("sections:", "section:", "schema-misspelt-key"),
        ("quote: 新增规模以上工业企业6家", "quote: 新增工业企业6家", "quote-not-found-near"),
        ("role: body", "role: goals", "schema-not-one-of"),
    ],
)
def test_a_broken_report_is_a_finding_with_its_place(
    tmp_path: Path, old: str, new: str, rule: str
) -> None:
    root = lay_town(tmp_path / "town")
    path = root / "datapackage" / "progress" / "qinghe-2025-q1" / "report.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check_all(Corpus(root)).findings
    (told, *_) = [one for one in found if one.rule == rule]
    assert told.path.endswith("qinghe-2025-q1/report.yaml") and told.span.start.line > 1
    assert told.message_zh and told.hint_zh


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"- 1", b"id: x\n", b"{", b"a: &a [*a]"])
def test_hostile_reports_are_findings_and_no_traceback(tmp_path: Path, data: bytes) -> None:
    root = lay_town(tmp_path / "town")
    (root / "datapackage" / "progress" / "qinghe-2025-q1" / "report.yaml").write_bytes(data)
    checked = check_all(Corpus(root))
    assert any(one.path.endswith("qinghe-2025-q1/report.yaml") for one in checked.findings)
    done = run(root, "reckon", "--as-of", "2025-06-30")
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)
    assert "qinghe-2025-q1/report.yaml" in done.stderr


def said(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *words: str,
) -> tuple[int, str, str]:
    """How a command ends in the town's folder, and what it prints."""
    monkeypatch.chdir(root)
    code = main([*words, "--lang", "en"])
    return code, *capsys.readouterr()


@pytest.mark.parametrize("name", ["qinghe-2025-q1", "datapackage/progress/qinghe-2025-q1"])
def test_a_report_is_read_with_what_its_words_are_about(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(root, monkeypatch, capsys, "read", name)
    row = "⟦新增规模以上工业企业6家⟧[observations qinghe-2025-innovation/scale-firms]"
    assert code == 0 and row in out and "── title (cover) ──" in out
    code, plain, _ = said(root, monkeypatch, capsys, "read", name, "--plain")
    source = root / "datapackage" / "progress" / "qinghe-2025-q1" / "source.txt"
    assert plain.rstrip("\n") == source.read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["qinghe-2025-q9"], "There is no plan or report qinghe-2025-q9"),
        (["qinghe-2025-q1", "nowhere"], "has no section nowhere"),
        (["datapackage/report.yaml"], "is no report"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(
    root: Path,
    words: list[str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (root / "datapackage" / "report.yaml").touch()
    code, out, err = said(root, monkeypatch, capsys, "read", *words)
    (root / "datapackage" / "report.yaml").unlink()
    assert (code, out) == (2, "") and told in err


def test_a_report_is_mended_and_nothing_but_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_town(tmp_path / "town")
    folder = root / "datapackage" / "progress" / "qinghe-2025-h1"
    path, source = folder / "report.yaml", folder / "source.txt"
    before = path.read_text(encoding="utf-8")
    quote = '"新增规模以上工业企业26家,完成目标的65%"'
    path.write_text(before.replace(quote, quote.strip('"')), encoding="utf-8")
    code, _, _ = said(root, monkeypatch, capsys, "fix", str(path))
    assert path.read_text(encoding="utf-8") == before and code == 0
    source.write_bytes(source.read_bytes() + b"\n")
    code, _, _ = said(root, monkeypatch, capsys, "fix", str(folder), "--accept-source")
    after = path.read_text(encoding="utf-8")
    assert sha256(source.read_bytes()) in after and code == 0
    others = [one for one in root.rglob("*.yaml") if one != path]
    town = lay_town(tmp_path / "again")
    assert all(one.read_bytes() == (town / one.relative_to(root)).read_bytes() for one in others)


def test_one_report_is_checked_by_itself_and_against_its_plans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_town(tmp_path / "town")
    folder = root / "datapackage" / "progress" / "qinghe-2025-q1"
    path = folder / "report.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("innovation/scale-firms", "innovation/scale"), encoding="utf-8")
    code, out, _ = said(root, monkeypatch, capsys, "check", str(folder), "--no-cache")
    assert code == 1 and "qinghe-2025-innovation/scale-firms" in out
    assert "qinghe-2025-q3" not in out


def test_files_that_would_be_passed_over_are_told(tmp_path: Path) -> None:
    root = lay_town(tmp_path / "town")
    progress = root / "datapackage" / "progress"
    (progress / "alone").mkdir()
    (progress / "alone" / "source.txt").write_text("文", encoding="utf-8")
    (progress / "qinghe-2025-q1" / "report.yaml").rename(progress / "qinghe-2025-q1" / "report.yml")
    rules = {one.rule for one in check_all(Corpus(root)).findings}
    assert {"report-missing", "report-yml"} <= rules


def test_a_build_of_the_town_is_the_same_twice(tmp_path: Path) -> None:
    root = lay_town(tmp_path / "town")
    packages = []
    for _ in range(2):
        done = run(root, "build", "--formats", "json")
        assert done.returncode == 0, done.stderr
        folder = Path(done.stdout.splitlines()[0])
        packages.append(
            {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        )
    assert packages[0] == packages[1]
    rows = list(csv.DictReader(io.StringIO(packages[0]["ledger.csv"].decode())))
    states = {row["promise_id"]: row["state"] for row in rows}
    assert states["qinghe-2025-innovation/scale-firms"] == "disputed"
