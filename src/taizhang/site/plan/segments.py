"""The reading text cut into segments, so that overlapping claims can be marked where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from taizhang.emendation import Change


@dataclass(frozen=True)
class ClaimMark:
    """A claim's hold on the reading: ``reading[start:end]``.

    ``words`` is the anchor of these words, ``record`` that of what they say, on ``page``.
    """

    kind: str
    start: int
    end: int
    words: str
    record: str
    page: str = ""


@dataclass(frozen=True)
class Note:
    """Where a reader is told of an emendation: its number in the list, and which place it is.

    ``words`` is the anchor of this place, ``record`` that of the emendation in the list.
    """

    number: int
    place: int
    words: str = ""
    record: str = ""


@dataclass
class Segment:
    """A run of the reading that no border crosses.

    ``marks`` cover it, the innermost first; ``opening`` begin with it.  ``closing`` are marks that
    end with it and are nowhere the innermost, so that no words of their own lead to them.
    """

    start: int
    end: int
    text: str
    marks: tuple[ClaimMark, ...] = ()
    opening: tuple[ClaimMark, ...] = ()
    closing: tuple[ClaimMark, ...] = ()
    emended: bool = False
    notes: list[Note] = field(default_factory=list)


def cut(
    text: str,
    start: int,
    end: int,
    marks: Iterable[ClaimMark] = (),
    changes: Iterable[tuple[Change, Note]] = (),
    borders: Iterable[int] = (),
) -> list[Segment]:
    """The segments of ``text[start:end]``, in order; put together they are that text.

    It is cut at the borders of marks and changes and at those given besides.  ListLine ends are segments of their own.  Of changes that leave nothing to read, those at ``start``
    belong to what lies before, except at the beginning of the text.
    """
    marks = [mark for mark in marks if start < mark.end and mark.start < end]
    changes = [pair for pair in changes if _belongs(pair[0], start, end)]
    cuts = {start, end, *borders}
    cuts.update(at for mark in marks for at in (mark.start, mark.end))
    cuts.update(at for change, _ in changes for at in (change.start, change.end))
    for offset in range(start, end):
        if text[offset] == "\n":
            cuts.update((offset, offset + 1))
    ordered = sorted(at for at in cuts if start <= at <= end)
    segments = [_segment(text, a, b, marks, changes) for a, b in pairwise(ordered)]
    _close(segments, marks)
    before = [note for change, note in changes if change.end == start]
    if before:
        segments.insert(0, Segment(start, start, "", notes=before))
    return segments


def _belongs(change: Change, start: int, end: int) -> bool:
    if change.start < change.end:
        return start < change.end and change.start < end
    return start < change.start <= end or change.start == start == 0


def _segment(
    text: str, start: int, end: int, marks: list[ClaimMark], changes: list[tuple[Change, Note]]
) -> Segment:
    covering = [mark for mark in marks if mark.start <= start and end <= mark.end]
    return Segment(
        start,
        end,
        text[start:end],
        tuple(sorted(covering, key=lambda mark: (mark.end - mark.start, mark.record))),
        tuple(mark for mark in covering if mark.start == start),
        emended=any(change.start <= start and end <= change.end for change, _ in changes),
        notes=[note for change, note in changes if change.end == end],
    )


def _close(segments: list[Segment], marks: list[ClaimMark]) -> None:
    """Note at its end each mark to whose record no words lead."""
    led = {
        segment.marks[0].record for segment in segments if segment.marks and segment.text != "\n"
    }
    for segment in segments:
        segment.closing = tuple(
            mark for mark in segment.marks if mark.end == segment.end and mark.record not in led
        )


def lines(segments: list[Segment]) -> list[list[Segment]]:
    """Segments by the line they stand on; line ends and empty lines are left out.

    What ends or is noted at a line end is kept with the words before it, what begins there with
    the words after it.
    """
    told: list[list[Segment]] = [[]]
    shown: list[Segment] = []
    opening: tuple[ClaimMark, ...] = ()
    for segment in [*segments, Segment(-1, -1, "")]:
        if segment.text == "\n":
            opening += segment.opening
            if not shown and (segment.notes or segment.closing):
                shown.append(Segment(segment.start, segment.start, ""))
                told[-1].append(shown[-1])
            if shown:
                shown[-1].notes += segment.notes
                shown[-1].closing += segment.closing
            told.append([])
            continue
        segment.opening, opening = opening + segment.opening, ()
        shown.append(segment)
        told[-1].append(segment)
    return [line for line in told if any(map(_is_shown, line))]


def _is_shown(segment: Segment) -> bool:
    return bool(segment.text.strip() or segment.notes or segment.opening or segment.closing)
