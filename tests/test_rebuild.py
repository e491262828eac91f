"""The sources, rebuilt from the package alone: no code of the toolkit, only its CSV files.

Rows are tied to the words by arithmetic of this file's own, from the tables sections and
emendations.
"""

import csv
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest
from packages import Rows, built

QUOTED = (
    *("responsibilities", "targets", "allocations", "funding", "entities", "duties"),
    *("relations", "evidence", "absences", "questions"),
)


@dataclass
class Rebuilt:
    """A plan as its rows in the package give it."""

    texts: list[str]
    ids: list[str]
    changes: Rows

    @property
    def reading(self) -> str:
        return "".join(self.texts)

    def undone(self, start: int, end: int) -> str:
        """``reading[start:end]`` as the source prints it."""
        text, at = "", start
        for change in self.changes:
            first, last = int(change["reading_start"]), int(change["reading_end"])
            deletion = first == last
            if (start < first < end) if deletion else (start <= first and last <= end):
                text += self.reading[at:first] + change["found"]
                at = last
        return text + self.reading[at:end]

    def origin(self, start: int) -> int:
        """Where in the source the character at ``start`` of the reading comes from."""
        shift = 0
        for change in self.changes:
            if int(change["reading_end"]) <= start and change["reading_start"] != str(start):
                shift += len(change["found"]) - len(change["read"])
            elif change["reading_start"] == change["reading_end"] == str(start):
                shift += len(change["found"])
        return start + shift

    def places(self, quote: str, section: str) -> tuple[int, int]:
        """Where a quote stands that a section (or the whole text) holds once."""
        low, high = 0, len(self.reading)
        if section:
            number = self.ids.index(section)
            low = sum(map(len, self.texts[:number]))
            high = low + len(self.texts[number])
        assert self.reading.count(quote, low, high) == 1, quote
        start = self.reading.index(quote, low, high)
        return start, start + len(quote)


def read(package: Path, table: str) -> Rows:
    with (package / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def rebuild(package: Path) -> dict[str, Rebuilt]:
    plans: dict[str, Rebuilt] = defaultdict(lambda: Rebuilt([], [], []))
    for section in sorted(read(package, "sections"), key=lambda row: int(row["position"])):
        plans[section["plan_id"]].texts.append(section["text"])
        plans[section["plan_id"]].ids.append(section["section_id"])
    for change in read(package, "emendations"):
        plans[change["plan_id"]].changes.append(change)
    for plan in plans.values():
        plan.changes.sort(key=lambda row: (int(row["source_start"]), int(row["reading_start"])))
    return dict(plans)


@pytest.fixture(scope="module", params=["golden", pytest.param("real", marks=pytest.mark.corpus)])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """The root of a corpus and its package."""
    return built(request.param, tmp_path_factory.getbasetemp())


def archived(root: Path, plan: dict[str, str]) -> bytes:
    return (root / plan["path"] / "source.txt").read_bytes()


def test_the_source_comes_back_character_for_character(made: tuple[Path, Path]) -> None:
    root, package = made
    rebuilt, plans = rebuild(package), read(package, "plans")
    assert {plan["plan_id"] for plan in plans} == set(rebuilt) and plans
    for plan in plans:
        one = rebuilt[plan["plan_id"]]
        source = one.undone(0, len(one.reading))
        # What was deleted at either end of the text lies inside no other span.
        for change in one.changes:
            if change["reading_start"] == change["reading_end"] == "0":
                source = change["found"] + source
            elif change["reading_start"] == change["reading_end"] == str(len(one.reading)):
                source += change["found"]
        assert source == archived(root, plan).decode("utf-8")
        assert hashlib.sha256(source.encode("utf-8")).hexdigest() == plan["source_sha256"]
        assert len(source) == int(plan["characters"])


def test_sections_tile_the_source(made: tuple[Path, Path]) -> None:
    _, package = made
    ends: dict[str, int] = defaultdict(int)
    for section in sorted(read(package, "sections"), key=lambda row: int(row["position"])):
        assert int(section["source_start"]) == ends[section["plan_id"]]
        ends[section["plan_id"]] = int(section["source_end"])
        assert len(section["text"]) == len(section["text_hans"])
    assert ends == {plan["plan_id"]: int(plan["characters"]) for plan in read(package, "plans")}


def test_emendations_stand_where_they_say(made: tuple[Path, Path]) -> None:
    root, package = made
    rebuilt = rebuild(package)
    sections = {row["section_id"]: row for row in read(package, "sections")}
    for plan in read(package, "plans"):
        source, one = archived(root, plan).decode("utf-8"), rebuilt[plan["plan_id"]]
        for change in one.changes:
            start, end = int(change["source_start"]), int(change["source_end"])
            first, last = int(change["reading_start"]), int(change["reading_end"])
            assert source[start:end] == change["found"]
            assert one.reading[first:last] == change["read"]
            section = sections[change["section_id"]]
            assert int(section["source_start"]) <= start <= end <= int(section["source_end"])


@pytest.mark.parametrize("table", QUOTED)
def test_the_words_of_every_row_stand_where_it_says(made: tuple[Path, Path], table: str) -> None:
    root, package = made
    rebuilt = rebuild(package)
    sources = {
        plan["plan_id"]: archived(root, plan).decode("utf-8") for plan in read(package, "plans")
    }
    sections = {row["section_id"] for row in read(package, "sections")}
    targets = {row["target_id"]: row["section_id"] for row in read(package, "targets")}
    for row in read(package, table):
        if not row["quote"]:
            assert row["source_start"] == row["source_end"] == ""
            continue
        section = row.get("section_id", "") if table != "questions" else ""
        if table == "allocations":
            section = targets[row["target_id"]]
        if table == "evidence" and row["kind"] == "given":
            section = row["record_id"]
            assert section in sections
        one, source = rebuilt[row["plan_id"]], sources[row["plan_id"]]
        start, end = one.places(row["quote"], section)
        printed = source[int(row["source_start"]) : int(row["source_end"])]
        assert printed == one.undone(start, end)
        assert int(row["source_start"]) == one.origin(start)
        assert (row["emended"] == "true") == crosses(one, start, end)
        assert row["emended"] == "true" or printed == row["quote"]


def crosses(plan: Rebuilt, start: int, end: int) -> bool:
    """Whether a run of the reading holds a change; a deletion must lie between its characters."""
    spans = [(int(row["reading_start"]), int(row["reading_end"])) for row in plan.changes]
    return any(start < a < end if a == b else a < end and start < b for a, b in spans)


def test_numbers_stand_where_they_say_and_none_is_left_out(made: tuple[Path, Path]) -> None:
    root, package = made
    numbers = read(package, "numbers")
    known = {(row["plan_id"], row["source_start"]) for row in numbers}
    for plan in read(package, "plans"):
        source = archived(root, plan).decode("utf-8")
        rows = [row for row in numbers if row["plan_id"] == plan["plan_id"]]
        covered: set[int] = set()
        for row in rows:
            start, end = int(row["source_start"]), int(row["source_end"])
            assert source[start:end] == row["printed"]
            covered.update(range(start, end))
        assert {n for n, one in enumerate(source) if one.isdigit() and one.isdecimal()} <= covered
        assert len(rows) == int(plan["numbers"])
        accounted = sum(1 for row in rows if row["accounted_by"])
        assert accounted == int(plan["numbers_accounted"]) == len(rows)
    for use in read(package, "number_uses"):
        assert (use["plan_id"], use["source_start"]) in known


def test_the_tiny_corpus_has_quotes_across_emendations(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """So that the tests above try what they are for."""
    _, package = built("golden", tmp_path_factory.getbasetemp())
    emended = {
        table for table in QUOTED for row in read(package, table) if row["emended"] == "true"
    }
    assert {"responsibilities", "targets", "allocations", "entities"} <= emended
    kinds = {row["kind"] for row in read(package, "emendations")}
    assert kinds >= {"substitution", "omission", "gap", "surplus", "repetition"}
