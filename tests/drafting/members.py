"""Small texts of places that do not exist, drafted and checked: what the tests of each kind share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from taizhang.checking.read_plan import read_plan
from taizhang.checking.result import PlanResult
from taizhang.corpus import Corpus
from taizhang.drafting import Draft, draft
from taizhang.drafting.files import plan_yaml
from taizhang.drafting.proposals import enlarged, iter_sections
from taizhang.findings import Finding

PROJECT = Corpus(Path(__file__).resolve().parents[2])
HEAD = "壬戌市科技创新行动方案\n为推进创新,制定本方案。\n"
TAIL = "\n二、重点任务\n(一)开放合作。加强交流。\n"
REGION = "440500"


def drafted(text: str) -> Draft:
    """The draft of a whole text."""
    return draft(text.encode(), PROJECT, REGION, "member")


def of_goals(goals: str) -> Draft:
    """The draft of a plan that has these goals."""
    return drafted(f"{HEAD}一、工作目标\n{goals}{TAIL}")


def of_task(task: str) -> Draft:
    """The draft of a plan that has this task."""
    return drafted(f"{HEAD}一、重点任务\n(一)培育主体。{task}\n(二)开放合作。加强交流。\n")


def claims(made: Draft, kind: str) -> Iterator[Any]:
    """The claims of a kind, with what they take over from ``given`` (``year``)."""
    yield from _claims(made.data["sections"], kind, {})


def _claims(sections: list[dict[str, Any]], kind: str, given: dict[str, Any]) -> Iterator[Any]:
    for section in sections:
        here = dict(given)
        for one in section.get("given", []):
            here |= {key: one[key] for key in ("year", "period") if key in one}
        for claim in section.get(kind, []):
            timed = isinstance(claim, str) or {"year", "period"} & claim.keys()
            yield claim if timed or kind != "targets" else here | claim
        yield from _claims(section.get("sections", []), kind, here)


def roles(made: Draft) -> dict[str, str]:
    """The role of each section, by the words it begins with."""
    return {
        section.get("heading", section.get("starts")): section["role"]
        for section in iter_sections(made.data["sections"])
    }


def checked(made: Draft, text: str) -> PlanResult:
    """The check of a draft, its proposed organisations registered."""
    return read_plan(
        "datapackage/plans/member/plan.yaml",
        plan_yaml(made).encode(),
        text.encode(),
        PROJECT.schemas["plan.schema.json"],
        enlarged(PROJECT.registers, made.organisations),
        PROJECT.rules,
    )


def findings(made: Draft, text: str) -> list[Finding]:
    """What strict checking finds in a draft, but for what is still to be reviewed or translated."""
    found = checked(made, text).findings
    return [one for one in found if one.rule != "reviews-are-done" and one.severity != "note"]
