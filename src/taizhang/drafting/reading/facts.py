"""What a plan says of itself: title, number, dates, issuer, period, kind."""

import re
from typing import Any

from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Line, Page, any_of
from taizhang.words.printed_facts import printed_facts
from taizhang.words.section_roles import is_frame

FIELDS = ("issuer", "document_number", "written", "published", "period")
TITLE_FOLLOWS = ("。", ":", ")", "日")
"""How the line before a title that does not open its part ends."""
TRADITIONAL = 0.02
"""A text of which so many characters differ in simplified script is in traditional script."""


def read_facts(page: Page, parts: list[Part]) -> dict[str, Any]:
    """The fields of the plan that its text prints, why others are missing, and what is to be reviewed."""
    title, titled = _title(page, parts)
    spans = [(part.start, part.end) for part in parts if is_frame(part.role, page.registers)]
    printed = printed_facts(page.text, spans, title, page.registers)
    found: dict[str, Any] = {"title": title, "genre": _genre(page, title)}
    for name in ("issuer", "document_number", "written", "published"):
        found |= {name: printed[name].value} if name in printed else {}
    period = _period(page, title, parts)
    found |= {"period": period} if period else {}
    draft = re.search(any_of(page.registers.lexicon["facts"]["draft"]), page.words.fold(title))
    issued = not found.keys().isdisjoint(("document_number", "written", "published"))
    found["status"] = "draft" if draft else "issued" if issued else "unknown"
    missing = [name for name in FIELDS if name not in found]
    found["missing"] = dict.fromkeys([*missing, "source_url"], "not-in-source")
    doubtful = [] if titled else ["title"]
    doubtful += [name for name in FIELDS if name in printed and not printed[name].sure]
    found["review"] = [*doubtful, *(["missing"] if missing else [])]
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


def _title(page: Page, parts: list[Part]) -> tuple[str, bool]:
    """The lines of the title block, joined, else the title in the notice; and whether it ends like one.

    Else the first line that may be a title.
    """
    covers = [part for part in parts if part.role == "cover"]
    for part in reversed(covers):
        lines = [line for line in page.lines if part.start <= line.start < part.end]
        lines = [line for line in lines if _may_be_title(page, line, part.end)]
        for n, (first, before) in enumerate(zip(lines, [None, *lines], strict=False)):
            if before is None or before.words.endswith(TITLE_FOLLOWS) or _signs(page, before):
                words = _title_from(page, lines[n : n + 3], part.end)
                if words and not (_signs(page, first) and n + 1 < len(lines)):
                    return words, True
    for part in reversed(covers):
        cited = re.findall(r"《([^《》]{6,80})》", page.text[part.start : part.end])
        titles = [one for one in cited if _ends_like_title(page, one)]
        if titles:
            return titles[0], True
    likely = (line for line in page.lines if _may_be_title(page, line, len(page.text)))
    line = next(likely, page.lines[0] if page.lines else None)
    if not line:
        return "?", False
    end = min(line.end, max(parts[0].end, line.start + 1)) if line is page.lines[0] else line.end
    return page.text[line.start : end][:80].strip(), False


def _signs(page: Page, line: Line) -> bool:
    """Whether a line is the name of a body, which a line with 关于 may still go on."""
    return re.fullmatch(page.registers.lexicon["facts"]["body"], line.words) is not None and not (
        page.folded.startswith("关于", page.past_blanks(line.end))
    )


def _title_from(page: Page, lines: list[Line], high: int) -> str:
    """The first of these lines, joined with as many after it as make them end like a title."""
    words = ""
    for line in lines:
        own = page.text[line.start : min(line.end, high)]
        if re.search("[。：:]", own):
            break
        words += own
        if _ends_like_title(page, words):
            return words.strip()
    return ""


def _ends_like_title(page: Page, words: str) -> bool:
    titles = any_of(page.lexicon["titles"])
    return re.search(rf"(?:{titles})$", page.words.fold(words).strip()) is not None


def _may_be_title(page: Page, line: Line, high: int) -> bool:
    """Whether a line is no number, no date, no remark in brackets, no address, and no furniture."""
    words = page.folded[line.start : min(line.end, high)].strip()
    no_title = any(re.fullmatch(pattern, words) for pattern in page.lexicon["no_titles"])
    return not (no_title or page.is_furniture(words))


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
