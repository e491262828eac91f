"""What stands before the first heading of a plan and after its last: covers, signatures, annexes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from taizhang.drafting.reading.page import Line, Page, any_of


@dataclass(frozen=True)
class Frame:
    """Where parts without a number begin, with their roles; headings lie between low and high."""

    borders: list[tuple[int, str]]
    low: int
    high: int


def find_frame(page: Page, headings: list[int], tables: list[tuple[int, int]]) -> Frame:
    """The parts around the numbered ones.  The first begins at 0."""
    first = _first_heading(page, headings)
    front = dict(_front(page, first))
    last = max((start for start in headings if start >= first), default=first)
    back: dict[int, str] = {}
    for start, role in _back(page, last, tables):
        back.setdefault(start, role)
    ends = [start for start, role in back.items() if role == "annex"]
    borders = {0: "cover"} | front | {s: r for s, r in back.items() if s > max(front, default=0)}
    if 0 not in front and page.folded.strip() and headings and headings[0] == 0:
        borders = {start: role for start, role in borders.items() if start}
    return Frame(sorted(borders.items()), first, min(ends, default=len(page.text)))


def _first_heading(page: Page, headings: list[int]) -> int:
    """The first heading that opens with the first number and is no item of a list in the notice."""
    listed = set(_annex_list(page))
    for start in headings:
        begun = any_of(page.lexicon["first"])
        if page.line_at(start).start not in listed and re.match(
            rf"\s*(?:{begun})", page.folded[start : start + 12]
        ):
            return start
    return headings[0] if headings else len(page.text)


def _annex_list(page: Page) -> Iterator[int]:
    """Where the lines begin that list the annexes: 附件:1.…, and 2.… below it."""
    inside = False
    for line in page.lines:
        opens = re.match(page.lexicon["annex"], line.words) and ":" in line.words
        inside = bool(opens) or (inside and re.match(r"\d+\s*[.、]", line.words) is not None)
        if inside:
            yield page.line_at(line.start).start


# The front


def _front(page: Page, high: int) -> Iterator[tuple[int, str]]:
    """Furniture, the notice, its signature, the title and the preamble."""
    lines = [line for line in page.lines if line.start < high]
    if not lines:
        return
    start = 0
    for start, role in _web_head(page, lines):
        yield start, role
    lines = [line for line in lines if line.start >= start]
    signed = next(iter(_signatures(page, lines)), None) or _dated(page, lines)
    if signed:
        yield signed.start, "signature"
        dates = re.compile(page.lexicon["date"])
        after = [line for line in lines if line.start >= signed.start]
        while after and not dates.fullmatch(after.pop(0).words):
            pass
        lines = [line for line in after if not page.is_furniture(line.words)]
        if lines:
            yield lines[0].start, "cover"
    preamble = _preamble(page, lines, high, signed is not None)
    if preamble is not None:
        yield preamble, "preamble"


def _web_head(page: Page, lines: list[Line]) -> Iterator[tuple[int, str]]:
    """What a web page puts before the text: lines of furniture, and the title that comes again."""
    begun = next((line.start for line in lines if _is_text(page, line)), lines[-1].end)
    furniture = [line for line in lines if line.start < begun and page.is_furniture(line.words)]
    if not furniture:
        return
    after = [line for line in lines if line.start > furniture[-1].start]
    again = [line for line in after if line.words == lines[0].words]
    titled = not again and furniture[0] is not lines[0]
    yield furniture[0].start if titled else 0, "furniture"
    if again or after:
        yield (again or after)[0].start, "cover"


def _is_text(page: Page, line: Line) -> bool:
    """Whether a line is a sentence or an address, and no furniture."""
    return line.words.endswith(("。", ":")) and not page.is_furniture(line.words)


def _preamble(page: Page, lines: list[Line], high: int, noticed: bool) -> int | None:
    """The first line that is a sentence, or where the words of a preamble begin inside a line."""
    if not lines:
        return None
    opening = any_of(page.registers.lexicon["openings"]["preamble"])
    for line in lines:
        match = re.compile(opening).search(page.folded, line.start, min(line.end, high))
        if match:
            amid = re.search("[。,]", page.folded[line.start : match.start()])
            return line.start if amid else match.start()
    if any(re.search(any_of(page.lexicon["notice"]), line.words) for line in lines) and not noticed:
        return _after_address(page, lines)
    sentences = [
        line for line in lines if page.folded.find("。", line.start, min(line.end, high)) >= 0
    ]
    return sentences[0].start if sentences else None


def _after_address(page: Page, lines: list[Line]) -> int | None:
    """The line after the one that addresses the bodies (各县…:)."""
    for line, after in pairwise(lines):
        if line.words.endswith(":"):
            return after.start
    return None


def _signatures(page: Page, lines: list[Line]) -> Iterator[Line]:
    """Lines that name a body and are followed by a date."""
    body = re.compile(page.lexicon["signature"])
    for line, after in pairwise(lines):
        if body.fullmatch(line.words) and re.fullmatch(page.lexicon["date"], after.words):
            yield line


def _dated(page: Page, lines: list[Line]) -> Line | None:
    """A line that is a date, after a sentence: a notice may be signed by nothing else."""
    begun = next((n for n, line in enumerate(lines) if line.words.endswith("。")), len(lines))
    date = re.compile(page.lexicon["date"])
    return next((line for line in lines[begun:] if date.fullmatch(line.words)), None)


# The back


def _back(page: Page, low: int, tables: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Annexes, closing words, the signature and furniture after the last heading."""
    lines = [line for line in page.lines if line.start > low]
    annexed = [line for line in page.lines if re.match(page.lexicon["annex"], line.words)]
    if annexed and annexed[0].start > low - 200:
        first = annexed[0]
        yield first.start, "annex"
        low = min(low, first.start)
        lines = [line for line in page.lines if line.start > first.start]
    lines = [line for line in lines if not any(a <= line.start < b for a, b in tables)]
    for line in _signatures(page, lines):
        yield line.start, "signature"
    closing = re.compile(any_of(page.lexicon["closing"]))
    told = False
    for line in lines:
        if page.is_furniture(line.words) and not told:
            told = True
            yield line.start, "furniture"
        elif closing.match(line.words):
            yield line.start, "safeguards"
