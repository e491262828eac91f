"""Plants single changes in the real corpus and looks for each of them in the comparison.

``python tests/plant_changes.py SEED COUNT`` plants COUNT changes at once, kinds drawn with equal
weight, at most one in a record, and prints what was planted, reported, missed and invented.  Rules
are left out: a planted change need not be true, only sound.
"""

import copy
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus
from taizhang.evidence import cuts_number
from taizhang.files.text import sha256
from taizhang.files.yaml_reader import read_yaml
from taizhang.package.build import collect
from taizhang.package.reader import as_written
from taizhang.plan import Claim, Plan
from taizhang.reconstruction.corpus import to_yaml
from taizhang.tables.addresses import fingerprint
from taizhang.versions.change import Change
from taizhang.versions.comparing.compare import Comparison, compare

PROJECT = Path(__file__).resolve().parents[1]
AMENDED = "jiangmen-2022-tech-lead"
"""The plan whose source is changed, too: all of its changes are amendments."""

RECORDS = {"targets": "targets", "funding": "funding", "duties": "duties"}


class Planted(NamedTuple):
    """What the comparison must report of one planted change."""

    kind: str
    concerns: str
    table: str
    record: str
    field: str = ""


class Candidate(NamedTuple):
    """A change that can be planted: what it touches, and the doing of it."""

    locks: tuple[Any, ...]
    planted: Planted
    plant: Callable[[], None]


@dataclass
class Corpora:
    """The data of the corpus, to be changed in place, and the plans as they were read."""

    plans: dict[str, Any]
    read: dict[str, Plan]
    registers: dict[str, Any]
    tables: dict[str, Any]
    metadata: Any
    amended: set[str] = field(default_factory=set)

    def write(self, root: Path, order: random.Random | None = None) -> Corpus:
        """Write it as a corpus; with ``order``, lists and files in another order."""
        shuffle = order.shuffle if order else lambda items: None
        for table, schema in self.tables.items():
            write(root / "schemas" / "tables" / f"{table}.yaml", to_yaml(schema))
        for schema in (PROJECT / "schemas").glob("*.json"):
            write(root / "schemas" / schema.name, schema.read_bytes())
        (root / "validators").mkdir()
        registers = root / "datapackage" / "registers"
        write(root / "datapackage" / "datapackage.yaml", to_yaml(self.metadata))
        for name, entries in self.registers.items():
            shuffle(entries)
            if name == "regions":
                lines = [",".join(entries[0]), *(",".join(e.values()) for e in entries)]
                write(registers / "regions.csv", ("\n".join(lines) + "\n").encode())
            elif order:
                write(registers / name / "b.yaml", to_yaml(entries[: len(entries) // 2]))
                write(registers / name / "a.yaml", to_yaml(entries[len(entries) // 2 :]))
            else:
                write(registers / f"{name}.yaml", to_yaml(entries))
        lexicon = PROJECT / "datapackage" / "registers" / "lexicon.yaml"
        write(registers / "lexicon.yaml", lexicon.read_bytes())
        for id, data in self.plans.items():
            folder = root / "datapackage" / "plans" / ("deeper" if order else "") / id
            source = PROJECT / "datapackage" / "plans" / id / "source.txt"
            added = "\n补注。\n".encode() if id in self.amended else b""
            write(folder / "source.txt", source.read_bytes() + added)
            if order:
                shuffle_lists(data, order)
            write(folder / "plan.yaml", to_yaml(data))
        return Corpus(root)


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def shuffle_lists(node: Any, order: random.Random, key: str = "") -> None:
    """Put the lists of a plan in another order; sections stand in the order of the text."""
    for name, value in list(node.items()) if isinstance(node, dict) else enumerate(node):
        if isinstance(value, dict | list):
            shuffle_lists(value, order, str(name))
    if isinstance(node, list) and key != "sections":
        order.shuffle(node)
    if isinstance(node, dict):
        items = list(node.items())
        order.shuffle(items)
        node.clear()
        node.update(items)


def load() -> Corpora:
    """The project's own corpus."""
    corpus = Corpus(PROJECT)
    results = check_corpus(corpus).results
    registers = {name: list(t.values()) for name, t in corpus.registers.tables.items()}
    registers["regions"] = list(corpus.registers.regions.values())
    tables = {
        path.stem: read_yaml(path.read_text(encoding="utf-8"), path.name)[0].data
        for path in sorted((PROJECT / "schemas" / "tables").glob("*.yaml"))
    }
    metadata = PROJECT / "datapackage" / "datapackage.yaml"
    plans = {one.id: one.plan for one in results if one.plan}
    return copy.deepcopy(
        Corpora(
            {id: plan.data for id, plan in plans.items()},
            plans,
            registers,
            tables,
            yaml.safe_load(metadata.read_text(encoding="utf-8")),
        )
    )


class Planter:
    """All candidates, by kind."""

    def __init__(self, corpora: Corpora) -> None:
        self.corpora = corpora
        self.kinds: dict[str, list[Candidate]] = {}
        for id, plan in corpora.read.items():
            data = corpora.plans[id]
            self.plan_facts(id, data)
            for section in plan.sections:
                self.section(plan, section.id, at(data, section.pointer))
            for claim in plan.claims:
                self.claim(plan, claim, at(data, claim.pointer))
        self.register_entries()
        self.contracts()

    def add(
        self, name: str, locks: tuple[Any, ...], planted: Planted, plant: Callable[[], None]
    ) -> None:
        if planted.record.partition("/")[0] in self.corpora.amended and planted.concerns == (
            "reading-corrected"
        ):
            planted = planted._replace(concerns="plan-amended")
        self.kinds.setdefault(name, []).append(Candidate(locks, planted, plant))

    def setting(
        self,
        name: str,
        table: str,
        record: str,
        node: Any,
        key: str,
        value: Any,
        column: str = "",
        concerns: str = "reading-corrected",
        lock: Any = None,
    ) -> None:
        """A candidate that writes one value of a record."""
        if node.get(key) != value:
            planted = Planted("changed", concerns, table, record, column or key)
            self.add(name, (lock or (table, record),), planted, lambda: node.update({key: value}))

    # Plans

    def plan_facts(self, id: str, data: Any) -> None:
        def fact(key: str, value: Any, column: str, concerns: str, node: Any = data) -> None:
            lock = ("plans", id, concerns)
            self.setting(f"plan {key}", "plans", id, node, key, value, column, concerns, lock)

        fact("status", "superseded", "status", "plan-amended")
        if id != AMENDED:
            fact("title_en", "Another title", "title_en", "reading-corrected")
            fact("genre", "notice", "genre", "reading-corrected")
        fact("url", "https://example.org/1", "source_url", "metadata-only", data["source"])
        fact("publisher", "Somebody", "source_publisher", "metadata-only", data["source"])
        for reading in data["readings"]:
            lock = ("readings", reading["reader"], reading["kind"], id)
            told = ("Another note.", "note", "metadata-only", lock)
            self.setting("reading note", "readings", id, reading, "note", *told)
            for kind, figures in reading.get("agreement", {}).items():
                lock = ("agreement", id, kind)
                told = (figures["agree"] + 1, "agree", "metadata-only", lock)
                self.setting("agreement", "agreement", id, figures, "agree", *told)
        for number, question in enumerate(data.get("questions", [])):
            record = f"{id}/{question['id']}"
            self.setting("question text", "questions", record, question, "text", "另问？")
            gone = Planted("removed", "reading-corrected", "questions", record)
            self.drop("question removed", ("questions", record), gone, data["questions"], question)
            del number
        for emendation in data.get("emendations", []):
            pattern = emendation.get("find") or emendation["series"]["find"]
            lock = ("emendations", id, pattern)
            for key, value in (("note", "Otherwise."), ("certainty", "medium")):
                told = (value, key, "reading-corrected", lock)
                self.setting(f"emendation {key}", "emendations", id, emendation, key, *told)

    def drop(self, name: str, lock: Any, planted: Planted, items: Any, item: Any) -> None:
        """A candidate that takes an item out of a list, which must not become empty."""

        def plant() -> None:
            items[:] = [one for one in items if one is not item]

        if len(items) > 2:
            # One of each list only: what goes and what comes there may look like one change.
            self.add(
                name,
                (lock, ("list", planted.table, planted.record.rpartition("#")[0] or id(items))),
                planted,
                plant,
            )

    # Sections

    def section(self, plan: Plan, id: str, node: Any) -> None:
        record = f"{plan.id}/{id}"
        self.setting("section title_en", "sections", record, node, "title_en", "Another title")
        self.setting("section title", "sections", record, node, "title", "另一题名")
        self.setting("section role", "sections", record, node, "role", "annex")
        begins = "heading" if "heading" in node else "starts"
        self.beginning(plan, record, id, node, begins)
        for kind, table in (("instruments", "section_instruments"), ("themes", "section_themes")):
            entries = [one["id"] for one in self.corpora.registers[kind]]
            if kind in node:
                new = next(one for one in entries if one not in node[kind])
                planted = Planted("changed", "reading-corrected", table, record, kind[:-1] + "_id")
                plant = lambda items=node[kind], new=new: items.append(new)  # noqa: E731
                self.add(f"{kind} changed", ((table, record),), planted, plant)
            else:
                planted = Planted("added", "reading-corrected", table, record)
                plant = lambda kind=kind, new=entries[0]: node.update({kind: [new]})  # noqa: E731
                self.add(f"{kind} added", ((table, record),), planted, plant)
        self.renaming("section renamed", "sections", plan.id, node)

    def beginning(self, plan: Plan, record: str, id: str, node: Any, key: str) -> None:
        """A longer beginning, still on its line."""
        section = next(one for one in plan.sections if one.id == id)
        end = section.start + len(node[key])
        text = plan.reading.text
        if end + 1 < section.end and "\n" not in text[section.start : end + 1]:
            told = text[section.start : end + 1]
            if told[-1].strip() and not plan.reading.splits(end + 1):
                self.setting("section beginning", "sections", record, node, key, told, "begins")

    def renaming(self, name: str, table: str, plan: str, node: Any) -> None:
        data, was = self.corpora.plans[plan], node["id"]
        now = was + NEW
        planted = Planted("renamed", "reading-corrected", table, f"{plan}/{now}")

        def plant() -> None:
            rename(data, was, now)
            if len(was) % 2:
                tombstone = {"was": was, "now": now, "reason": "A better name."}
                data.setdefault("tombstones", []).append(tombstone)

        self.add(name, ((table, f"{plan}/{was}"), ("id", plan, was)), planted, plant)

    # Claims

    def claim(self, plan: Plan, claim: Claim, node: Any) -> None:
        section = f"{plan.id}/{claim.section.id}"
        own = f"{plan.id}/{claim.id}" if claim.id else section
        addressed = claim.kind == "measures" and not claim.id
        if addressed:
            own = f"{section}:{fingerprint(claim.quote)}"
        table = {"responsibilities": "responsibilities", "given": "evidence"}.get(
            claim.kind, claim.kind
        )
        lock = (table, own) if claim.id else (table, section, claim.quote)
        if claim.kind == "given":
            if "year" in node:
                year = node["year"] + 1
                self.setting(
                    "given year", "evidence", section, node, "year", year, "value", lock=lock
                )
            return
        if claim.kind == "responsibilities":
            self.responsibility(plan, claim, lock, section)
            return
        longer = self.longer(plan, claim)
        if longer:
            told = f"{section}:{fingerprint(longer)}" if addressed else own
            self.setting(f"{table} quote", table, told, node, "quote", longer, lock=lock)
        for key, value in SETTINGS[table].items():
            if claim.fields.get(key) != value:  # Written or taken over: the same value.
                column = "strength" if (table, key) == ("measures", "modality") else ""
                self.setting(f"{table} {key}", table, own, node, key, value, column, lock=lock)
        items = at(self.corpora.plans[plan.id], claim.pointer.rpartition("/")[0])
        if claim.id not in set(references(self.corpora.plans[plan.id])):
            gone = Planted("removed", "reading-corrected", table, own)
            self.drop(f"{table} removed", lock, gone, items, node)
        if claim.id:
            self.renaming(f"{table} renamed", table, plan.id, node)
            new = {**copy.deepcopy(node), "id": f"{claim.id}-more"}
            for key in ("restates", "allocations", "indicator"):
                new.pop(key, None)
            new[FREE[table]] = f"另{claim.id}"
            came = Planted("added", "reading-corrected", table, f"{own}-more")
            plant = lambda: items.append(new)  # noqa: E731
            self.add(f"{table} added", (lock, ("more", own)), came, plant)
        self.within(own, node, lock)

    def longer(self, plan: Plan, claim: Claim) -> str:
        """The quote and the character after it, if that makes a sound quote."""
        text, end = plan.reading.text, claim.end + 1
        if end > claim.section.end or not text[end - 1].strip():
            return ""
        sound = not cuts_number(text, end) and not plan.reading.splits(end)
        return text[claim.start : end] if sound else ""

    def within(self, own: str, node: Any, lock: Any) -> None:
        """Thresholds, shares and further evidence of a claim; they go with it."""
        usual = ("reading-corrected", lock)
        for threshold in node.get("thresholds", []):
            value = threshold["value"] + 1
            self.setting("threshold", "thresholds", own, threshold, "value", value, "", *usual)
        for share in node.get("allocations", []):
            value = share["value"] + 1
            self.setting("allocation", "allocations", own, share, "value", value, "", *usual)
        reasons = node.get("inferred", {})
        for key in reasons:
            told = ("For another reason.", "reason", *usual)
            self.setting("inferred", "evidence", own, reasons, key, *told)

    def responsibility(self, plan: Plan, claim: Claim, lock: Any, section: str) -> None:
        """Names written by hand: one name fewer, or a list left open."""
        pointer, _, index = claim.pointer.rpartition("/")
        items = at(self.corpora.plans[plan.id], pointer)
        named = [one.named for one in plan.responsibles if one.claim is claim]
        planted = Planted("changed", "reading-corrected", "responsibilities", section, "printed")
        roles: dict[str, list[str]] = {}
        for name in named[:-1]:
            roles.setdefault(name.role, []).append(name.printed)
        is_open = (
            {"open": True}
            if plan.responsibles
            and any(one.open for one in plan.responsibles if one.claim is claim)
            else {}
        )

        def fewer() -> None:
            items[int(index)] = {"quote": claim.quote, **roles, **is_open}

        if roles:
            self.add("name dropped", (lock,), planted, fewer)
        if not is_open:
            opened = planted._replace(field="open")

            def leave_open() -> None:
                items[int(index)] = {"quote": claim.quote, "open": True}

            if isinstance(items[int(index)], str):
                self.add("list opened", (lock,), opened, leave_open)

    # Registers and contracts

    def register_entries(self) -> None:
        for name, entries in self.corpora.registers.items():
            table = "entity_register" if name == "entities" else name
            id = "code" if name == "regions" else "id"
            label = "label" if "label" in entries[0] else "name"
            for entry in entries:
                told = (f"{entry[label]} 2", label, "register-changed")
                if name not in ("organisations", "units", "regions"):
                    self.setting(f"{name} {label}", table, entry[id], entry, label, *told)
                told = ("Another name", f"{label}_en", "register-changed")
                self.setting(f"{name} {label}_en", table, entry[id], entry, f"{label}_en", *told)
                new = {**entry, id: f"{entry[id]}-more", label: f"{entry[label]}又"}
                new.pop("aliases", None)
                came = Planted("added", "register-changed", table, new[id])
                plant = lambda entries=entries, new=new: entries.append(new)  # noqa: E731
                if name not in ("units", "regions", "instruments"):
                    self.add(f"{name} added", ((table, new[id]),), came, plant)

    def contracts(self) -> None:
        for table, schema in self.corpora.tables.items():
            for one in schema["fields"]:
                planted = Planted("changed", "schema-changed", table, "", "description")
                plant = lambda one=one: one.update(description=one["description"] + " More.")  # noqa: E731
                self.add("column described", (("column", table, one["name"]),), planted, plant)
            new = {"name": "remark", "type": "string", "title": "Remark", "title_zh": "备注"}
            new |= {"description": "Remark.", "description_zh": "备注。"}
            planted = Planted("added", "schema-changed", table, "")
            plant = lambda schema=schema, new=new: schema["fields"].append(new)  # noqa: E731
            self.add("column added", (("added column", table),), planted, plant)
        for key in ("title", "title_en", "description", "description_en"):
            planted = Planted("changed", "metadata-only", "", "", key)
            plant = lambda key=key: self.corpora.metadata.update({key: "Other."})  # noqa: E731
            self.add("package described", (("package", key),), planted, plant)


FREE = {"targets": "label", "funding": "condition", "duties": "to", "measures": "condition"}
"""Of each kind of claim with an id a field of free words."""

SETTINGS: dict[str, dict[str, Any]] = {
    "targets": {"value": 777, "comparator": "approx", "year": 2033, "timing": "before",
                "scope": "某地", "unit": "item", "modality": "strive"},
    "funding": {"amount": 777, "bound": "approx", "per": "matter", "payer": "某单位"},
    "entities": {"kind": "other", "stage": "apply"},
    "duties": {"kind": "publication", "every": "P5Y", "due": "2033-11", "to": "某单位"},
    "absences": {"kind": "figure", "number": 77},
    "dismissals": {"reason": "citation"},
    "measures": {"action": "reform", "modality": "may", "grain": "line", "scope": "某地"},
    "asides": {"reason": "connective"},
}  # fmt: skip


def at(data: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        data = data[int(token)] if isinstance(data, list) else data[token]
    return data


NEW = "-renamed"
REFERRING = ("part_of", "restates", "serves", "with", "at")


def references(node: Any) -> Iterator[Any]:
    """The values of all keys by which records of a plan refer to one another."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if key in REFERRING:
            yield value
        elif isinstance(value, dict | list):
            yield from references(value)


def rename(node: Any, was: str, now: str) -> None:
    """Rename an id and all that refers to it."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if value == was and key in ("id", *REFERRING):
            node[key] = now
        elif isinstance(value, dict | list):
            rename(value, was, now)


def plant(corpora: Corpora, seed: int, count: int) -> list[Planted]:
    """Plant ``count`` changes, among them another source for one plan."""
    draw = random.Random(seed)
    corpora.amended.add(AMENDED)
    source = PROJECT / "datapackage" / "plans" / AMENDED / "source.txt"
    planter = Planter(corpora)
    data = source.read_bytes() + "\n补注。\n".encode()
    corpora.plans[AMENDED]["source"]["sha256"] = sha256(data)
    planted = [Planted("changed", "plan-amended", "plans", AMENDED, "source_sha256")]
    locks: set[Any] = {("plans", AMENDED, "plan-amended")}
    while len(planted) < count and planter.kinds:
        kind = draw.choice(sorted(planter.kinds))
        candidates = planter.kinds[kind]
        one = candidates.pop(draw.randrange(len(candidates)))
        if not candidates:
            del planter.kinds[kind]
        if locks.isdisjoint(one.locks):
            locks.update(one.locks)
            one.plant()
            planted.append(one.planted)
    renamed = {one.record.removesuffix(NEW): one.record for one in planted if one.kind == "renamed"}

    def now(record: str) -> str:
        """What a record, or the section in its address, is called when all is planted."""
        id, colon, words = record.partition(":")
        return renamed.get(id, id) + colon + words

    return [one._replace(record=now(one.record)) for one in planted]


def reported(change: Change) -> Planted:
    """A reported change in the form in which it was planted."""
    field = change.fields[0].field if change.kind == "changed" else ""
    if change.table == "":
        field = change.name
    record = "" if change.concerns == "schema-changed" else change.record
    return Planted(change.kind, change.concerns, change.table, record, field)


def tables(corpora: Corpora, root: Path, order: random.Random | None = None) -> Any:
    corpus = corpora.write(root, order)
    report = check_corpus(corpus)
    wanted = ("waiver", "rules-none")  # Rules are left out.
    errors = [found for found in report.findings if not found.rule.startswith(wanted)]
    assert not errors, "\n".join(f"{one.path} {one.message}" for one in errors[:20])
    return as_written(collect(corpus, report))


def try_planting(seed: int, count: int, root: Path) -> tuple[list[Planted], Comparison]:
    """Plant changes and compare: what was planted, and what is reported."""
    before = tables(load(), root / "old")
    corpora = load()
    planted = plant(corpora, seed, count)
    return planted, compare(before, tables(corpora, root / "new"))


def main() -> None:
    seed, count = map(int, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        planted, comparison = try_planting(seed, count, Path(folder))
    wanted, found = Counter(planted), Counter(map(reported, comparison.changes))
    for name, some in (("missed", wanted - found), ("invented", found - wanted)):
        for one, times in sorted(some.items()):
            print(name, *one, times)
    print(
        f"{len(planted)} planted, {len(comparison.changes)} reported, "
        f"{(wanted - found).total()} missed, {(found - wanted).total()} invented"
    )
    print(
        *(f"{n} {name}" for name, n in sorted(Counter(p.concerns for p in planted).items())),
        sep=", ",
    )


if __name__ == "__main__":
    main()
