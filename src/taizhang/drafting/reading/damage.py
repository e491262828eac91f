"""Likely damage of a raw text, proposed as emendations that a person must confirm.

Nothing is put into the text but digits for letters that look like them: what was lost stays a gap.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import count, pairwise
from typing import Any, NamedTuple

from taizhang.drafting.reading.page import BULLETS, any_of
from taizhang.quantity import words_of
from taizhang.registers import Entry, Registers

CHINESE = "一-鿿"
LEAST_MARKS = 3
"""Page marks are believed from so many on."""
LEAST_PAGE = 120
"""On a page stand so many characters at least, taking one with another."""
LONGEST_WRAPPED, LEAST_WRAPPED = 60, 4
"""Lines broken at one width are believed from so many on, up to that width."""
WIDEST = 30
"""An edit takes in at most so many characters on either side."""
ENDS = "。:：;；"


class _Edit(NamedTuple):
    """``source[start:end]`` read otherwise; ``read`` is None for a gap."""

    start: int
    end: int
    read: str | None
    kind: str
    cause: str
    note: str


def find_damage(source: str, registers: Registers) -> list[dict[str, Any]]:
    """Emendations, in the form of ``plan.schema.json``, for what looks damaged."""
    drafting = registers.lexicon["drafting"]
    marks = list(_page_marks(source, drafting))
    taken = [span for _, spans in marks for span in spans]
    emendations = [emendation for emendation, _ in marks]
    for emendation, spans in _advertising(source, drafting):
        emendations.append(emendation)
        taken += spans
    edits: list[_Edit] = []
    covered = bytearray(len(source) + 1)
    for start, end in taken:
        covered[start:end] = b"x" * (end - start)
    for edit in [
        *_digits(source, drafting),
        *_blanks(source, registers),
        *_wraps(source, registers),
    ]:
        if not any(covered[edit.start : edit.end]):
            edits.append(edit)
            covered[edit.start : edit.end] = b"x" * (edit.end - edit.start)
            taken.append((edit.start, edit.end))
    return [*emendations, *_written(source, sorted(edits), taken)]


def _emendation(find: dict[str, Any], edit: _Edit, certainty: str = "low") -> dict[str, Any]:
    read = {} if edit.read is None else {"read": edit.read}
    return {
        **find,
        **read,
        "kind": edit.kind,
        "cause": edit.cause,
        "certainty": certainty,
        "note": edit.note,
        "review": ["read"],
    }


def _written(
    source: str, edits: list[_Edit], taken: list[tuple[int, int]]
) -> Iterator[dict[str, Any]]:
    """Each edit with as many characters around it as make it the only one of its kind."""
    spans, written = sorted(taken), 0
    for edit in edits:
        place = bisect(spans, (edit.start, edit.end))
        low = max(spans[place - 2][1] if place > 1 else 0, written)
        high = spans[place][0] if place < len(spans) else len(source)
        start, end = _widened(source, edit, low, high)
        if _is_once(source, start, end):
            written = end
            whole = source[start : edit.start], source[edit.end : end]
            read = None if edit.read is None else whole[0] + edit.read + whole[1]
            yield _emendation({"find": source[start:end]}, edit._replace(read=read))


def _widened(source: str, edit: _Edit, low: int, high: int) -> tuple[int, int]:
    """An edit with as many characters around it as make it the only one; as it is if none do."""
    start, end = edit.start, edit.end
    if not _is_once(source, max(low, start - WIDEST), min(high, end + WIDEST)):
        return start, end
    for step in range(2 * WIDEST):
        if _is_once(source, start, end) and end - start > 1:
            break
        start, end = (max(low, start - 1), end) if step % 2 else (start, min(high, end + 1))
    return start, end


def _is_once(source: str, start: int, end: int) -> bool:
    words = source[start:end]
    return source.find(words) == start and source.find(words, start + 1) < 0


def _page_marks(
    source: str, drafting: Entry
) -> Iterator[tuple[dict[str, Any], list[tuple[int, int]]]]:
    """Marks that count up through the text, each printed once."""
    note = drafting["notes"]["page_marks"]
    for form in drafting["page_marks"]:
        find = form["find"]
        spans = []
        for n in count(form.get("from", 1)):
            words = find.replace("{n}", str(n))
            if source.count(words) != 1:
                break
            at = source.index(words)
            spans.append((at, at + len(words)))
        if len(spans) < LEAST_MARKS or spans != sorted(spans) or _are_close(spans):
            continue
        amid = sum(1 for a, _ in spans if a and source[a - 1] not in ENDS + ")）\n")
        if form.get("amid") and amid * 2 < len(spans):
            continue
        first = form.get("from", 1)
        yield from _series(form, first, first + len(spans) - 1, note, spans)


def _are_close(spans: list[tuple[int, int]]) -> bool:
    """Whether so little stands between marks that they number rows, not pages."""
    return spans[-1][0] - spans[0][1] < LEAST_PAGE * (len(spans) - 1)


def _series(
    form: Entry, first: int, last: int, note: str, spans: list[tuple[int, int]]
) -> Iterator[tuple[dict[str, Any], list[tuple[int, int]]]]:
    """One emendation for the marks; the first, where it opens the text, keeps its line end."""
    edit = _Edit(0, 0, form["read"], "surplus", "pagination", note)
    if form.get("amid"):
        opening = form["find"].replace("{n}", str(first))
        yield _emendation({"find": opening}, edit._replace(read="\n"), "medium"), spans[:1]
        first, spans = first + 1, spans[1:]
    series = {"series": {"find": form["find"], "from": first, "to": last}}
    yield _emendation(series, edit, "medium"), spans


def _advertising(
    source: str, drafting: Entry
) -> Iterator[tuple[dict[str, Any], list[tuple[int, int]]]]:
    """Words of advertising, wherever they were put in alike."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in re.finditer(drafting["advertising"], source):
        found.setdefault(match[0], []).append(match.span())
    note = drafting["notes"]["advertising"]
    for words, places in found.items():
        if source.count(words) == len(places):
            times = {"times": len(places)} if len(places) > 1 else {}
            edit = _Edit(0, 0, "", "surplus", "spam", note)
            yield _emendation({"find": words} | times, edit), places


def _digits(source: str, drafting: Entry) -> Iterator[_Edit]:
    """Letters among digits (6O家) read as the digits they look like."""
    digits, note = drafting["ocr"]["digits"], drafting["notes"]["digits"]
    for match in re.finditer(drafting["ocr"]["pattern"], source):
        for letters in re.finditer("|".join(digits), match[0]):
            start = match.start() + letters.start()
            read = digits[letters[0]]
            told = f"{note} “{letters[0]}”→“{read}”"
            yield _Edit(start, start + 1, read, "substitution", "ocr", told)
    for match in re.finditer(drafting["ocr"]["lost"], source):
        yield _Edit(*match.span(), None, "gap", "ocr", drafting["notes"]["lost"])


def _blanks(source: str, registers: Registers) -> Iterator[_Edit]:
    """A blank between Chinese characters: words may be lost, unless every character has one."""
    drafting, folded = registers.lexicon["drafting"], words_of(registers).fold(source)
    numbering = re.compile(any_of(registers.lexicon["numbering"]))
    blank = re.compile(rf"(?<=[{CHINESE}])[ \u3000]+(?=[{CHINESE}(（“《])")
    note = drafting["notes"]["blank"]
    for line in re.finditer(r"[^\n]+", folded):
        if re.search(any_of(drafting["furniture"]), line[0].strip()):
            continue
        begun = re.compile(rf"[\s{BULLETS}]*(?:{numbering.pattern})?\s*").match(
            folded, *line.span()
        )
        numbered = begun.end() if begun else line.start()
        for match in blank.finditer(source, *line.span()):
            head = folded[line.start() : match.start()].strip().strip(BULLETS)
            parted = match.end() <= numbered or numbering.match(folded, match.end())
            if not parted and len(head) > 2:
                yield _Edit(match.start() - 1, match.end() + 1, None, "gap", "scraping", note)


def _wraps(source: str, registers: Registers) -> Iterator[_Edit]:
    """Line ends inside sentences, where a text is broken into lines of one width."""
    found = re.finditer(r"[^\n]+", source)
    lines = [match for match in found if match[0].strip() and not re.search(r"[|\t]", match[0])]
    long = [match for match in lines if len(match[0]) >= LONGEST_WRAPPED // 3]
    broken = [match for match in long if match[0][-1] not in ENDS + ")）】〕》”"]
    widths = sorted(len(match[0]) for match in broken)
    width = widths[len(widths) // 2] if widths else 0
    alike = [one for one in widths if width * 0.8 <= one <= width * 1.2]
    if width > LONGEST_WRAPPED or len(alike) < LEAST_WRAPPED or len(alike) * 3 < len(widths) * 2:
        return
    heading = re.compile(
        any_of([*registers.lexicon["numbering"], *registers.lexicon["drafting"]["headings"]])
    )
    for line, after in pairwise(lines):
        full = len(line[0]) >= width * 0.8 and line[0][-1] not in ENDS
        if full and after.start() == line.end() + 1 and not heading.match(after[0]):
            note = registers.lexicon["drafting"]["notes"]["wraps"]
            yield _Edit(line.end(), after.start(), "", "surplus", "ocr", note)


def as_list(emendations: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The emendations without what only reviewers read, to be applied."""
    return [{k: v for k, v in one.items() if k != "review"} for one in emendations]
