"""Nothing of a source is unaccounted for: the toolkit's counts, and counts made without it."""

import dataclasses
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from independent_count import Count, count_corpus
from packages import COMMAND, PROJECT, built, lay_golden_corpus, read_tables

from taizhang.checking.result import PlanResult
from taizhang.findings import Finding, Mark, Span
from taizhang.tables.quality import quality_rows

COUNTED = ("characters", "characters_in_sections", "numbers", "numbers_accounted")


def told(root: Path) -> dict[str, dict[str, Any]]:
    """What ``taizhang check --format json`` tells of every plan of a corpus."""
    command = [*COMMAND, "check", "--format", "json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    plans: dict[str, dict[str, Any]] = json.loads(done.stdout)["plans"]
    return plans


def only(counts: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: counts[key] for key in keys}


@pytest.fixture(scope="module", params=["golden", pytest.param("real", marks=pytest.mark.corpus)])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "real":
        return PROJECT
    return lay_golden_corpus(tmp_path_factory.mktemp("coverage") / "corpus")


def test_both_counts_agree_on_every_plan(root: Path) -> None:
    mine, theirs = count_corpus(root), told(root)
    assert {plan: only(count, *COUNTED) for plan, count in mine.items()} == {
        plan: only(count, *COUNTED) for plan, count in theirs.items()
    }
    assert {plan: count["by"] for plan, count in mine.items()} == {
        plan: count["numbers_by"] for plan, count in theirs.items()
    }


def test_both_counts_find_every_character_in_a_section_and_every_number_accounted_for(
    root: Path,
) -> None:
    for count in (count_corpus(root), told(root)):
        assert count
        for plan in count.values():
            assert plan["characters_in_sections"] == plan["characters"] > 0
            assert plan["numbers_accounted"] == plan["numbers"] > 0


@pytest.mark.parametrize("corpus", ["golden", pytest.param("real", marks=pytest.mark.corpus)])
def test_the_package_publishes_what_the_check_counts(
    corpus: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, package = built(corpus, tmp_path_factory.getbasetemp())
    tables, plans = read_tables(package), told(root)
    published: dict[str, dict[str, Any]] = {plan: {} for plan in plans}
    for row in tables["quality"]:
        parts = published[row["plan_id"]].setdefault(row["measure"], {})
        parts[row["part"]] = int(row["value"])
    for plan, counts in plans.items():
        severities = published[plan].pop("findings")
        mine = [row for row in tables["findings"] if row["plan_id"] == plan]
        assert sum(severities.values()) == len(mine)
        assert set(severities) == {"warning", "note"}
        whole = {key: one for key, one in counts.items() if one != {}}
        assert published[plan] == {
            key: one if isinstance(one, dict) else {"all": one} for key, one in whole.items()
        }


def test_findings_that_remain_are_published_once() -> None:
    place = Span(Mark(1, 1), Mark(1, 2))
    words = {"message": "Odd", "message_zh": "奇怪", "hint": "Look", "hint_zh": "看看"}
    at = {"path": "plan.yaml", "span": place, "pointer": "/sections/0"}
    note = Finding(rule="odd", severity="note", record="goals", **words, **at)
    again = dataclasses.replace(note, pointer="/sections/1")
    whole = dataclasses.replace(note, severity="warning", record="", pointer="")
    rows = list(quality_rows(PlanResult("plan.yaml", "p", [note, again, whole])))
    found = [row for table, row in rows if table == "findings"]
    assert [(row["record_id"], row["severity"], row["pointer"]) for row in found] == [
        ("p/goals", "note", "/sections/1"),
        ("p", "warning", None),
    ]
    assert found[0]["message_zh"] == "奇怪" and found[0]["hint"] == "Look"
    assert [row for table, row in rows if table == "quality"] == [
        {"plan_id": "p", "measure": "findings", "part": "warning", "value": 1},
        {"plan_id": "p", "measure": "findings", "part": "note", "value": 1},
    ]


def test_the_independent_count_sees_what_is_left_out() -> None:
    section = {"id": "goals", "role": "goals", "heading": "目标"}
    source = "前言\n目标\n企业30家,大赛5场"
    target = {"id": "t", "quote": "企业30家", "value": "30", "unit": "firm"}
    count = Count({"sections": [{**section, "targets": [target]}]}, source)
    assert count.characters_in_sections == len(source) - len("前言\n")
    assert count.accounts() == ["record", ""]
