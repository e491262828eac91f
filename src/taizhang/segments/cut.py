"""Cutting the text of a section into segments."""

import re
from collections.abc import Iterable, Iterator

from taizhang.plan import Section

PAIRS = {"(": ")", "（": "）", "【": "】", "[": "]", "〔": "〕", "《": "》", "〈": "〉"}
PAIRS |= {"“": "”", "‘": "’", "「": "」", "『": "』"}
BORDERS = ",，;；。!！?？"
CELLS = "|\t"
BLANK = " "
MARK = re.compile(f"[{re.escape(''.join((*PAIRS, *PAIRS.values(), BORDERS)))}]")


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks in place of some spans; its length and its lines stay the same."""
    for start, end in spans:
        kept = re.sub(r"[^\n]", BLANK, text[start:end])
        text = text[:start] + kept + text[end:]
    return text


def cut(text: str, section: Section) -> Iterator[tuple[int, int]]:
    """Where the segments of a section lie in a text from which headings are taken off.

    An opening bracket or mark that is not closed ends with its line.
    """
    if section.role == "row":
        yield from _trimmed(text, section.start, section.end)
        return
    start = section.start
    for line in text[section.start : section.end].splitlines(keepends=True):
        end = start + len(line)
        if any(mark in line for mark in CELLS):
            yield from _trimmed(text, start, end)
        else:
            yield from _within_line(text, start, end)
        start = end


def _within_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    waiting: list[str] = []
    places: dict[str, list[int]] = {closing: [] for closing in PAIRS.values()}
    first = start
    for match in MARK.finditer(text, start, end):
        offset, character = match.start(), match[0]
        if places.get(character):
            closed = waiting[places[character][0] :]
            del waiting[places[character][0] :]
            for one in closed:
                places[one].pop()
        elif character in PAIRS:
            places[PAIRS[character]].append(len(waiting))
            waiting.append(PAIRS[character])
        elif character in BORDERS and not waiting:
            yield from _trimmed(text, first, offset)
            first = offset + 1
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without blanks around it; none where it holds no word."""
    piece = text[start:end]
    if re.search(r"\w", piece):
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(piece.strip())
