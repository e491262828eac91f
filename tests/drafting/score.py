"""How good the drafts are: `PYTHONPATH=tests python -m drafting.score [--write] [--only NAME …] [--texts
FOLDER]` prints the tables; with ``--write`` they go into the pages on drafting, with ``--texts`` they
are those of other texts alone.

A part is found where a draft has one that begins at the same character of the source; a task where
its role is task, too.  A name is found where a draft names the same organisation (as printed, where
no register knows it) in the same part with the same role; a target where its words overlap, and
value, upper end and unit are equal; money, of which only sums and rates that are printed count,
where its words overlap, and amount (or rate), upper end, unit and currency are equal.  Each record
of the truth counts once, and so does each of the draft.  Figures are recall / precision (how many
are true).

Of the targets and sums that are found a complete truth tells more: how many have the right bound;
of those with a year, or with a rhythm (every), on either side, how many have the same.  Rhythms are
those of what watches over delivery, facts what the document says of itself.

A measure is found where the words of a drafted one overlap its own, and so is an aside; of those
found so many have the same action, strength and grain, or reason.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path

from drafting.counts import Score
from drafting.matching import UNJUDGED, Matcher, Pairing, bound_of, plain, rhythm_of
from drafting.plans import draft_truth, plan_truth, read_plan_truth, without
from drafting.promised import PROMISED, compare_promised
from drafting.review import Reviewed, review
from drafting.truth import TEXTS, Part, Truth, Value, read_truth, text_names
from taizhang.corpus import Corpus
from taizhang.registers import Registers

__all__ = ["KINDS", "Score", "compare", "draft_truth", "main", "plan_truth", "read_plan_truth"]

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("sections", "tasks", "names", "targets", "money")
QUALITIES = ("bound", "year", "every", "money bound", "recurrence", "rhythms", "facts")
"""What only a complete truth can judge."""
Row = tuple[str, dict[str, "Score"], Reviewed]


def compare(truth: Truth, draft: Truth, registers: Registers) -> dict[str, Score]:
    """The score of a draft, by kind and, where the truth is complete, by quality."""
    matcher = Matcher(registers, truth.source.decode("utf-8"))
    targets = matcher.pair(_all(truth, "targets"), _all(draft, "targets"))
    money = matcher.pair(_all(truth, "money"), _all(draft, "money"))
    scores = {
        "sections": _alike(truth, draft, lambda part: [part.start]),
        "tasks": _alike(truth, draft, lambda part: [part.start] if part.role == "task" else []),
        "names": _named(truth, draft),
        "targets": _score(targets),
        "money": _score(money),
        **{quality: Score() for quality in QUALITIES},
        **compare_promised(truth, draft),
    }
    if truth.complete:
        scores |= {
            "bound": _both(targets, lambda one: bound_of(one, "eq")),
            "year": _both(targets, lambda one: one.year),
            "every": _both(targets, lambda one: rhythm_of(one.recurrence)),
            "money bound": _both(money, lambda one: bound_of(one, "exact")),
            "recurrence": _both(money, lambda one: rhythm_of(one.recurrence)),
            "rhythms": _rhythms(truth, draft),
            "facts": _facts(truth, draft),
        }
    return scores


def _all(truth: Truth, kind: str) -> list[Value]:
    return [value for part in truth.parts for value in getattr(part, kind)]


def _alike(truth: Truth, draft: Truth, of: Callable[[Part], Iterable[Hashable]]) -> Score:
    one = Counter(key for part in truth.parts for key in of(part))
    two = Counter(key for part in draft.parts for key in of(part))
    return Score(one.total(), two.total(), (one & two).total())


def _named(truth: Truth, draft: Truth) -> Score:
    """Names, each part with that of the other which begins at the same place."""
    drafted = {part.start: part.names for part in draft.parts}
    score = Score(drafted=sum(map(len, drafted.values())))
    for part in truth.parts:
        left = Counter(drafted.get(part.start, []))
        for role, name in part.names:
            same = [(role, one) for one in name.split("|") if left[role, one]][:1]
            left -= Counter(same)
            score += Score(1, 0, len(same))
    return score


def _score(pairing: Pairing) -> Score:
    alike = len(pairing.pairs)
    return Score(alike + len(pairing.missed), alike + len(pairing.spurious), alike)


def _both(pairing: Pairing, of: Callable[[Value], str | None]) -> Score:
    """Of the pairs, those in which the truth says it, the draft says it, and both the same."""
    score = Score()
    for one, two in pairing.pairs:
        said, drafted = of(one), of(two)
        if said != UNJUDGED:
            alike = said is not None and said == drafted
            score += Score(said is not None, drafted is not None, alike)
    return score


def _rhythms(truth: Truth, draft: Truth) -> Score:
    left = [one for part in draft.parts for one in part.rhythms]
    score = Score(drafted=len(left))
    for one in (one for part in truth.parts for one in part.rhythms):
        same = [
            two
            for two in left
            if one.start < two.end and two.start < one.end
            if rhythm_of(one.every) == rhythm_of(two.every)
        ]
        score += Score(1, 0, len(same[:1]))
        left = [two for two in left if two not in same[:1]]
    return score


def _facts(truth: Truth, draft: Truth) -> Score:
    score = Score()
    for key, said in truth.facts.items():
        drafted = draft.facts.get(key)
        alike = said is not None and plain(said) == plain(drafted)
        score += Score(said is not None, drafted is not None, alike)
    return score


def score_all(corpus: Corpus, only: list[str]) -> Iterator[Row]:
    """The scores of the plans, of the plans without the bodies of their region, and of the texts."""
    yield from score_plans(corpus, only)
    yield from score_texts(corpus, only)


def score_plans(corpus: Corpus, only: list[str]) -> Iterator[Row]:
    """The scores of the plans, then of the plans without the bodies of their region."""
    names = [path.parent.name for path in corpus.plan_paths()]
    plans = [read_plan_truth(corpus, name) for name in names if not only or name in only]
    rows = [_row(corpus, truth, corpus.registers) for truth in plans]
    yield from rows
    yield _together("the plans together", rows)
    rows = [_row(corpus, one, without(corpus.registers, one.region)) for one in plans]
    yield _together("the same, bodies unregistered", rows)


def score_texts(corpus: Corpus, only: list[str], folder: Path = TEXTS) -> Iterator[Row]:
    """The scores of texts that have a truth."""
    names = [name for name in text_names(folder) if not only or name in only]
    texts = [read_truth(name, folder) for name in names]
    rows = [_row(corpus, truth, corpus.registers) for truth in texts]
    yield from rows
    yield _together("the texts together", rows)


def _row(corpus: Corpus, truth: Truth, registers: Registers) -> Row:
    draft = draft_truth(truth, corpus, registers)
    scores = compare(truth, draft, corpus.registers)
    return truth.name, scores, review(truth, draft, corpus.registers)


def _together(name: str, rows: list[Row]) -> Row:
    scores = {
        kind: sum((one[kind] for _, one, _ in rows), Score())
        for kind in (*KINDS, *QUALITIES, *PROMISED)
    }
    return name, scores, sum((one for _, _, one in rows), Reviewed())


def tables(rows: list[Row]) -> dict[str, str]:
    """The tables in Markdown, by the name of the place where they stand in the pages."""
    return {
        "scores": _table(KINDS, [(name, scores.values()) for name, scores, _ in rows]),
        "qualities": _table(
            QUALITIES,
            [(name, [scores[one] for one in QUALITIES]) for name, scores, _ in rows],
        ),
        "promised": _table(
            PROMISED, [(name, [scores[one] for one in PROMISED]) for name, scores, _ in rows]
        ),
        "reviews": _table(
            ("wrong, under review", "right, under review"),
            [(name, reviewed.told()) for name, _, reviewed in rows],
        ),
    }


def _table(heads: tuple[str, ...], rows: list[tuple[str, Iterable[object]]]) -> str:
    lines = ["| plan | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]
    for name, cells in rows:
        told = [str(cell) for cell in cells][: len(heads)]
        lines.append(f"| {name} | " + " | ".join(told) + " |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables; with ``--write``, put them into the pages on drafting."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--texts", type=Path, metavar="FOLDER")
    asked = parser.parse_args()
    corpus = Corpus(ROOT)
    others = score_texts(corpus, asked.only, asked.texts) if asked.texts else None
    told = tables(list(others or score_all(corpus, asked.only)))
    print("\n\n".join(told.values()))
    all_told = not (asked.only or asked.texts)
    for page in ("drafting.md", "en/drafting.md") if asked.write and all_told else ():
        path = ROOT / "docs" / page
        text = path.read_text("utf-8")
        for name, table in told.items():
            before, start, rest = text.partition(f"<!-- {name} -->\n")
            _, end, after = rest.partition(f"<!-- /{name} -->")
            text = f"{before}{start}\n{table}\n\n{end}{after}"
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
