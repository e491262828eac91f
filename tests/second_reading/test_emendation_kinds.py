"""Emendations: each does what its kind says, and its note names what it puts in."""

import pytest
from fiction import facts_of

from taizhang.second_reading.emendation_kinds import flawed_emendations

PLAN = """
text: |
  TEXT
emendations:
EMENDATIONS
sections:
  - {id: all, role: goals, starts: START}
"""
Emendation = tuple[str, str, str, str]


def flaws(text: str, *emendations: Emendation, cause: str = "scraping") -> list[tuple[int, str]]:
    """The flaw of each emendation (find, read, kind, note) that has one, by its index."""
    lines = [
        f'  - {{find: "{find}", read: "{read}", kind: {kind}, cause: {cause}, certainty: high, note: "{note}"}}'
        for find, read, kind, note in emendations
    ]
    written = PLAN.replace("TEXT", text).replace("START", text[:2])
    facts = facts_of(written.replace("EMENDATIONS", "\n".join(lines)))
    found = list(flawed_emendations(facts.plan))
    for index, change, (english, chinese) in found:
        assert change.emendation == index and english != chinese
    return [(index, english) for index, _, (english, _) in found]


@pytest.mark.parametrize(
    ("text", "find", "read", "kind", "note"),
    [
        ("充分泰安作用。", "充分泰安", "充分发挥泰安", "omission", "The phrase is 充分发挥; 发挥 is lost."),
        ("推动更更多企业。", "更更多", "更多", "repetition", "Said twice."),
        ("推动企业,推动企业,发展。", "推动企业,推动企业,", "推动企业,", "repetition", "Said twice."),
        ("推动企业,发展园区,推动企业,发展。", "园区,推动企业,", "园区,", "repetition", "Said twice."),
        ("推动乙乙企业。", "乙乙", "", "surplus", "No words of the plan."),
        ("推动乙企业。", "乙企业", "甲企业", "substitution", "甲 is printed as 乙."),
        ("推动乙企业。", "乙企业", "甲企业", "slip", "甲 is meant, not 乙."),
        # A mark that stands for a mark speaks for itself.
        ("推动企业;发展。", "企业;", "企业,", "substitution", "A misread mark."),
        # So does a line end that is taken away; of a mark put in, the note names a word beside it.
        ("推动企业发展。", "企业发展", "企业,发展", "omission", "A mark is lost behind 企业."),
        ("推动企业发展。", "企业发展", "企业,发展", "omission", "A mark is lost before 发展."),
        ("推动企业\n  发展。", "企业\\n发展", "企业发展", "surplus", "No line ends here."),
        # Words may stand beside blanks that go with them.
        ("推动 乙 企业。", " 乙 ", "甲", "substitution", "甲 is printed as 乙."),
    ],
)  # fmt: skip
def test_what_does_as_its_kind_says_and_is_named_in_its_note_has_no_flaw(
    text: str, find: str, read: str, kind: str, note: str
) -> None:
    assert flaws(text, (find, read, kind, note)) == []


@pytest.mark.parametrize(
    ("text", "find", "read", "kind", "note", "why"),
    [
        ("推动乙企业。", "乙企业", "甲企业", "omission", "甲 for 乙.",
         "The kind is omission, which adds words and takes none away; here “乙” is read as “甲”."),
        ("推动乙企业。", "乙企业", "企业", "omission", "乙 is spam.",
         "The kind is omission, which adds words and takes none away; here “乙” is read as “”."),
        ("推动企业。", "推动企业", "推动甲企业", "surplus", "甲 is lost.",
         "The kind is surplus, which takes words away and adds none; here “” is read as “甲”."),
        ("推动企业。", "推动企业", "推动甲企业", "slip", "甲 is lost.",
         "The kind is slip, which puts words in place of others; here “” is read as “甲”."),
        ("推动乙企业,乙。", "推动乙企业", "推动企业", "repetition", "Said twice.",
         "The kind is repetition, which takes away words that stand again beside them; here “乙” is read as “”."),
        ("推动企业。推动企业,发展。", "。推动企业,发", "。发", "repetition", "Said twice.",
         "The kind is repetition, which takes away words that stand again beside them; here “推动企业,” is read as “”."),
        ("推动乙企业和丙园区。", "乙企业和丙园区", "甲企业和丁园区", "substitution", "甲, 乙, 丙, 丁.",
         "One emendation changes 2 places in different ways: “乙” → “甲”, “丙” → “丁”."),
        ("推动企业。", "推动企业", "推动甲企业", "omission", "A word is lost.", "The note does not name “甲”."),
        ("推动企业。", "推动企业", "推动甲企业", "omission", "甲乙 is lost.", "The note does not name “甲”."),
        ("推动乙企业。", "乙企业", "甲企业", "slip", "甲 is meant.", "The note does not name “乙”."),
        ("推动企业发展。", "企业发展", "企业,发展", "omission", "A mark is lost.",
         "The note does not name the word beside which “,” is put in."),
        ("推动企业发展。", "企业发展", "企业,发展", "omission", "A mark is lost behind 园区.",
         "The note does not name the word beside which “,” is put in."),
    ],
)  # fmt: skip
def test_an_emendation_that_does_otherwise_is_told_how(
    text: str, find: str, read: str, kind: str, note: str, why: str
) -> None:
    assert flaws(text, (find, read, kind, note)) == [(0, why)]


def test_of_advertising_the_note_need_not_name_what_it_takes_away() -> None:
    change = ("乙企业", "甲企业", "substitution", "甲 stood here.")
    assert flaws("推动乙企业。", change, cause="spam") == []
    assert flaws("推动乙企业。", change) == [(0, "The note does not name “乙”.")]


def test_one_that_changes_many_places_alike_is_told_once_and_the_others_by_themselves() -> None:
    both = "乙企业和乙园区"
    alike = (both, "甲企业和甲园区", "substitution", "甲 is printed as 乙.")
    assert flaws(f"推动{both}。", alike) == []
    sound = ("推动", "推进", "substitution", "进 is printed as 动.")
    wrong = ("乙企业", "甲企业", "omission", "甲 for 乙.")
    assert [index for index, _ in flaws("加快推动乙企业。", sound, wrong)] == [1]
    assert [index for index, _ in flaws("加快推动乙企业。", wrong, sound)] == [0]


def test_a_gap_alters_nothing_and_has_no_kind_to_keep_to() -> None:
    written = PLAN.replace("TEXT", "推动企业").replace("START", "推动")
    gap = (
        "  - {find: 企业, kind: gap, cause: scraping, certainty: high, note: The copy breaks off.}"
    )
    assert list(flawed_emendations(facts_of(written.replace("EMENDATIONS", gap)).plan)) == []
