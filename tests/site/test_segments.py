"""The cutting of the reading text: nothing lost, every mark where it holds."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.emendation import emend
from taizhang.site.plan.segments import ClaimMark, Note, cut, lines

TEXT = "一、目标\n建设1个平台、2个中心。\n\n完。"


def mark(words: str, name: str, text: str = TEXT) -> ClaimMark:
    start = text.index(words)
    return ClaimMark("targets", start, start + len(words), f"w-{name}", f"r-{name}")


def test_nested_marks_give_the_inner_words_to_the_inner_claim() -> None:
    outer, inner = mark("建设1个平台、2个中心", "outer"), mark("2个中心", "inner")
    segments = cut(TEXT, 0, len(TEXT), [outer, inner])
    covering = {s.text: [m.record for m in s.marks] for s in segments if s.marks}
    assert covering == {"建设1个平台、": ["r-outer"], "2个中心": ["r-inner", "r-outer"]}


def test_overlapping_marks_share_the_words_between() -> None:
    first, second = mark("建设1个平台、", "first"), mark("平台、2个中心", "second")
    segments = cut(TEXT, 0, len(TEXT), [first, second])
    covering = {s.text: {m.record for m in s.marks} for s in segments if s.marks}
    assert covering == {
        "建设1个": {"r-first"},
        "平台、": {"r-first", "r-second"},
        "2个中心": {"r-second"},
    }


def test_of_two_claims_on_the_same_words_the_second_is_told_at_the_end() -> None:
    one, other = mark("1个平台", "a"), mark("1个平台", "b")
    [segment] = [s for s in cut(TEXT, 0, len(TEXT), [one, other]) if s.marks]
    assert [m.words for m in segment.opening] == ["w-a", "w-b"]
    assert [m.record for m in segment.closing] == ["r-b"]


def test_lines_keep_every_character_but_line_ends() -> None:
    told = lines(cut(TEXT, 0, len(TEXT), [mark("平台、2个中心。\n\n完", "x")]))
    assert ["".join(s.text for s in line) for line in told] == TEXT.replace("\n\n", "\n").split(
        "\n"
    )


def test_a_deletion_is_noted_where_it_was() -> None:
    reading, _ = emend("甲广告乙", [{"find": "广告", "read": ""}])
    segments = cut(reading.text, 0, 2, [], [(reading.changes[0], Note(1, 1))])
    assert [(s.text, s.notes, s.emended) for s in segments] == [
        ("甲", [Note(1, 1)], False),
        ("乙", [], False),
    ]


def test_a_deletion_at_the_very_beginning_is_noted() -> None:
    reading, _ = emend("广告甲", [{"find": "广告", "read": ""}])
    segments = cut(reading.text, 0, 1, [], [(reading.changes[0], Note(1, 1))])
    assert [(s.text, s.notes) for s in segments] == [("", [Note(1, 1)]), ("甲", [])]


def test_a_deletion_between_sections_is_noted_in_the_first_only() -> None:
    reading, _ = emend("甲广告乙", [{"find": "广告", "read": ""}])
    pair = (reading.changes[0], Note(1, 1))
    first, second = (cut(reading.text, a, b, [], [pair]) for a, b in ((0, 1), (1, 2)))
    assert [[s.notes for s in part] for part in (first, second)] == [[[Note(1, 1)]], [[]]]


@given(
    st.text("甲乙丙\n", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=8),
)
def test_segments_put_together_are_the_text_and_every_mark_leads_somewhere(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [
        ClaimMark("targets", start, min(len(text), start + length), f"w-{n}", f"r-{n}")
        for n, (start, length) in enumerate(spans)
        if start < len(text)
    ]
    segments = cut(text, 0, len(text), marks)
    assert "".join(s.text for s in segments) == text
    for segment in segments:
        held = {m.record for m in segment.marks}
        assert held == {m.record for m in marks if m.start <= segment.start < m.end}
    shown = [s for line in lines(segments) for s in line]
    seen = [m.words for s in shown for m in s.opening]
    assert len(seen) == len(set(seen))
    with_words = [m for m in marks if text[m.start : m.end].strip()]
    led = {s.marks[0].record for s in shown if s.marks} | {
        m.record for s in shown for m in s.closing
    }
    assert {m.record for m in with_words} <= led
    assert {m.words for m in with_words} <= set(seen)
