"""Nothing of a source is unaccounted for: the toolkit's counts, and counts made without it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from independent_count import Count, count_corpus
from packages import COMMAND, PROJECT, lay_golden_corpus

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


def test_the_independent_count_sees_what_is_left_out() -> None:
    section = {"id": "goals", "role": "goals", "heading": "目标"}
    source = "前言\n目标\n企业30家,大赛5场"
    target = {"id": "t", "quote": "企业30家", "value": "30", "unit": "firm"}
    count = Count({"sections": [{**section, "targets": [target]}]}, source)
    assert count.characters_in_sections == len(source) - len("前言\n")
    assert count.accounts() == ["record", ""]
