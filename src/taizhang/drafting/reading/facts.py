"""What a plan says of itself: title, number, dates, issuer, period, kind."""

import re
from collections.abc import Iterator
from typing import Any

from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Line, Page, any_of
from taizhang.words.dates import find_dates

TITLE_FOLLOWS = ("。", ":", ")", "日")
"""How the line before a title that does not open its part ends."""
TRADITIONAL = 0.02
"""A text of which so many characters differ in simplified script is in traditional script."""


def read_facts(page: Page, parts: list[Part]) -> dict[str, Any]:
    """The fields of the plan that its text prints, and why others are missing."""
    title = _title(page, parts)
    signed = _signed(page, parts) or _issued(page)
    found: dict[str, Any] = {"title": title}
    found["genre"] = _genre(page, title)
    issuer = signed.get("issuer") or _issuer_of_title(page, title)
    found |= {"issuer": issuer} if issuer else {}
    number = _number(page, parts)
    found |= {"document_number": number} if number else {}
    found |= {key: signed[key] for key in ("written", "published") if key in signed}
    period = _period(page, title, parts)
    found |= {"period": period} if period else {}
    draft = re.search(any_of(page.lexicon["draft"]), page.words.fold(title))
    issued = number or not found.keys().isdisjoint(("written", "published"))
    found["status"] = "draft" if draft else "issued" if issued else "unknown"
    fields = ("issuer", "document_number", "written", "published", "period")
    missing = [field for field in fields if field not in found]
    found["missing"] = dict.fromkeys([*missing, "source_url"], "not-in-source")
    return found


def first_year(facts: dict[str, Any]) -> int:
    """The year in which a plan begins or was written, the earlier of the two; 0 where none is known."""
    begins = facts.get("period", {}).get("start"), facts.get("written", "")[:4]
    return min((int(one) for one in begins if one), default=0)


def script_of(page: Page) -> str:
    """Hans, Hant or Latn, by the characters of the text."""
    chinese = re.findall("[一-鿿]", page.text)
    if len(chinese) * 10 < len(page.text):
        return "Latn"
    simple = page.registers.simplify(page.text)
    changed = sum(1 for a, b in zip(page.text, simple, strict=True) if a != b)
    return "Hant" if changed > TRADITIONAL * len(chinese) else "Hans"


def _title(page: Page, parts: list[Part]) -> str:
    """The lines of the title block, joined; else the title in the notice; else the first line."""
    for part in reversed([part for part in parts if part.role == "cover"]):
        lines = [line for line in page.lines if part.start <= line.start < part.end]
        lines = [line for line in lines if _may_be_title(page, line.words)]
        for first, before in zip(lines, [None, *lines], strict=False):
            if before is None or before.words.endswith(TITLE_FOLLOWS):
                words = _title_from(page, lines[lines.index(first) :][:3], part.end)
                if words:
                    return words
    first_line = page.lines[0] if page.lines else None
    if not first_line:
        return "?"
    end = min(first_line.end, max(parts[0].end, first_line.start + 1))
    return page.text[first_line.start : end][:80].strip()


def _title_from(page: Page, lines: list[Line], high: int) -> str:
    """The first of these lines, joined with as many after it as make them end like a title."""
    words = ""
    for line in lines:
        if re.search("。|:", line.words):
            break
        words += page.text[line.start : min(line.end, high)]
        if re.search(rf"(?:{any_of(page.lexicon['titles'])})$", page.words.fold(words)):
            return words.strip()
    return ""


def _may_be_title(page: Page, words: str) -> bool:
    return not (_is_number(page, words) or page.is_furniture(words))


def _is_number(page: Page, words: str) -> bool:
    return any(re.fullmatch(rf".{{0,12}}{form['pattern']}", words) for form in _forms(page))


def _forms(page: Page) -> Iterator[dict[str, str]]:
    forms = page.registers.lexicon["number_forms"]
    return (form for form in forms if form["form"] == "document-number")


def _number(page: Page, parts: list[Part]) -> str:
    for part in parts:
        if part.role not in ("cover", "furniture"):
            break
        for line in page.lines:
            if part.start <= line.start < part.end and _is_number(page, line.words):
                return page.text[line.start : line.end]
    return ""


def _signed(page: Page, parts: list[Part]) -> dict[str, str]:
    """Issuer and date of the first signature."""
    for part in parts:
        if part.role == "signature":
            lines = [line for line in page.lines if part.start <= line.start < part.end]
            dates = list(find_dates(page.folded[part.start : part.end]))
            written = {"written": dates[0]} if dates else {}
            date = re.fullmatch(page.lexicon["date"], lines[0].words)
            issuer = {} if date else {"issuer": page.text[lines[0].start : lines[0].end]}
            return issuer | written
    return {}


def _issued(page: Page) -> dict[str, str]:
    """Issuer and date of the first line that holds both; with 印发 it is the date of publication."""
    both = re.compile(rf"({page.lexicon['signature']})\s*({page.lexicon['date']})\s*(印发)?")
    for line in page.lines:
        match = both.fullmatch(line.words)
        if match:
            issuer = page.text[line.start : line.start + len(match[1])]
            date = next(find_dates(match[2]), None)
            return {"issuer": issuer} | (
                {"published" if match[3] else "written": date} if date else {}
            )
    return {}


def _issuer_of_title(page: Page, title: str) -> str:
    match = re.match(rf"({page.lexicon['signature']})关于", page.words.fold(title))
    return title[: len(match[1])] if match else ""


def _genre(page: Page, title: str) -> str:
    folded = page.words.fold(title)
    for entry in page.lexicon["genres"]:
        if re.search(any_of(entry["words"]), folded):
            return str(entry["genre"])
    return "other"


def _period(page: Page, title: str, parts: list[Part]) -> dict[str, int] | None:
    """The period that the title prints, else the only one before the first heading."""
    pattern = page.registers.lexicon["period"]
    in_title = {match.groups() for match in re.finditer(pattern, page.words.fold(title))}
    high = next((part.start for part in parts if part.heading), len(page.text))
    in_text = {match.groups() for match in re.finditer(pattern, page.folded[:high])}
    for years in (in_title, in_text):
        if len(years) == 1:
            start, end = (int(one) for one in next(iter(years)))
            return {"start": start, "end": end} if 1949 <= start <= end <= 2100 else None
    return None
