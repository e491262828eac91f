"""Where the parts of a raw text begin: headings of every habit of numbering, tables, borders.

Numbers must run on: within its level a heading has the number after the one before it.  That tells
headings inside lines from numbers that only look like them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from taizhang.drafting.reading.frame import Frame, find_frame
from taizhang.drafting.reading.page import Page, any_of
from taizhang.drafting.reading.table import Row, Table, find_tables
from taizhang.second_reading.headings import ordinal_of, style_of

LONGEST_HEADING = 60
"""Without a stop, words this long are no heading that another may follow directly."""
FAR = 99
"""No heading at the start of a line has a number as high as this; it is a page or a year."""
TOP = "top"
"""Style of parts of the top level without a number; what follows one lies beside it, not in it."""
MISPRINT = 2
"""A number may be repeated, or run ahead by so many, where the source misprints one."""


@dataclass
class Part:
    """A section of the draft: ``text[start:end]`` is its own text, children excluded."""

    start: int
    end: int
    depth: int
    role: str = ""
    heading: str = ""
    """The words of its heading, folded; empty for a part without one."""
    style: str = ""
    number: int = 0
    """How many characters its number takes, or its name in brackets."""
    children: list["Part"] = field(default_factory=list)
    parent: "Part | None" = None
    table: Table | None = None
    row: Row | None = None
    given: dict[str, Any] | None = None
    """The year said once for it and for what lies in it."""
    claims: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    review: list[str] = field(default_factory=list)
    id: str = ""

    def add(self, kind: str, claim: dict[str, Any]) -> None:
        """Add a claim of a kind."""
        self.claims.setdefault(kind, []).append(claim)

    def walk(self) -> Iterator["Part"]:
        """This part and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class _Heading:
    start: int
    end: int
    style: str
    ordinal: int | None


def find_outline(page: Page) -> list[Part]:
    """The parts of the text at the top level, each with those below it; together they hold it all."""
    tables = find_tables(page)
    in_tables = [(table.start, table.end) for table in tables]
    found = [one for one in _candidates(page) if not _inside(one.start, in_tables)]
    frame = find_frame(page, [one.start for one in found], in_tables)
    headings = _accepted(page, [one for one in found if frame.low <= one.start < frame.high])
    parts = [
        *_of_frame(frame),
        *_of_headings(page, headings),
        *_of_tables(page, tables, headings),
    ]
    if all(part.start for part in parts):
        parts.append(Part(0, 0, 1, "cover"))
    return _nested(page, sorted(parts, key=lambda part: part.start))


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _candidates(page: Page) -> list[_Heading]:
    """All that is numbered like a heading, and headings in brackets on lines of their own."""
    numbering = any_of(page.registers.lexicon["numbering"])
    found = [
        _Heading(*match.span(), style_of(match[0]), ordinal_of(match[0]))
        for match in re.finditer(
            rf"(?:{numbering})\s*(?=[一-鿿“《【]|[A-Z]|(?<![-—])\d{{4}}年)", page.folded
        )
    ]
    for match in re.finditer(any_of(page.lexicon["headings"]), page.folded, re.MULTILINE):
        found.append(_Heading(*match.span(), "bracket", None))
    for match in re.finditer(any_of(page.lexicon["top"]), page.folded, re.MULTILINE):
        found.append(_Heading(*match.span(), TOP, None))
    for match in _named(page):
        found.append(_Heading(*match.span(), "named", None))
    return sorted(found, key=lambda one: one.start)


def _named(page: Page) -> list[re.Match[str]]:
    """Parts that open with a name (蓬江区:), where several lines do."""
    opening = re.compile(
        rf"^[^\S\n]*(?:{any_of(page.registers.lexicon['openings']['named'])})", re.MULTILINE
    )
    labels = re.compile(any_of(page.lexicon["no_names"]))
    found = [one for one in opening.finditer(page.folded) if not labels.match(one[0].strip())]
    return found if len(found) > 2 else []


def _accepted(page: Page, candidates: list[_Heading]) -> list[tuple[_Heading, int]]:
    """The candidates whose numbers run on, each with its depth (from 1)."""
    stack: list[_Heading] = []
    last: dict[str, int] = {}
    accepted: list[tuple[_Heading, int]] = []
    for one in candidates:
        level = next((n for n, above in enumerate(stack) if above.style == one.style), None)
        if not _follows(page, one, level, stack, last, accepted):
            continue
        if one.style == TOP or (level is None and stack and stack[0].style == TOP):
            level = 0
        stack = [*stack[: len(stack) if level is None else level], one]
        last[one.style] = one.ordinal or 0
        accepted.append((one, len(stack)))
    return accepted


def _follows(
    page: Page,
    one: _Heading,
    level: int | None,
    stack: list[_Heading],
    last: dict[str, int],
    accepted: list[tuple[_Heading, int]],
) -> bool:
    """Whether a candidate can be the next heading."""
    if one.ordinal is None:
        return page.opens_line(one.start)
    next_one = one.ordinal == last.get(one.style, 0) + 1
    if page.opens_line(one.start):
        known = level is not None or one.style in last or one.start <= page.past_blanks(0)
        return one.ordinal == 1 or next_one or (known and one.ordinal < FAR)
    if one.style in page.lexicon["at_lines"]:
        # Articles of a text without lines: they run on, each behind the sentence before.
        return (next_one or (one.ordinal == 1 and not last)) and _may_stand(page, one, accepted)
    if next_one or (one.ordinal == 1 and level is None):
        listed = one.style == "①" and level is not None and _ends_item(page, one.start)
        return listed or _may_stand(page, one, accepted)
    misprinted = level is not None and 0 <= one.ordinal - last[one.style] <= MISPRINT
    return misprinted and _ends_sentence(page, one.start)


def _may_stand(page: Page, one: _Heading, accepted: list[tuple[_Heading, int]]) -> bool:
    """Whether a heading may stand here inside a line: after a sentence, or another heading."""
    if _ends_sentence(page, one.start):
        return True
    if not accepted:  # Of a text in one line, the first heading stands behind a blank.
        return one.style == "一、" and page.folded[max(0, one.start - 1) : one.start].isspace()
    heading = page.folded[accepted[-1][0].end : one.start]
    return len(heading) <= LONGEST_HEADING and not re.search("[。;\n]|:$", heading)


def _ends_item(page: Page, offset: int) -> bool:
    return page.folded[max(0, offset - 20) : offset].rstrip().endswith(";")


def _ends_sentence(page: Page, offset: int) -> bool:
    before = page.folded[max(0, offset - 20) : offset].rstrip()
    return before.endswith(("。", ")", "】", "〕", "]", "!"))


def _of_headings(page: Page, headings: list[tuple[_Heading, int]]) -> Iterator[Part]:
    limits = [*(one.start for one, _ in headings[1:]), len(page.text)]
    for (one, depth), limit in zip(headings, limits, strict=False):
        end = min(limit, page.border_after(one.end, limit, "。\n"))
        start = page.past_blanks(one.start)
        title = page.folded[one.end : end].strip()
        if one.style in ("bracket", "named", TOP):
            title = page.folded[one.start : one.end].strip()
        number = 0 if one.ordinal is None and one.style != "bracket" else one.end - start
        yield Part(start, start, depth, "", title or page.folded[start:end], one.style, number)


def _of_frame(frame: Frame) -> Iterator[Part]:
    for start, role in frame.borders:
        yield Part(start, start, 1, role)


def _of_tables(
    page: Page, tables: list[Table], headings: list[tuple[_Heading, int]]
) -> Iterator[Part]:
    """A table lies in the part before it, or beside the others where no heading follows."""
    for table in tables:
        before = [depth for one, depth in headings if one.start < table.start]
        amid = any(one.start > table.start for one, _ in headings)
        depth = before[-1] + 1 if before and amid else 1
        heading = page.line_at(table.start).words.strip()
        yield Part(table.start, table.start, depth, "table", heading, table=table)
        for row in table.rows:
            yield Part(row.start, row.start, depth + 1, "row", row.heading, table=table, row=row)


def _nested(page: Page, parts: list[Part]) -> list[Part]:
    """The parts as a tree, each with its end."""
    top: list[Part] = []
    stack: list[Part] = []
    for part, end in zip(parts, [*(part.start for part in parts[1:]), len(page.text)], strict=True):
        part.end = end
        while stack and stack[-1].depth >= part.depth:
            stack.pop()
        part.parent = stack[-1] if stack else None
        (part.parent.children if part.parent else top).append(part)
        stack.append(part)
    return top
