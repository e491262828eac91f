"""From any source to its reading and back: every character keeps its place."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from taizhang.emendation import Change, Reading, emend

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# Few characters, so that words often repeat: BOM, CRLF, blanks, astral, combining, digits.
CHARACTERS = "ab12第省，\ufeff\r\n \u3000𠮷😀e\u0301\u200d"
SOURCES = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=40),
    st.lists(st.sampled_from(["\r\n", "更多", "\n3、", "𠮷𠮷", "e\u0301", "ab"]), min_size=1).map(
        "".join
    ),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
)
GAP = "gap"


class Edit(NamedTuple):
    """What a test knows without the code under test: this run of the source is read so."""

    start: int
    end: int
    read: str


class Drawn(NamedTuple):
    """A source, emendations that fit it and the edits they amount to, in order."""

    source: str
    emendations: list[dict[str, Any]]
    edits: list[Edit]


def places(text: str, words: str) -> list[int]:
    """Where words stand, left to right, none overlapping the one before."""
    found, at = [], 0
    while at + len(words) <= len(text):
        if text[at : at + len(words)] == words:
            found.append(at)
            at += len(words)
        else:
            at += 1
    return found


@st.composite
def readings_of(draw: st.DrawFn, found: str) -> str:
    """A deletion, an insertion, or a replacement that may keep both ends of what was found."""
    new = draw(st.text(CHARACTERS, max_size=4))
    head = draw(st.integers(0, len(found)))
    tail = draw(st.integers(head, len(found)))
    kept = found[:head] + new + found[tail:]
    return draw(st.sampled_from(["", new, kept, kept, new + found, found + new, found]))


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Non-overlapping emendations; those whose words stand elsewhere, too, change these as well."""
    source = draw(SOURCES)
    borders = sorted(draw(st.sets(st.integers(0, len(source)), min_size=2, max_size=9)))
    emendations: list[dict[str, Any]] = []
    edits: list[Edit] = []
    for start, end in pairwise(borders):
        found = source[start:end]
        starts = places(source, found)
        taken = any(a < edit.end and edit.start < a + len(found) for a in starts for edit in edits)
        if start not in starts or taken or draw(st.integers(0, 7)) == 7:
            continue
        emendation: dict[str, Any] = {"find": found}
        if len(starts) > 1 or draw(st.booleans()):
            emendation["times"] = len(starts)
        read = draw(st.one_of(st.just(GAP), readings_of(found)))
        if read is not GAP:
            emendation["read"] = read
        emendations.append(emendation)
        edits += [Edit(a, a + len(found), found if read is GAP else read) for a in starts]
    return Drawn(source, draw(st.permutations(emendations)), sorted(edits))


def splice(text: str, edits: list[Edit]) -> str:
    """The text with runs replaced one by one, from the last to the first."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.read + text[edit.end :]
    return text


def read(case: Drawn) -> Reading:
    reading, troubles = emend(case.source, case.emendations)
    assert troubles == []
    return reading


def unchanged_runs(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Runs between the changes: where they begin in the source and in the reading; their length."""
    at, in_reading = 0, 0
    for change in reading.changes:
        yield at, in_reading, change.source_start - at
        assert change.source_start - at == change.start - in_reading
        at, in_reading = change.source_end, change.end
    yield at, in_reading, len(reading.source) - at
    assert len(reading.source) - at == len(reading.text) - in_reading


EDGES = [
    Drawn("ab", [{"find": "ab", "read": "Xab"}], [Edit(0, 2, "Xab")]),
    Drawn("ab", [{"find": "ab", "read": "abX"}], [Edit(0, 2, "abX")]),
    Drawn("ab", [{"find": "ab", "read": ""}], [Edit(0, 2, "")]),
    Drawn("aab", [{"find": "aab", "read": "ab"}], [Edit(0, 3, "ab")]),
    Drawn(
        "abcd",
        [{"find": "cd", "read": "Ycd"}, {"find": "ab", "read": "abX"}],
        [Edit(0, 2, "abX"), Edit(2, 4, "Ycd")],
    ),
    Drawn(
        "\ufeff𠮷\r\n",
        [{"find": "\r", "read": ""}, {"find": "\ufeff", "read": ""}, {"find": "𠮷", "read": "吉"}],
        [Edit(0, 1, ""), Edit(1, 2, "吉"), Edit(2, 3, "")],
    ),
    Drawn(
        "21",
        [{"find": "1", "read": ""}, {"find": "2", "read": ""}],
        [Edit(0, 1, ""), Edit(1, 2, "")],
    ),
    Drawn("abc", [{"find": "b"}, {"find": "c", "read": "b"}], [Edit(1, 2, "b"), Edit(2, 3, "b")]),
]


def test_the_edges_are_what_they_say() -> None:
    for case in EDGES:
        assert read(case).text == splice(case.source, case.edits)


@given(drawn())
@example(EDGES[3])
@example(EDGES[4])
@example(EDGES[5])
def test_emending_gives_the_reading_that_splicing_gives(case: Drawn) -> None:
    assert read(case).text == splice(case.source, case.edits)


@given(drawn())
@example(EDGES[4])
@example(EDGES[6])
def test_undoing_the_changes_gives_the_source_back(case: Drawn) -> None:
    reading = read(case)
    undone = [Edit(change.start, change.end, change.found) for change in reading.changes]
    assert splice(reading.text, undone) == case.source


@given(drawn())
@example(EDGES[0])
@example(EDGES[1])
@example(EDGES[3])
@example(EDGES[4])
def test_a_change_says_what_was_found_and_what_is_read(case: Drawn) -> None:
    reading = read(case)
    assert len(reading.changes) == len(case.edits)
    for change, edit in zip(reading.changes, case.edits, strict=True):
        assert edit.start <= change.source_start <= change.source_end <= edit.end
        assert case.source[change.source_start : change.source_end] == change.found
        assert reading.text[change.start : change.end] == change.read
        emendation = case.emendations[change.emendation]
        assert case.source[edit.start : edit.end] == emendation["find"]
        if change.found != change.read:
            assert not (change.found and change.read) or (
                change.found[0] != change.read[0] and change.found[-1] != change.read[-1]
            )


@given(drawn())
@example(EDGES[0])
@example(EDGES[1])
@example(EDGES[4])
@example(EDGES[5])
def test_unchanged_runs_keep_their_places_in_both_directions(case: Drawn) -> None:
    reading = read(case)
    for source, start, length in unchanged_runs(reading):
        for n in range(length):
            assert reading.source_span(start + n, start + n + 1) == (source + n, source + n + 1)
            assert reading.reading_span(source + n, source + n + 1) == (start + n, start + n + 1)
            assert case.source[source + n] == reading.text[start + n]
        if length:
            assert reading.source_span(start, start + length) == (source, source + length)
            assert reading.reading_span(source, source + length) == (start, start + length)


@given(drawn())
@example(EDGES[0])
@example(EDGES[4])
@example(EDGES[7])
def test_changed_characters_map_to_the_whole_run(case: Drawn) -> None:
    """To an empty one where characters were inserted, or deleted; a gap is printed as it is read."""
    reading = read(case)
    for change in reading.changes:
        if not change.alters:
            continue
        found, told = (change.source_start, change.source_end), (change.start, change.end)
        for offset in range(*told):
            assert reading.source_span(offset, offset + 1) == found
        for offset in range(*found):
            assert reading.reading_span(offset, offset + 1) == told
        if change.read:
            assert reading.source_span(*told) == found
        if change.found:
            assert reading.reading_span(*found) == told


@given(drawn())
@example(EDGES[4])
@example(EDGES[5])
def test_spans_are_monotone_and_tile_both_texts(case: Drawn) -> None:
    """Going on character by character never steps back and never leaves anything out.

    What lies between the spans of two neighbours was deleted (or, the other way, inserted).
    """
    reading = read(case)
    for span, length, other, lost in (
        (reading.source_span, len(reading.text), case.source, "found"),
        (reading.reading_span, len(case.source), reading.text, "read"),
    ):
        spans = [span(n, n + 1) for n in range(length)]
        assert all(0 <= start <= end <= len(other) for start, end in spans)
        left_out = {"".join(getattr(c, lost) for c in cs) for cs in neighbours(reading.changes)}
        for before, after in pairwise([(0, 0), *spans, (len(other), len(other))]):
            assert before == after or before[1] <= after[0]
            if before[1] < after[0]:
                assert other[before[1] : after[0]] in left_out
        if length:
            assert span(0, length) == (spans[0][0], spans[-1][1])


def neighbours(changes: tuple[Change, ...]) -> Iterator[tuple[Change, ...]]:
    """Every run of changes that touch one another."""
    for first in range(len(changes)):
        for last in range(first, len(changes)):
            if last > first and changes[last].source_start != changes[last - 1].source_end:
                break
            yield changes[first : last + 1]


@given(drawn(), st.data())
def test_any_span_of_the_reading_is_found_again_from_the_source(
    case: Drawn, data: st.DataObject
) -> None:
    """Where its borders cut no change; what was deleted or inserted at a border may be left out."""
    reading = read(case)
    start = data.draw(st.integers(0, len(reading.text)))
    end = data.draw(st.integers(start, len(reading.text)))
    assume(not reading.splits(start) and not reading.splits(end) and start < end)
    source_start, source_end = reading.source_span(start, end)
    inside = [c for c in reading.changes if start <= c.start and c.end <= end]
    edits = [
        Edit(c.source_start - source_start, c.source_end - source_start, c.read) for c in inside
    ]
    kept = [e for e in edits if e.start >= 0 and e.end <= source_end - source_start]
    assert splice(case.source[source_start:source_end], kept) == reading.text[start:end]
    crossed = reading.changes_in(start, end)
    if not crossed:
        assert case.source[source_start:source_end] == reading.text[start:end]


@given(st.text(CHARACTERS, max_size=10), st.integers(0, 120), st.integers(0, 30))
def test_a_series_deletes_every_page_mark(text: str, first: int, count: int) -> None:
    marks = [f"〔{n}〕" for n in range(first, first + count + 1)]
    source = text.join(["", *marks, ""])
    series = {"find": "〔{n}〕", "from": first, "to": first + count}
    reading, troubles = emend(source, [{"series": series, "read": ""}])
    assert troubles == []
    assert reading.text == text * (len(marks) + 1)
    assert [change.found for change in reading.changes] == marks


@given(drawn(), st.data())
def test_overlapping_emendations_are_refused(case: Drawn, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(case.source) - 1))
    end = data.draw(st.integers(start + 1, len(case.source)))
    found = case.source[start:end]
    starts = places(case.source, found)
    spans = [(a, a + len(found)) for a in starts]
    assume(any(a < e.end and e.start < b for a, b in spans for e in case.edits))
    more = {"find": found, "read": "X", "times": len(starts)}
    reading, troubles = emend(case.source, [*case.emendations, more])
    assert {trouble.rule for trouble in troubles} == {"emendation-overlap"}
    assert reading.text == case.source and reading.changes == ()


@given(drawn(), st.integers(1, 5), st.data())
def test_words_that_stand_otherwise_than_said_are_refused(
    case: Drawn, times: int, data: st.DataObject
) -> None:
    assume(case.emendations)
    index = data.draw(st.integers(0, len(case.emendations) - 1))
    emendation = case.emendations[index]
    found = len(places(case.source, emendation["find"]))
    assume(times != found)
    emendations = [*case.emendations]
    emendations[index] = {**emendation, "times": times}
    reading, troubles = emend(case.source, emendations)
    assert [(trouble.emendation, trouble.rule) for trouble in troubles] == [
        (index, "emendation-times")
    ]
    assert troubles[0].facts == {"find": emendation["find"], "found": found, "times": times}
    assert reading.text == case.source and reading.changes == ()


@given(SOURCES)
def test_words_that_do_not_stand_there_are_refused(source: str) -> None:
    find = source + "!"
    _, troubles = emend(source, [{"find": find, "read": "X"}])
    assert [trouble.rule for trouble in troubles] == ["emendation-not-found"]


@pytest.mark.parametrize(("start", "end", "expected"), [(0, 0, 0), (2, 2, 4), (5, 5, 7)])
def test_an_empty_span_stays_empty(start: int, end: int, expected: int) -> None:
    reading, _ = emend("a--bcde", [{"find": "--", "read": ""}])
    assert reading.text == "abcde"
    assert reading.source_span(start, end) == (expected, expected)
