"""Drafting: figures that hold, values that stand in their quotes, and input that is no plan."""

import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from drafting.score import KINDS, Score, compare, draft_truth, read_plan_truth
from drafting.truth import TEXTS, read_truth, text_names
from taizhang.checking.check_corpus import check_corpus
from taizhang.checking.read_plan import read_plan
from taizhang.checking.result import PlanResult
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.drafting import Draft, draft
from taizhang.drafting.files import plan_yaml, registers_yaml
from taizhang.drafting.proposals import enlarged, iter_sections
from taizhang.drafting.writer import write_yaml
from taizhang.files.yaml_reader import read_yaml

PROJECT = Corpus(Path(__file__).resolve().parents[2])
PLANS = [path.parent.name for path in PROJECT.plan_paths()]
WANTED = {"sections": 0.98, "tasks": 0.98, "names": 0.98, "targets": 0.85, "money": 0.85}
"""Recall wanted on the plans of the corpus together; of a single text, LEAST."""
PRECISE, LEAST = 0.9, 0.85
REFUSED_VALUES = (
    "values-stand-in-words",
    "values-agree-with-words",
    "quote-not-found",
    "years-agree-with-words",
)
Output = pytest.CaptureFixture[str]
UNREAD = (
    *("annex-table", "application-call", "corridor-opinion", "county-list"),
    *("secretary-speech", "spaced-scan", "talent-policy", "tier-measures", "work-report"),
)
"""Texts that drafts do not read well enough yet; what is mended must leave the list."""
MISREAD = {
    "annex-table": (1,),
    "application-call": (0, 2),
    "bracket-action": (0,),
    "county-list": (0, 1),
    "tier-measures": (1,),
    "two-stage-outline": (1,),
}
"""Seeds of the damage in which a value is written that its words do not hold; likewise."""


def marked(name: str, *seed: int) -> Any:
    """The parameters of a test of a text, expected to fail where it is not read rightly yet."""
    fails = seed[0] in MISREAD.get(name, ()) if seed else name in UNREAD
    marks = [pytest.mark.xfail(reason="not yet read", strict=True)] if fails else []
    return pytest.param(name, *seed, marks=marks)


def check_draft(drafted: Draft, source: bytes) -> PlanResult:
    """The check of a draft, its proposed organisations registered."""
    return read_plan(
        f"datapackage/plans/{drafted.data['id']}/plan.yaml",
        plan_yaml(drafted).encode(),
        source,
        PROJECT.schemas["plan.schema.json"],
        enlarged(PROJECT.registers, drafted.organisations),
        PROJECT.rules,
    )


@pytest.mark.corpus
def test_drafts_of_the_corpus_find_what_people_found() -> None:
    totals = {kind: Score() for kind in KINDS}
    for name in PLANS:
        truth = read_plan_truth(PROJECT, name)
        scores = compare(truth, draft_truth(truth, PROJECT), PROJECT.registers)
        totals = {kind: totals[kind] + scores[kind] for kind in KINDS}
        assert all(scores[kind].precision >= PRECISE for kind in KINDS), name
    assert {
        kind: score.recall for kind, score in totals.items() if score.recall < WANTED[kind]
    } == {}


@pytest.mark.parametrize("name", [marked(name) for name in text_names()])
def test_drafts_of_texts_of_other_habits_find_what_is_there(name: str) -> None:
    truth = read_truth(name)
    scores = compare(truth, draft_truth(truth, PROJECT), PROJECT.registers)
    assert {
        kind for kind in KINDS if min(scores[kind].recall, scores[kind].precision) < LEAST
    } == set()


def without_digits(text: str, seed: int) -> str:
    """A text in which some digits were exchanged and some characters lost."""
    chance = random.Random(seed)
    signs = [
        chance.choice("0123456789") if sign.isdecimal() and chance.random() < 0.5 else sign
        for sign in text
        if chance.random() > 0.01
    ]
    return "".join(signs)


@pytest.mark.parametrize(
    ("name", "seed"), [marked(name, seed) for name in text_names() for seed in range(3)]
)
def test_no_value_is_written_that_its_quote_does_not_hold(name: str, seed: int) -> None:
    truth = read_truth(name)
    source = without_digits(truth.source.decode(), seed).encode()
    drafted = draft(source, PROJECT, truth.region)
    result = check_draft(drafted, source)
    assert [one for one in result.findings if one.rule.startswith(REFUSED_VALUES)] == []
    assert not result.skips


BLANKS = {"half": " ", "full": "\u3000", "unbreakable": "\u00a0"}


@pytest.mark.parametrize("width", BLANKS)
@pytest.mark.parametrize("name", ["full-width", "zone-measures", "bureau-points"])
def test_blanks_behind_numbers_change_no_value(name: str, width: str) -> None:
    truth = read_truth(name)
    text = truth.source.decode()
    blank = re.sub(r"(?<=[0-9０-９])(?=[万亿元家项个名人%％])", BLANKS[width], text).encode()
    drafted = draft(blank, PROJECT, truth.region)
    result = check_draft(drafted, blank)
    assert [one for one in result.findings if one.rule.startswith(REFUSED_VALUES)] == []
    assert stated(drafted) == stated(draft(truth.source, PROJECT, truth.region))


def stated(drafted: Draft) -> list[tuple[object, ...]]:
    """What the targets and offers of a draft state."""
    return [
        tuple(claim.get(key) for key in ("value", "amount", "to", "unit", "comparator", "bound"))
        for section in iter_sections(drafted.data["sections"])
        for claim in [*section.get("targets", []), *section.get("funding", [])]
    ]


@pytest.mark.parametrize("name", text_names())
def test_a_draft_is_the_same_every_time(name: str) -> None:
    truth = read_truth(name)
    one, two = (draft(truth.source, PROJECT, truth.region) for _ in range(2))
    assert plan_yaml(one) == plan_yaml(two)
    assert registers_yaml(one) == registers_yaml(two)


@pytest.mark.parametrize(("word", "key"), [("印发", "published"), ("", "written")])
def test_a_line_with_issuer_and_date_gives_both(word: str, key: str) -> None:
    text = f"""庚辛市创新强市行动方案
庚辛市创新强市建设领导小组办公室 2025年5月16日{word}
为落实部署,制定本方案。
一、工作目标
到2027年,培育企业30家。
"""
    drafted = draft(text.encode(), PROJECT, "440500", "geng")
    assert drafted.data["issuer"] == "庚辛市创新强市建设领导小组办公室"
    assert drafted.data[key] == "2025-05-16"
    assert drafted.data["status"] == "issued"
    assert "plan-facts-stand-in-the-text" not in {
        found.rule for found in check_draft(drafted, text.encode()).findings
    }


def test_the_pieces_of_a_number_that_a_blank_cuts_up_are_not_dismissed() -> None:
    text = "庚辛市创新强市行动方案\n一、工作目标\n投入8 000万元。\n".encode()
    drafted = draft(text, PROJECT, "440500", "geng")
    assert not any("dismissals" in one for one in iter_sections(drafted.data["sections"]))
    told = [found.message for found in check_draft(drafted, text).findings]
    assert any("8 000 is 8000, it seems." in message for message in told)


def test_proposed_entries_fit_their_registers() -> None:
    drafted = draft(read_truth("county-articles").source, PROJECT, "430923")
    document, findings = read_yaml(registers_yaml(drafted), "organisations.yaml")
    assert not findings
    assert PROJECT.schemas["organisations.schema.json"].check(document) == []
    assert {entry["name"] for entry in document.data} >= {"县科技局", "县财政局"}
    assert all(entry["review"] for entry in document.data)


def test_proposed_entries_take_ids_that_are_free() -> None:
    taken = {"id": "org-430923-01", "name": "某局", "region": "430923"}
    registers = enlarged(PROJECT.registers, [taken])
    source = read_truth("county-articles").source
    drafted = draft(source, PROJECT, "430923", registers=registers)
    assert drafted.organisations[0]["id"] == "org-430923-02"


def test_bodies_of_other_places_are_not_reviewed_with_a_plan(tmp_path: Path) -> None:
    for name in ("schemas", "validators"):
        (tmp_path / name).symlink_to(PROJECT.root / name)
    shutil.copytree(PROJECT.root / "datapackage", tmp_path / "datapackage")
    folder = tmp_path / "datapackage" / "registers" / "organisations"
    for region, there in (("430923", "elsewhere"), ("445200", "here"), ("440000", "above")):
        entry = {"id": f"org-{there}", "name": f"{there}局", "name_en": there, "region": region}
        entry |= {"kind": "body", "function": "multiple", "review": ["name"]}
        (folder / f"{there}.yaml").write_text(write_yaml([entry]), "utf-8")
    corpus = Corpus(tmp_path)
    plan = corpus.plans_folder / "jieyang-2024-innovation" / "plan.yaml"
    told = [one.record for one in check_corpus(corpus, [plan]).findings]
    assert told == ["org-above", "org-here"]
    others = [one for one in corpus.plan_paths() if one.parent.name.startswith("linxiang")]
    assert len(others) == 1, "and they are in another province"
    assert [one.record for one in check_corpus(corpus, others).findings] == []
    for plan in corpus.plan_paths():
        shutil.rmtree(plan.parent)
    assert len(check_corpus(corpus).findings) >= 3


REFUSED: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\n",
    "gb18030": "关于科技创新的意见".encode("gb18030"),
    "binary": bytes(range(256)) * 8,
    "utf-16": "一、目标\n达到5家。".encode("utf-16"),
    "html": "<html><body><div><p>一、目标</p></div></body></html>".encode(),
    "a-megabyte-of-characters": "创新".encode() * 170_000,
}


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_what_is_no_text_of_a_plan_is_refused_in_two_languages(
    kind: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT.root)
    path = tmp_path / "raw.txt"
    path.write_bytes(REFUSED[kind])
    assert main(["draft", str(path), "--region", "440500"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "Traceback" not in output.err
    assert any("一" <= sign <= "鿿" for sign in output.err)
    assert any("a" <= sign <= "z" for sign in output.err)
    if kind == "gb18030":
        assert "iconv -f GB18030 -t UTF-8" in output.err


POOR: dict[str, str] = {
    "english": "The city will build ten laboratories by 2030.\nIt will spend 5 million yuan.\n",
    "one-line": "培育企业30家,奖励10万元。" * 3000,
    "one-line-of-numbers": "1.2.3.4.5.6.7.8.9.一、(一)①" * 2000,
    "brackets": "(((【【【" * 2000,
    "marks": "|\t|\n" * 2000,
    "blanks-between": "甲 乙" * 30_000,
    "lines-alike": ("甲" * 30 + "\n") * 3000,
    "one-sentence-of-promises": "①建设平台1个；②" * 800,
    "one-character": "一",
    "crlf": "某市方案\r\n一、目标\r\n到2030年,企业达到5家。\r\n",
}


@pytest.mark.parametrize("kind", sorted(POOR))
def test_odd_texts_give_a_poor_draft_and_no_crash(kind: str) -> None:
    source = POOR[kind].encode()
    drafted = draft(source, PROJECT, "440500")
    document, findings = read_yaml(plan_yaml(drafted), "plan.yaml")
    assert not findings
    assert PROJECT.schemas["plan.schema.json"].check(document) == []


def test_a_draft_lands_in_its_folder_and_check_lists_what_is_left(
    tmp_path: Path, capsys: Output
) -> None:
    for name in ("schemas", "validators"):
        (tmp_path / name).symlink_to(PROJECT.root / name)
    package = tmp_path / "datapackage"
    shutil.copytree(PROJECT.root / "datapackage", package, ignore=shutil.ignore_patterns("plans"))
    corpus = Corpus(tmp_path)
    folder = corpus.plans_folder / "some-plan"
    registers = corpus.root / "datapackage" / "registers" / "organisations" / "new.yaml"
    arguments = ["draft", str(TEXTS / "traditional" / "source.txt"), "--region", "440500"]
    assert main([*arguments, "--out", str(folder), "--registers", str(registers)]) == 0
    assert capsys.readouterr().out == ""
    assert sorted(path.name for path in folder.iterdir()) == ["plan.yaml", "source.txt"]
    assert main(["check", "--lang", "en", str(folder)]) == 0
    assert (
        "Still to be reviewed: title_en, genre, status, source, missing." in capsys.readouterr().out
    )
    assert main(["check", "--strict", str(folder)]) == 1
    capsys.readouterr()
    assert main([*arguments, "--out", str(folder)]) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "written", "holds", "next_step"),
    [
        (
            "en",
            "Written: {}, {}, {}.",
            "Sections: {}, responsibilities: {}, targets: {}, funding: {}; to be reviewed: {}.",
            "Next: taizhang check {}",
        ),
        (
            "zh",
            "已写入：{}、{}、{}。",
            "{} 个部分，{} 条责任，{} 个目标，{} 条资金；待核对 {} 处。",
            "下一步：taizhang check {}",
        ),
    ],
)
def test_a_draft_tells_what_it_wrote_and_what_comes_next(
    lang: str, written: str, holds: str, next_step: str, in_corpus: Path, capsys: Output
) -> None:
    folder, register = in_corpus / "some-plan", in_corpus / "shantou.yaml"
    arguments = ["draft", str(TEXTS / "traditional" / "source.txt"), "--region", "440500"]
    arguments += ["--out", str(folder), "--registers", str(register), "--lang", lang]
    assert main(arguments) == 0
    output = capsys.readouterr()
    assert output.out == ""
    plan = (folder / "plan.yaml").read_text(encoding="utf-8")
    data = read_yaml(plan, "plan.yaml")[0].data
    sections = list(iter_sections(data["sections"]))
    kinds = ("responsibilities", "targets", "funding")
    counts = [sum(len(section.get(kind, [])) for section in sections) for kind in kinds]
    reviews = len(re.findall(r"\breview:", plan))
    assert output.err.splitlines() == [
        written.format(folder / "plan.yaml", folder / "source.txt", register),
        holds.format(len(sections), *counts, reviews),
        next_step.format(folder),
    ]


HAND_MADE = """\
# The bodies of Shantou.
- {id: shantou-science, name: 市科技局, name_en: Science Bureau, region: "440500",
   kind: body, function: science}  # as the list of 2023 has it

- id: shantou-press
  name: 市报社
"""


def write_registers(path: Path, name: str = "city-programme") -> int:
    arguments = ["draft", str(TEXTS / name / "source.txt"), "--region", "440500"]
    return main([*arguments, "--out", str(path.parent / name), "--registers", str(path)])


@pytest.fixture
def in_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which plans of the corpus could lie."""
    for name in ("schemas", "validators", "datapackage"):
        (tmp_path / name).symlink_to(PROJECT.root / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_entries_are_added_behind_those_a_register_has(in_corpus: Path) -> None:
    path = in_corpus / "shantou.yaml"
    path.write_text(HAND_MADE, encoding="utf-8")
    assert write_registers(path) == 0
    written = path.read_text(encoding="utf-8")
    assert written.startswith(HAND_MADE)
    names = [entry["name"] for entry in read_yaml(written, "shantou.yaml")[0].data]
    assert len(names) > 3
    assert names[:2] == ["市科技局", "市报社"] and len(set(names)) == len(names)


def test_a_second_draft_adds_nothing_that_is_there(in_corpus: Path) -> None:
    path = in_corpus / "shantou.yaml"
    assert write_registers(path) == 0
    written = path.read_bytes()
    (in_corpus / "city-programme").rename(in_corpus / "earlier")
    assert write_registers(path) == 0
    assert path.read_bytes() == written


def test_an_empty_register_takes_entries(in_corpus: Path) -> None:
    path = in_corpus / "shantou.yaml"
    path.write_text("# None yet.\n[]\n# More may follow.\n", encoding="utf-8")
    assert write_registers(path) == 0
    written = path.read_text(encoding="utf-8")
    assert written.startswith("# None yet.\n# More may follow.\n- id:")


@pytest.mark.parametrize(
    "there",
    ["name: no list\n", "- [broken\n", "  - {id: a, name: 甲}\n", "[{id: a, name: 甲}]\n", "\xff"],
)
def test_a_file_that_takes_no_entries_is_left_and_nothing_is_written(
    there: str, in_corpus: Path, capsys: Output
) -> None:
    path = in_corpus / "shantou.yaml"
    path.write_bytes(there.encode("latin-1", "ignore") if "甲" not in there else there.encode())
    before = path.read_bytes()
    assert write_registers(path) == 2
    assert path.read_bytes() == before
    assert not (in_corpus / "city-programme").exists()
    assert re.search("another file.*请另取文件名", capsys.readouterr().err)
