"""Dates as Chinese documents print them, in digits or in characters (二〇二四年九月三十日), and pages: 2024-09-30."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator

from taizhang.quantity.numerals import read_numeral

DATE = re.compile(
    r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
    "|([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
    r"|(?<![\d.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.-])"
)


CHARACTERS = re.compile(
    "(?<![一二三四五六七八九十])(?:[一二三四五六七八九]|[二三]?十[一二三四五六七八九]?)(?=[月日])"
)
LEAP_YEAR = 2024
"""A year that has a 29 February: a date that returns may be that day."""
DEADLINE = re.compile(
    # Not within a run of blanks: else each of them is tried.
    r"(?<!\s(?=\s))(?:(\d{4})\s*年)?(?:\s*(\d{1,2})\s*月)?(?:\s*(\d{1,2})\s*日)?"
)

NAMED = re.compile("[年月日]")
"""Without one of these no date is named; looking for them is fast."""


def find_deadlines(text: str) -> set[str]:
    """The years, months and days of a text as year-month-day, as far as it names them.

    A month without a year is one of the year named last before it.
    """
    found: set[str] = set()
    text, year = unicodedata.normalize("NFKC", text), ""
    if not NAMED.search(text):
        return found
    for match in DEADLINE.finditer(text):
        year = match[1] or year
        parts = [year, *(part.zfill(2) for part in match.groups()[1:] if part)]
        if match[0] and year and (match[2] or not match[3]) and _is_date(*map(int, parts)):
            found.add("-".join(parts))
    return found


def find_returning(text: str) -> set[str]:
    """The months and days of a text that name no year: --12-15, --12; a day of any month is ---05."""
    found: set[str] = set()
    text = unicodedata.normalize("NFKC", text)
    for match in DEADLINE.finditer(_in_digits(text)) if NAMED.search(text) else ():
        _, month, day = match.groups()
        if match[1] or not match[0] or not _is_date(LEAP_YEAR, int(month or 1), int(day or 1)):
            continue
        parts = [month and month.zfill(2), day and day.zfill(2)]
        found.add("--" + "-".join(part or "" for part in parts[: 2 if day else 1]))
    return found


def _in_digits(text: str) -> str:
    """Text with months and days in characters (十二月十五日) in digits."""
    return CHARACTERS.sub(lambda match: str(read_numeral(match[0]).value), text)


def _is_date(year: int, month: int = 1, day: int = 1) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _read(printed: str) -> int:
    return int(printed) if printed.isdecimal() else int(read_numeral(printed).value)


def find_dates(text: str) -> Iterator[str]:
    """The full dates of a text as year-month-day, in their order; days that no month has left out."""
    for match in DATE.finditer(unicodedata.normalize("NFKC", text)):
        printed = [group.replace("○", "〇") for group in match.groups() if group]
        year, month, day = (_read(one) for one in printed)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield f"{year:04}-{month:02}-{day:02}"
