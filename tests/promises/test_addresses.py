"""Addresses last: what comes, goes or is corrected elsewhere leaves every key as it was."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from taizhang.checking.read_plan import read_plan
from taizhang.checking.result import PlanResult
from taizhang.corpus import Corpus
from taizhang.files.text import sha256
from taizhang.files.yaml_reader import read_yaml
from taizhang.package.writers.nested_json import record_key
from taizhang.plan import Claim, Plan, Section
from taizhang.reconstruction.corpus import to_yaml
from taizhang.site.records.anchors import Anchors, question_anchor, section_anchor
from taizhang.tables import load_tables, make_rows

PROJECT = Corpus(Path(__file__).parents[2])
TABLES = load_tables(PROJECT.root / "schemas" / "tables")
BY_OFFSET = {"numbers", "number_uses"}
"""Tables of printed numbers, which are known by their place in the source alone."""

pytestmark = pytest.mark.corpus


@dataclass(frozen=True)
class Written:
    """A plan as people wrote it, with its source."""

    path: Path
    data: dict[str, Any]
    source: str

    def read(self) -> PlanResult:
        data = copy.deepcopy(self.data)
        data["source"]["sha256"] = sha256(self.source.encode())
        result = read_plan(
            PROJECT.shown(self.path),
            to_yaml(data),
            self.source.encode(),
            PROJECT.schemas["plan.schema.json"],
            PROJECT.registers,
            [],
        )
        assert result.findings == [] and result.skips == []
        return result

    def inserted(self, section: Section, plan: Plan, words: str) -> "Written":
        """The plan with further words at the end of a section."""
        start, end = plan.section_source_span(section)
        at = start + len(self.source[start:end].rstrip())
        return Written(self.path, self.data, self.source[:at] + words + self.source[at:])


def plan_of(result: PlanResult) -> Plan:
    assert result.plan
    return result.plan


def keys(result: PlanResult) -> set[str]:
    """The keys of all rows of a plan, as its JSON has them, and the anchors of its page."""
    rows = make_rows([result], PROJECT.registers)
    return {
        f"{table.name}/{record_key(table, row)}"
        for table in TABLES
        if table.name not in BY_OFFSET and "plan_id" in table.columns
        for row in rows.get(table.name, ())
    } | {f"#/{anchor}" for anchor in anchors_of(plan_of(result))}


def anchors_of(plan: Plan) -> Iterator[str]:
    """Every anchor of the page of a plan that stands for a record or its words."""
    anchors = Anchors(plan)
    for claim in plan.claims:
        yield from (anchors.record(claim), anchors.words(claim))
        yield from (anchors.context(claim, field) for field in claim.context)
    yield from (anchors.words(share) for share in plan.shares)
    yield from (anchors.body(one) for one in plan.responsibles)
    yield from (f"r-{anchors.relation(data)}" for data, _ in plan.relations)
    yield from (f"w-{anchors.emendation(change)}" for change in plan.reading.changes)
    yield from (section_anchor(section) for section in plan.sections)
    yield from (question_anchor(question) for question, _ in plan.questions)


def read(path: Path) -> Written:
    document, findings = read_yaml(path.read_text(encoding="utf-8"), path.name)
    assert not findings
    document.data.pop("waivers", None)  # No rules are run, and their keys are those of records.
    source = path.with_name("source.txt").read_bytes().decode()
    return Written(path, document.data, source)


@pytest.fixture(scope="module", params=PROJECT.plan_paths(), ids=lambda path: path.parent.name)
def known(request: pytest.FixtureRequest) -> tuple[Written, Plan, set[str]]:
    """A real plan as written, as read, and its keys."""
    written = read(request.param)
    result = written.read()
    return written, plan_of(result), keys(result)


Known = tuple[Written, Plan, set[str]]


@pytest.mark.parametrize("roles", [("furniture", "cover"), ("preamble",), ("goals",), ("task",)])
def test_words_inserted_elsewhere_change_no_key(known: Known, roles: tuple[str, ...]) -> None:
    written, plan, before = known
    section = next(one for role in roles for one in plan.sections if one.role == role)
    assert keys(written.inserted(section, plan, "另见本站").read()) == before


def corrected(written: Written, claim: Claim, at: int) -> Written:
    """The plan with another character in a quote that no other record shares."""
    new = claim.quote[:at] + "某" + claim.quote[at + 1 :]
    text = to_yaml(written.data).decode().replace(claim.quote, new)
    document, findings = read_yaml(text, written.path.name)
    assert not findings
    return Written(written.path, document.data, written.source.replace(claim.quote, new))


def alone(
    written: Written, plan: Plan, kind: str, fits: Callable[[Claim], bool], beside: str = ""
) -> Claim:
    """The longest quote of a kind that stands once in the source, and in no record but of ``beside``."""
    others = [one for one in plan.claims if one.kind != beside]
    places = [(one.start, one.end) for one in others]
    places += [(one.start, one.end) for claim in plan.claims for one in claim.context.values()]
    places += [(one.start, one.end) for one in plan.shares]
    return max(
        (
            claim
            for claim in plan.of_kind(kind)
            if fits(claim)
            and sum(start < claim.end and claim.start < end for start, end in places) == 1
            and written.source.count(claim.quote) == 1
        ),
        key=lambda claim: len(claim.quote),
    )


def test_a_corrected_character_leaves_the_keys_of_what_has_an_id(known: Known) -> None:
    written, plan, before = known
    claim = alone(written, plan, "targets", lambda claim: "printed" not in claim.data)
    assert keys(corrected(written, claim, 0).read()) == before


def test_a_corrected_name_changes_its_own_address_alone(known: Known) -> None:
    written, plan, before = known
    measures = [one.data for one in plan.of_kind("measures")]
    linked = {name for one in measures for key in ("entities", "by") for name in one.get(key, ())}
    claim = alone(
        written,
        plan,
        "entities",
        lambda claim: "name" not in claim.data and claim.quote not in linked,
        beside="measures",
    )
    after = keys(corrected(written, claim, 1).read())
    gone, come = before - after, after - before
    assert {one.partition("/")[0] for one in gone} == {one.partition("/")[0] for one in come}
    named = (one.partition("/")[2].removeprefix("r-").removeprefix("w-") for one in gone | come)
    assert {unquote(one).partition(":")[0] for one in named} == {claim.section.id}
    assert len([one for one in gone if one.startswith("entities/")]) == 1


def test_a_repeat_takes_the_next_number_and_moves_nothing(known: Known) -> None:
    written, plan, before = known
    claim = alone(written, plan, "entities", lambda claim: "name" in claim.data, beside="measures")
    more = f"再次提到{claim.data['name']}"
    longer = written.inserted(claim.section, plan, more)
    section = section_of(longer.data["sections"], claim.section.id)
    entity = {"quote": more, "name": claim.data["name"], "kind": claim.data["kind"]}
    section["entities"] = [entity, *section["entities"]]
    try:
        after = keys(longer.read())
    finally:
        section["entities"].remove(entity)
    assert before - after == set()
    repeat = {one for one in after - before if one.startswith("entities/")}
    assert len(repeat) == 1 and repeat.pop().endswith(":2")


def section_of(sections: list[dict[str, Any]], id: str) -> dict[str, Any]:
    inner = [one for section in sections for one in section.get("sections", [])]
    return next((one for one in sections if one["id"] == id), None) or section_of(inner, id)


def test_lists_in_another_order_change_no_key(known: Known) -> None:
    written, _, before = known
    data = copy.deepcopy(written.data)
    reverse(data)
    assert data != written.data
    assert keys(Written(written.path, data, written.source).read()) == before


def reverse(part: dict[str, Any]) -> None:
    """Turn every list of a plan round, but that of its sections, which are in the text's order."""
    for key, value in part.items():
        if key == "sections":
            for section in value:
                reverse(section)
        elif isinstance(value, list):
            part[key] = value[::-1]
