"""Every promise once, every restating record under one, and no body lost that the tables once named."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from taizhang.checking.check_corpus import check_plan
from taizhang.corpus import Corpus
from taizhang.plan import Claim, Plan
from taizhang.promises import Promises, read_promises
from taizhang.promises.bodies import key

PROJECT = Corpus(Path(__file__).parents[2])
COUNT = Path(__file__).parents[1] / "promise_cases" / "count.py"
COLUMNS = ("target", "measure", "funding", "duty", "all", "said again", "again by")

GONE = {
    "jiangmen-2022-tech-lead/joint-conference": {
        f"jiangmen-{one}"
        for one in (
            *("science", "development-reform", "industry", "education", "talent"),
            *("financial-affairs", "market-regulation", "commerce"),
        )
    },
    "jiangmen-2022-tech-lead/task-monitoring": {
        "jiangmen-city-county-governments",
        "jiangmen-departments-concerned",
    },
    "jieyang-2024-innovation/t01-fiscal-input": {"jieyang-rongjiang-laboratory"},
    "linxiang-2024-innovation/daily-coordination": {
        f"linxiang-{one}"
        for one in (
            *("government", "government-office", "high-tech-zone", "organisation", "finance"),
            *("development-reform", "education", "housing", "water", "market-regulation"),
            *("taxation", "human-resources", "agriculture", "financial-office"),
        )
    },
    "taian-2024-industry/task-lists": {"taian-all-levels"},
}
"""Bodies that answer no longer, as the changelog lists them: the words before a subject's name are not
its own, and who is paid does not answer for the paying."""

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def plans() -> list[Promises]:
    found = [check_plan(PROJECT, path).plan for path in PROJECT.plan_paths()]
    return [read_promises(plan, PROJECT.registers) for plan in found if plan]


def test_there_are_as_many_promises_as_a_script_of_its_own_counts(plans: list[Promises]) -> None:
    told = subprocess.run([sys.executable, COUNT], capture_output=True, text=True, check=True)
    counted = {line.split()[0]: line.split()[1:] for line in told.stdout.splitlines()[1:-1]}
    assert set(counted) == {one.plan.id for one in plans}
    for promises in plans:
        kinds = Counter(one.kind for one in promises.all)
        again = [one for one in promises.all if one.restated_by]
        kinds["all"] = len(promises.all)
        kinds["said again"] = len(again)
        kinds["again by"] = sum(len(one.restated_by) for one in again)
        assert [str(kinds[column]) for column in COLUMNS] == counted[promises.plan.id]


def test_each_restating_record_stands_under_exactly_one_promise(plans: list[Promises]) -> None:
    for promises in plans:
        records = [key(claim) for one in promises.all for claim in one.records]
        assert len(records) == len(set(records))
        claims = list(promises.plan.of_kind("targets", "funding", "duties", "measures"))
        lines = {key(one) for one in claims if one.data.get("grain") == "line"}
        assert set(records) - lines == {key(one) for one in claims} - lines


def once_named(plan: Plan, claim: Claim) -> Iterator[str]:
    """The bodies that the tables named for a record, as they were joined before there was a ledger.

    A clause ran from the end of one responsibility to the end of the next.
    """
    named = [one for one in plan.responsibles if one.claim.section is claim.section]
    ends = sorted({one.claim.end for one in named})
    end = next((end for end in ends if claim.start < end), -1)
    yield from (one.organisation["id"] for one in named if one.claim.end == end)
    yield from (share.organisation["id"] for share in plan.shares if share.target == claim.id)
    yield from (entry["id"] for entry in plan.bound.get(claim.id, ()))


def test_no_body_that_the_tables_named_for_a_record_is_lost(plans: list[Promises]) -> None:
    lost: dict[str, set[str]] = {}
    for promises in plans:
        for claim in promises.plan.of_kind("targets", "funding", "duties"):
            answers = {one.organisation["id"] for one in promises.under[claim.id].answers}
            if gone := {*once_named(promises.plan, claim)} - answers:
                lost[f"{promises.plan.id}/{claim.id}"] = gone
    assert lost == GONE
