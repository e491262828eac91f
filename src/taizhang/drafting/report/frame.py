"""What stands around the words of a report: its number and title, who signs and when, what is annexed."""

import re
from dataclasses import dataclass
from itertools import pairwise

from taizhang.words.dates import find_dates

LINE = re.compile(r"[^\n]*\S[^\n]*")
NUMBER = re.compile(r"[^\n。]{0,20}〔[^〕\n]*〕[^\n。]{0,12}号$")
"""A line that is nothing but the number of a document."""
LONGEST_DATE, LONGEST_NAME = 16, 40
"""A line of more characters is no date, no name that signs."""


@dataclass(frozen=True)
class Frame:
    """The parts of a report's text, one behind the other; ``first`` is its first line."""

    first: str
    title: str
    body: str
    signature: str = ""
    annex: str = ""

    @property
    def told(self) -> str:
        """The body without the lines that address someone: 各县人民政府:."""
        lines = (line for line in self.body.split("\n") if not line.rstrip().endswith((":", "：")))
        return "\n".join(lines)


def frame_of(text: str) -> Frame:
    """The frame of a text that is not empty; the last name with a date below it is the signature."""
    lines = [(match.start(), match[0]) for match in LINE.finditer(text)]
    number = next((n for n, (_, one) in enumerate(lines) if not NUMBER.match(one.strip())), 0)
    at, line = lines[number]
    title = line.lstrip("\ufeff# \t　").strip() or line.strip()
    start, first = text.index(title, at) + len(title), lines[0][1].strip()
    signed = [two for two in pairwise(lines[number + 1 :]) if _is_signed(two[0][1], two[1][1])]
    if not signed:
        return Frame(first if number else title, title, text[start:])
    (begin, _), (last, date) = signed[-1]
    end = last + len(date)
    signature, annex = text[begin:end].strip(), text[end:].strip()
    return Frame(first if number else title, title, text[start:begin], signature, annex)


def _is_signed(name: str, date: str) -> bool:
    alone = (
        len(name.strip()) <= LONGEST_NAME and "|" not in name and len(date.strip()) <= LONGEST_DATE
    )
    return alone and bool(list(find_dates(date)))
