"""The examples of the curating guide are words of the plans, and read as the guide says."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from taizhang.checking.check_corpus import check_plan
from taizhang.corpus import Corpus

PROJECT = Corpus(Path(__file__).resolve().parents[1])
GUIDES = {
    "curating.md": ("揭阳", "临湘", "广州", "江门", "泰安"),
    "en/curating.md": ("Jieyang", "Linxiang", "Guangzhou", "Jiangmen", "Tai'an"),
}
PLANS = (
    "jieyang-2024-innovation",
    "linxiang-2024-innovation",
    "guangzhou-2022-chains",
    "jiangmen-2022-tech-lead",
    "taian-2024-industry",
)
pytestmark = pytest.mark.corpus


@cache
def reading(plan: str) -> str:
    result = check_plan(PROJECT, PROJECT.plan_path(plan))
    assert result.plan
    return result.plan.reading.text


def examples(guide: str) -> Iterator[tuple[str, str]]:
    """The examples of the table of measures: the plan, and a cell."""
    text = (PROJECT.root / "docs" / guide).read_text(encoding="utf-8")
    head = " | ".join(GUIDES[guide])
    table = text[text.index(head) :].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        yield from zip(PLANS, line.strip("| ").split(" | ")[1:], strict=True)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_examples_of_the_guide_stand_in_the_plans(guide: str) -> None:
    found = [(plan, cell.partition(" `")[0]) for plan, cell in examples(guide) if cell != "–"]
    assert len(found) > 40
    assert [one for one in found if one[1] not in reading(one[0])] == []


def test_both_guides_have_the_same_examples() -> None:
    assert list(examples("curating.md")) == list(examples("en/curating.md"))


def test_the_actions_of_the_guide_are_those_of_the_register() -> None:
    named = {action for _, cell in examples("curating.md") for action in re.findall("`(.+)`", cell)}
    assert named and named <= PROJECT.registers.tables["actions"].keys()
