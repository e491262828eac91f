"""The regular expressions of a lexicon: what is wrong with one is a finding at its line."""

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus
from taizhang.files.schema import Schema
from taizhang.files.yaml_reader import Document, read_yaml
from taizhang.registers.lexicon_patterns import META, check_patterns
from taizhang.registers.pattern_guard import matches_nothing, runs_away

Make = Callable[..., Corpus]
LEXICON = "datapackage/registers/lexicon.yaml"

AWAY = [
    "(a+)+b",
    "(a|a)*b",
    "(?:a|b|ab)*c",
    "((ab)*)*c",
    "(?:超过|可达|超|可|达)*[0-9]+个",
    "增长(?:超过|超|过)*[0-9]+%",
    "(?:一|一一)+完",
    "(?:甲+乙?)+丙",
    r"(?:\d+年?)*末",
    r"(?:\w+\s*)+:",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    "(.*?,){12,}x",
    "(?=(a+)+b)a",
    "(?<=甲)(?:乙+)+丙",
    "(?i:x+x+)+y",
    "(?P<name>(?:[^,]+,?)+)!",
    "甲(?:乙|(?:丙|(?:丁+)+)+)+戊",
    # The cube of the length, without a repetition in a repetition.
    ".*.*.*=.*",
    r"\s*\s*\s*x",
    r"(?:^|\n)\s*(?:目前|“?\s*十五)",
]
SOUND = [
    "甲",
    "(?:甲|乙)丙",
    "[一-鿿]{2,10}:",
    "[^,;。]*的$",
    r"\s*x\s*",
    "(?:[ ,][0-9]{3})+",
    "(?:甲乙|丙丁)+",
    "(?:(?!给予|奖励)[^。;])*甲",
    "(?>(?:a|ab)*)c",
    "(?:a+)++b",
    r"(?:^|\n)\s*+(?:目前|“?\s*+十五)",
    "《[^《》]*》|“[^“”]*”",
    "(?:[a-z]{1,4},){1,6}x",
]


@pytest.mark.parametrize("pattern", AWAY)
def test_what_runs_away_is_found_and_cut_short(pattern: str) -> None:
    assert runs_away(pattern)


@pytest.mark.parametrize("pattern", SOUND)
def test_what_comes_to_an_end_is_not_said_to_run_away(pattern: str) -> None:
    assert not runs_away(pattern) and not matches_nothing(pattern)


@pytest.mark.parametrize("pattern", ["甲*", "甲|", "(?:甲)?", "^", "(?=甲)", "(?!)", r"\b", "()"])
def test_what_takes_no_character_matches_nothing(pattern: str) -> None:
    assert matches_nothing(pattern)


def test_the_guard_leaves_no_trace_and_asks_nothing_of_other_threads() -> None:
    import signal

    before = signal.getsignal(signal.SIGVTALRM)
    runs_away.cache_clear()
    assert runs_away("(b+)+c")
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    told: list[bool] = []
    thread = threading.Thread(target=lambda: told.append(runs_away("(?:甲乙?)+丙")))
    thread.start()
    thread.join()
    assert told == [False]


# In a corpus


SPOILT = {
    "broken": ("第{n}(?:次|届)", "第{n}(?:次|届", "pattern-broken"),
    "unknown braces": ("第{n}(?:次|届)", "第{m}(?:次|届)", "pattern-braces"),
    "without groups": (r"(\\d{4}) ?年? ?[-—–~～至]", r"\\d{4} ?年? ?[-—–~～至]", "pattern-groups"),
    "without a named group": ("(?P<number>十", "(?P<numeral>十", "pattern-groups"),
    "empty": ("按步就班", "(?:按步就班)?", "pattern-empty"),
    "running away": ("再接再励", "(?:再|再接|接)*励完", "pattern-runs-away"),
}


@pytest.mark.parametrize("way", SPOILT)
def test_a_pattern_in_trouble_is_a_finding_at_its_line(way: str, make_corpus: Make) -> None:
    old, new, rule = SPOILT[way]
    corpus = make_corpus()
    path = corpus.root / LEXICON
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    report = check_corpus(corpus)
    line = text[: text.index(old)].count("\n") + 1
    assert [(one.rule, one.path, one.span.start.line) for one in report.findings] == [
        (rule, LEXICON, line)
    ]
    assert len(report.skips) == 2 and report.skips[0].because == ("lexicon",)


def test_lists_keys_and_texts_that_are_no_patterns_are_told_apart() -> None:
    data = {"a": [{"b": "("}, {"c": "("}], "d": {"e": "(", "f": "("}, "g": "(", "h": 1}
    declared: dict[str, dict[str, Any]] = {"a/b": {}, "d": {"except": ["f"]}, "h": {}, "x/y": {}}
    found = check_patterns(Document("x", "", data), declared)
    assert [one.pointer for one in found] == ["/a/0/b", "/d/e"]


def texts(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield path, data
    inner = data.items() if isinstance(data, dict) else ()
    for key, value in inner:
        yield from texts(value, f"{path}/{key}".lstrip("/"))
    for value in data if isinstance(data, list) else ():
        yield from texts(value, path)


NO_PATTERNS = {
    "names/endings/words": "县(市)",
    "names/borders": "marks",
    "quantities/more": "+",
    "drafting/page_marks/find": "{n}",
    "drafting/notes": "sentences",
}
"""Texts of the lexicon that hold characters of patterns and are none."""


@pytest.mark.corpus
def test_every_pattern_of_the_lexicon_is_declared(project: Path) -> None:
    """So that one which is added is tried, too."""
    schema = Schema.load(project / "schemas" / "lexicon.schema.json")
    document, _ = read_yaml((project / LEXICON).read_text(encoding="utf-8"), LEXICON)
    declared = schema.content["patterns"]
    others = {
        path
        for path, text in texts(document.data)
        if re.search(META.pattern.replace(".]", "]"), text)
        and not any(path == one or path.startswith(f"{one}/") for one in declared)
    }
    assert others <= NO_PATTERNS.keys()
    spoilt = {path: {**asked, "braces": [], "groups": 99} for path, asked in declared.items()}
    assert len(list(check_patterns(document, spoilt))) > 150
    assert list(check_patterns(document, declared)) == []
