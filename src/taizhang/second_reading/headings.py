"""Where parts of a plan begin in its text, and beginnings that no section has been laid at."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from taizhang.plan import Plan, Section
from taizhang.quantity.numerals import read_numeral
from taizhang.registers import Registers
from taizhang.words.places import places_of
from taizhang.words.section_roles import is_frame

"""Roles of sections in which no promises are read."""

# A numbering begins with a numeral, not within one: else each character of a run is tried.
NOT_WITHIN = r"(?<!\d(?=\d))(?<![一二三四五六七八九十](?=[一二三四五六七八九十]))"
NUMERAL = re.compile(r"\d+|[〇零一二三四五六七八九十百]+|[①-⑳]")


class Beginning(NamedTuple):
    """Words at ``reading[start:end]``, inside a section, with which another section begins.

    ``style`` and ``ordinal`` are those of a numbered heading; else empty and None.
    """

    section: Section
    start: int
    end: int
    style: str = ""
    ordinal: int | None = None


def style_of(number: str) -> str:
    """The way a heading is numbered, with the first number in it: 一、, 1、, (一), 1., ①, 第一条."""
    return NUMERAL.sub(_first_of_its_kind, re.sub(r"\s", "", number))


def _first_of_its_kind(match: re.Match[str]) -> str:
    return "1" if match[0].isdecimal() else "①" if "①" <= match[0] <= "⑳" else "一"


def ordinal_of(number: str) -> int | None:
    """The number of a heading (of 1.2 the 2); none where it has no number that counts."""
    return next(iter(ordinals_of(number)[-1:]), None)


def ordinals_of(number: str) -> tuple[int, ...]:
    """The numbers of a heading on all its levels: (1, 2) of 1.2, none where nothing counts."""
    return tuple(_read_ordinal(numeral) for numeral in NUMERAL.findall(number))


def _read_ordinal(numeral: str) -> int:
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    return int(read_numeral(unicodedata.normalize("NFKC", numeral)).value)


def swallowed_beginnings(plan: Plan, registers: Registers) -> list[Beginning]:
    """Headings and openings inside the text of sections, where a section of their own is missing.

    A numbered heading is known by the styles that the plan's own sections have, and stands at the
    start of a line, or anywhere if sections of its style do.  An annex may number what it lists, and
    annexes may be numbered where they are listed (附件:1.…).
    """
    found: dict[int, Beginning] = {}
    text = plan.folded
    annexes = _annexes(text, registers)
    for finder in (_numbered, _named, _preamble, _title):
        for one in finder(plan, text, registers):
            listed = any(section.role == "annex" for section in one.section.ancestors())
            own = plan.text(one.section)
            listed = listed or any(start <= one.start < end for start, end in annexes)
            if one.start > one.section.start + len(own) - len(own.lstrip()) and not listed:
                found.setdefault(one.start, one)
    return [found[start] for start in sorted(found)]


def _annexes(text: str, registers: Registers) -> list[tuple[int, int]]:
    """Where annexes are listed: after the word that announces them, in this line and those below."""
    announced = registers.lexicon["damage"]["announcements"]["annex"]
    item = r"\s*\d+\s*[.、][^\n]*"
    return [match.span() for match in re.finditer(rf"(?:{announced}){item}(?:\n{item})*", text)]


def _numbered(plan: Plan, text: str, registers: Registers) -> Iterator[Beginning]:
    styles = {style_of(section.number) for section in plan.sections if section.number}
    inside = {
        style_of(section.number)
        for section in plan.sections
        if section.number and not _opens_line(text, section.start)
    }
    for match in re.finditer(
        rf"{NOT_WITHIN}(?:{_any(registers.lexicon['numbering'])})(?=[^\W\d_]|“|(?<![-—])\d{{4}}年)",
        text,
    ):
        section, style = plan.section_at(match.start()), style_of(match[0])
        at_line = _opens_line(text, match.start())
        known = style in styles or is_frame(section.role, registers)
        within_line = style in inside and not re.match(r"[\dA-Za-z第]", text[match.start() - 1])
        if (at_line and known) or within_line:
            yield Beginning(section, *match.span(), style, ordinal_of(match[0]))


def _named(plan: Plan, text: str, registers: Registers) -> Iterator[Beginning]:
    """Openings with a name (蓬江区:), where sections of the plan begin like this."""
    opening = re.compile(_any(registers.lexicon["openings"]["named"]))
    spoken = [section for section in plan.sections if not is_frame(section.role, registers)]
    if any(opening.match(text, section.start) for section in spoken):
        for match in opening.finditer(text):
            if _opens_line(text, match.start()):
                yield Beginning(plan.section_at(match.start()), *match.span())


def _preamble(plan: Plan, text: str, registers: Registers) -> Iterator[Beginning]:
    if any(section.role == "preamble" for section in plan.sections):
        return
    for match in re.finditer(_any(registers.lexicon["openings"]["preamble"]), text):
        section = plan.section_at(match.start())
        opens = _opens_line(text, match.start()) or text[match.start() - 1] in ")》"
        if is_frame(section.role, registers) and opens:
            yield Beginning(section, *match.span())


def _title(plan: Plan, text: str, registers: Registers) -> Iterator[Beginning]:
    """The title on a line of its own, where only a signature or furniture may stand."""
    for start, end in places_of(plan.data["title"], text, registers):
        section = plan.section_at(start)
        alone = _opens_line(text, start) and not text[end : section.end].partition("\n")[0].strip()
        if alone and section.role in ("signature", "furniture"):
            yield Beginning(section, start, end)


def _opens_line(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip()


def _any(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)"
