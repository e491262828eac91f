"""Finding the words of claims, each in its own section's text."""

import re
from typing import Any

from rapidfuzz import fuzz

from taizhang.evidence.model import Evidence
from taizhang.plan import CLAIMS, REPORTED, Claim, Place, Section, Share


def find_claims(evidence: Evidence, section: Section) -> None:
    """Find the words of every claim of a section; one that is not found breaks the section."""
    for kind in (*CLAIMS, *REPORTED):
        for index, data in enumerate(section.data.get(kind, [])):
            pointer = f"{section.pointer}/{kind}/{index}"
            claim = _claim(evidence, section, kind, data, pointer)
            if claim is None:  # Its shares have lost their target.
                evidence.broken.add(section.id)
                shares = evidence.plan.shares
                evidence.plan.shares = [
                    s for s in shares if not s.pointer.startswith(f"{pointer}/")
                ]
            else:
                evidence.plan.claims.append(claim)


def find_plan_quotes(evidence: Evidence) -> None:
    """Find the words of relations and questions, anywhere in the reading text."""
    plan = evidence.plan
    for index, relation in enumerate(plan.data.get("relations", [])):
        place = locate(evidence, relation["quote"], f"/relations/{index}/quote", plan.id)
        if place:
            plan.relations.append((relation, place))
    for index, question in enumerate(plan.data.get("questions", [])):
        pointer = f"/questions/{index}/quote"
        if "quote" in question:
            found = locate(evidence, question["quote"], pointer, question["id"])
            if found:
                plan.questions.append((question, found))
        else:
            plan.questions.append((question, None))


def _claim(
    evidence: Evidence, section: Section, kind: str, data: Any, pointer: str
) -> Claim | None:
    if isinstance(data, str):
        data, quote_pointer = {"quote": data}, pointer
    else:
        quote_pointer = f"{pointer}/quote"
    record = data.get("id", section.id)
    place = locate(evidence, data["quote"], quote_pointer, record, section)
    context = {
        name: locate(evidence, words, f"{pointer}/context/{name}", record)
        for name, words in data.get("context", {}).items()
    }
    inside = _check_inside(evidence, data, pointer, record)
    divided = _find_shares(evidence, section, data, pointer)
    if place is None or None in context.values() or not inside or not divided:
        return None
    return Claim(
        kind=kind,
        id=data.get("id", ""),
        section=section,
        pointer=pointer,
        data=data,
        quote=data["quote"],
        start=place.start,
        end=place.end,
        context={name: found for name, found in context.items() if found},
    )


def _find_shares(evidence: Evidence, section: Section, data: dict[str, Any], pointer: str) -> bool:
    """Find the words of a target's shares; whether all were found."""
    sound = True
    for index, share in enumerate(data.get("allocations", [])):
        where = f"{pointer}/allocations/{index}"
        place = locate(evidence, share["quote"], f"{where}/quote", data["id"], section)
        if place:
            found = Share(data["id"], where, share, place.start, place.end, {})
            evidence.plan.shares.append(found)
        sound = sound and place is not None
    return sound


def _check_inside(evidence: Evidence, data: dict[str, Any], pointer: str, record: str) -> bool:
    """Whether words that must stand inside the claim's quotes (``printed``, ``name``) do."""
    allowed = [data["quote"], *data.get("context", {}).values()]
    wanted = {f"{pointer}/{key}": data[key] for key in ("printed", "name") if key in data}
    for index, threshold in enumerate(data.get("thresholds", [])):
        wanted[f"{pointer}/thresholds/{index}/printed"] = threshold["printed"]
    for index, name in enumerate(data.get("entities", [])):
        wanted[f"{pointer}/entities/{index}"] = name
    sound = True
    for place, words in wanted.items():
        counts = [quote.count(words) for quote in allowed]
        times = counts[0] or sum(counts)
        if times == 0 or (times > 1 and place.endswith("/printed")):
            rule = "words-not-in-quote" if times == 0 else "words-twice-in-quote"
            evidence.report(rule, place, record=record, words=words, quote=data["quote"])
            sound = False
    return sound


def locate(
    evidence: Evidence, quote: str, pointer: str, record: str, section: Section | None = None
) -> Place | None:
    """The one place of a quote in its section's own text (or the whole reading), or a finding."""
    reading = evidence.plan.reading
    text = reading.text
    low, high = (section.start, section.end) if section else (0, len(text))
    facts = {"record": record, "quote": quote, "quoted": quote}
    start = text.find(quote, low, high)
    if start < 0:
        elsewhere = text.find(quote)
        if elsewhere >= 0 and section:
            other = next(
                (s for s in evidence.plan.sections if s.start <= elsewhere < s.end), section
            )
            evidence.report("quote-elsewhere", pointer, section=section.id, other=other.id, **facts)
        else:
            near = nearest(quote, text[low:high])
            rule = "quote-not-found-near" if near else "quote-not-found"
            evidence.report(rule, pointer, near=near, **facts)
        return None
    end = start + len(quote)
    if text.find(quote, start + 1, high) >= 0:
        evidence.report("quote-twice", pointer, times=text.count(quote, low, high), **facts)
        return None
    for border in (start, end):
        if cuts_number(text, border):
            around = text[max(low, border - 6) : border + 6]
            evidence.report("quote-cuts-number", pointer, around=around, **facts)
            return None
        change = reading.splits(border)
        if change:
            evidence.report(
                "quote-cuts-emendation", pointer, words=quote, found=change.found, **facts
            )
            return None
    return Place(start, end)


def cuts_number(text: str, border: int) -> bool:
    """Whether a border falls inside a number (its digits and decimals)."""
    before, after = text[max(0, border - 2) : border], text[border : border + 2]
    return bool(re.search(r"\d[.．]?\Z", before) and re.match(r"[.．]?\d", after))


def nearest(words: str, text: str) -> str:
    """The run of the text that looks most like the words, for advice."""
    if not text:
        return ""
    aligned = fuzz.partial_ratio_alignment(words, text, score_cutoff=50)
    return text[aligned.dest_start : aligned.dest_end].strip() if aligned else ""
