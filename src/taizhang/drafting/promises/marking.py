"""What marks a part of a draft: the id it is called by, and the words it begins with."""

from bisect import bisect_left
from collections import Counter

from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page
from taizhang.evidence import TITLE_ENDS

LONGEST_START = 300
"""The words a part begins with are made no longer than this to tell it from others."""
ID_STEMS = {"task": "t", "action": "a", "row": "row", "safeguard": "safeguard"}


def name_parts(parts: list[Part]) -> None:
    """Ids for parts and their claims: t01, a1 …, and the part's id with a number for claims."""
    counts: Counter[str] = Counter()
    every = [one for top in parts for one in top.walk()]
    many = Counter(part.role for part in every)
    for part in every:
        counts[part.role] += 1
        n = counts[part.role]
        stem = ID_STEMS.get(part.role, part.role)
        number = f"{n:02}" if part.role == "task" else f"-{n}" if stem == part.role else str(n)
        part.id = stem if many[part.role] == 1 and stem == part.role else f"{stem}{number}"
        for kind, letter in (("targets", "target"), ("funding", "funding"), ("duties", "duty")):
            for m, claim in enumerate(part.claims.get(kind, []), 1):
                rest = {
                    key: claim.pop(key) for key in sorted(claim, key=lambda key: key == "review")
                }
                claim["id"] = f"{part.id}-{letter}-{m}"
                claim |= rest


def beginning(page: Page, part: Part) -> dict[str, str]:
    """The heading (with its title where that is not the rest of its sentence), or first words."""
    limit = page.border_after(part.start, len(page.text), "。\n")
    if not part.heading:
        end = min(limit, page.border_after(part.start + 1, limit, ",，、:：。\n"), part.start + 40)
        return {"starts": _once(page, part.start, end)}
    end = min(limit, max(part.end, part.start + 1))
    if part.row or part.style == "bracket":
        end = part.start + len(part.row.heading if part.row else part.heading)
    elif end - part.start > 40:
        end = min(end, page.border_after(part.start + 6, end, ",，;；:：。\n"))
    stop = 1 if page.text[end : end + 1] == "。" and end < part.end else 0
    heading = _once(page, part.start, end + stop)
    begun = {"heading": heading}
    if part.end < limit or (part.style == "bracket" and end < limit):
        begun["title"] = part.heading.strip(TITLE_ENDS)
    return begun


def _once(page: Page, start: int, end: int) -> str:
    """The words from a start on, as many as stand nowhere else."""
    longer = range(end, max(end, start + LONGEST_START))
    end += bisect_left(longer, True, key=lambda stop: _is_once(page, start, stop))
    bare = start + len(page.text[start:end].rstrip())
    return page.text[start:bare] if _is_once(page, start, bare) else page.text[start:end]


def _is_once(page: Page, start: int, end: int) -> bool:
    words = page.text[start:end]
    return page.text.find(words) == start and page.text.find(words, start + 1) < 0
