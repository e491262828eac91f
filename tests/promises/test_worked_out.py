"""Who answers and when it is due, against the cases that a reader worked out without the code."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from taizhang.checking.check_corpus import check_plan
from taizhang.corpus import Corpus
from taizhang.plan import Claim, Plan
from taizhang.promises import Answer, Promises, read_promises

PROJECT = Corpus(Path(__file__).parents[2])
FOLDER = Path(__file__).parents[1] / "promise_cases"
CASES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))[
    "cases"
]

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def plans() -> dict[str, Promises]:
    found: dict[str, Promises] = {}
    for path in PROJECT.plan_paths():
        plan = check_plan(PROJECT, path).plan
        assert plan
        found[plan.id] = read_promises(plan, PROJECT.registers)
    return found


def name(case: dict[str, Any]) -> str:
    return f"{case['plan']}-{case.get('record') or case['section']}"


def words_of(plan: Plan, section_id: str, quote: str) -> Claim:
    """Words that no record has, as a record of their own."""
    section = next(one for one in plan.sections if one.id == section_id)
    start = plan.reading.text.index(quote, section.start, section.end)
    return Claim("targets", "", section, "", {"quote": quote}, quote, start, start + len(quote))


def expected(case: dict[str, Any]) -> list[tuple[Any, ...]]:
    keys = ("organisation", "role", "via", "source_record", "share_value", "share_unit")
    return sorted(tuple(str(one.get(key, "")) for key in keys) for one in case["answers"])


def found(answers: tuple[Answer, ...]) -> Iterator[tuple[Any, ...]]:
    for one in answers:
        source = one.source if one.via == "restatement" else ""
        share = "" if one.share is None else str(one.share)
        yield (one.organisation["id"], one.role, one.via, source, share, one.unit)


@pytest.mark.parametrize("case", CASES, ids=name)
def test_who_answers_and_when_it_is_due(case: dict[str, Any], plans: dict[str, Promises]) -> None:
    promises = plans[case["plan"]]
    if "record" not in case:
        answers = promises.answers(words_of(promises.plan, case["section"], case["quote"]))
    else:
        promise = promises.under[case["record"]]
        answers = promise.answers
        assert promise.claim.id == case.get("promise", case["record"])
        assert [one.id or one.quote for one in promise.restated_by] == case.get("restated_by", [])
        assert promise.via == (case["via"] or "")
        due = {"due": promise.due.when or None, "due_by": promise.due.by or None}
        offered = {"open_until": promise.open_until or None} if promise.is_offer else {}
        assert due | offered == case["due"]
    assert sorted(found(answers)) == expected(case)
    assert (answers[0].via if answers else None) == case["via"]
    assert not {one.organisation["id"] for one in answers} & {*case.get("not", ())}


def test_there_are_as_many_cases_as_were_worked_out() -> None:
    kinds = [case["kind"] for case in CASES]
    assert kinds.count("drawn") == 30 and len(kinds) == 106
