"""The times a bulletin is about: whole dekads, months, quarters, half-years and years of the calendar."""

from calendar import monthrange
from datetime import date

from taizhang.registers import Registers

KINDS = {"dekad": "P10D", "month": "P1M", "quarter": "P3M", "half-year": "P6M", "year": "P1Y"}
"""Each kind of bulletin, and how long the time is that it looks ahead."""

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


def whole(kind: str, day: date) -> tuple[date, date]:
    """The first and the last day of the time of a kind in which a day lies."""
    if kind == "dekad":
        first = min((day.day - 1) // 10, 2) * 10 + 1
        last = first + 9 if first < 21 else monthrange(day.year, day.month)[1]
        return day.replace(day=first), day.replace(day=last)
    count = MONTHS[kind]
    month = (day.month - 1) // count * count + 1
    end = month + count - 1
    return date(day.year, month, 1), date(day.year, end, monthrange(day.year, end)[1])


def called(kind: str, start: date, end: date, registers: Registers) -> str:
    """What a time is called: 2025年3月下旬, 2025年三季度."""
    words = registers.lexicon.get("reports", {})
    year = f"{start.year}年"
    if kind == "year":
        return year
    if kind == "month":
        return f"{year}{start.month}月"
    if kind == "dekad":
        named = words.get("dekads", {}).items()
        found = next((word for word, days in named if days[0] == start.day), "")
        return f"{year}{start.month}月{found or f'{start.day}-{end.day}日'}"
    months = [start.month, end.month]
    found = next((word for word, of in words.get("months", {}).items() if of == months), "")
    return f"{year}{found or f'{start.month}-{end.month}月'}"


def in_words(day: date) -> str:
    """A day as a bulletin writes it."""
    return f"{day.year}年{day.month}月{day.day}日"


def due_in_words(when: str) -> str:
    """A date in words, with the precision it has."""
    parts = zip(when.split("-") if when else (), "年月日", strict=False)
    return "".join(f"{int(number)}{unit}" for number, unit in parts)
