"""Mistakes that contributors make: each folder of cases/ is one, with the findings it must give.

A folder holds the files that differ from ``cases/_base`` (a sound corpus of a made-up province),
in ``removed.txt`` the names of files to be taken away, and ``findings.json``: what ``taizhang check
--format json`` must say, whole.  ``pytest --write-expected`` writes that file; read it by eye.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.checking.check_corpus import check_corpus
from taizhang.cli.terminal import for_people
from taizhang.corpus import Corpus
from taizhang.findings import MOST, MOST_TOLD

CASES = sorted(
    path
    for path in (Path(__file__).parent / "cases").iterdir()
    if path.is_dir() and path.name != "_base"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_gives_exactly_the_findings_expected(
    case: Path, make_corpus: Callable[..., Corpus], write_expected: bool
) -> None:
    corpus = make_corpus(case)
    report = check_corpus(corpus)
    found = {key: report.as_json()[key] for key in ("findings", "skipped")}
    expected = case / "findings.json"
    if write_expected:
        text = json.dumps(found, ensure_ascii=False, indent=2)
        expected.write_text(text + "\n", encoding="utf-8", newline="")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
    for lang in ("en", "zh"):
        for_people(report, corpus.root, lang, colour=False)


def test_the_sound_corpus_has_no_findings(make_corpus: Callable[..., Corpus]) -> None:
    report = check_corpus(make_corpus())
    assert (report.findings, report.skips, report.waived) == ([], [], [])
    assert all(result.counts["numbers"] for result in report.results)


BOMBS = {
    "brackets": "[" * 10_000,
    "braces": "{a: " * 10_000,
    "dashes": "- " * 10_000 + "a\n",
    "indents": "\n".join(" " * level + "a:" for level in range(2_000)),
    "a long key": "x" * 1_000_000 + ": 1\n",
    "a long line": "id: " + "x" * 1_000_000 + "\n",
    "a long line in quotation marks": 'title: "' + "题" * 300_000 + '"\n',
    "many keys": "{" + ",".join(f"a{n}" for n in range(2_000)) + "}\n",
    "many digits": "year: " + "9" * 1_000_000 + "\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize(
    "path",
    [
        "datapackage/plans/qingxi-2025-innovation/plan.yaml",
        "datapackage/registers/themes.yaml",
        "datapackage/datapackage.yaml",
    ],
)
def test_a_bomb_gives_findings_in_its_file(
    bomb: str, path: str, make_corpus: Callable[..., Corpus]
) -> None:
    corpus = make_corpus()
    (corpus.root / path).write_text(BOMBS[bomb], encoding="utf-8")
    report = check_corpus(corpus)
    assert path in {found.path for found in report.findings}
    assert len(for_people(report, corpus.root, "zh", colour=False)) < 3_000_000


MANY = {
    "unknown keys": ("schema-unknown-key", "x{n}: 1\n"),
    "misspelt keys": ("schema-misspelt-key", "sectons{n}: 1\n"),
    "values of the wrong type": ("schema-type", "  - {n}\n"),
    "missing keys": ("schema-missing-key", "  - {{id: q{n}, at: goals, text: x}}\n"),
    "quotes that are not there": (
        "quote-not-found",
        "  - {{id: q{n}, at: goals, quote: 鑫鑫, text: x, text_en: x}}\n",
    ),
}


@pytest.mark.parametrize("many", MANY)
def test_many_findings_of_a_kind_are_told_in_part_and_counted(
    many: str, make_corpus: Callable[..., Corpus]
) -> None:
    corpus, (rule, line), count = make_corpus(), MANY[many], 2_000
    path = corpus.root / "datapackage/plans/qingxi-2025-innovation/plan.yaml"
    written = path.read_text(encoding="utf-8")
    if line.startswith(" "):
        assert "\nquestions:" not in written
        written += "questions:\n"
    lines = (line.format(n=n) for n in range(count))
    path.write_text(written + "".join(lines), encoding="utf-8")
    report = check_corpus(corpus)
    told = [found for found in report.findings if found.rule == rule]
    (rest,) = (f for f in report.findings if f.rule == "more-of-this-kind" and rule in f.message)
    assert len(told) in (MOST, MOST_TOLD) and str(count - len(told)) in rest.message
    assert rest.severity == told[0].severity and rest.span >= told[-1].span


@pytest.mark.parametrize("words", ["x" * 1_000_000, "建设" * 30_000])
def test_a_quote_of_great_length_that_is_not_there_is_one_finding(
    words: str, make_corpus: Callable[..., Corpus]
) -> None:
    corpus = make_corpus()
    path = corpus.root / "datapackage/plans/qingxi-2025-innovation/plan.yaml"
    text = path.read_text(encoding="utf-8").replace("quote: 新增45家", f"quote: {words}")
    path.write_text(text, encoding="utf-8")
    report = check_corpus(corpus)
    assert [found.rule.removesuffix("-near") for found in report.findings] == ["quote-not-found"]
