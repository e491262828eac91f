"""The machinery that plants faults: one record each, the same by seed, judged without favour."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from packages import lay_golden_corpus

from faults.judge import Bench, Fault, judge, means_the_same
from faults.kinds import KINDS, About, Kind, record, taken_over
from faults.page import Page, Patch, Spot, patched
from faults.plant import Drawer, escaped, misses, open_bench, plant, run, table
from taizhang.files.yaml_reader import read_yaml
from taizhang.findings import Finding, Mark, Span

PLAN = "datapackage/plans/qingxi-2025-innovation/plan.yaml"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return open_bench(lay_golden_corpus(tmp_path_factory.mktemp("faults") / "corpus"), [])


@pytest.fixture
def page(bench: Bench) -> Page:
    return bench.pages[PLAN]


def spot_of(page: Page, name: str) -> Spot:
    return next(spot for spot in page.spots if spot.data.get("id") == name)


def fault_of(spot: Spot, *patches: Patch) -> Fault:
    name = spot.data.get("id", "")
    return Fault("by hand", spot.page.path, name, spot.pointer, record(spot), patches)


def own_contents(data: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """What each record with an id says itself, without the records in it."""
    if isinstance(data, dict):
        inner = data.get("id", name)
        for key, value in data.items():
            for holder, words in own_contents(value, inner):
                yield holder, f"{key} {words}" if holder == inner else words
    elif isinstance(data, list):
        for value in data:
            yield from own_contents(value, name)
    else:
        yield name, str(data)


def differing(page: Page, fault: Fault) -> set[str]:
    """The ids of the records that a fault changes."""
    after = read_yaml(patched(page.text, fault.patches), page.path)[0].data
    before, now = Counter(own_contents(page.document.data)), Counter(own_contents(after))
    return {name for name, _ in [*(before - now), *(now - before)]}


@pytest.mark.parametrize("name", [name for name in KINDS if name != "a section deleted"])
def test_a_fault_changes_one_record_only(bench: Bench, name: str) -> None:
    for fault, spot in every_fault(bench, KINDS[name]):
        ids = {other.data.get("id") for other in spot.page.spots}
        holder = spot.section.id if "/sections" in spot.pointer else spot.page.plan.id
        changed = differing(spot.page, fault)
        assert len(changed) <= 2, spot.pointer
        assert changed & ids <= {holder, fault.record, *fault.about.records}, spot.pointer


def every_fault(bench: Bench, kind: Kind) -> Iterator[tuple[Fault, Spot]]:
    """A fault of a kind in each record it can happen to; with its id a record would be another."""
    draw = Random(kind.name)
    for page in bench.pages.values():
        for spot in page.spots:
            fault = plant(kind, spot, draw) if spot.kind in kind.on else None
            place = page.document.keys.get(f"{spot.pointer}/id")
            if fault and not (place and fault.patches[0].start == page.offset(place.start)):
                yield fault, spot


def test_the_same_seed_draws_the_same_faults_and_none_twice(bench: Bench) -> None:
    one, other, third = (Drawer(bench.pages.values(), seed) for seed in (7, 7, 8))
    drawn = [one.draw() for _ in range(80)]
    assert drawn == [other.draw() for _ in range(80)]
    assert drawn != [third.draw() for _ in range(80)]
    assert len({(fault.kind, fault.patches) for fault in drawn if fault}) == 80


def test_a_mistyped_value_is_found_on_its_record(bench: Bench, page: Page) -> None:
    spot = spot_of(page, "high-tech-enterprises")
    verdict = bench.judge(fault_of(spot, *spot.replace("value", 300)))
    assert (verdict.outcome, verdict.severity) == ("found", "error")


def test_what_checking_cannot_know_is_missed(bench: Bench, page: Page) -> None:
    spot = spot_of(page, "qingxi-2025-innovation")
    verdict = bench.judge(fault_of(spot, *spot.replace("title_en", "Another plan")))
    assert (verdict.outcome, verdict.findings) == ("missed", [])


def test_a_change_of_form_only_is_no_fault(bench: Bench, page: Page) -> None:
    spot = spot_of(page, "high-tech-enterprises")
    start = page.key_start(f"{spot.pointer}/value")
    verdict = bench.judge(fault_of(spot, Patch(start, start, "# a remark\n        ")))
    assert verdict.outcome == "no-change"


def test_a_quote_longer_by_a_mark_means_the_same(bench: Bench, page: Page) -> None:
    spot = spot_of(page, "rd-intensity")
    claim, text = spot.claim, page.plan.reading.text
    longer = spot.data["quote"] + text[claim.end : claim.end + 1]
    assert bench.judge(fault_of(spot, *spot.replace("quote", longer))).outcome == "no-change"


def test_rows_whose_words_were_moved_do_not_mean_the_same() -> None:
    row = {"name": "a", "quote": "x", "source_start": 4, "source_end": 8}
    longer, moved = row | {"source_end": 9}, row | {"source_start": 8, "source_end": 12}
    assert means_the_same({"entities": [row]}, {"entities": [longer]})
    assert not means_the_same({"entities": [row]}, {"entities": [moved]})
    assert not means_the_same({"entities": [row]}, {"entities": [row | {"name": "b"}]})


def test_a_thing_that_its_section_names_twice_is_named_by_either_place() -> None:
    row = {"name": "a", "quote": "an a", "source_start": 4, "source_end": 8}
    again = row | {"quote": "the a", "source_start": 20, "source_end": 25}
    assert means_the_same({"entities": [row]}, {"entities": [again]})
    assert not means_the_same({"targets": [row]}, {"targets": [again]})


def test_shorter_words_that_find_the_same_section_change_nothing(bench: Bench, page: Page) -> None:
    spot = spot_of(page, "title")
    shorter = spot.replace("starts", spot.data["starts"][:-2])
    assert bench.judge(fault_of(spot, *shorter)).outcome == "no-change"


def test_what_is_given_concerns_the_claims_that_take_it_over(page: Page) -> None:
    given = next(spot for spot in page.spots if spot.kind == "given")
    targets = {one.id for one in page.plan.of_kind("targets") if "year" in one.given}
    assert targets
    assert targets <= taken_over(given).records


def test_a_finding_on_another_record_does_not_count(bench: Bench, page: Page) -> None:
    spot, other = spot_of(page, "rd-intensity"), spot_of(page, "high-tech-enterprises")
    fault = fault_of(spot, *other.replace("value", 300))
    assert bench.judge(fault).outcome == "elsewhere"


def test_a_finding_that_was_there_before_does_not_count() -> None:
    about, told = About(frozenset({"a"}), frozenset()), [a_finding("a", "error")]
    assert judge(about, told, told).outcome == "missed"
    assert judge(about, told, told * 2).outcome == "found"


def test_a_note_does_not_count() -> None:
    verdict = judge(About(frozenset({"a"}), frozenset()), [], [a_finding("a", "note")])
    assert (verdict.outcome, verdict.severity) == ("missed", "note")


def test_a_finding_below_a_section_is_not_on_the_section() -> None:
    about = About(frozenset(), frozenset({"/sections/1"}))
    assert about.holds(a_finding("", "error", "/sections/1/heading"))
    assert not about.holds(a_finding("", "error", "/sections/1/sections/0/heading"))
    assert not about.holds(a_finding("", "error", "/sections/10"))


def test_a_check_that_breaks_down_is_told_as_a_crash(
    bench: Bench, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("faults.judge.read_plan", broken)
    verdict = bench.judge(fault_of(spot_of(page, "rd-intensity")))
    assert verdict.outcome == "crash"
    assert "broken on purpose" in verdict.trace


def test_the_table_counts_every_fault_and_the_list_shows_what_was_missed(bench: Bench) -> None:
    judged, drawer = run(bench, seed=3, count=40)
    planted = [fault for fault, verdict in judged if verdict.outcome != "no-change"]
    assert len(planted) == 40
    last = table(judged, drawer).splitlines()[-1].split()
    assert last[:4] == ["all", str(len(KINDS)), "kinds", "40"]
    missed = [verdict for _, verdict in judged if verdict.outcome != "found"]
    assert len(list(misses(judged, bench.pages))) == len(missed)
    kinds = {fault.kind for fault, one in judged if one.outcome in ("elsewhere", "missed", "crash")}
    assert len(list(escaped(judged))) == len(kinds)


@pytest.mark.corpus
def test_no_fault_in_a_real_plan_breaks_checking(project: Path) -> None:
    judged, _ = run(open_bench(project, []), seed=20, count=24)
    assert [verdict.trace for _, verdict in judged if verdict.outcome == "crash"] == []


def a_finding(record: str, severity: str, pointer: str = "/x") -> Finding:
    span = Span(Mark(1, 1), Mark(1, 2))
    return Finding("rule", severity, "seen", "见", "do", "做", PLAN, span, pointer, record)
