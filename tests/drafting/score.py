"""How good the drafts are: `PYTHONPATH=tests python -m drafting.score [--write]` prints the
table, and writes it into the pages on drafting.

A part is found where a draft has one that begins at the same character of the source; a task where
its role is task, too.  A name is found where a draft names the same organisation (as printed, where
no register knows it) in the same part with the same role; a target where its words overlap, and
value, upper end and unit are equal; money, of which only sums and rates that are printed count,
where its words overlap, and amount (or rate), upper end and unit are equal.  Each record of the
truth counts once, and so does each of the draft.  Figures are recall / precision (how many are true).
"""

import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from drafting.truth import Part, Truth, Value, read_truth, text_names
from taizhang.corpus import Corpus
from taizhang.drafting import draft
from taizhang.drafting.writer import write_yaml
from taizhang.evidence import tie
from taizhang.files.yaml_reader import read_yaml
from taizhang.plan import Claim, Plan
from taizhang.registers import Registers
from taizhang.words.names import ROLES, read_names, written_names

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("sections", "tasks", "names", "targets", "money")


@dataclass
class Score:
    """How many of a kind the truth has, the draft has, and both have alike."""

    true: int = 0
    drafted: int = 0
    alike: int = 0

    @property
    def recall(self) -> float:
        return self.alike / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        return self.alike / self.drafted if self.drafted else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.true + other.true, self.drafted + other.drafted, self.alike + other.alike)


def plan_truth(plan: Plan, registers: Registers, source: bytes) -> Truth:
    """What a plan says, in the form of a truth; organisations by their ids."""
    spans = {
        section.id: Part(plan.section_source_span(section)[0], section.role)
        for section in plan.sections
    }
    for claim in plan.claims:
        part = spans[claim.section.id]
        if claim.kind == "responsibilities":
            part.names += _names(plan, claim, registers)
        elif claim.kind == "targets":
            part.targets.append(
                _value(plan, claim, claim.data.get("value"), claim.data.get("unit"))
            )
        elif claim.kind == "funding" and "amount" in claim.data:
            part.money.append(_value(plan, claim, claim.data["amount"], claim.data["unit"]))
        elif claim.kind == "funding" and "rate" in claim.data:
            part.money.append(_value(plan, claim, claim.data["rate"]["value"], "percent"))
    return Truth(plan.id, source, plan.data["region"], list(spans.values()))


def _names(plan: Plan, claim: Claim, registers: Registers) -> Iterator[tuple[str, str]]:
    """Role and organisation (its id where a register knows it) of each name of a responsibility."""
    known = {
        (one.named.role, one.named.printed): one.organisation["id"]
        for one in plan.responsibles
        if one.claim is claim
    }
    written = any(role in claim.data for role in ROLES)
    named = written_names(claim.data) if written else read_names(claim.quote, registers)
    for name in named.names:
        printed = "".join(name.printed.split())
        yield name.role, str(known.get((name.role, name.printed), printed))


def _value(plan: Plan, claim: Claim, value: Any, unit: str | None) -> Value:
    printed = claim.data.get("printed")
    start, end = claim.start, claim.end
    if printed and printed in claim.quote:
        start += claim.quote.find(printed)
        end = start + len(printed)
    to = claim.data.get("to")
    ends = (None if one is None else Decimal(one) for one in (value, to))
    return Value(*plan.source_span(start, end), *ends, unit)


def draft_truth(truth: Truth, corpus: Corpus, registers: Registers | None = None) -> Truth:
    """What the draft of a text says, in the form of a truth; drafted with other registers, if given."""
    drafted = draft(truth.source, corpus, truth.region, registers=registers)
    document, findings = read_yaml(write_yaml(drafted.data), "plan.yaml")
    assert not findings, findings
    findings = corpus.schemas["plan.schema.json"].check(document)
    assert not findings, [one.message for one in findings]
    evidence = tie(document, truth.source.decode("utf-8"), "source.txt", corpus.registers)
    return plan_truth(evidence.plan, corpus.registers, truth.source)


def compare(truth: Truth, draft: Truth) -> dict[str, Score]:
    """The score of a draft, by kind."""
    scores = {kind: Score() for kind in KINDS}
    scores["sections"] = _alike(truth, draft, lambda part: [part.start])
    scores["tasks"] = _alike(truth, draft, lambda part: [part.start] if part.role == "task" else [])
    scores["names"] = _alike(
        truth, draft, lambda part: [(part.start, *name) for name in part.names]
    )
    scores["targets"] = _overlapping(truth, draft, lambda part: part.targets)
    scores["money"] = _overlapping(truth, draft, lambda part: part.money)
    return scores


def _alike(truth: Truth, draft: Truth, of: Callable[[Part], list[Hashable]]) -> Score:
    one = Counter(key for part in truth.parts for key in of(part))
    two = Counter(key for part in draft.parts for key in of(part))
    return Score(one.total(), two.total(), (one & two).total())


def _overlapping(truth: Truth, draft: Truth, of: Callable[[Part], list[Value]]) -> Score:
    left = [value for part in draft.parts for value in of(part)]
    wanted = [value for part in truth.parts for value in of(part)]
    drafted = len(left)
    for one in wanted:
        same = next((two for two in left if _same(one, two)), None)
        if same:
            left.remove(same)
    return Score(len(wanted), drafted, drafted - len(left))


def _same(one: Value, two: Value) -> bool:
    overlaps = one.start < two.end and two.start < one.end
    unit = one.unit == two.unit
    return overlaps and unit and (one.value, one.to) == (two.value, two.to)


def read_plan_truth(corpus: Corpus, name: str) -> Truth:
    """The truth of a plan of the corpus."""
    folder = corpus.plans_folder / name
    document, _ = read_yaml((folder / "plan.yaml").read_text("utf-8"), "plan.yaml")
    source = (folder / "source.txt").read_bytes()
    evidence = tie(document, source.decode("utf-8"), "source.txt", corpus.registers)
    return plan_truth(evidence.plan, corpus.registers, source)


def without(registers: Registers, region: str) -> Registers:
    """The registers without the organisations of a region."""
    tables = dict(registers.tables)
    tables["organisations"] = {
        id: entry for id, entry in tables["organisations"].items() if entry["region"] != region
    }
    return replace(registers, tables=tables, _names={})


def score_all(corpus: Corpus) -> Iterator[tuple[str, dict[str, Score]]]:
    """The scores of the plans, of the plans without the bodies of their region, and of the texts."""
    plans = [read_plan_truth(corpus, path.parent.name) for path in corpus.plan_paths()]
    known = [(one.name, compare(one, draft_truth(one, corpus))) for one in plans]
    yield from known
    yield "the plans together", _together(known)
    unknown = [
        (one.name, compare(one, draft_truth(one, corpus, without(corpus.registers, one.region))))
        for one in plans
    ]
    yield "the same, bodies unregistered", _together(unknown)
    texts = [
        (name, compare(truth, draft_truth(truth, corpus)))
        for name in text_names()
        for truth in [read_truth(name)]
    ]
    yield from texts
    yield "the texts together", _together(texts)


def _together(scores: list[tuple[str, dict[str, Score]]]) -> dict[str, Score]:
    return {kind: sum((one[kind] for _, one in scores), Score()) for kind in KINDS}


def table(corpus: Corpus) -> str:
    """The scores as a table in Markdown."""
    lines = ["| plan | " + " | ".join(KINDS) + " |", "|---" * (len(KINDS) + 1) + "|"]
    for name, scores in score_all(corpus):
        told = (f"{one.recall:.2f} / {one.precision:.2f} ({one.true})" for one in scores.values())
        lines.append(f"| {name} | " + " | ".join(told) + " |")
    return "\n".join(lines)


def main() -> None:
    """Print the table; with ``--write``, put it into the pages on drafting."""
    printed = table(Corpus(ROOT))
    print(printed)
    for page in ("drafting.md", "en/drafting.md") if "--write" in sys.argv else ():
        path = ROOT / "docs" / page
        before, start, rest = path.read_text("utf-8").partition("<!-- scores -->\n")
        _, end, after = rest.partition("<!-- /scores -->")
        path.write_text(f"{before}{start}\n{printed}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
