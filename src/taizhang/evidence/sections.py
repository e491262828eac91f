"""Laying sections over the reading text."""

import re
from collections.abc import Iterator
from typing import Any

from taizhang.evidence.model import Evidence
from taizhang.evidence.quotes import nearest
from taizhang.plan import Section

TITLE_ENDS = " \t|。:："


def lay_sections(evidence: Evidence) -> None:
    """Find where each section begins; each ends where the next of any depth begins."""
    plan, text = evidence.plan, evidence.plan.reading.text
    laid: list[tuple[dict[str, Any], str, str | None, int, int]] = []
    before, doubtful = 0, False
    for data, pointer, parent, depth in _walk(plan.data["sections"], "/sections", None, 1):
        start = _begin(evidence, data, pointer, before, first=not laid and not doubtful)
        if start is None:
            evidence.broken.add(data["id"])
            if laid:
                evidence.broken.add(laid[-1][0]["id"])
            doubtful = True
            continue
        laid.append((data, pointer, parent, depth, start))
        before = start
    built: dict[str, Section] = {}
    for position, (data, pointer, parent, depth, start) in enumerate(laid):
        end = laid[position + 1][4] if position + 1 < len(laid) else len(text)
        above = built.get(parent) if parent else None
        section = _section(evidence, data, pointer, above, depth, position + 1, start, end)
        built[pointer] = section
        plan.sections.append(section)


def _walk(
    sections: list[dict[str, Any]], pointer: str, parent: str | None, depth: int
) -> Iterator[tuple[dict[str, Any], str, str | None, int]]:
    for index, data in enumerate(sections):
        place = f"{pointer}/{index}"
        yield data, place, parent, depth
        yield from _walk(data.get("sections", []), f"{place}/sections", place, depth + 1)


def _begin(
    evidence: Evidence, data: dict[str, Any], pointer: str, before: int, first: bool
) -> int | None:
    text = evidence.plan.reading.text
    keys = [key for key in ("heading", "starts") if key in data]
    if len(keys) != 1:
        evidence.report("section-without-start", pointer, record=data["id"], id=data["id"])
        return None
    words, place = data[keys[0]], f"{pointer}/{keys[0]}"
    facts = {"record": data["id"], "words": words, "quoted": words}
    start = text.find(words, before)
    if start < 0:
        earlier = text.find(words)
        near = nearest(words, text[before:])
        missing = "heading-not-found-near" if near else "heading-not-found"
        evidence.report(
            missing if earlier < 0 else "heading-out-of-order", place, near=near, **facts
        )
        return None
    if text.find(words, start + 1) >= 0:
        evidence.report("heading-twice", place, **facts)
        return None
    change = evidence.plan.reading.splits(start)
    if change:
        evidence.report("quote-cuts-emendation", place, found=change.found, **facts)
        return None
    if first and start:
        evidence.report("text-before-first-section", place, text=text[:start], **facts)
        return None
    return start


def _section(
    evidence: Evidence,
    data: dict[str, Any],
    pointer: str,
    parent: Section | None,
    depth: int,
    position: int,
    start: int,
    end: int,
) -> Section:
    text = evidence.plan.reading.text[start:end]
    heading = number = title = ""
    if "heading" in data:
        heading = (
            data["heading"]
            if "title" in data
            else re.split("(?<=。)|\n", text.lstrip(), maxsplit=1)[0]
        )
        heading = heading.strip()
        pattern = "|".join(f"(?:{p})" for p in evidence.registers.lexicon["numbering"])
        match = re.match(pattern, evidence.registers.fold(heading))
        number = heading[: match.end()].strip() if match else ""
        title = heading[match.end() if match else 0 :].strip(TITLE_ENDS)
    title = data.get("title", title)
    return Section(
        data["id"],
        data["role"],
        parent,
        position,
        depth,
        start,
        end,
        heading,
        number,
        title,
        pointer,
        data,
    )
