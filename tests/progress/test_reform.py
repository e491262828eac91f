"""Bodies renamed, merged or split between a plan and its reports: who reports, and for which share."""

from typing import Any

import fictional_plans
import pytest

from progress.made_up import judged, promised, report
from taizhang.files.yaml_reader import read_yaml
from taizhang.progress.reform import successors
from taizhang.registers import Registers
from taizhang.registers.entries import RegisterFile, check_entries

TARGET = (
    "indicator: industrial-firms-above-scale-new, comparator: eq, value: 40, unit: firm, year: 2025,"
    " allocations: [{quote: 科技局25家, organisation: 科技局, value: 25},"
    " {quote: 财政局15家, organisation: 财政局, value: 15}]"
)
SENTENCE = "新增企业40家,其中科技局25家、财政局15家"
NEW = {"first": "一局", "second": "二局"}
LAW = {"region": fictional_plans.CITY, "kind": "body", "function": "science"}


@pytest.fixture
def reform(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets bodies of the made-up city be succeeded by others."""
    plain = fictional_plans.registers()

    def take_place(**after: list[str]) -> Registers:
        bodies = {id: dict(one) for id, one in plain.tables["organisations"].items()}
        bodies |= {id: {"id": id, "name": name, **LAW} for id, name in NEW.items()}
        for body, ids in after.items():
            bodies[body]["succeeded_by"] = ids
        tables = {**plain.tables, "organisations": bodies}
        changed = Registers(tables, plain.regions, plain.lexicon)
        monkeypatch.setattr(fictional_plans, "registers", lambda: changed)
        return changed

    return take_place


def told(figures: dict[str, int], day: str = "2025-12-31") -> dict[str, tuple[str, str, str]]:
    """The lines of the target by body: state, own state and figure, when bodies report these figures."""
    rows = [
        {"value": value, "organisation": name, "quote": name} for name, value in figures.items()
    ]
    speaker = next(iter(figures))
    found = judged(promised(TARGET, text=SENTENCE), [report(rows, speaker=speaker, as_of=day)], day)
    return {
        row["organisation_id"] or "": (row["state"], row["state_own"], row["attained"])
        for row in found
    }


def test_a_body_that_was_renamed_is_answered_for_by_its_successor(reform: Any) -> None:
    reform(science=["first"])
    lines = told({"一局": 25, "财政局": 14})
    assert lines["first"] == ("met", "met", "25") and lines["finance"][0] == "missed"
    assert lines[""] == ("missed", "missed", "39")
    assert told({"科技局": 25})["first"] == ("met", "met", "25"), "under its old name"


def test_bodies_that_were_merged_have_their_shares_together(reform: Any) -> None:
    reform(science=["first"], finance=["first"])
    assert told({"一局": 40}) == {"first": ("met", "met", "40"), "": ("met", "met", "40")}
    assert told({"科技局": 25, "财政局": 14})["first"] == ("missed", "missed", "39")
    assert told({"科技局": 25})["first"][0] == "unreported", "half of it tells nothing"


def test_a_body_that_was_split_has_reported_when_all_its_parts_have(reform: Any) -> None:
    reform(science=["first", "second"])
    assert told({"一局": 20, "二局": 5})["science"] == ("met", "met", "25")
    assert told({"一局": 25})["science"][0] == "unreported"


def test_successors_are_followed_to_the_last_and_never_in_a_circle(reform: Any) -> None:
    registers = reform(science=["first"], first=["second"])
    assert successors("science", registers) == ("second",)
    assert successors("second", registers) == () == successors("nobody", registers)
    circle = reform(science=["first"], first=["science"])
    assert successors("science", circle) == ()


def test_a_successor_that_nobody_knows_is_told_at_its_place() -> None:
    text = (
        '- {id: old, name: 旧局, name_en: Old, region: "445200", kind: body, function: science,'
        " succeeded_by: [science, nobody]}\n"
    )
    document, _ = read_yaml(text, "datapackage/registers/organisations.yaml")
    file = RegisterFile("organisations", document, [])
    (found,) = check_entries(fictional_plans.registers(), file)
    assert (found.pointer, found.severity) == ("/0/succeeded_by/1", "error")
