"""The score counts what it says it counts."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from drafting.review import Reviewed, review
from drafting.score import Score, compare, read_plan_truth, score_texts, tables
from drafting.truth import TEXTS, Part, Rhythm, Truth, Value, read_truth
from taizhang.corpus import Corpus

PROJECT = Corpus(Path(__file__).resolve().parents[2])
TEXT = "目标:到2027年企业突破300家,出口9亿美元,培训300人次。(市科技局牵头)每月奖励2000元。月调度。"


def value(words: str, worth: str, unit: str, **said: object) -> Value:
    start = TEXT.index(words)
    return Value(start, start + len(words), Decimal(worth), None, unit, **said)  # type: ignore[arg-type]


FIRMS = value("300家", "300", "firm", bound="gt", year="2027")
EXPORTS = value("9亿美元", "9", "亿美元", currency="USD", year="2027")
TRAINED = value("300人次", "300", "person", year="?")
REWARD = value("2000元", "2000", "元", recurrence="monthly")
WATCHED = Rhythm(TEXT.index("月调度"), len(TEXT) - 1, "P1M")
FACTS = {"title": "目标 一", "written": None}


def truth(*targets: Value, complete: bool = True, part: Part | None = None) -> Truth:
    names = [("lead", "县委书记|县委")]
    whole = Part(0, "task", names, list(targets), [REWARD], [WATCHED])
    return Truth("one", TEXT.encode(), "440500", [part or whole], complete, FACTS)


def draft(*targets: Value, **changed: object) -> Truth:
    part = Part(0, "task", [("lead", "县委")], list(targets), [REWARD], [WATCHED])
    return truth(part=replace(part, **changed))  # type: ignore[arg-type]


def score(one: Truth, two: Truth) -> dict[str, Score]:
    return compare(one, two, PROJECT.registers)


def test_what_is_the_same_is_right_in_all_columns() -> None:
    scores = score(truth(FIRMS, EXPORTS), draft(FIRMS, EXPORTS))
    assert {name for name, one in scores.items() if one.recall < 1 or one.precision < 1} == set()
    assert scores["targets"] == Score(2, 2, 2)
    assert scores["year"] == Score(2, 2, 2)
    assert scores["recurrence"] == Score(1, 1, 1)


@pytest.mark.parametrize(
    ("kind", "drafted"),
    [
        ("targets", replace(FIRMS, value=Decimal(3))),
        ("targets", replace(FIRMS, unit="institution")),
        ("targets", replace(FIRMS, to=Decimal(400))),
        ("targets", replace(FIRMS, start=0, end=2)),
        ("bound", replace(FIRMS, bound="gte")),
        ("bound", replace(FIRMS, bound=None)),
        ("year", replace(FIRMS, year="2025")),
        ("year", replace(FIRMS, year=None)),
    ],
)
def test_what_differs_is_missed_in_its_column(kind: str, drafted: Value) -> None:
    assert score(truth(FIRMS), draft(drafted))[kind].alike == 0
    assert score(truth(FIRMS), draft(FIRMS))[kind].alike == 1


def test_a_year_that_nobody_can_tell_is_not_judged() -> None:
    drafted = draft(replace(TRAINED, year="2026"))
    assert score(truth(TRAINED), drafted)["year"] == Score()
    assert score(truth(replace(TRAINED, year=None)), drafted)["year"] == Score(0, 1, 0)


def test_a_truth_that_is_not_complete_judges_no_bound() -> None:
    scores = score(truth(FIRMS, complete=False), draft(replace(FIRMS, bound="lte")))
    assert scores["targets"] == Score(1, 1, 1)
    assert scores["bound"] == scores["year"] == scores["facts"] == Score()


@pytest.mark.parametrize(
    ("unit", "worth", "currency", "same"),
    [
        ("亿美元", "9", None, True),
        ("万美元", "90000", None, True),
        ("亿元", "9", "USD", True),
        ("亿元", "9", None, False),
        ("亿欧元", "9", None, False),
    ],
)
def test_currencies_are_kept_apart(unit: str, worth: str, currency: str, same: bool) -> None:
    drafted = replace(EXPORTS, unit=unit, value=Decimal(worth), currency=currency)
    assert score(truth(EXPORTS), draft(drafted))["targets"].alike == same


def test_a_unit_the_register_has_gained_is_right() -> None:
    entry = {"base": "visit", "factor": 1, "printed": ["人次"], "dimension": "count"}
    tables = PROJECT.registers.tables
    units = {**tables["units"], "visit": entry}
    registers = replace(PROJECT.registers, tables={**tables, "units": units}, _names={})
    drafted = draft(replace(TRAINED, unit="visit"))
    units["person"] = {**units["person"], "printed": ["人", "人次"]}
    assert compare(truth(TRAINED), drafted, registers)["targets"].alike == 0
    units["person"] = {**units["person"], "printed": ["人"]}
    assert compare(truth(TRAINED), drafted, registers)["targets"].alike == 1


def test_rhythms_and_names_are_counted_once() -> None:
    twice = [("lead", "县委"), ("lead", "县委书记")]
    scores = score(truth(), draft(names=twice, rhythms=[WATCHED, WATCHED]))
    assert scores["names"] == Score(1, 2, 1)
    assert scores["rhythms"] == Score(1, 2, 1)
    weekly = replace(WATCHED, every="P1W")
    assert score(truth(), draft(rhythms=[weekly]))["rhythms"].alike == 0


def test_a_wrong_field_is_covered_by_its_own_key_or_by_none() -> None:
    drafted = replace(FIRMS, bound="gte")
    named = replace(drafted, review=frozenset({"comparator"}))
    whole = replace(drafted, review=frozenset({"record", "unit"}))
    found = [review(truth(FIRMS), draft(one), PROJECT.registers) for one in (drafted, named, whole)]
    assert [one.wrong for one in found] == [1, 1, 1]
    assert [one.wrong_reviewed for one in found] == [0, 1, 0]
    assert [one.right_reviewed for one in found] == [0, 0, 2]


def test_a_target_that_is_none_is_one_wrong_field() -> None:
    one = review(truth(), draft(FIRMS), PROJECT.registers)
    two = review(truth(), draft(replace(FIRMS, review=frozenset({"record"}))), PROJECT.registers)
    assert (one.wrong, one.wrong_reviewed) == (1, 0)
    assert (two.wrong, two.wrong_reviewed) == (1, 1)


def test_a_fact_said_to_be_missing_is_a_field() -> None:
    one, two = truth(), replace(draft(), facts={"title": "目标一", "written": "2025-01-01"})
    found = review(one, two, PROJECT.registers)
    assert (found.wrong, found.wrong_reviewed) == (1, 0)
    found = review(replace(one, facts={"issuer": "市政府"}), two, PROJECT.registers)
    assert found.wrong == 1
    found = review(one, replace(two, review=frozenset({"written"})), PROJECT.registers)
    assert found == Reviewed(1, 1, found.right, 0)


def test_texts_of_another_folder_are_scored_alone(tmp_path: Path) -> None:
    shutil.copytree(TEXTS / "zone-measures", tmp_path / "elsewhere")
    rows = list(score_texts(PROJECT, [], tmp_path))
    assert [name for name, _, _ in rows] == ["elsewhere", "the texts together"]
    assert rows[0][1] == rows[1][1]
    told = tables(rows)
    assert set(told) == {"scores", "qualities", "promised", "reviews"}
    assert "| elsewhere | 1.00 / 1.00 (15) |" in told["scores"]


def test_a_plan_is_its_own_truth() -> None:
    plan = read_plan_truth(PROJECT, "guangzhou-2022-chains")
    scores = score(plan, plan)
    assert all(one.recall == one.precision == 1 for one in scores.values())
    assert scores["money bound"].true > 10
    found = review(plan, plan, PROJECT.registers)
    assert found.wrong == 0 and found.right > 200


def test_what_a_truth_tells_besides_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "source.txt").write_text(TEXT, "utf-8")
    (folder / "truth.yaml").write_text(
        """region: "440500"
complete: true
facts: {title: "目标:", issuer: null}
sections:
  - role: task
    at: 目标
    year: 2027
    names: [[lead, 市科技局]]
    targets:
      - [300家, 300, firm, {bound: gt}]
      - [9亿, 9, 亿美元, {currency: USD, year: [2025, 2027]}]
      - [300人次, 300, person, 400, {year: null}]
    money: [[2000元, 2000, 元, {recurrence: monthly}]]
    rhythms: [[月调度, P1M]]
""",
        "utf-8",
    )
    told = read_truth("one", tmp_path)
    part = told.parts[0]
    assert [one.year for one in part.targets] == ["2027", "2025/2027", None]
    assert [one.to for one in part.targets] == [None, None, Decimal(400)]
    assert (part.targets[0].bound, part.targets[1].currency) == ("gt", "USD")
    assert part.money[0].recurrence == "monthly"
    assert part.money[0].year is None
    assert part.rhythms == [WATCHED]
    assert told.facts["title"] == "目标:" and "issuer" not in told.facts
    assert told.facts["written"] is None
