"""The numbers that a source prints, and those that its emendations put into the reading."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from taizhang.numbers.model import Number
from taizhang.plan import Plan, Section

NUMBER = re.compile(r"[0-9\uff10-\uff19]+(?:[.\uff0e][0-9\uff10-\uff19]+)?")

CUT_UP = re.compile(r"(?<![\d.,〔])\d{1,3}(?:[ \u00a0\u3000]\d{3})+(?!\d)")
"""A number that a blank cuts up: 8 000."""


def printed_numbers(plan: Plan) -> Iterator[Number]:
    """The numbers of the source, each with the number of the reading it is part of."""
    reading = plan.reading
    spans = [plan.section_source_span(section) for section in plan.sections]
    read = {}
    for match in NUMBER.finditer(reading.text):
        for offset in range(*match.span()):
            read[offset] = match.span()
    for match in NUMBER.finditer(reading.source):
        start, end = match.span()
        removed = any(
            change.source_start <= start
            and end <= change.source_end
            and change.read != change.found
            for change in reading.changes
        )
        first, last = reading.reading_span(start, end)
        whole = read.get(first, (first, last))
        number = Number(match[0], start, end, *whole, _section_of(plan, spans, start))
        if removed:
            number.accounted_by, number.start, number.end = "emendation", first, first
        yield number


def _section_of(plan: Plan, spans: list[tuple[int, int]], offset: int) -> Section:
    """The section to which a character of the source belongs."""
    inside = (
        section for section, (a, b) in zip(plan.sections, spans, strict=True) if a <= offset < b
    )
    return next(inside, plan.sections[0])


def restored_numbers(plan: Plan, printed: list[Number]) -> Iterator[Number]:
    """The numbers of the reading that no number of the source is part of."""
    known = {(number.start, number.end) for number in printed if number.start < number.end}
    for match in NUMBER.finditer(plan.reading.text):
        if match.span() not in known:
            span = plan.source_span(*match.span())
            yield Number(match[0], *span, *match.span(), plan.section_at(match.start()))


def read_number(printed: str) -> Decimal:
    """The value of a printed number, full-width digits included."""
    return Decimal(unicodedata.normalize("NFKC", printed))


def is_numbering(plan: Plan, number: Number) -> bool:
    """Whether a number is that of its heading or of its row."""
    section = number.section
    if section.role == "row" and number.start == section.start:
        return re.match(r"\s*[|\t]", plan.reading.text[number.end :]) is not None
    if not section.number:
        return False
    start = section.start + plan.text(section).find(section.number)
    return start <= number.start and number.end <= start + len(section.number)
